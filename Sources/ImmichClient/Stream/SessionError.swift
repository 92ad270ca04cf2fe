/// Why a session did not give what was asked; reading by the key goes on without it.
public enum SessionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// E-mail or password is wrong, or the server lets nobody in by password; in the server's words.
    case loginRefused(message: String)
    /// The server does not know the session any more: it was logged out, or unused for too long (401).
    case ended(message: String)
    /// The server wants everything read anew.
    case reset
    /// The stream of changes ended before its last line.
    case unfinished
    /// The stream of changes says something that is not understood.
    case misunderstood(detail: String)
    /// How this release tells of changes is not known.
    case unknownStream(ServerVersion)
    /// Anything else that can happen to a call.
    case server(ImmichError)
    /// The caller gave up.
    case cancelled

    init(_ error: ImmichError) {
        switch error {
        case .unauthorized(let message): self = .ended(message: message)
        case .cancelled: self = .cancelled
        default: self = .server(error)
        }
    }

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .loginRefused(let message): "the server refuses the login: \(message)"
        case .ended(let message): "the session has ended: \(message)"
        case .reset: "the server asks to read everything anew"
        case .unfinished: "the server's list of changes broke off before its end"
        case .misunderstood(let detail): "the server's list of changes is not understood: \(detail)"
        case .unknownStream(let version): "how Immich \(version) lists changes is not known"
        case .server(let error): "\(error)"
        case .cancelled: "cancelled"
        }
    }
}
