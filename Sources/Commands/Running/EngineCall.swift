import AlbumRules
import AlbumSync
import ImmichClient

/// What the commands ask of the engine.
struct EngineCall: Sendable {
    /// The configuration, good.
    var configuration: Configuration
    /// The server.
    var client: ImmichClient
    /// The address of the server, for reports.
    var server: String
    /// The folder of the state.
    var stateFolder: String
    /// The albums to look at; empty for all.
    var only: [String]
    /// The albums whose holds are lifted in this run.
    var approved: [String]
    /// Where progress is shown.
    var progress: Progress

    /// What a run would do.
    func plan() async -> RunReport {
        RunReport(facts: RunFacts(), isPlan: true, failure: RunFailure(.internalError, "not built"))
    }

    /// One run.
    func run() async -> RunReport {
        RunReport(facts: RunFacts(), isPlan: false, failure: RunFailure(.internalError, "not built"))
    }
}
