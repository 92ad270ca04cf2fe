import ImmichSimulator
import Testing

@Suite struct LegacySettingsTests {
    @Test("the script's settings file runs unchanged and fills its albums", arguments: Stage.releases)
    func firstAndSecondRun(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.writeLegacySettings()
        let first = try await stage.run("sync")
        #expect(first.code == 0, "\(first.all)")
        let expected = ExpectedAlbums(stage.world).all
        #expect(expected.count == 10)
        for (name, ids) in expected {
            #expect(!ids.isEmpty, "\(name) must test something")
            #expect(try stage.members(of: name) == ids, "\(name)")
        }
        let counts = first.results.split(separator: "\n").filter { line in expected.keys.contains { line.hasPrefix($0) }
        }
        #expect(counts.count >= 10)

        stage.simulator.forgetRequests()
        let second = try await stage.run("sync")
        #expect(second.code == 0, "\(second.all)")
        #expect(second.results.contains("Nothing to do"))
        #expect(stage.writes.isEmpty)
    }

    @Test("a change on the server adds and removes exactly that", arguments: Stage.releases)
    func change(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.writeLegacySettings()
        #expect(try await stage.run("sync").code == 0)
        var expected = ExpectedAlbums(stage.world).all
        let video = try #require(stage.world.id("assets", "clip-1"))
        let emma = try #require(stage.world.id("people", "emma"))
        try stage.simulator.removeFaces(of: emma, from: video)
        for name in ["Family", "Person A - Favorite Videos", "Just these, in any company of two", "Somebody"] {
            expected[name]?.remove(video)
        }
        expected["Things"]?.insert(video)
        let outcome = try await stage.run("sync", "--approve", "Person A - Favorite Videos")
        #expect(outcome.code == 0, "\(outcome.all)")
        for (name, ids) in expected { #expect(try stage.members(of: name) == ids, "\(name)") }
    }

    @Test("a plan shows the same and sends no write", arguments: Stage.releases)
    func plan(_ release: String) async throws {
        let stage = try await Stage(release: release, faults: [Fault("readonly")])
        try stage.writeLegacySettings()
        for words in [["plan"], ["sync", "--dry-run"], ["plan", "--json"]] {
            let outcome = try await Binary.run(words, in: stage.folder.path, environment: ["HOME": stage.folder.path])
            #expect(outcome.code == 0, "\(outcome.all)")
            #expect(outcome.results.contains("Family"))
        }
        let pending = try await stage.run("plan", "--exit-code")
        #expect(pending.code == 2)
        #expect(stage.writes.isEmpty)
        #expect(try stage.members(of: "Family") == nil)
    }

    @Test("the key is in no output and in no file", arguments: Stage.releases)
    func secret(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.writeLegacySettings()
        var seen = ""
        seen += try await stage.run("check").all
        seen += try await stage.run("plan", "--json").all
        seen += try await stage.run("sync", "--progress", "json").all
        seen += try await stage.run("explain", "Family").all
        seen += try await stage.run("why", "Family", "clip-1").all
        seen += try await stage.run("plan", variables: ["IMMICH_API_KEY": "key-unknown"]).all
        #expect(seen.contains("Family"))
        for key in ["key-write", "key-unknown"] {
            #expect(!seen.contains(key))
            #expect(!(try stage.everythingWritten().contains(key)))
        }
    }
}
