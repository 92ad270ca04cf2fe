import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// What the examination finds about messages, logins and runs, each kind with its own fixture.
@Suite struct DoctorSurroundingTests {
    private static let family = "albums:\n- {name: Family, all: {people: Emma}}\n"

    private func stage(_ configuration: String = family) async throws -> Stage {
        let stage = try await Stage(release: "3.1.0")
        try stage.write(configuration, to: "albums.yaml")
        return stage
    }

    private func open(_ name: String, in stage: Stage) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: stage.folder.appending(path: name).path)
    }

    @Test func `mail is logged in to, and sent when asked for`() async throws {
        let receiver = try MailReceiver(.startTLS)
        let stage = try await stage()
        #expect(try await Examination.of(stage, ["--send-test"])["nothingToTest"]?.code == 78)
        try stage.write(
            """
            notify:
              email: {server: localhost, port: \(receiver.port), username: anna, password: {file: pass}, from: a@example.org, to: b@example.org}

            """ + Self.family, to: "albums.yaml")
        try stage.write("right", to: "pass")
        let trust = ["SSL_CERT_FILE": receiver.certificateFile]
        let reached = try await Examination.of(stage, [], trust)
        #expect(reached["mailReachable"]?.text == "mail goes to b@example.org by localhost: it lets the user in")
        #expect(try await Examination.of(stage)["mailFailed"]?.text.contains("no secure connection") == true)
        #expect(try await Examination.of(stage, ["--send-test"], trust)["mailSent"] != nil)
        // The first message that ever came: nothing was sent before.
        #expect(try receiver.nextMessage().subject == "immich-auto-album: a message to try")
        try stage.write("wrong", to: "pass")
        try open("pass", in: stage)
        for words in [[], ["--send-test"]] {
            let failed = try await Examination.of(stage, words, trust)
            #expect(failed["mailFailed"]?.code == 1 && failed.exitCode == 1, "\(failed.findings)")
            #expect(failed["passwordReadable"]?.grade == "warning")
        }
    }

    @Test func `the webhook and the health check are reached, and called when asked for`() async throws {
        let server = try ScriptedServer { request in
            let isGood = !request.lines[0].contains("broken")
            return .send("HTTP/1.1 \(isGood ? "200 OK" : "500 No")\r\nContent-Length: 0\r\n\r\n")
        }
        let stage = try await stage("notify: {webhook: {url: {file: hook}}, ping: {file: hook}}\n" + Self.family)
        try stage.write(server.url("/t0ken"), to: "hook")
        let reached = try await Examination.of(stage)
        #expect(reached["webhookReachable"]?.text == "127.0.0.1:\(server.port) can be reached; nothing was sent")
        #expect(reached["pingReachable"] != nil && reached.exitCode == 0 && server.received.isEmpty)
        let called = try await Examination.of(stage, ["--send-test"])
        #expect(called["webhookSent"] != nil && called["pingSent"] != nil && called.exitCode == 0)
        #expect(server.received.map { $0.lines[0] } == ["POST /t0ken HTTP/1.1", "GET /t0ken HTTP/1.1"])
        #expect(server.received[0].body.contains("\"kind\": \"test\""))
        try stage.write(server.url("/broken-t0ken"), to: "hook")
        try open("hook", in: stage)
        let broken = try await Examination.of(stage, ["--send-test"])
        #expect(broken["webhookFailed"]?.code == 1 && broken["pingFailed"]?.code == 1 && broken.exitCode == 1)
        #expect(broken["addressReadable"]?.grade == "warning")
        try stage.write(try deadAddress() + "t0ken", to: "hook")
        let dead = try await Examination.of(stage)
        #expect(dead["webhookFailed"]?.text.contains("cannot connect") == true, "\(dead.findings)")
        for found in [reached, called, broken, dead] { #expect(!"\(found)".contains("t0ken"), "\(found)") }
    }

    @Test func `a run at work and one that never ended are told apart`() async throws {
        let stage = try await stage()
        stage.simulator.faults = [try Fault("delay=20000,method=PUT,to=1")]
        let (writes, searches) = (stage.simulator.comingRequests(), stage.simulator.comingRequests())
        async let killed = Binary.run(
            ["sync"], in: stage.folder.path,
            environment: ["HOME": stage.folder.path, "IMMICH_URL": stage.url, "IMMICH_API_KEY": "key-write"],
            signal: SIGKILL
        ) { await searches.contains { $0.target.contains("/search/suggestions") } }
        #expect(await writes.contains { $0.method == "PUT" })
        let busy = try await Examination.of(stage)
        #expect(busy["runAtWork"]?.text.contains("another run is at work (process ") == true, "\(busy.findings)")
        #expect(busy.exitCode == 0)
        // A request that only a rule about places sends ends the waiting run.
        try stage.write(Self.family + "- {name: Rome, all: {city: Rome}}\n", to: "albums.yaml")
        _ = try await Examination.of(stage)
        _ = try await killed
        let left = try await Examination.of(stage)
        #expect(left["runUnfinished"]?.grade == "note" && left["runAtWork"] == nil, "\(left.findings)")
        try stage.write(Self.family, to: "albums.yaml")
        #expect(try await stage.runWithKey("sync").code == 0)
        #expect(try await Examination.of(stage)["runUnfinished"] == nil)
    }

    @Test func `a login is told, and one that does not fit is told with what to do`() async throws {
        let stage = try await stage()
        let state = ["--state", "memory"]
        #expect(try await Examination.of(stage, state)["login"] == nil)
        let login = ["IMMICH_EMAIL": "anna@example.org", "IMMICH_PASSWORD": "novak-family-1"]
        let made = try await stage.run(
            "login", "--state", "memory",
            variables: login.merging(["IMMICH_URL": stage.url, "IMMICH_API_KEY": "key-all"]) { $1 })
        #expect(made.code == 0, "\(made.all)")
        #expect(try await Examination.of(stage, state)["login"]?.grade == "ok")
        let other = try await Examination.of(stage, key: "key-ben", state)
        #expect(other["loginUnused"]?.text == "the login is of another user than the API key and not used")
    }
}
