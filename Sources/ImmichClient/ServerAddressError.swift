/// Why a text is not the address of a server.
public enum ServerAddressError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing is written.
    case empty
    /// It does not begin with `http://` or `https://`.
    case missingScheme(String)
    /// Another scheme than http and https.
    case unknownScheme(String)
    /// No host stands in it, or one that cannot be.
    case badHost(String)
    /// The port is no number from 1 to 65535.
    case badPort(String)
    /// A user name or password stands in it.
    case credentials
    /// A `?` and what follows.
    case query
    /// A `#` and what follows.
    case fragment
    /// A blank or another character that no address has.
    case badCharacter(Unicode.Scalar)

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .empty: "the address of the server is empty"
        case .missingScheme(let text): "write the address with its scheme: https://\(text) or http://\(text)"
        case .unknownScheme(let scheme): "the address begins with \(scheme)://, only http:// and https:// are known"
        case .badHost(let host): host.isEmpty ? "the address has no host" : "\(host) is not a host"
        case .badPort(let port): "\(port.isEmpty ? "nothing" : port) is not a port (1 to 65535)"
        case .credentials: "the address must not hold a user name or password; Immich takes an API key"
        case .query: "the address must end before the ?"
        case .fragment: "the address must end before the #"
        case .badCharacter(let scalar):
            "the address holds the character U+\(String(scalar.value, radix: 16, uppercase: true)), which no address has"
        }
    }
}
