import AlbumRules
import ImmichClient
import PhotoLibrary

/// What one run sees of the library, with what is known from earlier runs.
///
/// Where the session tells that nothing changed since a run found nothing to do, that run's report stands; with a key alone
/// where a quick pass and the lists of people and albums tell it.
struct LibraryView: Sendable {
    let engine: SyncEngine
    let frame: RunFrame
    let source: LibrarySource
    let news: LibraryNews
    /// What may be settled once the changes are made.
    private let book = SettlementBook()
    private let start: ContinuousClock.Instant
    private let notices: [String]
    private let earlier: (key: String, report: QuietReport)?
    private var lists = ServerLists()

    /// Opens the mirror and asks the session what changed.
    init(_ engine: SyncEngine, _ frame: RunFrame) async throws(SyncError) {
        start = .now
        self.engine = engine
        self.frame = frame
        var mirror: LibraryMirror.Opening?
        if SyncState.exists(in: engine.stateFolder) {
            mirror = LibraryMirror.open(
                in: engine.stateFolder, for: engine.client.user.id, onWritten: engine.options.onWritten)
        }
        notices = frame.notices + (mirror?.notices ?? [])
        source = LibrarySource(
            client: engine.client, concurrency: engine.configuration.server.concurrency, session: engine.session,
            mirror: mirror?.mirror, readsEverything: engine.options.readsEverything,
            quickStretch: engine.configuration.fullScanInterval, now: frame.startedAt)
        let standing = await source.standing()
        do {
            earlier = try await frame.state.conclusion().flatMap { conclusion in
                QuietReport.read(conclusion.report).map { (conclusion.key, $0) }
            }
        } catch {
            throw .state(error)
        }
        let places = [standing?.cursor, earlier.flatMap { SyncCursor($0.report.cursor) }].compactMap { $0 }
        if standing != nil, let since = places.min() { news = await source.news(since: since) } else { news = .unknown }
    }

    /// The report of the earlier run when it stands; nil when anything is to be looked at.
    mutating func unchanged() async throws(SyncError) -> RunReport? {
        guard frame.unsettled.isEmpty, let earlier, let key, key == earlier.key else { return nil }
        if news.isNothing, let since = SyncCursor(earlier.report.cursor)?.time {
            return repeated(earlier.report, .changes(photos: 0, since: since))
        }
        guard let pulse = earlier.report.pulse, await source.quickStanding() != nil else { return nil }
        do {
            let found = try await source.nothingNew(since: pulse.mark, watching: pulse.watched)
            guard let found else { return nil }
            lists.albums = try await engine.client.albums()
            if pulse.people != nil { lists.people = try await engine.client.people() }
            guard pulse.isSame(as: Pulse(people: lists.people, albums: lists.albums ?? [])) else { return nil }
            return repeated(earlier.report, .quickPass(found))
        } catch {
            throw .server(error)
        }
    }

    private func repeated(_ earlier: QuietReport, _ way: ReadingWay) -> RunReport? {
        var facts = RunFacts()
        facts.serverVersion = engine.client.version.description
        facts.server = engine.server
        facts.userName = engine.client.user.name
        facts.startedAt = frame.startedAt
        facts.way = way
        facts.requests = engine.requestCount
        facts.readingTime = ContinuousClock.now - start
        var report = earlier.report(facts, albums: definitions)
        report?.notices = notices
        return report
    }

    /// Everything that this run would do; without `approvals` those that the user typed count.
    func changes(
        approvals given: [String: Approval]? = nil, readsMembers: Bool = false
    ) async throws(SyncError) -> ChangeSet {
        let reading: MirrorReading?
        do { reading = try await source.refresh(news) } catch { throw .server(error) }
        let reader = ImmichReader(
            engine.client, concurrency: engine.configuration.server.concurrency, source: source, reading: reading,
            beginning: reading == nil ? await source.beginning() : nil, lists: lists)
        var planner = engine.planner(frame.state, reader, at: frame.startedAt)
        planner.book = book
        planner.readsMembers = readsMembers
        if let given {
            planner.approvals = given
        } else {
            planner.approvals = try await engine.approvals(in: frame.state)
        }
        // A mirror is only kept whole; and who asks for everything gets it.
        if source.keepsMirror || engine.options.readsEverything { planner.choice = .wholeLibrary }
        var changes = try await planner.plan()
        changes.notices = notices + (await source.notices) + changes.notices
        changes.leaveAlone(frame.unsettled)
        return changes
    }

    /// Remembers which albums are as they should be.
    func settle(_ changes: ChangeSet, _ report: RunReport) async throws(SyncError) {
        guard report.failure == nil, changes.planOnly == nil else { return }
        do {
            try await book.settle(zip(changes.albums, report.albums), in: frame.state)
        } catch {
            switch error {
            case .state(let error): throw .state(error)
            case .mirror(let error): await source.note(error)
            }
        }
    }

    /// Remembers that there was nothing to do.
    func conclude(_ changes: ChangeSet, _ report: RunReport) async throws(SyncError) {
        guard let key, !changes.facts.asksBeyondChanges else { return }
        let quiet: QuietReport?
        if case .changes(let delta) = news {
            quiet = QuietReport(changes, report, cursor: delta.cursor)
        } else if var pulse = changes.facts.pulse, let mark = await source.mark {
            pulse.mark = mark
            quiet = QuietReport(changes, report, pulse: pulse)
        } else {
            return
        }
        guard let bytes = quiet?.bytes else { return }
        do { try await frame.state.conclude(Conclusion(key: key, report: bytes)) } catch { throw .state(error) }
    }

    private var definitions: [AlbumDefinition] {
        engine.configuration.albums.filter(\.settings.isEnabled)
    }

    /// Everything but the library that decides what is to be done; nil when that cannot be told.
    private var key: String? {
        guard let digest = engine.options.configurationDigest, engine.options.only.isEmpty,
            engine.options.approved.isEmpty, !engine.options.readsEverything
        else { return nil }
        let now = frame.startedAt
        let offset = engine.options.zoneOffset(now)
        let day = (now.milliseconds + offset).quotientFloor(by: 86_400_000)
        return [digest, engine.client.version.description, engine.client.user.id.description, "\(day)", "\(offset)"]
            .joined(separator: " ")
    }
}

extension Int64 {
    fileprivate func quotientFloor(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
