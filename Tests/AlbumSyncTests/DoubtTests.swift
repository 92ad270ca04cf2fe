import AlbumRules
import AlbumSync
import ImmichSimulator
import Testing

/// Cases of doubt that no other test is named after.
@Suite struct DoubtTests {
    @Test(arguments: House.releases)
    func `a person absent from the people list is found by name`(release: String) async throws {
        var world = SampleShot.library(release)
        let zoe = try #require(world.id("people", "Zoe"))
        let hers = Set(world.faces.filter { $0.personID == zoe }.map(\.assetID))
        for index in world.assets.indices where hers.contains(world.assets[index].id) {
            world.assets[index].visibility = .archive
        }
        let changed = world
        try await House.with(release, change: { $0 = changed }) { house in
            let report = try await house.plan(
                "albums: [{name: Z, all: {people: Zoe}}, {name: N, all: {people: Zoee}}]\n")
            #expect(report["Z"]?.holds == [])
            #expect(report["Z"]?.added == [])
            #expect(report["N"]?.holds.count == 1)
        }
    }

    @Test(arguments: House.releases)
    func `a namesake whom the people list lacks too keeps a remembered person in doubt`(release: String) async throws {
        try await House.with(release, change: { $0 = SampleShot.library(release) }) { house in
            let rules = "albums: [{name: Z, settle: 0, all: {people: Zoe}}]\n"
            _ = try await house.run(rules)
            let zoe = try house.id("Zoe", "people")
            for face in house.world.faces where face.personID == zoe {
                try house.simulator.removeFaces(of: zoe, from: face.assetID)
            }
            _ = house.simulator.addPerson(named: "Zoe", owner: try house.id("anna", "users"))
            let report = try await house.plan(rules)
            guard case .name(.ambiguousPerson(_, let candidates, _))? = report["Z"]?.holds.first else {
                Issue.record("\(String(describing: report["Z"]?.holds))")
                return
            }
            #expect(candidates.count == 2)
        }
    }

    @Test(arguments: House.releases)
    func `archived, trashed, locked, offline and partners' photos are left out`(release: String) async throws {
        var world = SampleShot.library(release)
        let left = ["crete-00.jpg", "crete-01.jpg", "crete-02.jpg", "crete-03.jpg", "crete-04.jpg"]
        let indices = try left.map { file in
            try #require(world.assets.firstIndex { $0.originalFileName == file })
        }
        world.assets[indices[0]].visibility = .archive
        world.assets[indices[1]].visibility = .locked
        world.assets[indices[2]].visibility = .hidden
        world.assets[indices[3]].deletedAt = world.assets[indices[3]].createdAt
        world.assets[indices[4]].isOffline = true
        let changed = world
        try await House.with(release, change: { $0 = changed }) { house in
            let report = try await house.run("albums: [{name: G, all: {country: Greece, type: photo}}]\n")
            let files = Set(report["G"]?.added.map(\.fileName) ?? [])
            #expect(files.isDisjoint(with: left))
            #expect(!files.contains { $0.hasPrefix("from-paul") })
            #expect(files.contains("crete-05.jpg") && files.count == 9)
        }
    }

    @Test(arguments: House.releases)
    func `two albums of one name hold until one is pinned`(release: String) async throws {
        try await House.with(release) { house in
            let albums = house.simulator.albums(named: "Holiday")
            #expect(albums.count == 2)
            let held = try await house.run("albums: [{name: Holiday, all: {people: Emma}}]\n")
            #expect(held["Holiday"]?.holds.count == 1)
            #expect(house.writes.isEmpty)
            let pinned = "albums: [{name: Holiday, id: \(albums[0]), all: {people: Emma}}]\n"
            #expect(try await house.run(pinned)["Holiday"]?.holds == [])
            #expect(!house.writes.isEmpty)
        }
    }

    @Test func `two rules for one album are an error that names both places`() {
        let text = "albums:\n- {name: A, all: {favorite: true}}\n- {name: A, all: {type: video}}\n"
        let (configuration, diagnostics) = ConfigurationReader.read([SourceFile(name: "a.yaml", text: text)])
        #expect(configuration == nil)
        #expect(
            diagnostics.findings.first?.description.hasPrefix(
                "a.yaml:3:10: error: two albums are called \"A\", the first at a.yaml:2:10") == true)
        let ids = ["0b1c2d3e-4f50-4162-8374-8596a7b8c9d0", "0b1c2d3e-4f50-4162-8374-8596a7b8c9d1"]
        for others in [
            "albums: [{name: A, any: {favorite: true, type: video}}]",
            "albums: [\(ids.map { "{name: A, id: \($0), all: {favorite: true}}" }.joined(separator: ", "))]",
        ] {
            #expect(ConfigurationReader.read([SourceFile(name: "a.yaml", text: others)]).configuration != nil)
        }
    }

    @Test(arguments: House.releases)
    func `last 30 days sheds photos daily: what time takes out is told apart and counts against no limit`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - {name: New, limits: {remove: 0%}, any: [{uploaded: last 30 days, type: photo}, {people: Zoë}]}
                """
            let first = try await house.run(rules)
            house.pass(hours: 40 * 24)
            let report = try await house.run(rules)
            let count = try #require(report["New"]).removed.count
            #expect(count > 20 && report["New"]?.holds == [] && first["New"]?.added.count == count + 3)
            #expect(
                report["New"]?.notes == ["\(count) photos leave only because time passed; that counts against no limit"]
            )
            #expect(try house.members("New") == ["leapday", "newyear-utc-trap", "portrait-3"])
        }
    }

    @Test(arguments: House.releases)
    func `a rule that matches nothing holds, or empties the album where when_empty says clear`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            func rules(_ more: String, _ line: String = "") -> String {
                "albums: [{name: Z\(more), all: {people: Zoë\(line)}}]"
            }
            _ = try await house.run(rules(""))
            let members = try house.members("Z")
            let held = try await house.run(rules("", ", taken: 1990"))
            #expect(held["Z"]?.holds.map(\.kind) == ["emptying"] && !members.isEmpty)
            #expect(try house.members("Z") == members)
            _ = try await house.run(rules(", when_empty: clear", ", taken: 1990"))
            #expect(try house.members("Z") == [])
        }
    }

    @Test(arguments: House.releases)
    func `a place that no photo has is told with the nearest known name`(release: String) async throws {
        let world = SampleShot.library(release)
        try await House.with(release, change: { $0 = world }) { house in
            let report = try await house.plan(
                """
                albums:
                - {name: A, all: {country: [Grece, greece, "Atl*"], city: Berlin}}
                - {name: B, all: {type: photo}, none: {country: Nowhere}}

                """)
            #expect(report["A"]?.notes.first == "no photo has the country \"Grece\"; did you mean \"Greece\"?")
            #expect(report["A"]?.notes.contains { $0.contains("greece") || $0.contains("Atl") } == false)
            #expect(report["B"]?.notes == ["no photo has the country \"Nowhere\""])
            #expect(report["B"]?.holds == [])
        }
    }

    @Test(arguments: [
        "[{name: A, all: {album: A}}]",
        "[{name: A, all: {album: B}}, {name: B, any: {album: {any: [C, X]}}}, {name: C, none: {album: A}}]",
    ])
    func `an album that goes by itself or in a circle is refused`(albums: String) {
        let (configuration, diagnostics) = ConfigurationReader.read([
            SourceFile(name: "a.yaml", text: "albums: \(albums)\n")
        ])
        #expect(configuration == nil)
        #expect(diagnostics.findings.count == 1)
        #expect(diagnostics.findings.first?.message.contains("\"A\"") == true, "\(diagnostics.findings)")
    }

    @Test func `what looks most like some words needs mode add`() {
        func read(_ mode: String) -> Configuration? {
            let text = "albums: [{name: A, all: {looks_like: {words: a dog, best: 50}}\(mode)}]\n"
            return ConfigurationReader.read([SourceFile(name: "a.yaml", text: text)]).configuration
        }
        #expect(read("") == nil)
        #expect(read(", mode: sync") == nil)
        #expect(read(", mode: add") != nil)
    }
}
