/// How a run ended, in the one number that cron, scripts and other programs see.
public enum ExitCode: Int32, Hashable, Sendable, CaseIterable {
    /// Done, or nothing to do.
    case done = 0
    /// An unexpected failure.
    case failure = 1
    /// `plan --exit-code`: changes are pending.
    case changesPending = 2
    /// Some albums failed, the others are done.
    case partlyDone = 3
    /// Something waits for approval.
    case held = 4
    /// The command line is not understood.
    case usage = 64
    /// The server cannot be reached, or its release is not supported.
    case unreachable = 69
    /// An internal error.
    case internalError = 70
    /// The state cannot be written.
    case stateNotWritable = 73
    /// Another run is at work, or try again later.
    case tryLater = 75
    /// The key is refused, or lacks a permission.
    case notPermitted = 77
    /// The configuration is wrong.
    case configuration = 78
    /// Interrupted (SIGINT), state consistent.
    case interrupted = 130
    /// Terminated (SIGTERM), state consistent.
    case terminated = 143

    /// What it means: one line for help texts.
    public var meaning: String {
        switch self {
        case .done: "done, or nothing to do"
        case .failure: "unexpected failure"
        case .changesPending: "with --exit-code: changes are pending"
        case .partlyDone: "partly done: some albums failed"
        case .held: "held for approval: a guard, an unknown name"
        case .usage: "the command line is not understood"
        case .unreachable: "server unreachable, or its version not supported"
        case .internalError: "internal error (please report)"
        case .stateNotWritable: "the state cannot be written"
        case .tryLater: "another run holds the lock, or try again later"
        case .notPermitted: "API key refused, or a permission is missing"
        case .configuration: "configuration error"
        case .interrupted: "interrupted; the state is consistent"
        case .terminated: "terminated; the state is consistent"
        }
    }

    /// The code to exit with when several apply: the gravest one.
    public static func gravest(_ codes: some Sequence<ExitCode>) -> ExitCode {
        let order: [ExitCode] = [
            .interrupted, .terminated, .failure, .internalError, .usage, .configuration, .unreachable, .notPermitted,
            .stateNotWritable, .tryLater, .partlyDone, .held, .changesPending,
        ]
        let given = Set(codes)
        return order.first(where: given.contains) ?? .done
    }
}
