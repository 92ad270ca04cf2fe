import AlbumRules

extension ExitCode {
    /// What it means: one line for help texts.
    var meaning: String {
        switch self {
        case .done: "done, or nothing to do"
        case .failed: "unexpected failure"
        case .changesPending: "with --exit-code: changes are pending"
        case .partlyDone: "partly done: some albums failed"
        case .held: "held for approval: a guard, an unknown name"
        case .usage: "the command line is not understood"
        case .unavailable: "server unreachable, or its version not supported"
        case .internalError: "internal error (please report)"
        case .cannotWrite: "the state cannot be written"
        case .tryAgainLater: "another run holds the lock, or try again later"
        case .notPermitted: "API key refused, or a permission is missing"
        case .configuration: "configuration error"
        case .interrupted: "interrupted; the state is consistent"
        case .terminated: "terminated; the state is consistent"
        }
    }
}
