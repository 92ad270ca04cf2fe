import AlbumRules
import AlbumSync
import ImmichSimulator
import PhotoLibrary
import Testing

@Suite struct `The law of undoing` {
    static let rules = """
        albums:
        - {name: Best, all: {favorite: true}}
        - {name: Emma, all: {people: Emma}, none: {favorite: true}}
        - {name: Mirror, mode: mirror, hand_removed: restore, all: {people: Liam}}
        - {name: Adding, mode: add, all: {people: Grandma Rosa}}
        """
    static let names = ["Best", "Emma", "Mirror", "Adding"]

    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// Everything that the server holds of the albums, by name; an album that is not there yet is an empty one.
    private func members(_ house: House) throws -> [String: Set<String>] {
        var members: [String: Set<String>] = [:]
        for name in Self.names where !house.simulator.albums(named: name).isEmpty {
            members[name] = try house.members(name)
        }
        return members
    }

    /// Favourites, faces and hands, as they move between two runs.
    private func disturb(_ house: House, _ numbers: inout Numbers) throws {
        let photos = (house.world.logical["assets"] ?? [:]).keys.filter { $0.hasPrefix("summer-") }.sorted()
        for _ in 0..<Int.random(in: 1..<9, using: &numbers) {
            guard let photo = photos.randomElement(using: &numbers) else { return }
            let id = try house.id(photo)
            switch Int.random(in: 0..<6, using: &numbers) {
            case 0, 1: try house.simulator.setFavorite(Bool.random(using: &numbers), asset: id)
            case 2: try house.simulator.removeFaces(of: house.id("emma", "people"), from: id)
            case 3: try house.simulator.addFace(of: house.id("liam", "people"), on: id)
            case 4:
                guard let album = Self.names.randomElement(using: &numbers).map(house.simulator.albums)?.first
                else { continue }
                try house.simulator.addMembers([id], to: album)
            default:
                guard let album = Self.names.randomElement(using: &numbers).map(house.simulator.albums)?.first
                else { continue }
                try house.simulator.removeMembers([id], from: album)
            }
        }
    }

    @Test(arguments: House.releases, Array(1...6))
    func `after a run and its undoing the members are what they were`(release: String, seed: Int) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            var numbers = Numbers(state: UInt64(seed))
            for step in 0..<4 {
                let place = Comment(rawValue: "seed \(seed), step \(step)")
                try disturb(house, &numbers)
                let before = try members(house)
                let run = try await house.run(Self.rules, approve: Self.names)
                let after = try members(house)
                let number = try await house.state().runs(latest: 1)[0].id
                // An approval covers what was shown: the first try shows.
                _ = try await house.engine(Self.rules).undo(number)
                let undone = try await house.engine(Self.rules, approve: Self.names).undo(number)
                #expect(undone.heldAlbums == 0 && undone.failure == nil, place)
                for (name, members) in try members(house) { #expect(members == before[name] ?? [], place) }
                house.simulator.forgetRequests()
                let held = Set(run.albums.filter { !$0.holds.isEmpty }.map(\.name))
                let next = try await house.run(Self.rules)
                for album in next.albums where !held.contains(album.name) {
                    #expect(album.added.isEmpty && album.removed.isEmpty, "\(album.name): the undo stands; \(place)")
                }
                guard Bool.random(using: &numbers), held.isEmpty else { continue }
                // An undo can be undone, both parts of it.
                for undo in [number + 2, number + 1] {
                    _ = try await house.engine(Self.rules).undo(undo)
                    _ = try await house.engine(Self.rules, approve: Self.names).undo(undo)
                }
                #expect(try members(house) == after, place)
                house.simulator.forgetRequests()
                _ = try await house.run(Self.rules)
                #expect(house.writes.isEmpty, place)
            }
        }
    }
}
