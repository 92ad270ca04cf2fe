import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import Testing

/// Each criterion that the server answers, from the file to the members of an album, on both lines of releases.
@Suite struct `Criteria that the server answers` {
    struct Case: CustomTestStringConvertible, Sendable {
        var rule: String
        var photos: Set<String>
        var settings = ""
        var testDescription: String { rule }
    }

    static let cases: [Case] = [
        Case(rule: "all: {tags: Family}", photos: ["summer-01", "summer-02", "birthday-0"]),
        Case(rule: "all: {tags: trips}", photos: ["summer-00", "summer-03", "summer-06", "summer-08"]),
        Case(rule: "all: {tags: {exactly: Trips}}", photos: ["summer-00", "summer-08"]),
        Case(rule: "all: {tags: {only: {exactly: Trips}}}", photos: ["summer-08"]),
        Case(rule: "all: {tags: Trips/Italy*}", photos: ["summer-00", "summer-03", "summer-06"]),
        Case(
            rule: "all: {tags: {any: [skolka, Family]}}",
            photos: ["portrait-0", "summer-01", "summer-02", "birthday-0"]),
        Case(rule: "all: {tags: Family}, none: {people: Emma}", photos: ["summer-02"]),
        Case(
            rule: "all: {tags: some}",
            photos: [
                "portrait-0", "summer-00", "summer-01", "summer-02", "summer-03", "summer-06", "summer-08",
                "birthday-0",
            ]),
        Case(rule: "all: {tags: none, filename: birthday}", photos: ["birthday-1", "birthday-2", "birthday-3"]),
        Case(rule: "all: {album: Holiday}", photos: ["summer-00"]),
        Case(
            rule: "all: {album: {any: [family faces, For Ben]}}",
            photos: ["summer-01", "summer-02", "summer-03", "nobody-1"]),
        Case(
            rule: "all: {album: some}",
            photos: ["summer-00", "summer-01", "summer-02", "summer-03", "summer-04", "nobody-1"]),
        Case(rule: "all: {album: none, filename: nobody}", photos: ["nobody-0", "nobody-2", "nobody-3", "nobody-4"]),
        Case(rule: "all: {faces: none}", photos: ["summer-08", "summer-16", "nobody-1"]),
        Case(rule: "all: {faces: some, filename: nobody}", photos: ["nobody-0", "nobody-2", "nobody-3", "nobody-4"]),
        Case(rule: "all: {strangers: some}", photos: ["summer-00", "summer-01", "nobody-0", "emma-and-unnamed"]),
        Case(
            rule: "all: {strangers: none, tags: Trips}", photos: ["summer-03", "summer-06", "summer-08"]),
        Case(rule: "all: {people: Emma, age: {Emma: 6}}", photos: ["birthday-1", "portrait-0"]),
        Case(rule: "all: {people: Liam, age: {Liam: 38m}}", photos: ["portrait-1"]),
        Case(rule: "all: {text_in_photo: invoice}", photos: ["nobody-1"]),
        Case(
            rule: "all: {looks_like: {words: beach, best: 2}}", photos: ["summer-20", "summer-21"],
            settings: "mode: add, "),
        Case(rule: "all: {in_stack: true}", photos: ["stack-0", "stack-1", "stack-2"]),
        Case(rule: "all: {duplicate: true}", photos: ["nobody-3", "nobody-4"]),
        Case(rule: "all: {panorama: true}", photos: ["summer-05"]),
        Case(rule: "all: {raw: true}", photos: ["portrait-0"]),
        Case(rule: "all: {edited: true}", photos: ["summer-04"]),
        Case(rule: "all: {owner: me, tags: Family}", photos: ["summer-01", "summer-02", "birthday-0"]),
    ]

    static let listed = cases.enumerated().map { index, given in
        "- {name: Album \(index), settle: 0, \(given.settings)\(given.rule)}"
    }.joined(separator: "\n")

    @Test(arguments: House.releases)
    func `every criterion fills its album, and then there is nothing to do`(release: String) async throws {
        try await House.with(release, change: GatheredHouse.fill) { house in
            let yaml = "albums:\n" + Self.listed
            let first = try await house.run(yaml)
            #expect(ExitCode(of: first) == .done, "\(first.failure?.message ?? "") \(first.albums.map(\.holds))")
            for (index, given) in Self.cases.enumerated() {
                #expect(try house.members("Album \(index)") == given.photos, "\(given.rule)")
            }
            house.simulator.forgetRequests()
            let second = try await house.run(yaml)
            #expect(second.added == 0 && second.removed == 0)
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `each question is asked once, and faces only where nothing else decides`(release: String) async throws {
        try await House.with(release, change: GatheredHouse.fill) { house in
            let yaml = """
                albums:
                - {name: A, settle: 0, all: {tags: Family, faces: none}}
                - {name: B, settle: 0, all: {tags: Family, filename: summer}}
                - {name: C, settle: 0, none: {tags: Family}, all: {faces: none, filename: nobody}}
                """
            let report = try await house.plan(yaml)
            #expect(ExitCode(of: report) == .done)
            let requests = house.simulator.requests
            // The whole tag is one page and one count, whatever the number of albums that ask for it.
            #expect(requests.count { $0.target == "/api/search/statistics" } == 1)
            let asked = requests.filter { $0.target.hasPrefix("/api/faces") }
            let photos = try house.ids("nobody-0", "nobody-1").map { "/api/faces?id=\($0)" }
            #expect(Set(asked.map(\.target)) == (release == "2.7.5" ? [] : Set(photos)))
            #expect(asked.count == (release == "2.7.5" ? 0 : 2))
            let notes = report["C"]?.notes ?? []
            #expect(
                notes.contains("2 photos were asked about, for faces without a person") == !asked.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `an album of the same file counts by its rule, in whatever order they stand`(release: String) async throws {
        try await House.with(release, change: GatheredHouse.fill) { house in
            let yaml = """
                albums:
                - {name: Of both, settle: 0, all: {album: {all: [Marked, Trips]}}}
                - {name: Trips, settle: 0, all: {tags: Trips}}
                - {name: Marked, all: {favorite: true}}
                - {name: Rest, settle: 0, all: {album: {none: [Of both, Marked]}, tags: Trips}}
                - {name: To sort, settle: 0, all: {album: none, tags: Trips}}
                """
            let first = try await house.run(yaml)
            #expect(ExitCode(of: first) == .done, "\(first.albums.map(\.holds))")
            #expect(try house.members("Of both") == ["summer-00", "summer-08"])
            #expect(try house.members("Rest") == ["summer-03", "summer-06"])
            #expect(try house.members("To sort") == ["summer-06", "summer-08"])
            // Now that the tool's own albums hold them, they still count as in none.
            house.simulator.forgetRequests()
            _ = try await house.run(yaml)
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `a name that nobody has holds its album alone`(release: String) async throws {
        try await House.with(release, change: GatheredHouse.fill) { house in
            let yaml = """
                albums:
                - {name: Tag, all: {tags: Familly}}
                - {name: Leaf, all: {tags: Paris}}
                - {name: Album, all: {album: Holidays}}
                - {name: Owner, all: {owner: Benn Novak}}
                - {name: Age, all: {age: {Neighbour: 0..}}}
                - {name: Behind, all: {album: Tag}}
                - {name: Fine, all: {tags: Family}}
                """
            let report = try await house.run(yaml)
            #expect(ExitCode(of: report) == .held)
            func hold(_ album: String) -> String { report[album]?.holds.map(\.description).joined() ?? "" }
            #expect(hold("Tag") == "there is no tag \"Familly\"; did you mean \"Family\"?")
            #expect(hold("Leaf") == "there is no tag \"Paris\"; did you mean \"Trips/Paris\"?")
            #expect(hold("Album") == "no album is called \"Holidays\"; did you mean \"Holiday\"?")
            #expect(hold("Owner") == "no partner is called \"Benn Novak\"; did you mean \"Ben Novak\"?")
            #expect(
                hold("Age") == "\"Neighbour\" has no birth date in Immich, so no age can be told; "
                    + "set the date of birth on the person's page in Immich")
            #expect(
                hold("Behind")
                    == "the album \"Tag\" is held: there is no tag \"Familly\"; did you mean \"Family\"?")
            #expect(try house.members("Fine").count == 3)
        }
    }

    @Test(arguments: House.releases)
    func `a server without machine learning holds what needs it`(release: String) async throws {
        try await House.with(release) { house in
            let report = try await house.run(
                """
                albums:
                - {name: Text, all: {text_in_photo: invoice}}
                - {name: Like, mode: add, all: {looks_like: {words: beach, best: 3}}}
                - {name: Fine, all: {favorite: true}}
                """)
            #expect(
                report["Text"]?.holds.map(\.description).first?.hasPrefix("text recognition is switched off") == true)
            #expect(report["Like"]?.holds.map(\.description).first?.hasPrefix("smart search is switched off") == true)
            #expect((report["Fine"]?.total ?? 0) > 0)
        }
    }

    @Test(
        "a set that could not be read fails the albums that need it, and no others",
        arguments: House.releases, ["status=400,route=/search/smart", "html,route=/search/smart"])
    func unreadable(release: String, fault: String) async throws {
        try await House.with(release, change: GatheredHouse.fill) { house in
            let yaml = """
                albums:
                - {name: Like, mode: add, all: {looks_like: {words: beach, best: 3}}}
                - {name: Unlike, mode: add, all: {filename: summer}, none: {looks_like: {words: beach, best: 3}}}
                - {name: Fine, all: {favorite: true}}
                """
            house.simulator.faults = [try Fault(fault)]
            let report = try await house.run(yaml)
            if fault.hasPrefix("html") {
                #expect(report.failure != nil && house.writes.isEmpty)
            } else {
                #expect(report["Like"]?.failure != nil && report["Unlike"]?.failure != nil)
                #expect(report["Unlike"]?.added.isEmpty == true)
                #expect((report["Fine"]?.total ?? 0) > 0)
            }
        }
    }

    @Test(arguments: House.releases)
    func `a key without a permission fails the albums that need it`(release: String) async throws {
        try await House.with(release, change: GatheredHouse.fill) { house in
            let yaml = """
                albums:
                - {name: Stacked, all: {in_stack: true}}
                - {name: Mine, all: {owner: Ben Novak}}
                - {name: Fine, settle: 0, all: {tags: Family}}
                """
            let report = try await house.run(yaml, key: "write")
            #expect(report["Stacked"]?.failure?.message == "the API key lacks the permission stack.read")
            #expect(report["Mine"]?.failure?.message == "the API key lacks the permission partner.read")
            #expect(report["Mine"]?.holds.isEmpty == true)
            #expect(try house.members("Fine").count == 3)
        }
    }
}
