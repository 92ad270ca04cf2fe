import AlbumRules
import AlbumSync
import ImmichSimulator
import PhotoLibrary
import Testing

@Suite struct `An album that several accounts feed` {
    static let accounts = "accounts: {anna: {api_key: a}, ben: {api_key: b}}\nalbums:\n"
    static let emma = accounts + "- {name: Kids, account: anna, contribute: [anna, ben], all: {people: Emma}}\n"
    static let bens: Set = ["ben-1", "ben-3", "ben-5"]

    private func whole(_ house: House) async throws -> Set<String> {
        _ = try await house.run("albums: [{name: Probe, all: {people: Emma}}]")
        return try house.members("Probe").union(Self.bens)
    }

    private func open(_ release: String, _ body: (House) async throws -> Void) async throws {
        try await House.with(release, change: House.forAccounts, body)
    }

    @Test(arguments: House.releases)
    func `waits for one approval of each share, then holds the photos of both, and rests`(release: String) async throws
    {
        try await open(release) { house in
            let whole = try await whole(house)
            house.simulator.forgetRequests()
            let first = try await house.joint(Self.emma).run()
            #expect(first.albums.map(\.name) == ["Kids", "Kids · ben"])
            #expect(first.albums.allSatisfy { $0.holds.map(\.kind) == ["firstSharedFill"] })
            #expect(ExitCode(of: first) == .held)
            #expect(house.writes.isEmpty)

            let second = try await house.fill(Self.emma, "Kids", "Kids · ben")
            #expect(ExitCode(of: second) == .done, "\(second.albums)")
            #expect(second["Kids"]?.isCreated == true)
            #expect(second["Kids"]?.look == ["shared with ben as editor"])
            #expect(Set(second["Kids · ben"]?.added.map(\.fileName) ?? []) == ["ben-1.jpg", "ben-3.jpg", "ben-5.jpg"])
            #expect(try house.members("Kids") == whole)
            #expect(try house.users(of: "Kids") == [house.id("ben", "users"): .editor])

            house.simulator.forgetRequests()
            let third = try await house.joint(Self.emma).run()
            #expect(ExitCode(of: third) == .done)
            #expect(third.added + third.removed == 0)
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `is held for a person missing in one account in that account alone`(release: String) async throws {
        try await open(release) { house in
            let liam = Self.accounts + "- {name: Liam, account: anna, contribute: [anna, ben], all: {people: Liam}}\n"
            let report = try await house.fill(liam, "Liam", "Liam · ben")
            #expect(report["Liam"]?.holds.isEmpty == true)
            #expect(report["Liam · ben"]?.holds.map(\.kind) == ["unknownPerson"])
            #expect(try house.members("Liam").isDisjoint(with: Self.bens))
            #expect(try !house.members("Liam").isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `is made by its owner for photos that only another account has`(release: String) async throws {
        try await open(release) { house in
            let otto = house.simulator.addPerson(named: "Otto", owner: try house.id("ben", "users"))
            try house.simulator.addFace(of: otto, on: house.id("ben-0"))
            for (name, feeders) in [("Held", "[anna, ben]"), ("Left", "[ben]")] {
                let rules =
                    Self.accounts + "- {name: \(name), account: anna, contribute: \(feeders), all: {people: Otto}}\n"
                let report = try await house.fill(rules, "\(name) · ben")
                #expect(report[name]?.holds.map(\.kind) == (name == "Held" ? ["unknownPerson"] : []))
                #expect(report[name]?.isCreated == true)
                #expect(report["\(name) · ben"]?.added.map(\.fileName) == ["ben-0.jpg"])
                #expect(try house.members(name) == ["ben-0"])
                let album = try house.simulator.album(house.simulator.albums(named: name)[0])
                #expect(album.ownerID == (try house.id("anna", "users")))
                house.simulator.forgetRequests()
                _ = try await house.joint(rules).run()
                #expect(house.writes.isEmpty)
            }
        }
    }

    @Test(arguments: House.releases)
    func `goes on in the other account when one is not let in, and loses nothing`(release: String) async throws {
        try await open(release) { house in
            _ = try await house.fill(Self.emma, "Kids", "Kids · ben")
            let before = try house.members("Kids")
            let rules = Self.emma
            try house.simulator.addFace(of: house.id("ben-emma", "people"), on: house.id("ben-0"))
            let refused = RunFailure(.notPermitted, "the server refused the API key")
            let withoutOwner = try await house.joint(rules, down: ["anna": refused]).run()
            #expect(ExitCode(of: withoutOwner) == .notPermitted)
            #expect(withoutOwner["Kids"]?.failure?.message == "anna: the server refused the API key")
            #expect(withoutOwner["Kids · ben"]?.added.map(\.fileName) == ["ben-0.jpg"])
            #expect(try house.members("Kids") == before.union(["ben-0"]))

            let without = try await house.joint(rules, down: ["ben": refused]).run()
            #expect(ExitCode(of: without) == .notPermitted)
            #expect(without.failure == nil)
            #expect(without["Kids"]?.failure == nil)
            #expect(try house.members("Kids") == before.union(["ben-0"]))
            #expect(try house.users(of: "Kids") == [house.id("ben", "users"): .editor])
            let neither = try await house.joint(rules, down: ["anna": refused, "ben": refused]).run()
            #expect(neither.failure == refused)
        }
    }

    @Test(arguments: House.releases)
    func `leaves photos in and lets the account out when it is not to feed it any more`(release: String) async throws {
        try await open(release) { house in
            _ = try await house.fill(Self.emma, "Kids", "Kids · ben")
            let before = try house.members("Kids")
            let alone = Self.emma.replacing("[anna, ben]", with: "[anna]")
            let report = try await house.joint(alone).run()
            #expect(report["Kids"]?.look == ["no longer shared with ben"])
            #expect(report.unmanaged == ["Kids · ben"])
            #expect(try house.members("Kids") == before)
            #expect(try house.users(of: "Kids").isEmpty)
            // Fed again, it goes on from where it was.
            let again = try await house.joint(Self.emma).run()
            #expect(ExitCode(of: again) == .done)
            #expect(again.added + again.removed == 0)
            #expect(try house.users(of: "Kids") == [house.id("ben", "users"): .editor])
        }
    }

    @Test func `does not let out whom it did not let in`() async throws {
        try await open("3.1.0") { house in
            _ = try await house.fill(Self.emma, "Kids", "Kids · ben")
            let (carol, album) = (try house.id("carol", "users"), house.simulator.albums(named: "Kids")[0])
            try house.simulator.share(album: album, with: carol, as: .viewer)
            _ = try await house.joint(Self.emma.replacing("[anna, ben]", with: "[anna]")).run()
            #expect(try house.users(of: "Kids") == [carol: .viewer])
        }
    }

    @Test(arguments: House.releases)
    func `takes out of it what no longer matches, each account its own`(release: String) async throws {
        try await open(release) { house in
            _ = try await house.fill(Self.emma, "Kids", "Kids · ben")
            let before = try house.members("Kids")
            let album = house.simulator.albums(named: "Kids")[0]
            try house.simulator.addMembers(house.ids("ben-0", "carol-0"), to: album)
            let emma = try house.id("ben-emma", "people")
            try house.simulator.removeFaces(of: emma, from: house.id("ben-3"))
            let report = try await house.joint(Self.emma).run()
            #expect(report["Kids"]?.removed.isEmpty == true)
            #expect(report["Kids · ben"]?.removed.map(\.fileName) == ["ben-3.jpg"])
            #expect(try house.members("Kids") == before.subtracting(["ben-3"]).union(["ben-0", "carol-0"]))
        }
    }

    @Test(arguments: House.releases)
    func `holds a share of which nothing would be left`(release: String) async throws {
        try await open(release) { house in
            _ = try await house.fill(Self.emma, "Kids", "Kids · ben")
            let before = try house.members("Kids")
            let emma = try house.id("ben-emma", "people")
            for name in ["ben-1", "ben-3", "ben-5"] { try house.simulator.removeFaces(of: emma, from: house.id(name)) }
            try house.simulator.addFace(of: emma, on: house.id("ben-2"))
            try house.simulator.trash(asset: house.id("ben-2"))
            let report = try await house.joint(Self.emma).run()
            #expect(report["Kids · ben"]?.holds.isEmpty == false)
            #expect(report["Kids · ben"]?.heldRemovals.count == 3)
            #expect(report["Kids"]?.holds.isEmpty == true)
            #expect(try house.members("Kids") == before)
        }
    }
}
