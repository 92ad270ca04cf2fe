import AlbumRules
import ImmichClient
import PhotoLibrary

/// One run over several accounts of one server, each with its own key, its own library and its own memory.
///
/// Every account moves its own photos and no others: an album that several feed is kept by its owner, and each account's
/// share in it is compared, guarded and remembered by itself. All is decided before the first write; then the owners' albums
/// are made and changed, and after them the shares of others. One account that fails stops none of the others.
public struct JointEngine: Sendable {
    /// One account.
    public struct Account: Sendable {
        /// Its name in the configuration.
        public var name: String
        /// Its engine, with its part of the configuration; nil when it could not be reached.
        public var engine: SyncEngine?
        /// Why it could not be reached.
        public var failure: RunFailure?

        /// An account that can be asked.
        public init(name: String, engine: SyncEngine) {
            self.name = name
            self.engine = engine
        }

        /// An account that cannot.
        public init(name: String, failure: RunFailure) {
            self.name = name
            self.failure = failure
        }
    }

    let accounts: [Account]
    let configuration: Configuration
    let root: String
    let options: SyncOptions

    /// A run over accounts; `configuration` is the whole one, `root` the folder that holds the lock and all memories.
    public init(accounts: [Account], configuration: Configuration, root: String, options: SyncOptions) {
        self.accounts = accounts
        self.configuration = configuration
        self.root = root
        self.options = options
    }

    /// One run: what was planned for all accounts is applied at once. Throws nothing, all is in the report.
    public func run() async -> RunReport {
        await asRun(.sync) { turns in
            await plan(&turns, for: .sync)
            await apply(&turns)
            return nil
        }
    }

    /// What a run would do; sends no write request, and remembers only what it shows as held.
    public func plan() async -> RunReport { await plan(isKept: false).report }

    /// The same with the plan to keep; nil when an account could not be asked.
    public func planToKeep() async -> (report: RunReport, saved: SavedPlan?) { await plan(isKept: true) }

    private func plan(isKept: Bool) async -> (report: RunReport, saved: SavedPlan?) {
        var turns = accounts.map(AccountTurn.init)
        for index in turns.indices { await turns[index].look() }
        await plan(&turns, for: isKept ? .savedPlan : nil)
        for index in turns.indices {
            guard let engine = turns[index].engine, let frame = turns[index].frame, var changes = turns[index].changes
            else { continue }
            await engine.rememberPlanned(&changes, in: frame)
            turns[index].changes = changes
            turns[index].report = RunReport(plan: changes)
        }
        return (JointReport(self).report(turns, isPlan: true), isKept ? saved(turns) : nil)
    }

    /// One run that does exactly what a saved plan says, or nothing.
    public func apply(_ saved: SavedPlan) async -> RunReport {
        await asRun(.savedPlan) { turns in
            await plan(&turns, approvals: saved.approvals, for: .savedPlan)
            let differences = self.saved(turns).map { saved.differences(to: $0) }
            guard differences == [] else {
                for index in turns.indices { turns[index].leaveAll() }
                return Self.stale(differences ?? [])
            }
            await apply(&turns)
            return nil
        }
    }

    private static func stale(_ differences: [String]) -> Veto {
        Veto(
            failure: RunFailure(.stale, "the saved plan does not fit any more; nothing was written"),
            notices: differences.isEmpty
                ? ["an account could not be read, so that nothing can be compared"] : differences)
    }

    /// The plans of all accounts as one; nil unless every account has a whole one.
    private func saved(_ turns: [AccountTurn]) -> SavedPlan? {
        var plans: [(account: String, plan: SavedPlan)] = []
        for turn in turns {
            guard let engine = turn.engine, let changes = turn.changes, changes.planOnly == nil, turn.failure == nil
            else { return nil }
            plans.append((turn.name, SavedPlan(changes, user: engine.client.user, options: options)))
        }
        return SavedPlan(joining: plans)
    }
}

/// Why a run as a whole wrote nothing.
struct Veto: Sendable {
    var failure: RunFailure
    var notices: [String] = []
}
