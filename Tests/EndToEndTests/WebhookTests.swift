import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// The outcome of runs, posted by the built program.
@Suite struct WebhookTests {
    private static let token = "recognisable-token-4711"

    private func stage(_ release: String, _ url: String, when: String, albums: String) async throws -> Stage {
        let stage = try await Stage(release: release)
        try stage.write(url + "/hook/\(Self.token)", to: "webhook.url")
        try stage.write(
            """
            log: {file: sync.log, level: debug}
            notify:
              webhook: {url: {file: webhook.url}, when: \(when)}
              ping: \(url)/ping/\(Self.token)
            albums: [\(albums)]

            """, to: "albums.yaml")
        return stage
    }

    private let good = "{name: Emma, all: {people: Emma}}"
    private let unknown = ", {name: Typo, all: {people: Emmma}}"

    private func receiver(_ head: String = "200 OK", _ more: String = "") throws -> ScriptedServer {
        try ScriptedServer { _ in .send("HTTP/1.1 \(head)\r\n\(more)Content-Length: 0\r\n\r\n") }
    }

    @Test("a run is told as it went, plans are not told", arguments: Stage.releases)
    func outcomes(_ release: String) async throws {
        let server = try receiver()
        let stage = try await stage(release, String(server.url().dropLast()), when: "changes", albums: good + unknown)
        #expect(try await stage.runWithKey("plan").code == 4)
        #expect(server.received.isEmpty)
        let outcome = try await stage.runWithKey("sync")
        #expect(outcome.code == 4 && !outcome.messages.contains("warning"), "\(outcome.all)")
        #expect(
            server.received.map { $0.lines[0] } == [
                "POST /hook/\(Self.token) HTTP/1.1", "GET /ping/\(Self.token)/fail HTTP/1.1",
            ])
        let body = try #require(
            try JSONSerialization.jsonObject(with: Data(server.received[0].body.utf8)) as? [String: Any])
        #expect(body["outcome"] as? String == "held" && body["exitCode"] as? Int == 4)
        #expect((body["added"] as? Int ?? 0) > 0 && body["heldAlbums"] as? Int == 1)
        #expect((body["server"] as? [String: Any])?["version"] as? String == release)
        #expect(!server.received.contains { ($0.lines.joined() + $0.body).contains("key-write") })
        // Nothing to do, and nothing held: no message, a good ping.
        let calm = try await self.stage(release, String(server.url().dropLast()), when: "changes", albums: "")
        #expect(try await calm.runWithKey("sync").code == 0)
        #expect(server.received.map { $0.lines[0] }.dropFirst(2) == ["GET /ping/\(Self.token) HTTP/1.1"])
        let refused = try await calm.runWithKey("sync", key: "wrong")
        #expect(refused.code == 77)
        #expect(server.received.count == 5 && server.received[3].body.contains("\"outcome\": \"failed\""))
    }

    @Test(
        "a receiver that fails changes nothing about the run and learns of no other place",
        arguments: ["500 Oops", "302 Found"])
    func trouble(_ head: String) async throws {
        let elsewhere = try receiver()
        let server = try receiver(head, "Location: http://localhost:\(elsewhere.port)/taken\r\n")
        let stage = try await stage("3.1.0", String(server.url().dropLast()), when: "always", albums: good)
        let outcome = try await stage.runWithKey("sync")
        #expect(outcome.code == 0, "\(outcome.all)")
        #expect(outcome.messages.contains("warning: no webhook was sent: 127.0.0.1:\(server.port)"), "\(outcome.all)")
        #expect(outcome.messages.contains("warning: no ping was sent: "), "\(outcome.all)")
        #expect(elsewhere.received.isEmpty && server.received.count == 2)
        #expect(try stage.members(of: "Emma")?.isEmpty == false)
        #expect(!outcome.all.contains(Self.token))
        let log = try String(contentsOf: stage.folder.appending(path: "sync.log"), encoding: .utf8)
        #expect(log.contains("ERROR no webhook was sent") && !log.contains(Self.token), "\(log)")
    }
}
