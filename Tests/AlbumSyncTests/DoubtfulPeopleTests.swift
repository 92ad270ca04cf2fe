import AlbumRules
import AlbumSync
import ImmichSimulator
import Testing

/// What the user may say of doubtful people, in runs.
@Suite struct DoubtfulPeopleTests {
    private static let cases: [(String, String, Set<String>)] = [
        ("optional_people: true", "{any: [Иван, Mathilda]}", ["newyear-utc-trap", "portrait-4"]),
        ("same_name: combine", "{only: Alex}", ["portrait-6", "portrait-7", "alexes-0", "alexes-1", "alexes-2"]),
    ]

    @Test(arguments: House.releases, cases)
    func `what holds an album no longer does once the user says so`(
        release: String, example: (String, String, Set<String>)
    ) async throws {
        let (setting, people, members) = example
        try await House.with(release) { house in
            let held = try await house.run("albums: [{name: A, all: {people: \(people)}}]")
            #expect(held["A"]?.holds.count == 1 && house.writes.isEmpty)
            let rules = "albums: [{name: A, \(setting), all: {people: \(people)}}]"
            let report = try await house.run(rules)
            #expect(ExitCode(of: report) == .done)
            #expect(report["A"]?.notes.count == 1, "\(report["A"]?.notes ?? [])")
            #expect(try house.members("A") == members)
            #expect(try await !house.run(rules).hasChanges)
        }
    }

    @Test(arguments: House.releases)
    func `two people with one name: pinned by id in a group`(release: String) async throws {
        try await House.with(release) { house in
            let alex = try #require(
                house.world.people.first { $0.name == "Alex" && $0.ownerID == house.world.id("users", "anna") })
            let rules = "groups: {ours: [{id: \(alex.id)}]}\nalbums: [{name: A, all: {people: {only: ours}}}]"
            let report = try await house.run(rules)
            #expect(ExitCode(of: report) == .done && report["A"]?.added.count == 1)
        }
    }

    /// With a key alone, and with a session that keeps a mirror.
    @Test(arguments: House.releases, [false, true])
    func `hidden people and those without a name count, or do not, however the library is read`(
        release: String, hasSession: Bool
    ) async throws {
        try await House.with(release) { house in
            if hasSession { try await house.logIn() }
            let line = "all: {people: {only: [Emma]}}, none: {type: video}"
            let rules = """
                albums:
                - {name: Plain, \(line)}
                - {name: Seen, hidden_people: ignore, \(line)}
                - {name: Known, unnamed: ignore, \(line)}
                - {name: Nobody, hidden_people: ignore, all: {people: none, filename: neighbour}}
                - {name: Two, unnamed: ignore, all: {people: Emma, people_count: 1, filename: emma-and}}
                - {name: Held, hidden_people: ignore, all: {people: Neighbour}}
                - {name: Noted, all: {people: Neighbour}}
                """
            for _ in 0..<2 {
                let report = try await house.run(rules)
                let plain = try house.members("Plain")
                #expect(plain.isDisjoint(with: ["emma-and-neighbour", "emma-and-unnamed"]) && plain.count > 4)
                #expect(try house.members("Seen") == plain.union(["emma-and-neighbour"]))
                #expect(try house.members("Known") == plain.union(["emma-and-unnamed"]))
                #expect(try house.members("Nobody") == ["neighbour-only"])
                #expect(try house.members("Two") == ["emma-and-unnamed"])
                #expect(report["Held"]?.holds.map(\.kind) == ["hiddenPerson"])
                #expect(
                    report["Noted"]?.notes == ["\"Neighbour\" is hidden in Immich; their photos count all the same"])
                #expect(try house.members("Noted") == ["emma-and-neighbour", "neighbour-only"])
            }
        }
    }

    @Test(arguments: House.releases)
    func `optional names that nobody has leave an album as it is, and make none`(release: String) async throws {
        try await House.with(release) { house in
            let report = try await house.run(
                "albums: [{name: A, optional_people: true, all: {people: {any: [Mathilda, Xaver]}}}]")
            #expect(report["A"]?.total == 0 && house.writes.isEmpty && report.heldAlbums == 0)
            #expect(report["A"]?.notes.count == 3, "\(report["A"]?.notes ?? [])")
        }
    }

    @Test(arguments: House.releases)
    func `a hidden person has no album of their own where hidden people are ignored`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: \"{person}\", for_each: person, all: {filename: neighbour}}]"
            let all = try await house.plan(rules)
            #expect(all.albums.map(\.name) == ["Emma", "Neighbour"])
            let ignored = try await house.plan(rules.replacing("for_each", with: "hidden_people: ignore, for_each"))
            #expect(ignored.albums.map(\.name) == ["Emma"])
        }
    }

    @Test(arguments: House.releases)
    func `archived photos keep their tags: none of a tag keeps them out`(release: String) async throws {
        try await House.with(release) { house in
            try house.simulator.setVisibility(.archive, asset: house.id("birthday-0"))
            let rules = """
                albums:
                - {name: Less, archived: include, all: {people: Emma}, none: {tags: Family}}
                - {name: More, archived: include, all: {people: Emma}}
                - {name: Tagged, archived: only, all: {tags: Family}}
                - {name: Untagged, archived: include, all: {tags: none, people: Emma}}
                """
            _ = try await house.run(rules)
            #expect(try !house.members("Less").contains("birthday-0"))
            #expect(try house.members("Less").contains("archived-emma"))
            #expect(try house.members("More").contains("birthday-0"))
            #expect(try house.members("Tagged") == ["birthday-0"])
            #expect(try !house.members("Untagged").contains("birthday-0"))
            #expect(try await !house.run(rules).hasChanges)
        }
    }
}
