import Foundation
import ImmichSimulator
import Testing

/// Questions that need no album: `find`, and `explain` with counts.
@Suite struct FindTests {
    @Test(
        "a rule is tried without an album: count, newest photos, links, counts line by line", arguments: Stage.releases)
    func find(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write(
            "groups: {pair: [Emma, Liam]}\nalbums:\n- {name: E, all: {people: {any: pair}}, none: {type: video}}\n",
            to: "albums.yaml")
        let found = try await stage.runWithKey(
            "find", "{all: {people: {any: pair}}, none: {type: video}}", "--limit", "3")
        #expect(found.code == 0, "\(found.all)")
        #expect(stage.writes.isEmpty)
        #expect(try await stage.runWithKey("sync").code == 0)
        let members = try #require(try stage.members(of: "E"))
        let photosRead = try #require(found.results.firstMatch(of: /([0-9]+) of ([0-9]+) photos on the time line/))
        #expect(Int(photosRead.1) == members.count)
        let links = found.results.matches(of: /http:\S+\/photos\/(\S+)/).compactMap { EntityID(String($0.1)) }
        #expect(links.count == 3 && members.isSuperset(of: links))
        #expect(found.results.contains("people: {any: pair}\n"))
        #expect(found.results.contains("… \(members.count - 3) more (--limit \(members.count))"))
        let newest = stage.world.assets.filter { members.contains($0.id) }.map(\.localDateTime).max()
        #expect(stage.world.assets.first { $0.id == links.first }?.localDateTime == newest)
    }

    @Test func `lines need no braces, no configuration and no groups`() async throws {
        let stage = try await Stage(release: "3.1.0")
        let lines = try await stage.runWithKey("find", "people: Emma, type: photo # mine", "--json", "--limit=1")
        #expect(lines.code == 0, "\(lines.all)")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(lines.results.utf8)) as? [String: Any])
        #expect(object["kind"] as? String == "find")
        let first = try #require((object["first"] as? [[String: Any]])?.first)
        #expect((first["people"] as? [String])?.contains("Emma") == true)
        #expect((first["link"] as? String)?.hasPrefix(stage.url + "/photos/") == true)
        let block = try await stage.runWithKey(
            "find", "all:\n  people: Emma\nnone: {type: video}\n", "--json", "--limit=0")
        let same = try #require(try JSONSerialization.jsonObject(with: Data(block.results.utf8)) as? [String: Any])
        #expect(same["matching"] as? Int == object["matching"] as? Int)
        #expect((same["first"] as? [Any])?.isEmpty == true)
    }

    @Test func `nobody on the photos is named by an identifier, even when the rule names nobody`() async throws {
        let stage = try await Stage(release: "2.7.5")
        let found = try await stage.runWithKey("find", "filename: summer-0*", "--limit", "20")
        #expect(found.code == 0, "\(found.all)")
        #expect(found.results.contains("Emma"))
    }

    @Test(
        "mistakes are shown where they were typed",
        arguments: [
            (
                "people: Emma, contry: Greece", 64,
                """
                error: "contry" is not a criterion
                  people: Emma, contry: Greece
                                ^
                  hint: did you mean "country"?
                """
            ),
            (
                "people: [Emma, Liam]", 64,
                """
                  people: [Emma, Liam]
                          ^
                """
            ),
            (
                "people: Emmma", 4,
                """
                error: nobody is called "Emmma"
                  people: Emmma
                          ^
                  hint: did you mean "Emma"?
                """
            ),
            (
                "Emma", 64,
                """
                error: "Emma" says nothing that could be tested
                  Emma
                  ^
                  hint: write people: Emma for a person
                """
            ),
            (
                "{people: Emma", 64,
                """
                  {people: Emma
                               ^
                """
            ),
            ("", 64, "error: \"\" is not a rule"),
        ])
    func mistakes(_ rule: String, _ code: Int32, _ message: String) async throws {
        let stage = try await Stage(release: "3.1.0")
        let outcome = try await stage.runWithKey("find", rule)
        #expect(outcome.code == code, "\(outcome.all)")
        #expect(outcome.results.isEmpty)
        #expect(outcome.messages.contains(message), "\(outcome.messages)")
    }

    @Test("explain counts line by line and tells what that took", arguments: Stage.releases)
    func explain(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write(
            "albums:\n- {name: E, all: {people: {any: [Emma, Liam]}, type: photo}}\n- {name: X, all: {people: Xaver}}\n",
            to: "albums.yaml")
        let counted = try await stage.runWithKey("explain", "E")
        #expect(counted.code == 0, "\(counted.all)")
        #expect(stage.writes.isEmpty)
        #expect(try await stage.runWithKey("sync", "--only", "E").code == 0)
        let members = try #require(try stage.members(of: "E"))
        #expect(counted.results.contains("Now: \(members.count) of "))
        #expect(counted.results.contains("\(members.count)  all of these  → these belong\n"), "\(counted.results)")
        #expect(
            counted.results.firstMatch(of: /Read [0-9]+ photos in [0-9]+ requests, with people, without EXIF/) != nil)
        let held = try await stage.runWithKey("explain", "X")
        #expect(held.code == 4)
        #expect(held.results.contains("held: nobody is called \"Xaver\""), "\(held.results)")
        let offline = try await stage.runWithKey("explain", "E", "--offline")
        #expect(offline.code == 0 && !offline.results.contains("Now:"))
    }

    @Test func `explain says what it can when the server is not there`() async throws {
        let stage = try await Stage(release: "3.1.0")
        try stage.write("albums:\n- {name: E, all: {people: Emma}}\n", to: "albums.yaml")
        let unknown = try await stage.run("explain", "E")
        #expect(unknown.code == 0)
        #expect(unknown.results.contains("Photos of Emma") || unknown.results.contains("Photos with Emma"))
        #expect(unknown.messages.contains("warning: nothing was counted: no API key"), "\(unknown.all)")
        await stage.simulator.stop()
        let down = try await stage.runWithKey("explain", "E")
        #expect(down.code == 69, "\(down.all)")
        #expect(down.results.contains("Kept:"))
    }
}
