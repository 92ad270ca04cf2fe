import ImmichClient
import TestSupport
import Testing
import WebClient

/// The key goes to the server that the user named, and to no other.
@Suite struct RedirectTests {
    static let statuses = [301, 302, 303, 307, 308]

    static func redirect(_ status: Int, to target: String) -> String {
        "HTTP/1.1 \(status) Elsewhere\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n"
    }

    static func json(_ text: String, status: String = "200 OK") -> String {
        "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }

    /// What connecting ends with.
    func connect(_ server: ScriptedServer, key: String = "recognisable") async throws -> ImmichError? {
        let address = try #require(ServerAddress(server.url("")))
        do throws(ImmichError) {
            let options = ImmichClient.Options(clock: SkippingClock())
            _ = try await ImmichClient.connect(
                to: address, key: Secret(key), transport: CurlTransport(), options: options)
            return nil
        } catch {
            return error
        }
    }

    @Test("to another host it is not followed, with or without the key", arguments: statuses)
    func otherHost(_ status: Int) async throws {
        let other = try ScriptedServer { _ in .send(Self.json("{}")) }
        let target = "http://localhost:\(other.port)/api/users/me"
        for version in [true, false] {
            let server = try ScriptedServer { request in
                let asksVersion = request.lines[0].contains("/server/version")
                return .send(
                    asksVersion && !version
                        ? Self.json(#"{"major":3,"minor":1,"patch":0}"#) : Self.redirect(status, to: target))
            }
            #expect(try await connect(server) == .redirected(to: target))
            let versionRequests = server.received.filter { $0.lines[0].contains("/server/version") }
            #expect(versionRequests.allSatisfy { !$0.lines.joined().contains("recognisable") })
        }
        #expect(other.received.isEmpty)
    }

    @Test("on the same host, and from https to http, it is not followed either", arguments: statuses)
    func sameHost(_ status: Int) async throws {
        let server = try ScriptedServer { request in
            .send(
                request.lines[0].contains("/users/me")
                    ? Self.redirect(status, to: "/login")
                    : Self.json(#"{"major":3,"minor":1,"patch":0}"#))
        }
        #expect(try await connect(server) == .redirected(to: "/login"))
        #expect(!server.received.contains { $0.lines[0].contains("/login") })
        let downgrading = try ScriptedServer { _ in .send(Self.redirect(status, to: "http://photos.example.com/")) }
        #expect(try await connect(downgrading) == .redirected(to: "http://photos.example.com/"))
        #expect(downgrading.received.count == 1)
    }

    @Test func `a key that a server repeats is in no message`() async throws {
        let server = try ScriptedServer { request in
            .send(
                request.lines[0].contains("/users/me")
                    ? Self.json(#"{"message":"Invalid API key recognisable"}"#, status: "401 Unauthorized")
                    : Self.json(#"{"major":3,"minor":1,"patch":0}"#))
        }
        #expect(try await connect(server) == .unauthorized(message: "Invalid API key •••"))
        let sender = try ScriptedServer { request in
            .send(
                request.lines[0].contains("/users/me")
                    ? Self.redirect(302, to: "https://login.example.com/?key=recognisable")
                    : Self.json(#"{"major":3,"minor":1,"patch":0}"#))
        }
        #expect(try await connect(sender) == .redirected(to: "https://login.example.com/?key=•••"))
    }
}
