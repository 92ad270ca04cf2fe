/// Where a server is: scheme, host and port, from what the user wrote with or without `/api` and trailing slashes.
public struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address of the web pages, without a trailing slash: `https://photos.example.com`.
    public let origin: String

    /// Reads what the user wrote and says what is wrong with it.
    public init(parsing text: String) throws(ServerAddressError) {
        let text = Self.trimmed(text)
        guard !text.isEmpty else { throw .empty }
        for scalar in text.unicodeScalars where scalar.value <= 0x20 || scalar.value == 0x7F || scalar == "\\" {
            throw .badCharacter(scalar)
        }
        let (scheme, rest) = try Self.scheme(of: text)
        guard !rest.contains("#") else { throw .fragment }
        guard !rest.contains("?") else { throw .query }
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else { throw .credentials }
        let host = try Self.checkedAuthority(String(authority))
        origin = "\(scheme)://\(host)\(Self.path(of: rest.dropFirst(authority.count)))"
    }

    /// Reads what the user wrote; nil when it is no http or https address.
    public init?(_ text: String) {
        guard let parsed = try? ServerAddress(parsing: text) else { return nil }
        self = parsed
    }

    /// The address of the API.
    public var api: String { origin + "/api" }
    /// The address of the web pages.
    public var description: String { origin }

    private static func trimmed(_ text: String) -> String {
        let blank: Set<Character> = [" ", "\t", "\n", "\r", "\r\n"]
        var slice = text[...]
        while let last = slice.last, blank.contains(last) { slice.removeLast() }
        return String(slice.drop { blank.contains($0) })
    }

    private static func scheme(of text: String) throws(ServerAddressError) -> (String, Substring) {
        let name = text.prefix { $0 != ":" && $0 != "/" }
        let rest = text.dropFirst(name.count)
        guard rest.hasPrefix("://") else { throw .missingScheme(text) }
        let scheme = name.lowercased()
        guard scheme == "http" || scheme == "https" else {
            throw scheme.isEmpty ? .missingScheme(String(rest.dropFirst(3))) : .unknownScheme(scheme)
        }
        return (scheme, rest.dropFirst(3))
    }

    /// The host in lower case and the port as written.
    private static func checkedAuthority(_ text: String) throws(ServerAddressError) -> String {
        let host: Substring
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { throw .badHost(text) }
            host = text[...end]
            let inner = host.dropFirst().dropLast()
            guard inner.contains(":"), inner.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
                throw .badHost(String(host))
            }
        } else {
            host = text.prefix { $0 != ":" }
            let unfit: Set<Character> = ["[", "]", "<", ">", "\"", "^", "`", "{", "|", "}", "%", ","]
            guard !host.isEmpty, !host.hasPrefix("."), !host.contains(".."), !host.contains(where: unfit.contains)
            else { throw .badHost(String(host)) }
        }
        let rest = text[host.endIndex...]
        guard !rest.isEmpty else { return host.lowercased() }
        let port = rest.dropFirst()
        guard rest.hasPrefix(":"), port.allSatisfy(\.isNumber), let number = UInt16(port), number > 0 else {
            throw .badPort(String(rest.hasPrefix(":") ? port : rest))
        }
        return "\(host.lowercased()):\(number)"
    }

    private static func path(of text: Substring) -> Substring {
        func withoutSlashes(_ text: Substring) -> Substring {
            var text = text
            while text.hasSuffix("/") { text.removeLast() }
            return text
        }
        let path = withoutSlashes(text)
        return path.hasSuffix("/api") ? withoutSlashes(path.dropLast(4)) : path
    }
}
