import Foundation
import ImmichSimulator
import TestSupport
import Testing

@Suite struct StatusTests {
    private static let rules = """
        albums:
        - {name: Emma, all: {people: Emma}}
        - {name: Best, all: {favorite: true}}
        - {name: Gone, all: {people: Liam}}
        - {name: Typo, all: {people: Emmma}}
        - {name: Paused, enabled: false, all: {people: Emma}}
        """

    @Test("it tells albums, the last run, held ones and what was done by hand", arguments: Stage.releases)
    func status(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write(Self.rules, to: "albums.yaml")
        let before = try await stage.runWithKey("status")
        #expect(before.code == 0 && before.results.contains("No run yet."), "\(before.all)")
        #expect(before.results.contains("not made yet") && before.results.contains("paused"))
        #expect(try await stage.runWithKey("sync").code == 4)
        let emma = try #require(stage.simulator.albums(named: "Emma").first)
        let members = try stage.simulator.members(of: emma)
        try stage.simulator.addMembers([try #require(stage.world.id("assets", "nobody-1"))], to: emma)
        try stage.simulator.removeMembers([members[0]], from: emma)
        try stage.simulator.rename(album: emma, to: "Our Emma")
        try stage.simulator.delete(album: try #require(stage.simulator.albums(named: "Gone").first))
        let writes = stage.writes.count
        stage.simulator.forgetRequests()
        let outcome = try await stage.runWithKey("status", "--json")
        #expect(outcome.code == 0, "\(outcome.all)")
        #expect(stage.writes.isEmpty && writes > 0)
        #expect(!stage.simulator.requests.contains { $0.target.contains("/timeline") }, "the library is not read")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.results.utf8)) as? [String: Any])
        #expect((object["lastRun"] as? [String: Any])?["exitCode"] as? Int == 4)
        let albums = try #require(object["albums"] as? [[String: Any]])
        func album(_ name: String) -> [String: Any] { albums.first { $0["name"] as? String == name } ?? [:] }
        #expect(album("Emma")["members"] as? Int == members.count)
        #expect(album("Emma")["ours"] as? Int == members.count - 1)
        #expect(album("Emma")["handAdded"] as? Int == 1 && album("Emma")["leftSince"] as? Int == 1)
        #expect(album("Emma")["renamedTo"] as? String == "Our Emma" && album("Emma")["hasDrifted"] as? Bool == true)
        #expect(album("Best")["hasDrifted"] as? Bool == false && album("Best")["standing"] as? String == "kept")
        #expect(album("Gone")["standing"] as? String == "deleted")
        #expect((album("Typo")["holds"] as? [String])?.first?.contains("nobody is called \"Emmma\"") == true)
        let text = try await stage.runWithKey("status")
        #expect(text.results.contains("Emma: is called \"Our Emma\" in Immich"), "\(text.all)")
        #expect(text.results.contains("recreate Gone makes it again"), "\(text.all)")
    }
}
