import TestSupport
import Testing

@testable import WebClient

@Suite struct CurlTransportTests {
    private let transport = CurlTransport(userAgent: "immich-auto-album/test")

    @Test func `brings status, headers and body, whatever the status is`() async throws {
        let server = try ScriptedServer { _ in
            .send("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nX-Odd:\r\nContent-Length: 2\r\n\r\n{}")
        }
        let response = try await transport.send(HTTPRequest(.get, server.url("/api/people?size=1")))
        #expect(response.status == 403)
        #expect(response[header: "content-TYPE"] == "application/json")
        #expect(response[header: "x-odd"]?.isEmpty == true)
        #expect(String(decoding: response.body, as: UTF8.self) == "{}")
        #expect(server.received.first?.lines.first == "GET /api/people?size=1 HTTP/1.1")
    }

    @Test func `sends the headers of the request and few of its own`() async throws {
        let server = try ScriptedServer { _ in .send(empty) }
        let headers = [HTTPHeader(name: "x-api-key", value: "secret"), HTTPHeader(name: "X-Empty", value: "")]
        _ = try await transport.send(HTTPRequest(.post, server.url(), headers: headers, body: Array("{\"a\":1}".utf8)))
        let received = try #require(server.received.first)
        let names = received.lines.dropFirst().map { $0.split(separator: ":").first.map(String.init) ?? "" }
        #expect(
            Set(names) == [
                "Host", "User-Agent", "Accept", "Accept-Encoding", "x-api-key", "X-Empty", "Content-Length",
            ])
        #expect(received.lines.contains("User-Agent: immich-auto-album/test"))
        #expect(received.lines.contains { $0.hasPrefix("Accept-Encoding:") && $0.contains("gzip") })
        #expect(received.body == "{\"a\":1}")
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete])
    func `sends a body with every verb that has one`(method: HTTPRequest.Method) async throws {
        let server = try ScriptedServer { _ in .send(empty) }
        let body = #"{"ids":["\#(String(repeating: "x", count: 200_000))"]}"#
        _ = try await transport.send(HTTPRequest(method, server.url(), body: Array(body.utf8)))
        #expect(server.received.first?.lines.first == "\(method.rawValue) / HTTP/1.1")
        #expect(server.received.first?.body == body)
    }

    @Test(arguments: [HTTPRequest.Method.get, .post, .put, .patch, .delete])
    func `sends every verb without a body`(method: HTTPRequest.Method) async throws {
        let server = try ScriptedServer { _ in .send(empty) }
        _ = try await transport.send(HTTPRequest(method, server.url("/a")))
        #expect(server.received.first?.lines.first == "\(method.rawValue) /a HTTP/1.1")
        #expect(server.received.first?.body.isEmpty == true)
    }

    @Test func `does not follow a redirect`() async throws {
        let server = try ScriptedServer { _ in
            .send("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n")
        }
        let response = try await transport.send(HTTPRequest(.get, server.url("/api")))
        #expect(response.status == 302)
        #expect(response[header: "location"] == "/elsewhere")
        #expect(server.received.count == 1)
    }

    @Test func `keeps no cookies`() async throws {
        let server = try ScriptedServer { _ in
            .send("HTTP/1.1 201 Created\r\nSet-Cookie: immich_access_token=x\r\nContent-Length: 0\r\n\r\n")
        }
        for _ in 0..<2 { _ = try await transport.send(HTTPRequest(.get, server.url())) }
        #expect(server.received.count == 2)
        #expect(server.received.allSatisfy { $0.lines.allSatisfy { !$0.lowercased().hasPrefix("cookie") } })
    }

    @Test func `uses one connection for requests one after the other`() async throws {
        let server = try ScriptedServer { _ in .send(empty) }
        // A machine under load may pause for longer than a connection may idle.
        let patient = CurlTransport(idleLimit: .seconds(3600))
        for _ in 0..<5 { _ = try await patient.send(HTTPRequest(.get, server.url())) }
        #expect(server.received.map(\.connection) == [1, 1, 1, 1, 1])
    }

    @Test func `runs requests side by side`() async throws {
        let server = try ScriptedServer { request in
            request.lines[0].contains("/slow") ? .hang : .send(empty)
        }
        let slow = Task { try await transport.send(HTTPRequest(.get, server.url("/slow"))) }
        var events = server.events.makeAsyncIterator()
        #expect(await events.next() == .request("GET /slow HTTP/1.1"))
        #expect(try await transport.send(HTTPRequest(.get, server.url("/fast"))).status == 204)
        slow.cancel()
        await #expect(throws: HTTPTransportError.cancelled) { try await slow.value }
    }

    @Test func `sends the path as it is`() async throws {
        let server = try ScriptedServer { _ in .send(empty) }
        _ = try await transport.send(HTTPRequest(.get, server.url("/a/../b/./c?x=%20")))
        #expect(server.received.first?.lines.first == "GET /a/../b/./c?x=%20 HTTP/1.1")
    }

    @Test func `hands out a compressed answer decompressed`() async throws {
        let gzip = gzipOfPong
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(gzip.count)\r\n\r\n"
        let server = try ScriptedServer { _ in .sendAndClose(Array(head.utf8) + gzip) }
        let response = try await transport.send(HTTPRequest(.get, server.url()))
        #expect(String(decoding: response.body, as: UTF8.self) == "pong")
    }

    @Test func `brings a chunked answer whole`() async throws {
        let server = try ScriptedServer { _ in
            .send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
        }
        let response = try await transport.send(HTTPRequest(.get, server.url()))
        #expect(String(decoding: response.body, as: UTF8.self) == "abcde")
    }
}

let empty = "HTTP/1.1 204 No Content\r\n\r\n"

private let gzipOfPong: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0xC8,
    0xCF, 0x4B, 0x07, 0x00, 0x4F, 0x41, 0x58, 0x21, 0x04, 0x00, 0x00, 0x00,
]
