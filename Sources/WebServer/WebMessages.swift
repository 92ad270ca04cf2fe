/// One request as it came in.
public struct WebRequest: Sendable {
    /// The verb, as sent.
    public var method: String
    /// Path and query exactly as sent: neither decoded nor tidied.
    public var target: String
    /// Header fields in order.
    public var headers: [(name: String, value: String)]
    /// The whole body.
    public var body: [UInt8]

    /// A request, for tests of a handler without a server.
    public init(method: String, target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
    }

    /// The path of the target, without the query, still percent-encoded.
    public var path: Substring { target.prefix { $0 != "?" } }

    /// The query of the target, without the question mark, still percent-encoded.
    public var query: Substring {
        guard let mark = target.firstIndex(of: "?") else { return "" }
        return target[target.index(after: mark)...]
    }

    /// The first value of a header, letter case of the name ignored.
    public subscript(header name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// One answer.
public struct WebResponse: Sendable {
    /// What is sent after the head.
    public enum Body: Sendable {
        /// These bytes, with their length announced.
        case bytes([UInt8])
        /// Pieces until nil, sent in chunks.
        case stream(@Sendable () -> [UInt8]?)
        /// The length of the whole is announced, then only the first `sent` bytes follow and the connection breaks.
        case truncated([UInt8], sent: Int)
        /// No answer at all: the connection is closed.
        case dropped
    }

    /// The status code.
    public var status: Int
    /// Header fields in order; length, date and connection fields are added by the server.
    public var headers: [(name: String, value: String)]
    /// The body.
    public var body: Body

    /// An answer.
    public init(status: Int, headers: [(name: String, value: String)] = [], body: Body = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
