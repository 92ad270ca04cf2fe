import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import Testing

@Suite struct `A run that chooses among matches` {
    private func photo(_ house: House, _ name: String) throws -> World.Asset {
        let day = Timestamp(year: 2026, month: 11, day: 25)
        return World.Asset(
            id: .random(), ownerID: try house.id("anna", "users"), fileName: name, takenAt: day, createdAt: day,
            checksum: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
    }

    private static func showPartners(_ world: inout World) {
        for index in world.partners.indices { world.partners[index].inTimeline = true }
    }

    @Test(arguments: House.releases)
    func `newest N: photos pushed out are not counted against the limit`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: New, all: {people: Emma}, newest: 3}]"
            _ = try await house.run(rules)
            #expect(try house.members("New") == ["clip-3", "clip-4", "clip-5"])
            let upload = try photo(house, "new.jpg")
            house.simulator.addPhoto(upload, people: [try house.id("emma", "people")])
            let report = try await house.run(rules)
            #expect(report["New"]?.added.map(\.fileName) == ["new.jpg"])
            #expect(report["New"]?.removed.map(\.fileName) == ["clip-3.mp4"])
            #expect(report["New"]?.removed.first?.reasons == [RemovalReason.pushedOut])
            #expect(try await !house.run(rules).hasChanges)
        }
    }

    @Test(arguments: House.releases)
    func `best_of takes one photo a month by its stars`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(
                "albums: [{name: Best, all: {people: Emma, type: photo, taken: 2024-03..2024-07}, best_of: {count: 1, per: month}}]"
            )
            let members = try house.members("Best")
            #expect(members.count == 3)
            #expect(members.contains("birthday-3"))
            #expect(!members.isDisjoint(with: ["summer-05", "summer-11", "summer-17", "summer-23"]))
        }
    }

    @Test(
        "stacks: as matched, by the top photo, as a whole",
        arguments: House.releases,
        [("as_matched", "Liam", 3), ("cover", "Liam", 1), ("whole", "Emma", 3), ("as_matched", "Emma", 1)])
    func stacks(release: String, example: (stacks: String, person: String, count: Int)) async throws {
        try await House.with(release) { house in
            _ = try await house.run(
                "albums: [{name: S, stacks: \(example.stacks), all: {people: \(example.person), taken: 2024-05-11}}]")
            let all: Set = ["stack-0", "stack-1", "stack-2"]
            #expect(try house.members("S") == (example.count == 3 ? all : ["stack-0"]))
        }
    }

    @Test(arguments: House.releases)
    func `nearby shots come along unless none keeps them out`(release: String) async throws {
        try await House.with(release) { house in
            let line = "all: {filename: stack-0.jpg}, nearby: {minutes: 1}, settle: 0"
            _ = try await house.run(
                "albums: [{name: Near, \(line)}, {name: Less, \(line), none: {filename: stack-2*}}]")
            #expect(try house.members("Near") == ["stack-0", "stack-1", "stack-2"])
            #expect(try house.members("Less") == ["stack-0", "stack-1"])
        }
    }

    @Test(arguments: House.releases)
    func `archived: include and only`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - {name: With, archived: include, all: {people: Emma, taken: 2024-05}}
                - {name: Only, archived: only, all: {people: Emma}}
                - {name: Without, all: {people: Emma, taken: 2024-05}}
                """
            _ = try await house.run(rules)
            #expect(try house.members("With").contains("archived-emma"))
            #expect(try house.members("With").contains("emma-twice"))
            #expect(try house.members("Only") == ["archived-emma"])
            #expect(try !house.members("Without").contains("archived-emma"))
            #expect(try await !house.run(rules).hasChanges)
            try house.simulator.setVisibility(.archive, asset: house.id("emma-twice"))
            let report = try await house.run(rules)
            #expect(report["With"]?.removed.isEmpty == true)
            #expect(report["Only"]?.added.map(\.fileName) == ["emma-twice.jpg"])
            #expect(report["Without"]?.removed.map(\.reasons) == [[RemovalReason.archived]])
            try house.simulator.setVisibility(.timeline, asset: house.id("emma-twice"))
            #expect(try await house.run(rules)["Only"]?.removed.map(\.reasons) == [[RemovalReason.unarchived]])
        }
    }

    @Test(arguments: House.releases)
    func `partner's photos match only by what others can know, and are never taken out`(release: String) async throws {
        try await House.with(release, change: Self.showPartners) { house in
            let rules = """
                albums:
                - {name: July, partner: include, all: {taken: 2024-07-01..2024-07-02}}
                - {name: Not Emma, partner: include, settle: 0, all: {people: {none: [Emma]}, taken: 2024-07-01..2024-07-02}}
                - {name: Plain, partner: include, settle: 0, all: {favorite: false, taken: 2024-07-01..2024-07-02}}
                """
            _ = try await house.run(rules)
            #expect(try house.members("July") == ["summer-00", "summer-01", "ben-0", "ben-1"])
            #expect(try house.members("Not Emma") == ["summer-00"])
            #expect(try house.members("Plain") == ["summer-01"])
            #expect(try await !house.run(rules).hasChanges)
            let narrowed = rules.replacing(
                "name: July, partner: include, all: {taken: 2024-07-01..2024-07-02}",
                with: "name: July, partner: include, all: {taken: 2024-07-01}")
            let report = try await house.run(narrowed)
            #expect(report["July"]?.removed.map(\.fileName) == ["summer-01.jpg"])
            #expect(try house.members("July").contains("ben-1"))
        }
    }
}
