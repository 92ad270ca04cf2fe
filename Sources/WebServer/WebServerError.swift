/// Why a server is not running.
public enum WebServerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The port is taken or not allowed.
    case cannotListen(port: Int)

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .cannotListen(let port): "cannot listen on 127.0.0.1 port \(port)"
        }
    }
}
