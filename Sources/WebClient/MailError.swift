import CCurl

/// Why a message was not handed over.
public enum MailError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sender or recipient is no address, or there is no recipient.
    case badAddress(String)
    /// The host name is unknown.
    case hostNotFound(host: String)
    /// Nothing listens there, or the network has no way.
    case cannotConnect(detail: String)
    /// The server offers no TLS, its certificate is not to be trusted, or TLS failed otherwise.
    case tls(detail: String)
    /// User or password are wrong.
    case loginRefused(detail: String)
    /// The server does not take the message.
    case refused(code: Int, detail: String)
    /// Not done within the time.
    case timedOut
    /// The connection broke; whether the message was taken is unknown.
    case dropped(detail: String)
    /// The caller gave up.
    case cancelled
    /// Anything else the library said.
    case other(detail: String)

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .badAddress(let text): text.isEmpty ? "no mail address given" : "not a mail address: \(text)"
        case .hostNotFound(let host): "the mail server \(host) is not known"
        case .cannotConnect(let detail): "cannot connect to the mail server: \(detail)"
        case .tls(let detail): "no secure connection to the mail server: \(detail)"
        case .loginRefused(let detail): "the mail server refused user or password: \(detail)"
        case .refused(let code, let detail): "the mail server refused the message (\(code)): \(detail)"
        case .timedOut: "the mail server did not answer within the time allowed"
        case .dropped(let detail): "the connection to the mail server broke: \(detail)"
        case .cancelled: "cancelled"
        case .other(let detail): detail
        }
    }

    init(_ failure: TransferFailure, host: String) {
        switch failure {
        case .cancelled:
            self = .cancelled
        case .unavailable:
            self = .other(detail: "the mail library could not be set up")
        case .tooLong:
            self = .other(detail: "the mail server answered at length")
        case .code(let code, let detail, let status):
            self.init(code, detail: detail, status: status, host: host)
        }
    }

    private init(_ code: CURLcode, detail: String, status: Int, host: String) {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST: self = .hostNotFound(host: host)
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: self = .cannotConnect(detail: detail)
        case CURLE_OPERATION_TIMEDOUT: self = .timedOut
        case CURLE_LOGIN_DENIED, CURLE_AUTH_ERROR: self = .loginRefused(detail: detail)
        case _ where code.isAboutTLS: self = .tls(detail: detail)
        case _ where status >= 400: self = .refused(code: status, detail: detail)
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_FAIL_REWIND:
            self = .dropped(detail: detail)
        default: self = .other(detail: detail)
        }
    }
}
