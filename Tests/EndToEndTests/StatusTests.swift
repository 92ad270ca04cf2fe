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

    private func albums(_ outcome: Binary.Outcome) throws -> (all: [String: Any], albums: [String: [String: Any]]) {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.results.utf8)) as? [String: Any])
        let albums = try #require(object["albums"] as? [[String: Any]])
        return (object, Dictionary(albums.map { ($0["name"] as? String ?? "", $0) }) { first, _ in first })
    }

    @Test(
        "drift is told over all runs, and a hold stands until a run that looked at the album", arguments: Stage.releases
    )
    func history(_ release: String) async throws {
        let stage = try await Stage(release: release)
        let rules = """
            albums:
            - {name: Emma, all: {people: Emma}}
            - {name: Best, all: {favorite: true}}

            """
        try stage.write(rules, to: "albums.yaml")
        #expect(try await stage.runWithKey("sync").code == 0)
        let emma = try #require(stage.simulator.albums(named: "Emma").first)
        let members = try stage.simulator.members(of: emma)
        try stage.simulator.removeMembers(Array(members.prefix(3)), from: emma)
        #expect(try await stage.runWithKey("sync").code == 0)
        try stage.simulator.addMembers([members[0]], to: emma)
        try stage.write(rules + "- {name: For Ben, all: {people: Liam}}\n", to: "albums.yaml")
        #expect(try await stage.runWithKey("sync").code == 4)
        // The next run looks at another album only, and says nothing of those that wait.
        #expect(try await stage.runWithKey("sync", "--only", "Best").code == 0)
        let (all, status) = try albums(try await stage.runWithKey("status", "--json"))
        #expect((all["lastRun"] as? [String: Any])?["run"] as? Int == 4)
        #expect((all["lastGoodRun"] as? [String: Any])?["run"] as? Int == 2)
        #expect(status["Emma"]?["handRemoved"] as? Int == 2 && status["Emma"]?["takenOutEver"] as? Int == 3)
        #expect(status["Emma"]?["putBackEver"] as? Int == 1 && status["Emma"]?["lastTakenOut"] is String)
        #expect((status["For Ben"]?["holds"] as? [String])?.count == 1 && status["For Ben"]?["heldIn"] as? Int == 3)
        #expect((status["For Ben"]?["waitingAdditions"] as? Int ?? 0) > 0)
        let text = try await stage.runWithKey("status")
        #expect(text.results.contains("Last good run 2 at "), "\(text.all)")
        #expect(text.results.contains("For Ben: held at run 3: would add the first"), "\(text.all)")
        #expect(text.results.contains("For Ben: waiting for you: "), "\(text.all)")
        #expect(text.results.contains("Emma: by hand in all: 3 photos taken out, 1 put back; "), "\(text.all)")
        #expect(try await stage.runWithKey("sync", "--approve", "For Ben").code == 0)
        let (later, calm) = try albums(try await stage.runWithKey("status", "--json"))
        #expect((calm["For Ben"]?["holds"] as? [String])?.isEmpty == true && calm["For Ben"]?["heldIn"] is NSNull)
        #expect((later["lastGoodRun"] as? [String: Any])?["run"] as? Int == 5)
    }
}
