import AlbumRules
import AlbumSync
import ImmichSimulator
import Testing

/// The numbers of the guards, at their edges, in whole runs.
@Suite struct `The numbers of the guards` {
    static let best = "albums: [{name: Best, all: {favorite: true}}]"

    /// Uploads favourites, so many.
    @discardableResult
    func upload(_ count: Int, _ house: House) throws -> [EntityID] {
        let day = Timestamp(year: 2026, month: 11, day: 20)
        return try (0..<count).map { _ in
            let id = EntityID.random()
            var photo = World.Asset(
                id: id, ownerID: try house.id("anna", "users"), fileName: "\(id).jpg", takenAt: day, createdAt: day,
                checksum: "\(id)")
            photo.isFavorite = true
            house.simulator.addPhoto(photo)
            return id
        }
    }

    func best(_ house: House) throws -> EntityID { try #require(house.simulator.albums(named: "Best").first) }

    @Test(arguments: House.releases)
    func `twenty removals go, twenty-one wait`(release: String) async throws {
        try await House.with(release) { house in
            let photos = try upload(60, house)
            _ = try await house.run(Self.best)
            for id in photos[..<20] { try house.simulator.setFavorite(false, asset: id) }
            #expect(try await house.run(Self.best)["Best"]?.removed.count == 20)
            for id in photos[20..<41] { try house.simulator.setFavorite(false, asset: id) }
            let held = try await house.run(Self.best)
            #expect(held["Best"]?.removed.isEmpty == true && held["Best"]?.heldRemovals.count == 21)
            guard case .manyRemovals(21, _, 20) = held["Best"]?.holds.first else {
                Issue.record("\(String(describing: held["Best"]?.holds))")
                return
            }
        }
    }

    @Test(arguments: House.releases)
    func `two hundred photos enter an album that others see, one more waits, whenever it was shared`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            try upload(250, house)
            let first = try await house.run(Self.best)
            #expect(ExitCode(of: first) == .done && first.added >= 250)
            let (album, ben) = (try best(house), try house.id("ben", "users"))
            try house.simulator.share(album: album, with: ben, as: .viewer)
            try upload(200, house)
            #expect(try await house.run(Self.best)["Best"]?.added.count == 200)
            // Half of the members are more than two hundred now.
            let members = try house.simulator.members(of: album).count
            try upload(members / 2 + 1, house)
            let held = try await house.run(Self.best)
            #expect(held["Best"]?.heldAdditions.count == members / 2 + 1)
            #expect(try await house.plan(Self.best)["Best"]?.holds.isEmpty == false)
            try house.simulator.unshare(album: album, with: ben)
            #expect(try await house.plan(Self.best)["Best"]?.holds.isEmpty == true)
            try house.simulator.share(album: album, with: ben, as: .viewer)
            #expect(try await house.run(Self.best)["Best"]?.added.isEmpty == true)
        }
    }

    @Test(arguments: House.releases)
    func `a library that lost a tenth takes photos out, one that lost more does not, in any album`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            try upload(100, house)
            let first = try await house.run(Self.best)
            let total = try #require(first.facts.photosRead)
            let spare = (house.world.logical["assets"] ?? [:]).filter { $0.key.hasPrefix("summer-") }.values.sorted()
            let fresh = try upload(40, house)
            let grown = try await house.run(Self.best)
            #expect(grown.facts.photosRead == total + 40)
            for id in fresh[..<((total + 40) / 10)] { try house.simulator.delete(asset: id) }
            let member = try #require(spare.first { ((try? house.simulator.asset($0).isFavorite) ?? false) })
            try house.simulator.setFavorite(false, asset: member)
            #expect(try await house.plan(Self.best)["Best"]?.removed.count == 1)
            try house.simulator.delete(asset: fresh[(total + 40) / 10])
            let held = try await house.run(Self.best)
            guard case .libraryShrank = held["Best"]?.holds.first else {
                Issue.record("\(String(describing: held["Best"]?.holds))")
                return
            }
            #expect(held["Best"]?.removed.isEmpty == true && ExitCode(of: held) == .held)
            // An album that has no numbers of its own goes by those of the account.
            let two = """
                albums:
                - {name: Best, all: {favorite: true}}
                - {name: Family Faces, all: {people: Emma}}
                """
            let engine = try await house.engine(two)
            let (configuration, _) = ConfigurationReader.read([SourceFile(name: "albums.yaml", text: two)])
            _ = try await engine.adopt(try #require(configuration?.albums.last), everything: true)
            let other = try await house.run(two)
            guard case .libraryShrank = other["Family Faces"]?.holds.first else {
                Issue.record("\(String(describing: other["Family Faces"]?.holds))")
                return
            }
            #expect(other["Family Faces"]?.added.isEmpty == false)
            #expect(try house.members("Family Faces").contains("nobody-1"))
        }
    }

    @Test(arguments: House.releases)
    func `a loss that no removal met is remembered until it is allowed`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Best, all: {favorite: true}}, {name: Emma, all: {people: Emma}}]"
            let fresh = try upload(100, house)
            let total = try #require(try await house.run(rules).facts.libraryCount)
            for id in fresh[..<60] { try house.simulator.trash(asset: id) }
            for _ in 0..<3 { #expect(ExitCode(of: try await house.run(rules)) == .done) }
            try house.simulator.setFavorite(false, asset: fresh[60])
            let held = try await house.run(rules)
            #expect(held["Best"]?.holds == [.libraryShrank(from: total, to: total - 60)])
            #expect(try await house.run(rules, approve: ["Best"])["Best"]?.removed.count == 1)
            try house.simulator.setFavorite(false, asset: fresh[61])
            #expect(try await house.run(rules)["Best"]?.removed.count == 1)
            // A word given while nothing waits counts, too.
            _ = try await house.run(rules, approve: ["Emma"])
            let emma = try house.id("emma", "people")
            try house.simulator.removeFaces(of: emma, from: house.id(try house.members("Emma").sorted()[0]))
            #expect(try await house.run(rules)["Emma"]?.removed.count == 1)
        }
    }

    @Test(arguments: House.releases)
    func `a person who lost more than half holds the albums that name them in any way, and no other`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            let emma = try house.id("emma", "people")
            let rules = """
                groups: {pinned: [{id: \(emma)}]}
                albums:
                - {name: By name, all: {people: Emma}}
                - {name: By id, all: {people: pinned}}
                - {name: By pattern, all: {people: {any: [Emm*, Liam]}}}
                - {name: Others, all: {people: Liam}}
                """
            let first = try await house.run(rules)
            #expect(ExitCode(of: first) == .done, "\(first.albums.map(\.holds))")
            let photos = try house.simulator.members(of: try #require(house.simulator.albums(named: "By name").first))
            for id in photos.prefix(photos.count / 2) { try house.simulator.removeFaces(of: emma, from: id) }
            let half = try await house.plan(rules)
            #expect(half.albums.allSatisfy { album in !album.holds.contains { $0.isPersonShrank } })
            try house.simulator.removeFaces(of: emma, from: photos[photos.count / 2])
            let liam = try house.id("liam", "people")
            try house.simulator.addFace(of: liam, on: house.id("nobody-1"))
            let held = try await house.run(rules)
            for name in ["By name", "By id", "By pattern"] {
                #expect(held[name]?.holds.contains { $0.isPersonShrank } == true, "\(name)")
                #expect(held[name]?.removed.isEmpty == true && held[name]?.added.isEmpty == true)
            }
            #expect(held["Others"]?.holds.isEmpty == true)
            #expect(held["Others"]?.added.map(\.fileName) == ["nobody-1.jpg"])
        }
    }

    @Test(arguments: House.releases)
    func `a missing album holds itself only`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - {name: Emma, all: {people: Emma}}
                - {name: Best, all: {favorite: true}}
                """
            _ = try await house.run(rules)
            try house.simulator.delete(album: try #require(house.simulator.albums(named: "Emma").first))
            try house.simulator.setFavorite(true, asset: house.id("nobody-1"))
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            let report = try await house.run(rules)
            #expect(report.heldAlbums == 1 && report["Emma"]?.holds.count == 1)
            #expect(report["Best"]?.added.count == 1 && report["Best"]?.removed.count == 1)
        }
    }

    @Test(arguments: House.releases)
    func `what came back three times is left alone and told, two times is not enough`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Emma, mode: mirror, all: {people: Emma}}]"
            _ = try await house.run(rules)
            let album = try #require(house.simulator.albums(named: "Emma").first)
            for turn in 1...3 {
                try house.simulator.addMembers(house.ids("nobody-1", "nobody-0"), to: album)
                let report = try await house.run(rules, approve: ["Emma"])
                #expect(report["Emma"]?.removed.count == 2, "\(turn)")
            }
            try house.simulator.addMembers(house.ids("nobody-1"), to: album)
            for _ in 1...2 {
                let report = try await house.run(rules)
                #expect(ExitCode(of: report) == .done && report["Emma"]?.removed.isEmpty == true)
                #expect(
                    report["Emma"]?.notes == [
                        "nobody-1.jpg came back three times after it was taken out and is left alone; take it out by hand"
                    ])
            }
            #expect(try house.members("Emma").contains("nobody-1"))
            try house.simulator.removeMembers(house.ids("nobody-1"), from: album)
            #expect(try await house.run(rules)["Emma"]?.notes == [])
        }
    }

    @Test(arguments: House.releases)
    func `a rule that changes its mind is no tug of war`(release: String) async throws {
        try await House.with(release) { house in
            for _ in 1...5 {
                try house.simulator.setFavorite(true, asset: house.id("summer-01"))
                #expect(try await house.run(Self.best)["Best"]?.added.isEmpty == false)
                try house.simulator.setFavorite(false, asset: house.id("summer-01"))
                #expect(try await house.run(Self.best)["Best"]?.removed.map(\.fileName) == ["summer-01.jpg"])
            }
        }
    }

    @Test(arguments: House.releases)
    func `photos of other people stay, in a mirror too`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: For Ben, mode: mirror, all: {people: Emma}}]"
            let album = try house.id("shared", "albums")
            try house.simulator.addMembers(house.ids("ben-0", "nobody-1"), to: album)
            for _ in 1...3 { _ = try await house.run(rules, approve: ["For Ben"]) }
            #expect(try house.members("For Ben").contains("ben-0"))
            #expect(try !house.members("For Ben").contains("nobody-1"))
        }
    }

    @Test(arguments: House.releases)
    func `an album that is left out of a run keeps its album`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - {name: Pinned, id: \(try house.id("faces", "albums")), all: {people: Emma}}
                - {name: Family Faces, all: {people: Liam}}
                """
            let report = try await house.engine(rules, only: ["Family Faces"]).plan()
            guard case .albumTaken(_, "Pinned") = report["Family Faces"]?.holds.first else {
                Issue.record("\(String(describing: report["Family Faces"]?.holds))")
                return
            }
        }
    }
}

extension Hold {
    fileprivate var isPersonShrank: Bool {
        if case .personShrank = self { true } else { false }
    }
}
