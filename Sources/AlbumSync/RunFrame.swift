import AlbumRules
import ImmichClient
import PhotoLibrary

/// What a run stands in: the memory it writes, when it began, and the albums it has to leave alone.
struct RunFrame: Sendable {
    let state: SyncState
    let startedAt: Instant
    /// What the user should know of the opening of the state.
    let notices: [String]
    /// Albums about which it is not known what an earlier run did to them.
    let unsettled: [AlbumID: RunFailure]

    /// Whether the state is what earlier runs left, and not an empty one in its place.
    var isTrusted: Bool { notices.isEmpty }
}

extension SyncEngine {
    /// Does something as one run: alone, after what an earlier run left open was found out, and with its end written down.
    ///
    /// Throws nothing: all is in the report.
    func asRun(
        _ kind: RunKind, _ body: (RunFrame) async throws(SyncError) -> RunReport
    ) async -> RunReport {
        let start = ContinuousClock.now
        do throws(SyncError) {
            let now = options.now()
            let lock: RunnerLock
            do { lock = try RunnerLock(folder: lockFolder, now: now) } catch { throw .state(error) }
            defer { withExtendedLifetime(lock) {} }
            let isShared = AccountFolder.isShared(lockFolder)
            let number = isShared ? await AccountFolder.nextRun(in: lockFolder) : nil
            let opening = try await begin(kind, number: number, at: now)
            let report = await self.report(opening, now, body)
            return await end(report, opening.state, since: start)
        } catch {
            var report = self.report(of: error, isPlan: false)
            report.duration = ContinuousClock.now - start
            return report
        }
    }

    /// Opens the memory and writes down that a run begins; the caller holds the lock.
    func begin(
        _ kind: RunKind, number: Int64?, at now: Instant
    ) async throws(SyncError) -> SyncState.Opening {
        let opening = try openState(.running)
        do {
            try await opening.state.beginRun(kind, number: number, isPartial: !options.only.isEmpty, at: now)
        } catch {
            throw .state(error)
        }
        return opening
    }

    /// Writes down how a run ended.
    func end(
        _ report: RunReport, _ state: SyncState, since start: ContinuousClock.Instant
    ) async -> RunReport {
        var report = report
        report.requests = requestCount
        report.duration = ContinuousClock.now - start
        do {
            let code = ExitCode(of: report)
            try await state.endRun(
                report, code: code == .interrupted ? options.interruption() : code, at: options.now())
        } catch {
            if report.failure == nil { report.failure = SyncError.state(error).failure }
        }
        return report
    }

    /// The frame of a run that was begun, once it is known what became of earlier runs' requests.
    func frame(_ opening: SyncState.Opening, at now: Instant) async throws(SyncError) -> RunFrame {
        let unsettled = try await recovery(opening.state, at: now).settle()
        return RunFrame(state: opening.state, startedAt: now, notices: opening.notices, unsettled: unsettled)
    }

    private func report(
        _ opening: SyncState.Opening, _ now: Instant, _ body: (RunFrame) async throws(SyncError) -> RunReport
    ) async -> RunReport {
        do throws(SyncError) {
            return try await body(try await frame(opening, at: now))
        } catch {
            var report = report(of: error, isPlan: false)
            report.notices = opening.notices
            return report
        }
    }

    /// The frame of a plan: what an earlier run left open is found out in a copy of the state, and the file stays as it is.
    func planningFrame() async throws(SyncError) -> RunFrame {
        let opening = try openState(.planning)
        let now = options.now()
        var state = opening.state
        var unsettled: [AlbumID: RunFailure] = [:]
        do {
            if try await !state.openEntries().isEmpty { state = try await state.copy() }
        } catch {
            throw .state(error)
        }
        unsettled = try await recovery(state, at: now).settle()
        return RunFrame(state: state, startedAt: now, notices: opening.notices, unsettled: unsettled)
    }

    /// What a run would do, or does, to every album.
    ///
    /// Without `approvals` those that the user typed count. `readsMembers` reads the members of every album.
    func changes(
        in frame: RunFrame, approvals given: [String: Approval]? = nil, readsMembers: Bool = false
    ) async throws(SyncError) -> ChangeSet {
        try await LibraryView(self, frame).changes(approvals: given, readsMembers: readsMembers)
    }

    /// Makes the changes, unless the key may not make all of them, and remembers what is shown as held.
    func apply(
        _ changes: ChangeSet, in frame: RunFrame, undoing run: Int64? = nil
    ) async throws(SyncError) -> RunReport {
        var changes = changes
        if changes.planOnly == nil { changes.planOnly = try await missingPermission(for: changes) }
        return await applyPermitted(changes, in: frame, undoing: run)
    }

    /// The same for changes of which it is known that the key may make them.
    func applyPermitted(_ changes: ChangeSet, in frame: RunFrame, undoing run: Int64? = nil) async -> RunReport {
        var report: RunReport
        if changes.planOnly == nil {
            report = await Applier(
                client: client, state: frame.state, changes: changes, options: options, isUndo: run != nil
            ).apply()
        } else {
            report = RunReport(plan: changes)
            report.isPlan = false
            report.albums = changes.albums.map(AlbumReport.init(untouched:))
        }
        do throws(SyncError) {
            try await rememberShown(changes, report, in: frame.state, undoing: run)
        } catch {
            if report.failure == nil { report.failure = error.failure }
        }
        return report
    }

    private func recovery(_ state: SyncState, at now: Instant) -> JournalRecovery {
        JournalRecovery(
            reader: ImmichReader(client, concurrency: configuration.server.concurrency), state: state, now: now)
    }
}
