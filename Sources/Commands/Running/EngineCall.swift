import AlbumRules
import AlbumSync
import ImmichClient

/// What the commands ask of the engine, with its events shown as progress.
struct EngineCall: Sendable {
    /// The configuration, good.
    var configuration: Configuration
    /// The users of the server: one, or the accounts of the configuration.
    var accounts: [ReachedAccount]
    /// The sessions of logins, by the folders of the accounts.
    var sessions: [String: ImmichSession] = [:]
    /// The folder of the state.
    var stateFolder: String
    /// The albums to look at; empty for all.
    var only: [String] = []
    /// The albums whose holds are lifted in this run.
    var approved: [String] = []
    /// Where progress is shown.
    var progress: Progress
    /// Whether everything is read from the server.
    var readsEverything = false
    /// A text that changes with the configuration.
    var configurationDigest = ""

    /// What a job would do, and where that can be kept, the plan to keep.
    func plan(_ job: RunCommand.Job, toKeep isKept: Bool) async -> (report: RunReport, saved: SavedPlan?) {
        if let engine = single {
            return switch job {
            case .sync where !isKept: (await engine.plan(), nil)
            case .sync, .savedPlan: await engine.planToKeep()
            case .undo(let run): (await engine.planUndo(of: run), nil)
            }
        }
        return switch job {
        case .sync where !isKept: (await joint.plan(), nil)
        case .sync, .savedPlan: await joint.planToKeep()
        case .undo(let run): (await joint.planUndo(of: run), nil)
        }
    }

    /// One job, as a run.
    func run(_ job: RunCommand.Job) async -> RunReport {
        if let engine = single {
            return switch job {
            case .sync: await engine.run()
            case .undo(let run): await engine.undo(run)
            case .savedPlan(let plan): await engine.apply(plan)
            }
        }
        return switch job {
        case .sync: await joint.run()
        case .undo(let run): await joint.undo(run)
        case .savedPlan(let plan): await joint.apply(plan)
        }
    }

    private var options: SyncOptions {
        var options = SyncOptions(
            only: only, approved: approved, readsEverything: readsEverything,
            configurationDigest: "\(Catalogue.version) \(configurationDigest)", release: Catalogue.version,
            now: { .now }, zoneOffset: ZoneClock.offset, onEvent: EventDisplay(progress).show)
        options.interruption = { SignalWatch.code }
        return options
    }

    /// The engine of the one key; nil when there are accounts.
    private var single: SyncEngine? {
        guard configuration.accounts.isEmpty, let account = accounts.first else { return nil }
        return account.engine(configuration, options, root: stateFolder, session: sessions[account.folder])
    }

    private var joint: JointEngine {
        let options = options
        let parts = accounts.map { account in
            let name = account.name ?? ""
            let engine = account.engine(
                configuration, options, root: stateFolder, session: sessions[account.folder])
            return engine.map { JointEngine.Account(name: name, engine: $0) }
                ?? JointEngine.Account(
                    name: name,
                    failure: account.failure.map { SyncError.server($0).failure }
                        ?? RunFailure(.unexpected, "it was not reached"))
        }
        return JointEngine(accounts: parts, configuration: configuration, root: stateFolder, options: options)
    }
}
