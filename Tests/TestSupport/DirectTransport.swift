import ImmichSimulator
import WebClient
import WebServer

/// Takes requests to a simulated server in the same process, without a socket between.
public struct DirectTransport: HTTPTransport {
    private let simulator: ImmichSimulator

    /// To that server, whatever address requests name.
    public init(_ simulator: ImmichSimulator) {
        self.simulator = simulator
    }

    /// Asks the server at once.
    public func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        HTTPResponse(simulator.answer(WebRequest(request)))
    }
}

extension WebRequest {
    /// A request as the server gets it.
    public init(_ request: HTTPRequest) {
        let start = request.url.range(of: "/api/")?.lowerBound ?? request.url.startIndex
        self.init(
            method: request.method.rawValue, target: String(request.url[start...]),
            headers: request.headers.map { (name: $0.name, value: $0.value) }, body: request.body ?? [])
    }
}

extension HTTPResponse {
    /// An answer as a client gets it, whole.
    public init(_ answer: WebResponse) {
        var body: [UInt8] = []
        switch answer.body {
        case .bytes(let bytes): body = bytes
        case .stream(let next): while let piece = next() { body += piece }
        default: break
        }
        self.init(
            status: answer.status, headers: answer.headers.map { HTTPHeader(name: $0.name, value: $0.value) },
            body: body)
    }
}
