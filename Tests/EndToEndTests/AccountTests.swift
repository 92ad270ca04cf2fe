import Foundation
import ImmichSimulator
import Testing

/// Albums that several accounts own and feed, by the built program.
@Suite struct AccountTests {
    private func stage(_ release: String) async throws -> Stage {
        let stage = try await Stage(release: release)
        try stage.write("key-all\n", to: "anna.key")
        try stage.write("key-ben\n", to: "ben.key")
        try stage.write(
            """
            server: {url: "\(stage.url)"}
            accounts: {anna: {api_key: {file: anna.key}}, ben: {api_key: {file: ben.key}}}
            state: state
            albums:
            - {name: Kids (shared), account: anna, contribute: [anna, ben], all: {people: {any: [Emma]}}}
            - {name: Best, account: anna, all: {favorite: true}}
            - {name: Ours, account: ben, all: {people: Emma}}
            """, to: "albums.yaml")
        return stage
    }

    @Test(arguments: Stage.releases)
    func `are approved, filled, looked at, left alone and undone`(release: String) async throws {
        let stage = try await stage(release)
        let plan = try await stage.run("plan")
        #expect(plan.code == 4 && stage.writes.isEmpty, "\(plan.all)")
        #expect(plan.results.contains("as Anna Novak, Ben Novak"), "\(plan.results)")
        #expect(plan.results.contains("sync --approve \"Kids (shared) · ben\""), "\(plan.results)")
        let approvals = ["--approve", "Kids (shared)", "--approve", "Kids (shared) · ben"]
        let sync = try await Binary.run(
            ["sync"] + approvals, in: stage.folder.path, environment: ["HOME": stage.folder.path])
        #expect(sync.code == 0, "\(sync.all)")
        #expect(sync.results.contains("Kids (shared): shared with ben as editor"), "\(sync.results)")
        let kids = try #require(try stage.members(of: "Kids (shared)"))
        let bens = Set(try ["ben-1", "ben-3", "ben-5"].map { try #require(stage.world.id("assets", $0)) })
        #expect(kids.isSuperset(of: bens) && kids.count > bens.count)
        #expect(try stage.members(of: "Ours") == bens)

        stage.simulator.forgetRequests()
        let again = try await stage.run("sync")
        #expect(again.code == 0 && again.results.contains("Nothing to do"), "\(again.all)")
        #expect(stage.writes.isEmpty)

        let status = try await stage.run("status")
        #expect(status.code == 0 && status.results.contains("Kids (shared) · ben"), "\(status.all)")
        let history = try await stage.run("history", "1")
        #expect(history.results.contains("ben-3.jpg"), "\(history.all)")
        let why = try await stage.run("why", "Kids (shared)", "ben-1.jpg")
        #expect(why.code == 0 && why.results.contains("\"Kids (shared) · ben\": it belongs"), "\(why.all)")
        let explain = try await stage.run("explain", "Kids (shared)")
        #expect(explain.code == 0 && explain.results.contains("Now, of ben: 3 of 6 photos"), "\(explain.all)")
        let find = try await stage.run("find", "people: Emma", "--account", "ben")
        #expect(find.code == 0 && find.results.contains("3 of 6 photos"), "\(find.all)")
        #expect(try await stage.run("find", "people: Emma").code == 64)
        let doctor = try await stage.run("doctor")
        #expect(doctor.code == 0 && doctor.results.contains("ben: album.create"), "\(doctor.all)")

        let undo = try await Binary.run(
            ["undo", "1"] + approvals + ["--approve", "Best"], in: stage.folder.path,
            environment: ["HOME": stage.folder.path])
        #expect(undo.code == 0, "\(undo.all)")
        #expect(try stage.members(of: "Kids (shared)") == [])
        #expect(try !stage.everythingWritten().contains("key-ben\"") && !undo.all.contains("key-ben"))
    }

    @Test(arguments: Stage.releases)
    func `go on when one key is refused, and end for mistakes with keys`(release: String) async throws {
        let stage = try await stage(release)
        try stage.write("key-nobody", to: "ben.key")
        let half = try await stage.run("sync")
        #expect(half.code == 77, "\(half.all)")
        #expect(half.results.contains("failed: ben: the API key is refused"), "\(half.all)")
        #expect(try stage.members(of: "Best")?.isEmpty == false)
        try stage.write("key-all", to: "ben.key")
        let twins = try await stage.run("sync")
        #expect(twins.code == 78 && twins.messages.contains("have keys of one user, Anna Novak"), "\(twins.all)")
        let both = try await stage.run("plan", variables: ["IMMICH_API_KEY": "key-all"])
        #expect(both.code == 78 && both.messages.contains("the configuration has accounts"), "\(both.all)")
    }

    @Test func `delete an album with all that they put there, and keep plans of all of them`() async throws {
        let stage = try await stage("3.1.0")
        let approvals = ["--approve", "Kids (shared)", "--approve", "Kids (shared) · ben"]
        func run(_ words: [String]) async throws -> Binary.Outcome {
            try await Binary.run(words, in: stage.folder.path, environment: ["HOME": stage.folder.path])
        }
        #expect(try await run(["plan", "--out", "tonight.json"] + approvals).code == 0)
        let applied = try await run(["apply", "tonight.json"])
        #expect(applied.code == 0, "\(applied.all)")
        #expect(try stage.members(of: "Kids (shared)")?.isEmpty == false)
        let deleted = try await run(["delete-album", "Kids (shared)", "--yes", "Kids (shared)"])
        #expect(deleted.code == 0, "\(deleted.all)")
        #expect(stage.simulator.albums(named: "Kids (shared)").isEmpty)
        let next = try await run(["plan"])
        #expect(next.code == 4 && next.results.contains("would add the first 3 photos"), "\(next.all)")
    }
}
