import AlbumRules
import AlbumSync
import ImmichSimulator
import Testing

/// Albums of a `for_each` rule are remembered by rule and value; people know them by their names.
@Suite struct `Answers about one of many albums` {
    static let rules = "albums: [{name: \"Emma {year}\", for_each: year, all: {people: Emma}}]"
    static let protected = "albums: [{name: \"Emma {year}\", for_each: year, protect: true, all: {people: Emma}}]"

    @Test(arguments: House.releases)
    func `one that was deleted is made again by its name`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let members = try house.members("Emma 2023")
            try house.simulator.delete(album: try #require(house.simulator.albums(named: "Emma 2023").first))
            #expect(try await house.run(Self.rules)["Emma 2023"]?.holds.isEmpty == false)
            #expect(try await house.engine(Self.rules).recreate(albumNamed: "Emma 2023") == false)
            #expect(try await house.run(Self.rules)["Emma 2023"]?.isCreated == true)
            #expect(try house.members("Emma 2023") == members)
        }
    }

    @Test(arguments: House.releases)
    func `one is let go by its name and stays`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            #expect(try await house.engine(Self.rules).forget(albumNamed: "Emma 2023"))
            #expect(try await !house.engine(Self.rules).forget(albumNamed: "Emma 2023"))
            #expect(!house.simulator.albums(named: "Emma 2023").isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `a protected one is neither deleted nor emptied by an undo`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.protected)
            let members = try house.members("Emma 2023")
            for name in ["Emma 2023", "Emma {year} [2023]"] {
                await #expect(throws: SyncError.answer(.protected(name))) {
                    try await house.engine(Self.protected).farewell(toAlbumNamed: name)
                }
            }
            _ = try await house.engine(Self.protected).undo(1)
            #expect(try house.members("Emma 2023") == members)
        }
    }

    @Test(arguments: House.releases)
    func `each has its line in the status, and the rule has none beside them`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let status = try await house.engine(Self.rules).status()
            #expect(status.albums.map(\.name) == ["Emma 2021", "Emma 2022", "Emma 2023", "Emma 2024"])
            #expect(status.albums.allSatisfy { $0.standing == .kept && $0.renamedTo == nil && $0.members > 0 })
            let later = try await house.engine("albums: [{name: Best, all: {favorite: true}}]").status()
            #expect(later.albums.map(\.standing) == [.new, .unmanaged, .unmanaged, .unmanaged, .unmanaged])
        }
    }
}
