/// What the command hands to the shell.
public enum ExitCode: Int32, Hashable, Sendable, CaseIterable {
    /// Done, or nothing to do.
    case done = 0
    /// Unexpected failure.
    case failed = 1
    /// Changes are pending (`plan --exit-code`).
    case changesPending = 2
    /// Some albums failed.
    case partlyDone = 3
    /// Something waits for approval.
    case held = 4
    /// The command line is wrong.
    case usage = 64
    /// The server is unreachable, or of an unsupported release.
    case unavailable = 69
    /// A mistake of the tool's own.
    case internalError = 70
    /// The state cannot be written.
    case cannotWrite = 73
    /// Another run holds the lock, or try again later.
    case tryAgainLater = 75
    /// The key is refused or lacks a permission.
    case notPermitted = 77
    /// The configuration is wrong.
    case configuration = 78
    /// Interrupted; the state is consistent.
    case interrupted = 130
    /// Terminated; the state is consistent.
    case terminated = 143

    /// The exit code of a run; `reportsPending` is `plan --exit-code`.
    ///
    /// When several things happened: unexpected before server and key, those before failed albums, those before held ones,
    /// those before pending changes. When no album could be decided because what was read does not settle: try again later.
    public init(of report: RunReport, reportsPending: Bool = false) {
        let failures = ([report.failure] + report.albums.map(\.failure)).compactMap { $0 }
        if let whole = report.failure, let code = Self.code(ofWhole: whole.kind) {
            self = code
        } else if failures.contains(where: { $0.kind == .internalError }) {
            self = .internalError
        } else if let code = failures.compactMap({ Self.code(ofServer: $0.kind) }).min(by: { $0.rawValue < $1.rawValue }
        ) {
            self = code
        } else if !report.albums.isEmpty, report.albums.allSatisfy({ $0.failure?.kind == .incomplete }) {
            self = .tryAgainLater
        } else if !failures.isEmpty || report.albums.contains(where: { !$0.refused.isEmpty }) {
            self = .partlyDone
        } else if report.heldAlbums > 0 {
            self = .held
        } else {
            self = reportsPending && report.hasChanges ? .changesPending : .done
        }
    }

    /// The one of several that is told when all happened.
    public init(gravestOf codes: [ExitCode]) {
        let order: [ExitCode] = [
            .failed, .internalError, .interrupted, .terminated, .configuration, .unavailable, .notPermitted,
            .cannotWrite,
            .tryAgainLater, .partlyDone, .held, .changesPending,
        ]
        self = order.first(where: codes.contains) ?? .done
    }

    /// The exit code of a failure that is all there is to tell.
    public init(of failure: RunFailure) {
        self = Self.code(ofWhole: failure.kind) ?? Self.code(ofServer: failure.kind) ?? .failed
    }

    /// Failures that end a run, whatever else happened.
    private static func code(ofWhole kind: RunFailure.Kind) -> ExitCode? {
        switch kind {
        case .unexpected: .failed
        case .incomplete: .tryAgainLater
        case .internalError: .internalError
        case .state: .cannotWrite
        case .busy: .tryAgainLater
        case .interrupted: .interrupted
        case .stale: .held
        case .unreachable, .unsupported, .notPermitted: nil
        }
    }

    private static func code(ofServer kind: RunFailure.Kind) -> ExitCode? {
        switch kind {
        case .unreachable, .unsupported: .unavailable
        case .notPermitted: .notPermitted
        default: nil
        }
    }
}
