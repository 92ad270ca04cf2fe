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

    /// What a run would do; sends no write request, and remembers only what it shows as held.
    public func plan() async -> RunReport { await planToKeep().report }

    /// One run: what was planned is applied at once. Holds the lock of the state folder; throws nothing, all is in the report.
    public func run() async -> RunReport {
        await asRun(.sync) { (frame) throws(SyncError) in
            try await apply(try await changes(in: frame), in: frame)
        }
    }

    func openState(_ access: SyncState.Access) throws(SyncError) -> SyncState.Opening {
        do {
            return try SyncState.open(
                in: stateFolder, for: client.user.id, server: server, access: access, onWritten: options.onWritten)
        } catch {
            throw .state(error)
        }
    }

    func planner(_ state: SyncState, at now: Instant) -> Planner {
        let reader = ImmichReader(client, concurrency: configuration.server.concurrency)
        return Planner(
            reader: reader, server: server, configuration: configuration, options: options, state: state, now: now)
    }

    func report(of error: SyncError, isPlan: Bool) -> RunReport {
        var facts = RunFacts()
        facts.serverVersion = client.version.description
        facts.server = server
        facts.userName = client.user.name
        facts.startedAt = options.now()
        facts.requests = client.requestCount
        return RunReport(facts: facts, isPlan: isPlan, failure: error.failure, requests: client.requestCount)
    }
}
