import AlbumRules
import AlbumSync
import ImmichClient

/// What the commands ask of the engine, with its events shown as progress.
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
    var only: [String] = []
    /// The albums whose holds are lifted in this run.
    var approved: [String] = []
    /// Where progress is shown.
    var progress: Progress
    /// The session of a login.
    var session: ImmichSession?
    /// Whether everything is read from the server.
    var readsEverything = false
    /// A text that changes with the configuration.
    var configurationDigest = ""

    /// What a job would do, and where that can be kept, the plan to keep.
    func plan(_ job: RunCommand.Job, toKeep isKept: Bool) async -> (report: RunReport, saved: SavedPlan?) {
        switch job {
        case .sync where !isKept: (await engine.plan(), nil)
        case .sync, .savedPlan: await engine.planToKeep()
        case .undo(let run): (await engine.planUndo(of: run), nil)
        }
    }

    /// One job, as a run.
    func run(_ job: RunCommand.Job) async -> RunReport {
        switch job {
        case .sync: await engine.run()
        case .undo(let run): await engine.undo(run)
        case .savedPlan(let plan): await engine.apply(plan)
        }
    }

    private var engine: SyncEngine {
        let display = EventDisplay(progress)
        let options = SyncOptions(
            only: only, approved: approved, readsEverything: readsEverything,
            configurationDigest: "\(Catalogue.version) \(configurationDigest)", release: Catalogue.version,
            now: { .now },
            zoneOffset: ZoneClock.offset, onEvent: display.show)
        return SyncEngine(
            client: client, server: server, stateFolder: stateFolder, configuration: configuration, options: options,
            session: session)
    }
}
