import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// The answers to held situations, typed as users type them.
@Suite struct AnswerTests {
    private static let emma = "albums:\n- {name: Emma, all: {people: Emma}}\n"

    private func stage(_ release: String, _ configuration: String = emma) async throws -> Stage {
        let stage = try await Stage(release: release)
        try stage.write(configuration, to: "albums.yaml")
        return stage
    }

    @Test("a deleted album waits, names the command, and that command makes it again", arguments: Stage.releases)
    func recreate(_ release: String) async throws {
        let stage = try await stage(release)
        #expect(try await stage.runWithKey("sync").code == 0)
        let before = try stage.members(of: "Emma")
        try stage.simulator.delete(album: try #require(stage.simulator.albums(named: "Emma").first))
        let held = try await stage.runWithKey("sync", "--approve", "Emma")
        #expect(held.code == 4, "\(held.all)")
        #expect(held.results.contains("To make it again:\n  immich-auto-album recreate Emma\n"), "\(held.all)")
        #expect(try stage.members(of: "Emma") == nil)
        let plan = try await stage.runWithKey("plan")
        #expect(plan.results.contains("to make it again:  immich-auto-album recreate Emma"), "\(plan.all)")
        let answer = try await stage.runWithKey("recreate", "Emma")
        #expect(answer.code == 0, "\(answer.all)")
        #expect(answer.results.contains("The next run makes \"Emma\" again."))
        #expect(try await stage.runWithKey("sync").code == 0)
        #expect(try stage.members(of: "Emma") == before)
        let late = try await stage.runWithKey("recreate", "Emma")
        #expect(late.code == 64 && late.messages.contains("is still there"), "\(late.all)")
        let unknown = try await stage.runWithKey("recreate", "Ema")
        #expect(unknown.code == 64 && unknown.messages.contains("did you mean \"Emma\"?"), "\(unknown.all)")
    }

    @Test("adopt tells what it took on", arguments: Stage.releases)
    func adopt(_ release: String) async throws {
        let stage = try await stage(release, "albums:\n- {name: Family Faces, all: {people: Emma}}\n")
        let some = try await stage.runWithKey("adopt", "Family Faces")
        #expect(some.code == 0, "\(some.all)")
        #expect(some.results.contains("2 photos of 3 in \"Family Faces\" are taken on"))
        #expect(some.results.contains("1 photo that the rule does not want counts as added by hand; --all takes"))
        let all = try await stage.runWithKey("adopt", "Family Faces", "--all", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(all.results.utf8)) as? [String: Any]
        #expect(object?["kind"] as? String == "adopt")
        #expect(object?["adopted"] as? Int == 1 && object?["kept"] as? Int == 2, "\(all.all)")
        #expect(stage.writes.isEmpty)
        let missing = try await stage.runWithKey("adopt", "Family")
        #expect(missing.code == 64 && stage.writes.isEmpty, "\(missing.all)")
    }

    @Test("delete-album asks for the name, in a script by --yes", arguments: Stage.releases)
    func deleteAlbum(_ release: String) async throws {
        let stage = try await stage(release)
        #expect(try await stage.runWithKey("sync").code == 0)
        let silent = try await stage.runWithKey("delete-album", "Emma", key: "key-all")
        #expect(silent.code == 64, "\(silent.all)")
        #expect(
            silent.messages.contains("nobody answered, so nothing was deleted\n  hint: in a script, say --yes Emma"))
        let wrong = try await stage.runWithKey("delete-album", "Emma", "--yes", "Ema", key: "key-all")
        #expect(wrong.code == 64 && wrong.messages.contains("--yes names \"Ema\", not \"Emma\""), "\(wrong.all)")
        let forbidden = try await stage.runWithKey("delete-album", "Emma", "--yes", "Emma")
        #expect(forbidden.code == 77 && forbidden.messages.contains("album.delete"), "\(forbidden.all)")
        #expect(try stage.members(of: "Emma")?.isEmpty == false)
        let done = try await stage.runWithKey("delete-album", "Emma", "--yes", "Emma", key: "key-all")
        #expect(done.code == 0, "\(done.all)")
        #expect(done.results.contains("\"Emma\" is deleted; its photos stay in the library."))
        #expect(done.results.contains("the next run makes it again"))
        #expect(try stage.members(of: "Emma") == nil)
        let again = try await stage.runWithKey("delete-album", "Emma", "--yes", "Emma", key: "key-all")
        #expect(again.code == 64 && again.messages.contains("keeps no album \"Emma\""), "\(again.all)")
    }

    @Test("delete-album refuses an album with photos of others' adding", arguments: Stage.releases)
    func handAdded(_ release: String) async throws {
        let stage = try await stage(release, "albums:\n- {name: Family Faces, all: {people: Emma}}\n")
        #expect(try await stage.runWithKey("sync").code == 0)
        let words = ["delete-album", "Family Faces", "--yes", "Family Faces"]
        let refused = try await stage.runWithKey(words[0], words[1], words[2], words[3], key: "key-all")
        #expect(refused.code == 4, "\(refused.all)")
        #expect(refused.messages.contains("holds 3 photos that this program did not put there"))
        #expect(refused.messages.contains("--with-hand-added"))
        let done = try await stage.runWithKey(
            words[0], words[1], words[2], words[3], "--with-hand-added", key: "key-all")
        #expect(done.code == 0, "\(done.all)")
        #expect(try stage.members(of: "Family Faces") == nil)
    }

    @Test("accept-rename and forget answer what a run says", arguments: Stage.releases)
    func acceptAndForget(_ release: String) async throws {
        let stage = try await stage(release)
        #expect(try await stage.runWithKey("sync").code == 0)
        let before = try #require(try stage.members(of: "Emma"))
        let emma = try #require(stage.world.id("people", "emma"))
        let anna = try #require(stage.world.id("users", "anna"))
        let again = stage.simulator.addPerson(named: "Emma", owner: anna)
        try stage.simulator.merge(person: emma, into: again)
        let held = try await stage.runWithKey("sync")
        #expect(held.code == 4, "\(held.all)")
        #expect(held.results.contains("  immich-auto-album accept-rename Emma\n"), "\(held.all)")
        let accepted = try await stage.runWithKey("accept-rename", "Emma")
        #expect(accepted.code == 0, "\(accepted.all)")
        let healed = try await stage.runWithKey("sync")
        #expect(healed.code == 0, "\(healed.all)")
        #expect(try stage.members(of: "Emma") == before)
        let nobody = try await stage.runWithKey("accept-rename", "Nobody")
        #expect(nobody.code == 64 && nobody.messages.contains("nobody is remembered"), "\(nobody.all)")

        let forgotten = try await stage.runWithKey("forget", "Emma")
        #expect(forgotten.code == 0, "\(forgotten.all)")
        #expect(try stage.members(of: "Emma") == before)
        try stage.simulator.removeFaces(of: again, from: try #require(stage.world.id("assets", "summer-01")))
        let met = try await stage.runWithKey("sync")
        #expect(met.code == 0 && met.results.contains("taken on"), "\(met.all)")
        #expect(try stage.members(of: "Emma") == before)
        let unknown = try await stage.runWithKey("forget", "Nothing")
        #expect(unknown.code == 64 && unknown.messages.contains("keeps no album"), "\(unknown.all)")
    }
}
