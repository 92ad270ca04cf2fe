/// Where a server is: scheme, host and port, from what the user wrote with or without `/api` and trailing slashes.
public struct ServerAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address of the web pages, without a trailing slash: `https://photos.example.com`.
    public let origin: String

    /// Reads what the user wrote; nil when it is no http or https address.
    public init?(_ text: String) {
        var text = text
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
        while text.hasSuffix("/") { text.removeLast() }
        if text.hasSuffix("/api") { text.removeLast(4) }
        origin = text
    }

    /// The address of the API.
    public var api: String { origin + "/api" }
    /// The address of the web pages.
    public var description: String { origin }
}
