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

    @Test(arguments: House.releases)
    func `more albums than allowed are held until they are approved`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: \"Emma {year}\", for_each: year, limits: {albums: 3}, all: {people: Emma}}]"
            let held = try await house.run(rules)
            #expect(held["Emma {year}"]?.holds == [.manyAlbums(count: 4, limit: 3)])
            #expect(ExitCode(of: held) == .held && house.writes.isEmpty)
            let approved = try await house.run(rules, approve: ["Emma {year}"])
            #expect(approved.albums.count == 4 && ExitCode(of: approved) == .done)
        }
    }

    @Test(arguments: House.releases)
    func `two people with one name have no album`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: \"Of {person}\", for_each: person, only_for: Alex*, all: {taken: 2022}}]"
            let report = try await house.run(rules)
            #expect(report.albums.count == 1 && report.heldAlbums == 1)
            #expect(house.writes.isEmpty)
        }
    }
}
