import AlbumRules
import ImmichClient
import PhotoLibrary

/// One run from what the user wrote to a report: read, plan, apply.
public struct SyncEngine: Sendable {
    let client: ImmichClient
    /// The address that reports show.
    public let server: String
    let stateFolder: String
    let configuration: Configuration
    let options: SyncOptions

    /// An engine for one run; `server` is the address that reports show.
    public init(
        client: ImmichClient, server: String, stateFolder: String, configuration: Configuration, options: SyncOptions
    ) {
        self.client = client
        self.server = server
        self.stateFolder = stateFolder
        self.configuration = configuration
        self.options = options
    }

    /// What a run would do; sends no write request and changes no state.
    public func plan() async -> RunReport {
        do throws(SyncError) {
            let opening = try openState(.planning)
            var changes = try await planner(opening.state, at: options.now()).plan()
            changes.notices = opening.notices + changes.notices
            return RunReport(plan: changes)
        } catch {
            return report(of: error, isPlan: true)
        }
    }

    /// One run: what was planned is applied at once. Holds the lock of the state folder; throws nothing, all is in the report.
    public func run() async -> RunReport {
        let start = ContinuousClock.now
        var report: RunReport
        do throws(SyncError) {
            let now = options.now()
            let lock: RunnerLock
            do { lock = try RunnerLock(folder: stateFolder, now: now) } catch { throw .state(error) }
            defer { withExtendedLifetime(lock) {} }
            let opening = try openState(.running)
            do { try await opening.state.beginRun(at: now) } catch { throw .state(error) }
            report = await run(opening, at: now)
            report.requests = client.requestCount
            report.duration = ContinuousClock.now - start
            do {
                try await opening.state.endRun(report, code: ExitCode(of: report), at: options.now())
            } catch {
                if report.failure == nil { report.failure = SyncError.state(error).failure }
            }
        } catch {
            report = self.report(of: error, isPlan: false)
            report.duration = ContinuousClock.now - start
        }
        return report
    }

    private func run(_ opening: SyncState.Opening, at now: Instant) async -> RunReport {
        do throws(SyncError) {
            var changes = try await planner(opening.state, at: now).plan()
            changes.notices = opening.notices + changes.notices
            if changes.planOnly == nil { changes.planOnly = try await missingPermission(for: changes) }
            guard changes.planOnly == nil else {
                var report = RunReport(plan: changes)
                report.isPlan = false
                report.albums = changes.albums.map(AlbumReport.init(untouched:))
                return report
            }
            return await Applier(client: client, state: opening.state, changes: changes, options: options).apply()
        } catch {
            var report = report(of: error, isPlan: false)
            report.notices = opening.notices
            return report
        }
    }

    func openState(_ access: SyncState.Access) throws(SyncError) -> SyncState.Opening {
        do {
            return try SyncState.open(in: stateFolder, for: client.user.id, server: server, access: access)
        } catch {
            throw .state(error)
        }
    }

    func planner(_ state: SyncState, at now: Instant) -> Planner {
        let reader = ImmichReader(client, concurrency: configuration.server.concurrency)
        return Planner(
            reader: reader, server: server, configuration: configuration, options: options, state: state, now: now)
    }

    private func report(of error: SyncError, isPlan: Bool) -> RunReport {
        var facts = RunFacts()
        facts.serverVersion = client.version.description
        facts.server = server
        facts.userName = client.user.name
        facts.startedAt = options.now()
        facts.requests = client.requestCount
        return RunReport(facts: facts, isPlan: isPlan, failure: error.failure, requests: client.requestCount)
    }
}
