import Secrets

/// A mail server to hand messages to.
public struct MailServer: Hashable, Sendable, CustomStringConvertible {
    /// How the connection is secured.
    public enum Security: Hashable, Sendable {
        /// TLS from the first byte.
        case tls
        /// TLS after a greeting; without it nothing is sent.
        case startTLS
    }

    /// The host name.
    public var host: String
    /// The port.
    public var port: Int
    /// How the connection is secured.
    public var security: Security
    /// The user to log in as; nil logs in as nobody.
    public var username: String?
    /// The user's password.
    public var password: Secret?

    /// A server; port 465 means TLS from the first byte, every other port STARTTLS, unless said otherwise.
    public init(host: String, port: Int, security: Security? = nil, username: String? = nil, password: Secret? = nil) {
        self.host = host
        self.port = port
        self.security = security ?? (port == 465 ? .tls : .startTLS)
        self.username = username
        self.password = password
    }

    /// Host and port, without what is secret.
    public var description: String { "\(host):\(port)" }
}
