import AlbumRules
import ImmichClient
import PhotoLibrary

/// Decides, before anything is written, how a run is undone: from what the history tells and what the server has now.
///
/// Reads every album that the run changed, and the library once when photos are to be put back.
struct UndoPlanner: Sendable {
    let reader: ImmichReader
    let server: String
    let configuration: Configuration
    let state: SyncState
    let now: Instant
    let approvals: [String: Approval]

    /// One album that the run changed.
    private struct Draft {
        var plan: AlbumPlan
        var album: UndoAlbum
        var isCreated: Bool
        var managed: ManagedAlbum?
        /// The rule that keeps it; nil when there is none any more.
        var definition: AlbumDefinition?

        var settings: AlbumSettings { definition?.settings ?? AlbumSettings() }
    }

    /// The change set that undoes a run.
    func plan(_ run: Int64) async throws(SyncError) -> ChangeSet {
        let start = ContinuousClock.now
        guard let record = try await remembering({ (state) throws(StateError) in try await state.run(run) }) else {
            throw .unknownRun(run)
        }
        let moves = try await remembering { (state) throws(StateError) in
            Dictionary(grouping: try await state.photos(movedBy: run, kinds: [.added, .removed]), by: \.album)
        }
        let managed = try await remembering { (state) throws(StateError) in try await state.albums() }
        var drafts: [Draft] = []
        for (id, photos) in moves {
            let kept = managed.values.first { $0.id == id }
            let name = kept?.shownName ?? record.albums.first { $0.id == id }?.name ?? id.description
            let definition = definition(kept?.name ?? name)
            let place = definition?.place ?? Place(file: "", line: 0, column: 0)
            drafts.append(
                Draft(
                    plan: AlbumPlan(name: name, key: kept?.name, place: place, isFirstContact: false),
                    album: UndoAlbum(
                        added: photos.filter { $0.kind == .added }.map(\.photo),
                        removed: photos.filter { $0.kind == .removed }.map(\.photo), movedSince: [], members: [],
                        ledger: Ledger(), user: reader.user.id,
                        isProtected: definition?.settings.isProtected ?? false, visible: [:]),
                    isCreated: record.albums.contains { $0.id == id && $0.isCreated }, managed: kept,
                    definition: definition))
            let last = drafts.endIndex - 1
            if kept == nil {
                drafts[last].plan.notes = ["it is not kept by this program any more: left as it is"]
            } else {
                try await read(id, run, into: &drafts[last])
            }
        }
        try await look(for: &drafts)
        let libraryCount = try await libraryCount(drafts)
        let approvals = try await approvals(of: drafts, undoing: run)
        var facts = RunFacts()
        facts.serverVersion = reader.version.description
        facts.server = server
        facts.userName = reader.user.name
        facts.startedAt = now
        facts.requests = reader.requestCount
        facts.readingTime = ContinuousClock.now - start
        let order = configuration.albums.map(\.name)
        let plans = drafts.map { finish($0, libraryCount, approvals[$0.plan.name] ?? .nothing) }.sorted { left, right in
            let places = [left, right].map { order.firstIndex(of: $0.name) ?? order.count }
            return (places[0], left.name) < (places[1], right.name)
        }
        return ChangeSet(
            facts: facts, albums: plans, notices: plans.contains(where: \.changesServer) ? [Self.outlook] : [],
            planOnly: reader.version.support == .unsupported
                ? RunFailure(.unsupportedVersion(reader.version)) : nil)
    }

    /// What the next sync makes of it.
    private static let outlook =
        "The next sync leaves this as it is: photos that were taken out stay out as long as the rule asks for them, "
        + "photos that were put back stay until the rule asks for them again."

    private func read(_ id: AlbumID, _ run: Int64, into draft: inout Draft) async throws(SyncError) {
        do {
            guard let album = try await reader.album(id) else {
                draft.plan.notes = ["it is not in Immich any more"]
                return
            }
            guard album.owner == reader.user.id || draft.definition?.contribution != nil else {
                draft.plan.notes = ["it belongs to somebody else now: left as it is"]
                return
            }
            let read = try await reader.members(of: album)
            draft.plan.target = .existing(read.album)
            draft.plan.memberCount = read.members.count
            draft.album.members = read.members
        } catch {
            guard !error.endsRun else { throw .server(error) }
            draft.plan.failure = RunFailure(error)
            return
        }
        draft.album.ledger = try await remembering { (state) throws(StateError) in try await state.ledger(of: id) }
        draft.album.movedSince = try await remembering { (state) throws(StateError) in
            try await state.movedSince(run, in: id)
        }
    }

    /// Finds the photos that are to be put back in the library; nothing is put back that it does not show.
    private func look(for drafts: inout [Draft]) async throws(SyncError) {
        let wanted = Set(drafts.filter { $0.plan.album != nil }.flatMap { $0.album.removed.map(\.id) })
        guard !wanted.isEmpty else { return }
        let search = PhotoSearch(wanted, user: reader.user.id)
        do {
            _ = try await reader.library(ReadNeeds()) { await search.take($0) }
        } catch {
            throw .server(error)
        }
        let visible = await search.found
        for index in drafts.indices { drafts[index].album.visible = visible }
    }

    /// How many photos the library has, where anything may be taken out.
    private func libraryCount(_ drafts: [Draft]) async throws(SyncError) -> Int? {
        guard drafts.contains(where: { $0.plan.album != nil && !$0.album.added.isEmpty }) else { return nil }
        do { return try await reader.libraryCount() } catch { throw .server(error) }
    }

    /// What is allowed of each album; the name of a `for_each` rule stands for all of its albums.
    private func approvals(
        of drafts: [Draft], undoing run: Int64
    ) async throws(SyncError) -> [String: Approval] {
        let families = Dictionary(grouping: drafts) { $0.definition?.forEach == nil ? nil : $0.definition?.name }
        var allowed: [String: Approval] = [:]
        for (template, albums) in families {
            guard let template, approvals[template] != nil else { continue }
            let names = albums.map(\.plan.name)
            allowed.merge(try await state.approvals(ofAlbumsNamed: names, undoing: run)) { first, _ in first }
        }
        return allowed.merging(approvals) { _, named in named }
    }

    private func finish(_ draft: Draft, _ libraryCount: Int?, _ approval: Approval) -> AlbumPlan {
        var plan = draft.plan
        guard let album = plan.album, plan.failure == nil else { return plan }
        let outcome = draft.album.outcome()
        let change = AlbumChange(
            additions: outcome.additions.map(\.id), removals: outcome.removals.map(\.id),
            ownCount: draft.album.ledger.ownCount, hasAddedBefore: draft.album.ledger.hasAdditions)
        // An album that the run made was empty before: leaving nothing in it is what is asked for.
        var settings = draft.settings
        if draft.isCreated { settings.whenEmpty = .clear }
        // People are no matter: an undo asks no rule.
        let library = draft.managed?.baseline.flatMap { baseline in
            libraryCount.map { Guards.Canary(before: baseline.library, now: $0) }
        }
        let guards = Guards(
            draft.definition, settings: settings, album, draft.managed, members: draft.album.members,
            memberCount: plan.memberCount, wantedCount: max(1, plan.memberCount), of: reader.user.id,
            library: library)
        let guarded = GuardedChange(change, guards: guards, approval: approval)
        func photos(_ ids: [AssetID], _ photos: [PhotoChange]) -> [PhotoChange] {
            let ids = Set(ids)
            return photos.filter { ids.contains($0.id) }
        }
        plan.change = change
        plan.holds = guarded.holds
        plan.lifted = guarded.lifted
        plan.additions = photos(guarded.additions, outcome.additions)
        plan.removals = photos(guarded.removals, outcome.removals)
        plan.heldAdditions = photos(guarded.heldAdditions, outcome.additions)
        plan.heldRemovals = photos(guarded.heldRemovals, outcome.removals)
        plan.notes += outcome.notes
        if draft.isCreated { plan.notes.append("the album was made by that run and stays, delete-album deletes it") }
        return plan
    }

    /// The rule that keeps an album which is remembered under that name.
    private func definition(_ name: String) -> AlbumDefinition? {
        configuration.albums.first { $0.name == name || $0.owns(key: name) }
            ?? configuration.albums.first { $0.covers(name) }
    }

    private func remembering<Answer: Sendable>(
        _ body: (SyncState) async throws(StateError) -> Answer
    ) async throws(SyncError) -> Answer {
        try await state.remembering(body)
    }
}

/// Looks for some photos while the library is read.
private actor PhotoSearch {
    private let wanted: Set<AssetID>
    private let user: UserID
    private(set) var found: [AssetID: PhotoChange] = [:]

    init(_ wanted: Set<AssetID>, user: UserID) {
        self.wanted = wanted
        self.user = user
    }

    func take(_ event: LibraryReadEvent) -> Bool {
        switch event {
        case .restarted: found = [:]
        case .vanished(let ids): for id in ids { found[id] = nil }
        case .photos(let photos):
            for photo in photos where wanted.contains(photo.id) {
                let isVisible =
                    photo.owner == user && !photo.isTrashed && !photo.isOffline && photo.visibility == .timeline
                found[photo.id] = isVisible ? PhotoChange(photo, names: [:]) : nil
            }
        }
        return !Task.isCancelled
    }
}

extension PhotoChange {
    fileprivate init(_ photo: Photo, names: [PersonID: String]) {
        self.init(
            id: photo.id, fileName: photo.fileName, takenOnClock: photo.takenOnClock,
            people: photo.people.compactMap { names[$0] }.filter { !$0.isEmpty }.sorted())
    }
}
