/// One HTTP request.
public struct HTTPRequest: Hashable, Sendable {
    /// The verb.
    public enum Method: String, Hashable, Sendable {
        /// Reads.
        case get = "GET"
        /// Creates, and searches.
        case post = "POST"
        /// Replaces, adds.
        case put = "PUT"
        /// Changes.
        case patch = "PATCH"
        /// Removes.
        case delete = "DELETE"
    }

    /// The verb.
    public var method: Method
    /// The absolute address, sent as it is (dots in the path are not resolved).
    public var url: String
    /// Header fields in order.
    public var headers: [HTTPHeader]
    /// The body; nil sends none.
    public var body: [UInt8]?
    /// How long the whole exchange may take.
    public var timeout: Duration

    /// A request.
    public init(
        _ method: Method, _ url: String, headers: [HTTPHeader] = [], body: [UInt8]? = nil,
        timeout: Duration = .seconds(60)
    ) {
        self.method = method
        self.url = url
        self.body = body
        self.timeout = timeout
        self.headers = headers
    }
}

/// One header field.
public struct HTTPHeader: Hashable, Sendable {
    /// The name; letter case means nothing.
    public var name: String
    /// The value.
    public var value: String

    /// A field.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

extension HTTPHeader: CustomReflectable, CustomStringConvertible {
    /// The field; of one that lets somebody in only the name.
    public var description: String { "\(name): \(shownValue)" }
    /// The same for dumps.
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "value": shownValue]) }

    private var shownValue: String {
        ["x-api-key", "authorization", "cookie", "set-cookie"].contains(name.lowercased()) ? "•••" : value
    }
}

/// One HTTP answer; the body is decompressed.
public struct HTTPResponse: Hashable, Sendable {
    /// The status code.
    public var status: Int
    /// Header fields in order.
    public var headers: [HTTPHeader]
    /// The whole body.
    public var body: [UInt8]

    /// An answer.
    public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first value of a header, letter case of the name ignored.
    public subscript(header name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Sends one request and brings the answer: where the world begins.
///
/// Never follows a redirect, never keeps a cookie, never retries.
public protocol HTTPTransport: Sendable {
    /// Sends a request; any answer with a status is a success here.
    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse

    /// Sends a request and hands the body of a success (2xx) on piece by piece as it arrives; the answer then has none.
    ///
    /// Pieces come one at a time and end anywhere. When the sink gives false the transfer is broken off as `.cancelled`.
    func stream(
        _ request: HTTPRequest, into sink: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool
    ) async throws(HTTPTransportError) -> HTTPResponse
}

extension HTTPTransport {
    /// Hands the whole body on in one piece.
    public func stream(
        _ request: HTTPRequest, into sink: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool
    ) async throws(HTTPTransportError) -> HTTPResponse {
        var response = try await send(request)
        guard (200...299).contains(response.status) else { return response }
        guard response.body.withUnsafeBytes(sink) else { throw .cancelled }
        response.body = []
        return response
    }
}

/// Why no whole answer came.
public enum HTTPTransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The host name is unknown.
    case hostNotFound(host: String)
    /// Nothing listens there, or the network has no way.
    case cannotConnect(detail: String)
    /// The certificate is not to be trusted, or TLS failed otherwise.
    case tls(detail: String)
    /// No whole answer within the time.
    case timedOut
    /// The connection broke before the answer was whole.
    case dropped(detail: String)
    /// The address cannot be used.
    case badURL(String)
    /// The caller gave up.
    case cancelled
    /// Anything else the library said.
    case other(detail: String)

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .hostNotFound(let host): "the host \(host) is not known"
        case .cannotConnect(let detail): "cannot connect: \(detail)"
        case .tls(let detail): "no secure connection: \(detail)"
        case .timedOut: "no answer within the time allowed"
        case .dropped(let detail): "the connection broke: \(detail)"
        case .badURL(let url): "not a usable address: \(url)"
        case .cancelled: "cancelled"
        case .other(let detail): detail
        }
    }
}
