import AlbumRules
import AlbumSync

extension CommandFailure {
    /// Whatever ended what a command was doing with its engines.
    init(any error: any Error, server: String) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as SyncError: self.init(error, server: server)
        default: self.init(.internalError, "\(error)")
        }
    }

    /// Trouble of the engine.
    init(_ error: SyncError, server: String) {
        switch error {
        case .server(let error): self.init(error, server: server)
        case .state(.locked): self.init(.tryAgainLater, "\(error)", hint: "wait for the other run to end")
        case .reading(let failure):
            self.init(ExitCode(of: failure), "\(failure)", hint: Advice.hint(for: failure, server: server))
        case .state: self.init(.cannotWrite, "\(error)", hint: Advice.hint(for: error.failure, server: server))
        case .unknownAlbum: self.init(.usage, "\(error)")
        case .unknownRun: self.init(.usage, "\(error)", hint: "history lists the runs with their numbers")
        case .answer(let refusal): self.init(refusal.code, visible(refusal.description), hint: refusal.hint)
        }
    }
}

extension AnswerRefusal {
    /// How the program ends: with a mistake of the caller's, or with a guard that holds.
    fileprivate var code: ExitCode {
        switch self {
        case .notKept, .stillThere: .usage
        case .notThere: .failed
        case .held, .protected, .foreign, .handAdded, .changedMeanwhile: .held
        }
    }
}
