import AlbumRules
import ImmichSimulator
import Testing

@Suite struct `An album whose rule matches nothing any more` {
    static let rules = "albums: [{name: Best, when_empty: delete, all: {favorite: true, type: video}}]"

    /// Nobody's favourite any more.
    func forgetFavourites(_ house: House) throws {
        for asset in house.world.assets where asset.isFavorite {
            try house.simulator.setFavorite(false, asset: asset.id)
        }
    }

    @Test(arguments: House.releases)
    func `is deleted where that is asked for, and made again when something matches`(release: String) async throws {
        try await House.with(release) { house in
            #expect(try await house.run(Self.rules)["Best"]?.isCreated == true)
            let members = try house.members("Best")
            try forgetFavourites(house)
            let plan = try await house.plan(Self.rules)
            #expect(plan["Best"]?.isDeleted == true && plan.hasChanges)
            #expect(!house.simulator.albums(named: "Best").isEmpty)
            let report = try await house.run(Self.rules)
            #expect(report["Best"]?.isDeleted == true && report["Best"]?.removed.count == members.count)
            #expect(house.simulator.albums(named: "Best").isEmpty)
            for name in members { #expect(try house.simulator.asset(house.id(name)).deletedAt == nil) }

            house.simulator.forgetRequests()
            #expect(try await house.run(Self.rules)["Best"]?.holds == [])
            #expect(house.writes.isEmpty)
            for name in members { try house.simulator.setFavorite(true, asset: house.id(name)) }
            #expect(try await house.run(Self.rules)["Best"]?.isCreated == true)
            #expect(try house.members("Best") == members)
        }
    }

    @Test(arguments: House.releases)
    func `stays when somebody put a photo in`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let album = try #require(house.simulator.albums(named: "Best").first)
            try house.simulator.addMembers(house.ids("nobody-1"), to: album)
            try forgetFavourites(house)
            #expect(try await house.run(Self.rules)["Best"]?.isDeleted == false)
            #expect(try house.members("Best") == ["nobody-1"])
        }
    }

    @Test(arguments: House.releases)
    func `stays while a photo of it is in the trash, and goes once that is gone`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let members = try house.members("Best").sorted()
            try house.simulator.trash(asset: house.id(members[0]))
            try forgetFavourites(house)
            for report in [try await house.plan(Self.rules), try await house.run(Self.rules)] {
                #expect(report["Best"]?.isDeleted == false)
                #expect(report["Best"]?.notes.contains("the album stays: photos of it are in the trash") == true)
            }
            try house.simulator.restore(asset: house.id(members[0]))
            #expect(try house.members("Best") == [members[0]])
            try house.simulator.delete(asset: house.id(members[0]))
            #expect(try await house.run(Self.rules)["Best"]?.isDeleted == true)
        }
    }

    @Test(arguments: House.releases)
    func `stays when somebody else made it`(release: String) async throws {
        try await House.with(release) { house in
            let anna = try house.id("anna", "users")
            _ = house.simulator.createAlbum(named: "Best", owner: anna)
            _ = try await house.run(Self.rules)
            try forgetFavourites(house)
            #expect(try await house.run(Self.rules)["Best"]?.isDeleted == false)
            #expect(try house.members("Best") == [])
        }
    }

    @Test(arguments: House.releases)
    func `stays with a key that may not delete albums, which is said before anything is written`(
        release: String
    ) async throws {
        try await House.with(
            release,
            change: { world in
                guard let anna = world.id("users", "anna") else { return }
                let permissions = [
                    "asset.read", "person.read", "album.read", "user.read", "album.create", "albumAsset.create",
                    "albumAsset.delete",
                ]
                world.keys.append(World.Key(name: "documented", userID: anna, permissions: permissions))
            },
            { house in
                _ = try await house.run(Self.rules)
                try forgetFavourites(house)
                house.simulator.forgetRequests()
                let report = try await house.run(Self.rules, key: "documented")
                #expect(ExitCode(of: report) == .notPermitted)
                #expect(house.writes.isEmpty)
            })
    }
}
