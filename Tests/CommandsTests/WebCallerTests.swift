import AlbumRules
import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite struct WebCallerTests {
    /// Its path and query hold what must never be shown.
    private static let path = "/hooks/t0ken-4711?key=t0ken-0815"

    private let told = Sink()

    private func caller(_ url: String, ping: Bool = false, timeout: Duration = .seconds(10)) -> WebCaller {
        let source = SecretSource.text(Secret(url))
        let surroundings = Surroundings(
            variable: { _ in nil }, folder: "/nowhere", containerRoot: "/nowhere/", isContainer: false)
        var caller = WebCaller(
            settings: NotifySettings(
                webhook: ping ? nil : WebhookSettings(url: source, occasion: .always), ping: ping ? source : nil),
            secrets: SecretReader(surroundings: surroundings, folder: "/nowhere"),
            console: Console(results: told.channel(), messages: told.channel()), log: nil)
        caller.timeout = timeout
        return caller
    }

    private func outcome(_ report: RunReport = Sample.run, _ code: ExitCode = .partlyDone) -> RunOutcome {
        RunOutcome(report, code: code, hint: nil, words: ReportWords())
    }

    private static func answer(_ status: String, _ more: String = "") -> ScriptedServer.Reply {
        .send("HTTP/1.1 \(status)\r\n\(more)Content-Length: 0\r\n\r\n")
    }

    @Test func `the outcome arrives once, as JSON, with the documented keys`() async throws {
        let server = try ScriptedServer { _ in Self.answer("204 No Content") }
        await caller(server.url(Self.path)).tell(of: outcome())
        #expect(told.all.isEmpty)
        let request = try #require(server.received.first)
        #expect(server.received.count == 1 && request.lines.first == "POST \(Self.path) HTTP/1.1")
        #expect(request.lines.contains("Content-Type: application/json"))
        let body = try #require(try JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: Any])
        #expect(body["kind"] as? String == "notification" && body["schema"] as? Int == 1)
        #expect(body["outcome"] as? String == "partlyDone" && body["exitCode"] as? Int == 3)
        #expect(body["title"] as? String == "immich-auto-album: 1 album failed, 2 albums held")
        #expect((body["message"] as? String)?.contains("ALBUM        ADDED") == true)
        let albums = try #require(body["albums"] as? [[String: Any]])
        #expect(albums.map { $0["name"] as? String } == ["Family", "Just us two", "Holiday", "New", "Broken"])
        #expect(albums.map { $0["status"] as? String } == ["ok", "held", "held", "ok", "failed"])
        // The page shows an example of the same shape.
        let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/webhook.md")
        let text = try String(contentsOf: page.standardized, encoding: .utf8)
        let block = try #require(
            text.components(separatedBy: "```json not read\n").last?.components(separatedBy: "```").first)
        let example = try #require(try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any])
        #expect(Set(example.keys) == Set(body.keys))
        let shown = try #require((example["albums"] as? [[String: Any]])?.first)
        #expect(Set(shown.keys) == Set(albums[0].keys))
        for key in body.keys { #expect(text.contains("| `\(key)` |"), "\(key)") }
    }

    @Test(
        "a receiver that fails is told and nothing of the address is shown",
        arguments: [
            ("500 Oops", "answered with status 500"), ("404 Not Found", "answered with status 404"),
            ("302 Found", "redirects to another address, which is not followed"),
        ])
    func refused(_ status: String, _ said: String) async throws {
        let other = try ScriptedServer { _ in Self.answer("200 OK") }
        let location = "Location: \(other.url("/elsewhere"))\r\n"
        let server = try ScriptedServer { _ in Self.answer(status, location) }
        for ping in [false, true] { await caller(server.url(Self.path), ping: ping).tell(of: outcome()) }
        #expect(server.received.count == 2 && other.received.isEmpty)
        #expect(told.all.contains("warning: no webhook was sent: 127.0.0.1:\(server.port) \(said)"), "\(told.all)")
        #expect(told.all.contains("warning: no ping was sent: 127.0.0.1:\(server.port) \(said)"), "\(told.all)")
        #expect(!told.all.contains("t0ken"), "\(told.all)")
    }

    @Test func `dead, silent, unknown and unusable receivers are told and nothing of the address is shown`()
        async throws
    {
        let silent = try ScriptedServer { _ in .hang }
        let cut = try ScriptedServer { _ in .sendAndClose(Array("HTTP/1.1 200".utf8)) }
        let dead = String(try deadAddress().dropLast())
        for url in [
            silent.url(Self.path), cut.url(Self.path), dead + Self.path, "http://no-such-host.invalid" + Self.path,
            "http://[::1" + Self.path, "t0ken-4711", "https://anna:t0ken@127.0.0.1:1" + Self.path,
        ] {
            let before = told.all.count
            await caller(url, timeout: .milliseconds(300)).tell(of: outcome())
            #expect(told.all.count > before, "\(url)")
        }
        #expect(!told.all.contains("t0ken") && !told.all.contains("anna"), "\(told.all)")
        #expect(told.all.components(separatedBy: "warning: no webhook was sent: ").count == 8, "\(told.all)")
    }

    @Test(
        "a ping tells how it went",
        arguments: [
            (ExitCode.done, "/abc", "/abc"), (.held, "/abc/", "/abc/fail"), (.unavailable, "/abc?x=1", "/abc/fail?x=1"),
            (.interrupted, "/abc", nil),
        ] as [(ExitCode, String, String?)])
    func pings(_ code: ExitCode, _ path: String, _ asked: String?) async throws {
        let server = try ScriptedServer { _ in Self.answer("200 OK") }
        let caller = caller(server.url(path), ping: true)
        let notifier = Notifier(caller.settings, caller.secrets, caller.console, nil)
        await notifier.tell(of: RunOutcome(CommandFailure(code, "it ended")))
        #expect(server.received.map { $0.lines.first } == (asked.map { ["GET \($0) HTTP/1.1"] } ?? []))
        #expect(told.all.isEmpty)
    }

    @Test func `names of any kind and length make a message that can be read and shown`() throws {
        func name(_ length: Int) -> String {
            "\u{1B}[2J\u{202E}\u{0}\n<script>" + String(repeating: "x", count: length)
        }
        var evil = name(100_000)
        var report = Sample.run
        report.facts.userName = evil
        report.albums = (0..<250).map { number in
            if number == 2 { evil = name(1_500) }
            var album = Sample.run.albums[2]
            album.name = evil
            album.holds = [
                .name(.unknownPerson(name: evil, suggestion: evil, place: Place(file: evil, line: 1, column: 1)))
            ]
            album.failure = RunFailure(.unexpected, evil)
            return album
        }
        let text = outcome(report).json.pretty
        #expect(text.utf8.count < 200_000)
        let body = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect((body["albums"] as? [Any])?.count == 100 && body["albumsLeftOut"] as? Int == 150)
        let harmful: [Unicode.Scalar] = ["\u{1B}", "\u{202E}", "\u{0}"]
        #expect(!text.unicodeScalars.contains { harmful.contains($0) })
        #expect(!text.contains("\\u001b") && !text.contains("\\u0000"))
    }
}
