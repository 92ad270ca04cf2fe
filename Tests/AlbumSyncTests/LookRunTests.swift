import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import Testing

@Suite struct `A run that gives albums their look` {
    @Test(arguments: House.releases)
    func `description, order and cover are written once and only when different`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - {name: Emma, all: {people: Emma}, description: All of her, order: oldest_first, cover: newest}
                - {name: Plain, all: {people: Liam}}
                """
            let planned = try await house.plan(rules)
            let report = try await house.run(rules)
            #expect(report["Emma"]?.look == ["description: All of her", "order: oldest first", "cover: clip-5.mp4"])
            #expect(planned["Emma"]?.look == report["Emma"]?.look)
            let album = try house.simulator.album(try #require(house.simulator.albums(named: "Emma").first))
            #expect(album.description == "All of her" && album.order == "asc")
            #expect(album.thumbnailAssetID == (try house.id("clip-5")))
            house.simulator.forgetRequests()
            #expect(try await !house.run(rules).hasChanges)
            #expect(house.writes.isEmpty)
            let changed = try await house.run(rules.replacing("All of her", with: "Emma"))
            #expect(changed["Emma"]?.look == ["description: Emma"])
            #expect(house.writes.count == 1 && house.writes[0].hasPrefix("PATCH"))
        }
    }

    @Test(arguments: House.releases)
    func `a cover that is no member is told and not written`(release: String) async throws {
        try await House.with(release) { house in
            let id = try house.photo("nobody-0")
            let report = try await house.run("albums: [{name: Emma, all: {people: Emma}, cover: \(id)}]")
            #expect(report["Emma"]?.look == [])
            #expect(report["Emma"]?.notes.contains { $0.contains("\(id) is not in the album") } == true)
            #expect(report.failure == nil && report.failedAlbums == 0)
        }
    }

    private func roles(_ house: House, _ album: String) throws -> [EntityID: AlbumRole] {
        let album = try house.simulator.album(house.simulator.albums(named: album)[0])
        return Dictionary(uniqueKeysWithValues: album.members.map { ($0.userID, $0.role) })
    }

    @Test(arguments: House.releases)
    func `share grants, changes roles and takes back only what it granted`(release: String) async throws {
        try await House.with(release) { house in
            let (ben, carol) = (try house.id("ben", "users"), try house.id("carol", "users"))
            func rules(_ share: String) -> String { "albums: [{name: Emma, all: {people: Emma}\(share)}]" }
            let held = try await house.run(rules(", share: {ben@example.org: viewer}"))
            #expect(held.heldAlbums == 1, "the first photos that others see wait for a word")
            let first = try await house.run(rules(", share: {ben@example.org: viewer}"), approve: ["Emma"])
            #expect(first["Emma"]?.look == ["shared with ben@example.org as viewer"])
            #expect(try roles(house, "Emma") == [ben: .viewer])
            try house.simulator.share(album: house.simulator.albums(named: "Emma")[0], with: carol, as: .editor)
            #expect(try await !house.run(rules(", share: {ben@example.org: viewer}")).hasChanges)
            _ = try await house.run(rules(", share: {ben@example.org: editor}"))
            #expect(try roles(house, "Emma") == [ben: .editor, carol: .editor])
            let last = try await house.run(rules(""))
            #expect(last["Emma"]?.look == ["no longer shared with ben@example.org"])
            #expect(try roles(house, "Emma") == [carol: .editor])
        }
    }

    @Test(arguments: House.releases)
    func `a user who is not there holds the album`(release: String) async throws {
        try await House.with(release) { house in
            let report = try await house.run(
                "albums: [{name: Emma, all: {people: Emma}, share: {bem@example.org: viewer}}]")
            #expect(ExitCode(of: report) == .held && house.writes.isEmpty)
            let hold = try #require(report["Emma"]?.holds.first)
            #expect("\(hold)" == "no user logs in as bem@example.org; did you mean ben@example.org?")
            #expect(hold.place?.line == 1)
        }
    }

    @Test(arguments: House.releases)
    func `album renamed in Immich: names enforce gives it its name again`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run("albums: [{name: Emma, all: {people: Emma}}]")
            let album = try #require(house.simulator.albums(named: "Emma").first)
            try house.simulator.rename(album: album, to: "Her")
            let drift = try await house.run("albums: [{name: Emma, all: {people: Emma}}]")
            #expect(!drift.hasChanges && drift["Emma"]?.notes == ["the album is called \"Her\" in Immich"])
            _ = try await house.run("albums: [{name: Emma, names: enforce, all: {people: Emma}}]")
            #expect(house.simulator.albums(named: "Emma") == [album])
        }
    }

    @Test(arguments: House.releases)
    func `names enforce renames an album once, in the journal, and never somebody else's`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            _ = try await house.run("albums: [{name: Emma, all: {people: Emma}}]")
            let (album, bens) = (house.simulator.albums(named: "Emma")[0], try house.id("bens-edit", "albums"))
            try house.simulator.rename(album: album, to: "Her")
            house.simulator.forgetRequests()
            let rules = """
                albums:
                - {name: Emma, names: enforce, all: {people: Emma}}
                - {name: Ours, id: \(bens), names: enforce, description: Mine, mode: add, all: {people: Emma}}
                """
            let planned = try await house.plan(rules)
            #expect(planned["Emma"]?.look == ["name: Emma"] && planned["Ours"]?.look == [])
            let report = try await house.run(rules, approve: ["Ours"])
            #expect(report["Emma"]?.look == ["name: Emma"] && report["Emma"]?.serverName == "Emma")
            #expect(report["Ours"]?.look == [] && report["Ours"]?.failure == nil)
            #expect(report["Ours"]?.notes.contains { $0.hasPrefix("it belongs to somebody else") } == true)
            #expect(house.writes.filter { $0.hasPrefix("PATCH") } == ["PATCH /api/albums/\(album)"])
            #expect(try house.simulator.album(bens).name == "Ben lets edit")
            #expect(try await house.state().openEntries().isEmpty)
            #expect(try await !house.run(rules).hasChanges)
        }
    }
}
