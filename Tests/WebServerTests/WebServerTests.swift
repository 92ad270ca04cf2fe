import Synchronization
import Testing
import WebClient
import WebServer

@Suite struct WebServerTests {
    @Test func `the target arrives as it was sent, and the body whole`() async throws {
        let body = (0..<200_000).map { UInt8($0 % 251) }
        let (answer, request) = try await exchange(
            HTTPRequest(.put, "/api/../a%20b?x=%2F&y", headers: [HTTPHeader(name: "X-Word", value: "ä")], body: body))
        #expect(request?.target == "/api/../a%20b?x=%2F&y")
        #expect(request?.path == "/api/../a%20b")
        #expect(request?.query == "x=%2F&y")
        #expect(request?.method == "PUT")
        #expect(request?[header: "x-word"] == "ä")
        #expect(request?.body == body)
        #expect(answer?.status == 200)
    }

    @Test func `a deletion may carry a body`() async throws {
        let (_, request) = try await exchange(HTTPRequest(.delete, "/x", body: [1, 2, 3]))
        #expect(request?.body == [1, 2, 3])
    }

    @Test func `status, headers and body come as given`() async throws {
        let (answer, _) = try await exchange(
            HTTPRequest(.get, "/"),
            WebResponse(status: 418, headers: [("X-Tea", "green")], body: .bytes(Array("short".utf8))))
        #expect(answer?.status == 418)
        #expect(answer?[header: "x-tea"] == "green")
        #expect(answer?.body == Array("short".utf8))
    }

    @Test func `a stream is joined on the other side`() async throws {
        let count = Mutex(0)
        let pieces = WebResponse.Body.stream {
            let number = count.withLock { count in
                count += 1
                return count
            }
            return number > 100 ? nil : Array(repeating: UInt8(number), count: 1000)
        }
        let (answer, _) = try await exchange(HTTPRequest(.get, "/"), WebResponse(status: 200, body: pieces))
        #expect(answer?.body.count == 100_000)
        #expect(answer?.body.last == 100)
    }

    @Test(
        "a broken answer is seen as broken",
        arguments: [WebResponse.Body.dropped, .truncated(Array(repeating: 7, count: 5000), sent: 100)])
    func broken(body: WebResponse.Body) async throws {
        await #expect(throws: HTTPTransportError.self) {
            try await exchange(HTTPRequest(.get, "/"), WebResponse(status: 200, body: body))
        }
    }

    @Test func `a body over the limit is answered without the handler`() async throws {
        var limits = WebServer.Limits()
        limits.bodyBytes = 1000
        limits.tooLarge = WebResponse(status: 413)
        let (answer, request) = try await exchange(
            HTTPRequest(.post, "/", body: Array(repeating: 0, count: 1001)), limits: limits)
        #expect(answer?.status == 413)
        #expect(request == nil)
    }

    @Test func `a taken port is told`() throws {
        let first = try WebServer { _ in WebResponse(status: 200) }
        defer { first.stop() }
        #expect(throws: WebServerError.cannotListen(port: first.port)) {
            try WebServer(port: first.port) { _ in WebResponse(status: 200) }
        }
        #expect(WebServerError.cannotListen(port: 80).description == "cannot listen on 127.0.0.1 port 80")
    }

    @Test func `many requests at once are answered each by its own`() async throws {
        let server = try WebServer { request in WebResponse(status: 200, body: .bytes(Array(request.target.utf8))) }
        defer { server.stop() }
        let transport = CurlTransport()
        let bodies = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
            for number in 0..<40 {
                group.addTask {
                    let url = "http://127.0.0.1:\(server.port)/\(number)"
                    return (number, try await transport.send(HTTPRequest(.get, url)).body)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for number in 0..<40 { #expect(bodies[number] == Array("/\(number)".utf8)) }
    }

    /// Sends a request to a server that gives one answer; returns what came and what the handler saw.
    @discardableResult
    private func exchange(
        _ request: HTTPRequest, _ response: WebResponse = WebResponse(status: 200), limits: WebServer.Limits = .init()
    ) async throws -> (HTTPResponse?, WebRequest?) {
        let recorder = Recorder()
        let server = try WebServer(limits: limits) { request in
            recorder.note(request)
            return response
        }
        defer { server.stop() }
        var request = request
        request.url = "http://127.0.0.1:\(server.port)" + request.url
        let answer = try await CurlTransport().send(request)
        return (answer, recorder.last)
    }
}

/// Remembers the last request a handler saw.
private final class Recorder: Sendable {
    private let request = Mutex<WebRequest?>(nil)
    var last: WebRequest? { request.withLock { $0 } }
    func note(_ request: WebRequest) { self.request.withLock { $0 = request } }
}
