import Foundation
import ImmichSimulator
import Testing

/// A first configuration from the people on the server.
@Suite struct InitTests {
    @Test("what init writes passes check and plan, and is never overwritten", arguments: Stage.releases)
    func withEnvironment(_ release: String) async throws {
        let stage = try await Stage(release: release)
        let outcome = try await stage.runWithKey("init", "--progress", "none")
        #expect(outcome.code == 0, "\(outcome.all)")
        #expect(outcome.results.contains("The key stays in the environment"))
        let file = stage.folder.appending(path: "albums.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("- name: Emma\n") && text.contains("api_key: {env: IMMICH_API_KEY}"))
        #expect(!(outcome.all + text).contains("key-write"))
        let check = try await stage.run("check")
        #expect(check.code == 0 && check.messages.isEmpty, "\(check.all)")
        let plan = try await stage.runWithKey("plan")
        #expect(plan.code == 0, "\(plan.all)")
        #expect(stage.writes.isEmpty)
        try Data("mine".utf8).write(to: file)
        let again = try await stage.runWithKey("init")
        #expect(again.code == 73)
        #expect(again.messages.contains("is there already, and init overwrites nothing"))
        #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
    }

    @Test func `without a terminal it names what is missing and asks nobody`() async throws {
        let stage = try await Stage(release: "3.1.0")
        let nothing = try await stage.run("init")
        #expect(nothing.code == 64)
        #expect(nothing.messages.contains("set IMMICH_URL"), "\(nothing.all)")
        let keyless = try await stage.run("init", "--url", stage.url)
        #expect(keyless.code == 64)
        #expect(keyless.messages.contains("IMMICH_API_KEY_FILE"), "\(keyless.all)")
        let wrong = try await stage.runWithKey("init", key: "wrong-key")
        #expect(wrong.code == 77, "\(wrong.all)")
        #expect(!wrong.all.contains("wrong-key"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: stage.folder.path) == [])
    }

    @Test func `a key in a file stays there`() async throws {
        let stage = try await Stage(release: "2.7.5")
        try stage.write("key-write\n", to: "my.key")
        let outcome = try await stage.run(
            "init", "--url", stage.url + "/api", variables: ["IMMICH_API_KEY_FILE": "my.key"])
        #expect(outcome.code == 0, "\(outcome.all)")
        #expect(try await stage.run("plan").code == 0)
    }

    @Test func `on a terminal it asks, does not show the key, and keeps it in a file of its own`() async throws {
        let stage = try await Stage(release: "3.1.0")
        let (outcome, screen) = try await stage.runOnTerminal(
            ["init", "--progress", "none"], typing: "\(stage.url)\nkey-write\n")
        #expect(outcome == 0, "\(screen)")
        #expect(screen.contains("API key") && !screen.contains("key-write"), "\(screen)")
        let key = stage.folder.appending(path: "immich.key")
        #expect(try String(contentsOf: key, encoding: .utf8) == "key-write\n")
        let mode = try FileManager.default.attributesOfItem(atPath: key.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try await stage.run("plan").code == 0)
    }

    @Test(.timeLimit(.minutes(1)))
    func `answers that were pasted before they were asked for are taken`() async throws {
        let stage = try await Stage(release: "3.1.0")
        let (outcome, screen) = try await stage.runOnTerminal(
            ["init", "--progress", "none"], typing: "\(stage.url)\nkey-write\n", ahead: true)
        #expect(outcome == 0, "\(screen)")
        let key = stage.folder.appending(path: "immich.key")
        #expect(try String(contentsOf: key, encoding: .utf8) == "key-write\n")
    }
}
