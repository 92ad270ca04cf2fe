import Foundation
import ImmichSimulator
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

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

extension Stage {
    /// Runs the program with a terminal that somebody types on, at each question or all `ahead`; what the screen showed
    /// comes back.
    func runOnTerminal(
        _ words: [String], typing text: String, ahead: Bool = false
    ) async throws -> (code: Int32, screen: String) {
        let main = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var unlocked: Int32 = 0
        var number: Int32 = 0
        // TIOCSPTLCK and TIOCGPTN, which Swift does not import.
        guard main >= 0, ioctl(main, 0x4004_5431, &unlocked) == 0, ioctl(main, 0x8004_5430, &number) == 0 else {
            throw CocoaError(.fileNoSuchFile)
        }
        let name = "/dev/pts/\(number)"
        let terminal = open(name, O_RDWR | O_NOCTTY)
        let process = Process()
        process.executableURL = URL(filePath: Binary.path)
        process.arguments = words
        process.environment = ["HOME": folder.path]
        process.currentDirectoryURL = folder
        let handle = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
        process.standardInput = handle
        process.standardOutput = handle
        process.standardError = handle
        let (ended, feed) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in feed.finish() }
        if ahead { Self.type(text, on: main) }
        try process.run()
        let lines = ahead ? [] : text.split(separator: "\n").map(String.init)
        let screen = Task.detached { Self.talk(main, answers: lines) }
        for await _ in ended {}
        if Task.isCancelled {
            process.terminate()
            process.waitUntilExit()
        }
        close(terminal)
        let shown = await screen.value
        close(main)
        return (process.terminationStatus, shown)
    }

    /// Types an answer whenever a question stands on the screen; ends when the terminal does.
    private static func talk(_ terminal: Int32, answers: [String]) -> String {
        var answers = answers[...]
        var shown = ""
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(terminal, &buffer, buffer.count)
            guard count > 0 else { return shown }
            shown += String(decoding: buffer[0..<count], as: UTF8.self)
            if shown.hasSuffix(": "), let answer = answers.popFirst() {
                type("\(answer)\n", on: terminal)
            }
        }
    }

    private static func type(_ text: String, on terminal: Int32) {
        try? FileHandle(fileDescriptor: terminal, closeOnDealloc: false).write(contentsOf: Data(text.utf8))
    }
}
