import WebClient

/// Why a call to the server did not give its answer.
public enum ImmichError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No answer came; retries did not help.
    case unreachable(HTTPTransportError)
    /// The key is refused (401).
    case unauthorized(message: String)
    /// The key lacks a permission (403); nil when the server did not name one.
    case forbidden(permission: String?, message: String)
    /// The server refuses the request (400): invalid, unknown or out of reach.
    case refused(route: String, message: String)
    /// A web page instead of an API answer: wrong path, or a login page in front of the server.
    case notTheAPI(url: String)
    /// The server redirects; the key is never sent after it.
    case redirected(to: String)
    /// A status that says the server has trouble (5xx, 429, 408); retries did not help.
    case serverTrouble(status: Int, route: String)
    /// The answer is not what this API gives.
    case malformed(route: String, detail: String)
    /// What was read does not agree with the server's own count, also not at another try.
    case incomplete(what: String, expected: Int, got: Int)
    /// A release this tool does not know.
    case unsupportedVersion(ServerVersion)
    /// The caller gave up.
    case cancelled

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .unreachable(let error): "\(error)"
        case .unauthorized(let message): "the API key is refused: \(message)"
        case .forbidden(let permission, let message):
            permission.map { "the API key lacks the permission \($0)" } ?? "the server forbids it: \(message)"
        case .refused(let route, let message): "the server refuses \(route): \(message)"
        case .notTheAPI(let url): "\(url) answers with a web page instead of the Immich API"
        case .redirected(let target): "the server redirects to \(target)"
        case .serverTrouble(let status, let route): "the server has trouble with \(route) (status \(status))"
        case .malformed(let route, let detail): "the answer to \(route) is not understood: \(detail)"
        case .incomplete(let what, let expected, let got): "\(what): the server counts \(expected), \(got) came"
        case .unsupportedVersion(let version):
            "Immich \(version) is not supported; tested are the releases \(ServerVersion.testedRange)"
        case .cancelled: "cancelled"
        }
    }
}
