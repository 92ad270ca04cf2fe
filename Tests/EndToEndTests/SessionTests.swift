import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// Logging in and out, and what runs do with the session.
@Suite struct SessionTests {
    private static let rules = "albums:\n- {name: Emma, all: {people: Emma}}\n- {name: Best, all: {favorite: true}}\n"
    private static let password = "novak-family-1"

    private func stage(_ release: String) async throws -> Stage {
        let stage = try await Stage(release: release)
        try stage.write(Self.rules, to: "albums.yaml")
        return stage
    }

    /// Runs the program with what a script would set for a login.
    private func run(
        _ stage: Stage, _ words: String..., email: String = "anna@example.org", password: String = password,
        key: String = "key-write"
    ) async throws -> Binary.Outcome {
        try await Binary.run(
            words, in: stage.folder.path,
            environment: [
                "HOME": stage.folder.path, "IMMICH_URL": stage.url, "IMMICH_API_KEY": key, "IMMICH_EMAIL": email,
                "IMMICH_PASSWORD": password,
            ])
    }

    private func sessionFile(_ stage: Stage) -> String {
        stage.folder.path + "/.local/state/immich-auto-album/session.json"
    }

    @Test(arguments: Stage.releases)
    func `after a login runs read what changed, and nothing at all when nothing did`(release: String) async throws {
        let stage = try await stage(release)
        let login = try await run(stage, "login")
        #expect(login.code == 0, "\(login.all)")
        #expect(login.results.contains("Logged in as Anna Novak at \(stage.url)."))
        let mode = try FileManager.default.attributesOfItem(atPath: sessionFile(stage))[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try !stage.everythingWritten().contains(Self.password))
        let first = try await run(stage, "sync")
        #expect(first.code == 0 && first.results.contains("Read 59 photos in "), "\(first.all)")
        // What this run itself changed, and the seconds that are always told again, must lie behind.
        stage.simulator.setClock { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 60_000) }
        let second = try await run(stage, "sync")
        #expect(second.code == 0 && second.results.contains(" since "), "\(second.all)")
        stage.simulator.setClock { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 120_000) }
        stage.simulator.forgetRequests()
        let third = try await run(stage, "sync")
        #expect(third.code == 0 && third.results.contains("Nothing new in 3 requests since "), "\(third.all)")
        #expect(stage.simulator.requests.count == 3, "\(stage.simulator.requests.map(\.target))")
        #expect(third.results.contains("Emma") && !third.results.contains("new  "), "\(third.all)")
        let plain = try #require(
            stage.world.assets.first {
                $0.ownerID == stage.world.users.first?.id && !$0.isFavorite && $0.deletedAt == nil
                    && $0.visibility == .timeline
            })
        try stage.simulator.setFavorite(true, asset: plain.id)
        let plan = try await run(stage, "plan")
        #expect(
            plan.results.contains(plain.originalFileName) && plan.results.contains("Read 1 change in "), "\(plan.all)")
        let full = try await run(stage, "plan", "--full")
        #expect(
            full.results.contains("Read 59 photos in ") && full.results.contains(plain.originalFileName), "\(full.all)")
    }

    @Test(arguments: Stage.releases)
    func `whose key it is stands beside the login, and is asked for every other key`(release: String) async throws {
        let stage = try await stage(release)
        #expect(try await run(stage, "login").code == 0)
        #expect(try await run(stage, "sync").code == 0)
        stage.simulator.forgetRequests()
        #expect(try await run(stage, "plan").code == 0)
        #expect(!stage.simulator.requests.contains { $0.target.hasSuffix("/users/me") })
        #expect(try await run(stage, "plan", key: "key-nobody").code == 77)
        let other = try await run(stage, "plan", key: "key-ben")
        #expect(other.messages.contains("the login is of another user than the API key and not used"), "\(other.all)")
        #expect(other.results.contains(" as Ben "), "\(other.all)")
        stage.simulator.forgetRequests()
        #expect(try await run(stage, "plan", "--full").code == 0)
        #expect(stage.simulator.requests.contains { $0.target.hasSuffix("/users/me") })
    }

    @Test(arguments: Stage.releases)
    func `a logout ends the session, and runs go on with the key`(release: String) async throws {
        let stage = try await stage(release)
        #expect(try await run(stage, "logout").results == "Nobody is logged in.\n")
        #expect(try await run(stage, "login").code == 0)
        #expect(try await run(stage, "sync").code == 0)
        let logout = try await run(stage, "logout")
        #expect(logout.code == 0 && logout.results.contains("Logged out at \(stage.url)."), "\(logout.all)")
        #expect(!FileManager.default.fileExists(atPath: sessionFile(stage)))
        let plan = try await run(stage, "plan")
        #expect(plan.code == 0 && plan.results.contains("Read 59 photos in "), "\(plan.all)")
    }

    @Test(arguments: Stage.releases)
    func `a session that ended elsewhere is told, and everything is read with the key`(release: String) async throws {
        let stage = try await stage(release)
        #expect(try await run(stage, "login").code == 0)
        #expect(try await run(stage, "sync").code == 0)
        let kept = try Data(contentsOf: URL(filePath: sessionFile(stage)))
        #expect(try await run(stage, "logout").code == 0)
        try kept.write(to: URL(filePath: sessionFile(stage)))
        let sync = try await run(stage, "sync")
        #expect(sync.code == 0 && sync.results.contains("Read 59 photos in "), "\(sync.all)")
        #expect(sync.results.contains("log in again"), "\(sync.all)")
    }

    @Test func `a wrong password, another user, a web page and silence are told apart`() async throws {
        let stage = try await stage("3.1.0")
        let wrong = try await run(stage, "login", password: "wrong")
        #expect(wrong.code == 77, "\(wrong.all)")
        #expect(wrong.messages.contains("the server refuses the login: Incorrect email or password"))
        #expect(!wrong.all.contains("API key"))
        let other = try await run(stage, "login", email: "ben@example.org")
        #expect(
            other.code == 77 && other.messages.contains("is another user than the one of the API key"), "\(other.all)")
        stage.simulator.faults = [try Fault("html,route=/auth/login")]
        let page = try await run(stage, "login")
        #expect(page.code == 69 && page.messages.contains("web page instead of the Immich API"), "\(page.all)")
        stage.simulator.faults = [try Fault("drop,route=/auth/login")]
        let silence = try await run(stage, "login")
        #expect(silence.code == 69, "\(silence.all)")
        #expect(!FileManager.default.fileExists(atPath: sessionFile(stage)))
        let nobody = try await stage.runWithKey("login")
        #expect(nobody.code == 64 && nobody.messages.contains("IMMICH_PASSWORD"), "\(nobody.all)")
    }
}
