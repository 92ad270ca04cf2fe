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
    let session: ImmichSession?
    /// The folder whose lock a run holds: that of the state, or the one above those of several accounts.
    let lockFolder: String
    /// What the other accounts of a run have to do with the albums of this one.
    var company = AccountCompany()

    /// An engine for one run; `server` is the address that reports show.
    ///
    /// `lockFolder` is the folder whose lock a run holds when it is not that of the state. With a session of the key's user only what changed is read. A session of somebody else is not used.
    public init(
        client: ImmichClient, server: String, stateFolder: String, configuration: Configuration, options: SyncOptions,
        session: ImmichSession? = nil, lockFolder: String? = nil
    ) {
        self.lockFolder = lockFolder ?? stateFolder
        self.session = session?.user == client.user.id ? session : nil
        self.client = client
        self.server = server
        self.stateFolder = stateFolder
        self.configuration = configuration
        self.options = options
    }

    /// Whose photos it moves.
    public var user: UserID { client.user.id }

    /// What a run would do; sends no write request, and remembers only what it shows as held.
    public func plan() async -> RunReport { await plan(isKept: false).report }

    /// One run: what was planned is applied at once. Holds the lock of the state folder; throws nothing, all is in the report.
    public func run() async -> RunReport {
        await asRun(.sync) { (frame) throws(SyncError) in
            var view = try await LibraryView(self, frame)
            if let report = try await view.unchanged() { return report }
            let changes = try await view.changes()
            let report = try await apply(changes, in: frame)
            try await view.settle(changes, report)
            try await view.conclude(changes, report)
            return report
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

    /// A planner; without a reader of its own it reads everything from the server.
    func planner(_ state: SyncState, _ reader: ImmichReader? = nil, at now: Instant) -> Planner {
        let reader = reader ?? ImmichReader(client, concurrency: configuration.server.concurrency)
        return Planner(
            reader: reader, server: server, configuration: configuration, options: options, state: state, now: now,
            company: company)
    }

    /// How many requests were sent so far.
    var requestCount: Int { client.requestCount + (session?.requestCount ?? 0) }

    func report(of error: SyncError, isPlan: Bool) -> RunReport {
        var facts = RunFacts()
        facts.serverVersion = client.version.description
        facts.server = server
        facts.userName = client.user.name
        facts.startedAt = options.now()
        facts.requests = requestCount
        return RunReport(facts: facts, isPlan: isPlan, failure: error.failure, requests: requestCount)
    }
}
