import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import Testing

@Suite struct `A run of a rule for many albums` {
    private func names(_ report: RunReport) -> [String] { report.albums.filter { $0.total > 0 }.map(\.name) }

    @Test(arguments: House.releases)
    func `makes an album of every year from the least number of photos on`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: \"Emma {year}\", for_each: year, minimum: 2, all: {people: Emma}}]"
            let report = try await house.run(rules)
            #expect(ExitCode(of: report) == .done)
            #expect(names(report) == ["Emma 2023", "Emma 2024"])
            #expect(try house.members("Emma 2023") == ["birthday-2", "portrait-0"])
            #expect(report.notices.contains { $0.contains("\"Emma 2021\", \"Emma 2022\" have fewer than 2 photos") })
            #expect(try await !house.run(rules).hasChanges)
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("portrait-0"))
            let fewer = try await house.run(rules)
            #expect(fewer["Emma 2023"]?.removed.map(\.fileName) == ["portrait-0.jpg"])
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("birthday-2"))
            let gone = try await house.run(rules)
            #expect(gone["Emma 2023"] == nil)
            #expect(gone.notices.contains { $0.contains("\"Emma 2023\" now; stays as it is") }, "\(gone.notices)")
            #expect(try house.members("Emma 2023") == ["birthday-2"])
            #expect(gone.unmanaged == [])
        }
    }

    @Test(arguments: House.releases)
    func `a later rename follows the album, and its name on demand`(release: String) async throws {
        try await House.with(release) { house in
            let line = "name: \"Trip {country}\", for_each: country, all: {taken: 2024-07, type: photo}"
            _ = try await house.run("albums: [{\(line)}]")
            let first = try #require(house.simulator.albums(named: "Trip Italy").first)
            let members = try house.simulator.members(of: first)
            let report = try await house.run("albums: [{\(line), rename: {italy: Bella Italia}}]")
            #expect(report["Trip Bella Italia"]?.notes == ["the album is called \"Trip Italy\" in Immich"])
            #expect(!report.hasChanges)
            let enforced = try await house.run("albums: [{\(line), rename: {italy: Bella Italia}, names: enforce}]")
            #expect(enforced["Trip Bella Italia"]?.look == ["name: Trip Bella Italia"])
            #expect(house.simulator.albums(named: "Trip Bella Italia") == [first])
            #expect(try house.simulator.members(of: first) == members)
        }
    }

    @Test(arguments: House.releases)
    func `merges, skips, narrows and goes by people and cameras`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                groups: {us: [Emma, Liam]}
                albums:
                - {name: "With {person}", for_each: person, only_for: us, all: {taken: 2024-07}}
                - {name: "Abroad {country}", for_each: country, skip: [Germany], merge: {Latin: [Italy, France]}, all: {type: photo}}
                - {name: "By {camera}", for_each: camera, all: {taken: 2024-07-01..2024-07-02}}
                - {name: "In {month}", for_each: month, only_for: 2024-07.., all: {people: Emma}}
                """
            let report = try await house.run(rules)
            #expect(
                names(report) == [
                    "With Emma", "With Liam", "Abroad Latin", "By Apple iPhone 15 Pro", "By Canon EOS R6", "In 2024-07",
                    "In 2024-08",
                ])
            #expect(try house.members("By Canon EOS R6") == ["summer-00"])
            #expect(try house.members("In 2024-08").count == 6)
            let only = try await house.engine(rules, only: ["With Liam"]).run()
            #expect(only.albums.map(\.name) == ["With Liam"])
        }
    }

    private static let years =
        "albums: [{name: \"Emma {year}\", for_each: year, settle: 0, limits: {albums: 3}, all: {people: Emma}}]"

    @Test(arguments: House.releases)
    func `more albums at once than allowed are held until they are approved`(release: String) async throws {
        try await House.with(release) { house in
            let held = try await house.run(Self.years)
            #expect(held["Emma {year}"]?.holds == [.manyAlbums(count: 4, limit: 3)])
            #expect(ExitCode(of: held) == .held && house.writes.isEmpty)
            let approved = try await house.run(Self.years, approve: ["Emma {year}"])
            #expect(approved.albums.count == 4 && ExitCode(of: approved) == .done)
            // Those that are there are kept up without asking.
            let later = try await house.run(Self.years)
            #expect(later.albums.count == 4 && ExitCode(of: later) == .done)
        }
    }

    @Test(arguments: House.releases)
    func `what is approved is as many albums as were shown`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.years)
            let id = EntityID.random()
            let taken = Timestamp(year: 2011, month: 5, day: 1, hour: 12, minute: 0)
            house.simulator.addPhoto(
                World.Asset(
                    id: id, ownerID: try house.id("anna", "users"), fileName: "early.jpg", takenAt: taken,
                    createdAt: taken, checksum: "\(id)"))
            try house.simulator.addFace(of: house.id("emma", "people"), on: id)
            let more = try await house.run(Self.years, approve: ["Emma {year}"])
            #expect(more["Emma {year}"]?.holds == [.manyAlbums(count: 5, limit: 3)] && house.writes.isEmpty)
            let again = try await house.run(Self.years, approve: ["Emma {year}"])
            #expect(again.albums.count == 5 && ExitCode(of: again) == .done)
            // It is used up: as many others are shown before they are allowed.
            #expect(try await house.state().shown(ofAlbumNamed: "Emma {year}")?.albums == 0)
        }
    }

    @Test(arguments: House.releases)
    func `albums that somebody made count where the rule meets them for the first time`(release: String) async throws {
        try await House.with(release) { house in
            let anna = try house.id("anna", "users")
            let plan = try await house.run(Self.years, approve: ["Emma {year}"])
            for name in plan.albums.map(\.name) {
                house.simulator.createAlbum(named: name.replacing("Emma", with: "Hers"), owner: anna)
            }
            house.simulator.forgetRequests()
            let held = try await house.run(Self.years.replacing("Emma {year}", with: "Hers {year}"))
            #expect(held["Hers {year}"]?.holds == [.manyAlbums(count: 4, limit: 3)] && house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `a plan that is kept makes the albums that were approved in it`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.years)
            let saved = try await house.engine(Self.years, approve: ["Emma {year}"]).planToKeep().saved
            let report = try await house.engine(Self.years).apply(try #require(saved))
            #expect(report.failure == nil && report.albums.count == 4, "\(report.notices)")
        }
    }

    @Test(arguments: House.releases)
    func `the name of the rule approves what was shown of its albums and nothing else`(release: String) async throws {
        try await House.with(release) { house in
            let name = "Best {year}"
            func rules(_ lines: String) -> String { "albums: [{name: \"\(name)\", for_each: year, \(lines)}]" }
            _ = try await house.run(rules("all: {favorite: true}"))
            // A mirror asks before it takes out what somebody put in.
            let album = try #require(house.simulator.albums(named: "Best 2024").first)
            let strangers = try house.ids("summer-01", "summer-02")
            try house.simulator.addMembers(strangers, to: album)
            let mirror = rules("mode: mirror, all: {favorite: true}")
            let held = try await house.run(mirror)
            #expect(held["Best 2024"]?.heldRemovals.count == 2)
            try house.simulator.addMembers([house.id("summer-03")], to: album)
            let approved = try await house.run(mirror, approve: [name])
            #expect(approved["Best 2024"]?.removed.count == 2, "\(approved.albums.map(\.holds))")
            #expect(approved["Best 2024"]?.heldRemovals.map(\.fileName) == ["summer-03.jpg"])
        }
    }

    @Test(arguments: House.releases)
    func `two people with one name have no album`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: \"Of {person}\", for_each: person, only_for: Alex*, all: {taken: 2022}}]"
            let report = try await house.run(rules)
            #expect(report.albums.count == 1 && report.heldAlbums == 1)
            #expect(house.writes.isEmpty)
            let combined = try await house.run(rules.replacing("for_each", with: "same_name: combine, for_each"))
            #expect(names(combined) == ["Of Alex"])
        }
    }

    @Test(arguments: House.releases)
    func `an album of every tag, those above included, reads the photos of each tag once`(release: String) async throws
    {
        try await House.with(release) { house in
            let line = "name: \"Tag {tag}\", for_each: tag, all: {type: photo}"
            let all = try await house.run("albums: [{\(line)}]")
            #expect(names(all) == ["Tag Family", "Tag Trips", "Tag Trips/Italy 2024", "Tag Školka"])
            #expect(try house.members("Tag Trips") == ["summer-00", "summer-03", "summer-06"])
            #expect(try house.members("Tag Family") == ["birthday-0", "summer-01", "summer-02"])
            let searches = house.simulator.requests.filter { $0.target.contains("/search/metadata") }
            house.simulator.forgetRequests()
            #expect(try await !house.run("albums: [{\(line)}]").hasChanges)
            #expect(house.writes.isEmpty)
            house.simulator.forgetRequests()
            let one = try await house.run("albums: [{\(line), only_for: family}]")
            #expect(one.albums.map(\.name) == ["Tag Family"] && !one.hasChanges)
            let fewer = house.simulator.requests.filter { $0.target.contains("/search/metadata") }
            #expect(fewer.count < searches.count, "tags that get no album are not read")
        }
    }

    @Test(arguments: House.releases)
    func `tags are narrowed, renamed, merged and left out when they have few photos`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - name: "{tag}"
                  for_each: tag
                  skip: [Trips]
                  rename: {Trips/Italy 2024: Italy}
                  merge: {At home: [Family, Š*]}
                  minimum: 4
                  all: {type: photo}
                """
            let report = try await house.run(rules)
            #expect(names(report) == ["At home"])
            #expect(try house.members("At home") == ["birthday-0", "summer-01", "summer-02", "portrait-0"])
            #expect(report.notices.contains { $0.contains("\"Italy\" has fewer than 4 photos") }, "\(report.notices)")
            let more = try await house.run(rules.replacing("minimum: 4", with: "minimum: 3"))
            #expect(names(more) == ["At home", "Italy"])
            #expect(try house.members("Italy") == ["summer-00", "summer-03", "summer-06"])
        }
    }

    @Test(arguments: House.releases)
    func `tags that cannot be read fail their albums alone`(release: String) async throws {
        func takeTags(_ world: inout World) {
            for index in world.keys.indices { world.keys[index].permissions.removeAll { $0 == "tag.read" } }
        }
        try await House.with(release, change: takeTags) { house in
            let rules = """
                albums: [{name: "T {tag}", for_each: tag, all: {type: photo}}, {name: Emma, all: {people: Emma}}]
                """
            let report = try await house.run(rules, key: "write")
            #expect(report["T {tag}"]?.failure != nil && (report["Emma"]?.total ?? 0) > 0)
        }
    }
}
