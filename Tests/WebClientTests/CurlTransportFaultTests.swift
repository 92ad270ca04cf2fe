import TestSupport
import Testing

@testable import WebClient

@Suite struct CurlTransportFaultTests {
    private let transport = CurlTransport()

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
        "",
    ])
    func `an answer cut short is a dropped connection`(answer: String) async throws {
        let server = try ScriptedServer { _ in .sendAndClose(Array(answer.utf8)) }
        let error = await failure(HTTPRequest(.get, server.url()))
        guard case .dropped = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
    }

    @Test func `a pooled connection that died fails a request with a body instead of sending it twice`() async throws {
        let server = try ScriptedServer { request in
            request.lines[0].contains("/first") ? .send(empty) : .sendAndClose([])
        }
        _ = try await transport.send(HTTPRequest(.get, server.url("/first")))
        let error = await failure(HTTPRequest(.post, server.url("/api/albums"), body: Array("{}".utf8)))
        guard case .dropped = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
        #expect(server.received.count { $0.lines[0].contains("/api/albums") } == 1)
    }

    @Test func `silence beyond the time allowed is a time-out`() async throws {
        let server = try ScriptedServer { _ in .hang }
        let error = await failure(HTTPRequest(.get, server.url(), timeout: .milliseconds(50)))
        #expect(error == .timedOut)
        #expect(error?.description == "no answer within the time allowed")
    }

    @Test func `cancelling the task breaks the connection`() async throws {
        let server = try ScriptedServer { _ in .hang }
        let task = Task { try await transport.send(HTTPRequest(.get, server.url())) }
        var events = server.events.makeAsyncIterator()
        #expect(await events.next() == .request("GET / HTTP/1.1"))
        task.cancel()
        #expect(await events.next() == .clientLeft)
        await #expect(throws: HTTPTransportError.cancelled) { try await task.value }
    }

    @Test func `a task cancelled before it asks never asks`() async throws {
        let server = try ScriptedServer { _ in .send(empty) }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await transport.send(HTTPRequest(.get, server.url()))
        }
        await #expect(throws: HTTPTransportError.cancelled) { try await task.value }
        #expect(server.received.isEmpty)
    }

    @Test func `nobody listening is a refused connection`() async throws {
        let error = await failure(HTTPRequest(.get, try deadAddress()))
        guard case .cannotConnect(let detail) = error else {
            _ = Issue.record("got \(String(describing: error))")
            return
        }
        #expect(detail.contains("127.0.0.1"))
        #expect(error?.description.hasPrefix("cannot connect: ") == true)
    }

    @Test func `an unknown host is named`() async throws {
        let error = await failure(HTTPRequest(.get, "http://photos.invalid/api"))
        #expect(error == .hostNotFound(host: "photos.invalid"))
        #expect(error?.description == "the host photos.invalid is not known")
    }

    @Test(arguments: ["", "photos", "ftp://photos/", "file:///etc/passwd", "http://", "http://a b/", "http://a:99999/"])
    func `an address that is none is refused`(url: String) async throws {
        #expect(await failure(HTTPRequest(.get, url)) == .badURL(url))
    }

    @Test func `a header with a line break is refused`() async throws {
        let headers = [HTTPHeader(name: "x-api-key", value: "abc\r\nX-Evil: 1")]
        let error = await failure(HTTPRequest(.get, "http://127.0.0.1:1/", headers: headers))
        #expect(error == .other(detail: "the header x-api-key holds a line break"))
    }

    @Test func `an answer beyond the limit is refused`() async throws {
        let server = try ScriptedServer { _ in .send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde") }
        let small = CurlTransport(bodyLimit: 4)
        let request = HTTPRequest(.get, server.url())
        await #expect(throws: HTTPTransportError.other(detail: "the answer is longer than 4 bytes")) {
            try await small.send(request)
        }
        #expect(try await CurlTransport(bodyLimit: 5).send(request).body.count == 5)
    }

    private func failure(_ request: HTTPRequest) async -> HTTPTransportError? {
        do {
            let response = try await transport.send(request)
            Issue.record("answered \(response.status)")
            return nil
        } catch {
            return error
        }
    }
}
