import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// Secrets are in nothing that is printed or written, and names are data whatever they hold.
@Suite struct SecretTests {
    /// What the simulator makes of the name of a key.
    private static let key = "key-recognisable-4711"
    private static let password = "recognisable-password-0815"
    private static let token = "recognisable-token-2342"
    private static let secrets = [key, password, token]

    private func stage(_ release: String) async throws -> Stage {
        let stage = try await Stage(release: release) { world in
            guard let anna = world.id("users", "anna") else { return }
            world.keys.append(World.Key(name: "recognisable-4711", userID: anna, permissions: ["all"]))
        }
        return stage
    }

    @Test("no command shows or writes a key or a password", arguments: Stage.releases)
    func everywhere(_ release: String) async throws {
        let stage = try await stage(release)
        let rules = """
            log: {file: sync.log, level: debug}
            notify:
              email: {server: localhost, port: 1, username: u, password: {file: pass}, from: a@example.org, to: b@example.org, when: always}
              webhook: {url: {file: hook}, when: always}
              ping: http://127.0.0.1:1/\(Self.token)
            albums:
            - {name: Emma, all: {people: Emma}}
            - {name: Typo, all: {people: Emmma}}
            """
        try stage.write("server: {url: \(stage.url), api_key: {file: immich.key}}\n" + rules, to: "albums.yaml")
        try stage.write("server: {url: \(stage.url), api_key: \(Self.key)}\n" + rules, to: "inline.yaml")
        try stage.write(
            "API_KEY = \"\(Self.key)\"\nEMAIL_PASSWORD = \"\(Self.password)\"\nSYNC_CONFIGS = []\n", to: "s.py")
        try stage.write(Self.key + "\n", to: "immich.key")
        try stage.write(Self.password + "\n", to: "pass")
        try stage.write("http://127.0.0.1:1/\(Self.token)?t=\(Self.token)\n", to: "hook")
        let secretFiles: Set<String> = ["albums.yaml", "inline.yaml", "hook", "s.py", "immich.key", "pass"]
        let commands: [[String]] = [
            ["check"], ["check", "--json"], ["plan"], ["plan", "--json"], ["sync", "--progress", "json"],
            ["sync", "--json"],
            ["sync", "--config", "inline.yaml"], ["check", "--config", "inline.yaml", "--json"], ["status"],
            ["status", "--json"], ["doctor"], ["doctor", "--json", "--send-test"], ["explain", "Emma", "--json"],
            ["why", "Emma", "summer-01.jpg", "--json"], ["history"], ["adopt", "Emma", "--all"], ["recreate", "Emma"],
            ["delete-album", "Emma", "--yes", "Emma"], ["convert", "s.py"], ["convert", "inline.yaml"],
            ["sync", "--state", "pass/x"],
            ["plan", "--config", "nothing.yaml"], ["find", "people: Emma"],
        ]
        for words in commands {
            let environment = ["HOME": stage.folder.path, "PATH": "/usr/bin:/bin"]
            let outcome = try await Binary.run(words, in: stage.folder.path, environment: environment)
            for secret in Self.secrets {
                #expect(!outcome.all.contains(secret), "\(words): \(outcome.all)")
            }
            #expect(outcome.code != 70, "\(words): \(outcome.all)")
        }
        stage.simulator.faults = [try Fault("status=500")]
        _ = try await stage.run("sync")
        let names = FileManager.default.enumerator(at: stage.folder, includingPropertiesForKeys: nil)
        var written = 0
        for case let file as URL in names ?? FileManager.DirectoryEnumerator()
        where !file.hasDirectoryPath && !secretFiles.contains(file.lastPathComponent) {
            let bytes = try Data(contentsOf: file)
            written += 1
            for secret in Self.secrets {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file.path)")
            }
        }
        #expect(written >= 3, "the configuration, the log and the memory")
    }

    @Test func `a key that others can read is warned about in every command that uses it`() async throws {
        let stage = try await stage("3.1.0")
        try stage.write(
            "server: {url: \(stage.url), api_key: {file: immich.key}}\nalbums: [{name: E, all: {people: Emma}}]\n",
            to: "albums.yaml")
        try stage.write(Self.key, to: "immich.key")
        #expect(try await !stage.run("sync").messages.contains("can be read by every user"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: stage.folder.appending(path: "immich.key").path)
        for command in ["sync", "plan", "status"] {
            let outcome = try await stage.run(command)
            #expect(outcome.code == 0, "\(outcome.all)")
            #expect(
                outcome.messages.contains("immich.key holds a secret and can be read by every user"), "\(outcome.all)")
        }
        let state = stage.folder.appending(path: ".local/state/immich-auto-album")
        for name in ["", "/state.sqlite"] {
            let mode = try FileManager.default.attributesOfItem(atPath: state.path + name)[.posixPermissions] as? Int
            #expect((mode ?? 0o777) & 0o077 == 0, "\(name)")
        }
    }

    @Test("hostile names are shown, not obeyed", arguments: Stage.releases)
    func hostileNames(_ release: String) async throws {
        let stage = try await stage(release)
        let anna = try #require(stage.world.id("users", "anna"))
        let evil = "\u{1B}[2J\u{202E}<script>alert(1)</script>\u{7}\u{0}"
        let person = stage.simulator.addPerson(named: "Evil" + evil, owner: anna)
        let day = Timestamp(year: 2026, month: 11, day: 1)
        for (number, name) in [evil + ".jpg", String(repeating: "x", count: 100_000) + ".jpg"].enumerated() {
            let photo = World.Asset(
                id: .random(), ownerID: anna, fileName: name, takenAt: day, createdAt: day, checksum: "\(number)")
            stage.simulator.addPhoto(photo, people: [person])
        }
        stage.simulator.createAlbum(named: "Other" + evil, owner: anna)
        let mine = stage.simulator.createAlbum(named: "Mine", owner: anna)
        let mail = try MailReceiver(.startTLS)
        let hook = try ScriptedServer { _ in .send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") }
        try stage.write(
            """
            log: {file: sync.log, level: debug}
            notify:
              email: {server: localhost, port: \(mail.port), username: anna, password: right, from: a@example.org, to: b@example.org, when: always}
              webhook: {url: "\(hook.url())", when: always}
            albums:
            - {name: "A\\u202e<b>", all: {people: Evil*}}
            - {name: "\(String(repeating: "long ", count: 4000))", all: {people: Evil*}}
            - {name: B, all: {people: Evl}}
            - {name: M, id: \(mine), all: {favorite: true}}
            """, to: "albums.yaml")
        try stage.simulator.rename(album: mine, to: evil + "\n" + String(repeating: "y", count: 100_000))
        for words in [
            ["plan"], ["plan", "--json"], ["sync"], ["status"], ["doctor"], ["history"],
            ["status", "--json"], ["doctor", "--json"], ["history", "--json"], ["plan", "--out", "evil.json"],
            ["apply", "evil.json"],
        ] {
            let outcome = try await Binary.run(
                words, in: stage.folder.path,
                environment: [
                    "HOME": stage.folder.path, "IMMICH_URL": stage.url, "IMMICH_API_KEY": "key-all",
                    "SSL_CERT_FILE": mail.certificateFile,
                ])
            #expect([0, 4].contains(outcome.code), "\(words) \(outcome.code): \(outcome.messages.prefix(500))")
            for scalar in outcome.all.unicodeScalars where scalar != "\n" {
                #expect(scalar.value >= 0x20 && scalar.value != 0x7F, "\(words): U+\(String(scalar.value, radix: 16))")
            }
            #expect(!outcome.all.contains("\u{202E}"), "\(words)")
            #expect(!outcome.messages.contains("warning"), "\(words): \(outcome.messages.prefix(500))")
            if !words.contains("--json") {
                #expect(outcome.all.split(separator: "\n").allSatisfy { $0.utf8.count < 2000 }, "\(words)")
            } else {
                _ = try JSONSerialization.jsonObject(with: Data(outcome.results.utf8))
            }
        }
        let message = try mail.nextMessage()
        for text in [message.subject, message.text, hook.received.first?.body ?? ""] {
            #expect(text.contains("held") && text.utf8.count < 100_000, "\(text.utf8.count)")
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\r" || $0.value == 0x202E })
        }
        let log = try String(contentsOf: stage.folder.appending(path: "sync.log"), encoding: .utf8)
        #expect(log.contains("\\u{1b}[2J\\u{202e}<script>"))
        #expect(!log.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
    }

    @Test func `control characters in what a server says are shown, not obeyed`() async throws {
        let text = #"{"message":"\u001b[2Jgone\u0007\r\n\u202e"}"#
        let server = try ScriptedServer { _ in
            .send(
                "HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
            )
        }
        let stage = try await stage("3.1.0")
        try stage.write("albums: [{name: E, all: {people: Emma}}]\n", to: "albums.yaml")
        for words in [["sync"], ["doctor"], ["status"]] {
            let outcome = try await Binary.run(
                words, in: stage.folder.path,
                environment: ["HOME": stage.folder.path, "IMMICH_URL": server.url(""), "IMMICH_API_KEY": "k"])
            #expect(outcome.code == 69, "\(outcome.all)")
            #expect(!outcome.all.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        }
    }
}
