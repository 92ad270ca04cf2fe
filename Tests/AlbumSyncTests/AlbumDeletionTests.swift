import AlbumRules
import AlbumSync
import ImmichClient
import ImmichSimulator
import Testing

@Suite struct `Deleting an album` {
    static let rules = "albums: [{name: Emma, all: {people: Emma}}]"
    static let none = "albums: [{name: Best, all: {favorite: true}}]"

    /// Asks as the command does, and deletes at once.
    func delete(
        _ name: String, _ house: House, _ rules: String = none, key: String = "all", withHandAdded: Bool = false,
        meanwhile: () throws -> Void = {}
    ) async throws -> AnswerRefusal? {
        let engine = try await house.engine(rules, key: key)
        do {
            let farewell = try await engine.farewell(toAlbumNamed: name)
            #expect(house.simulator.requests.allSatisfy { $0.method != "DELETE" })
            try meanwhile()
            try await engine.delete(farewell, withHandAdded: withHandAdded)
            return nil
        } catch SyncError.answer(let refusal) {
            return refusal
        }
    }

    @Test(arguments: House.releases)
    func `an album of the program goes, its photos stay, nothing is remembered`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            house.simulator.forgetRequests()
            #expect(try await delete("Emma", house) == nil)
            #expect(house.simulator.albums(named: "Emma").isEmpty)
            #expect(house.writes.count == 1)
            #expect(try house.simulator.asset(house.id("summer-01")).deletedAt == nil)
            #expect(try await delete("Emma", house) == .notKept("Emma"))
            let plan = try await house.plan(Self.rules)
            #expect(plan["Emma"]?.holds.isEmpty == true && plan["Emma"]?.isCreated == true)
        }
    }

    @Test(arguments: House.releases)
    func `one with photos of others' adding goes only when that is said`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let album = try #require(house.simulator.albums(named: "Emma").first)
            try house.simulator.addMembers(house.ids("nobody-1"), to: album)
            #expect(try await delete("Emma", house) == .handAdded("Emma", count: 1))
            #expect(!house.simulator.albums(named: "Emma").isEmpty)
            #expect(try await delete("Emma", house, withHandAdded: true) == nil)
            #expect(house.simulator.albums(named: "Emma").isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `photos that were there before the program count as others' adding`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Family Faces, all: {people: Emma}}]"
            _ = try await house.run(rules)
            #expect(try await delete("Family Faces", house) == .handAdded("Family Faces", count: 3))
        }
    }

    @Test(arguments: House.releases)
    func `a protected, a foreign, an unknown and a vanished album are refused`(release: String) async throws {
        try await House.with(release) { house in
            let protected = "albums: [{name: Emma, protect: true, all: {people: Emma}}]"
            _ = try await house.run(protected)
            let bens = try house.id("bens-edit", "albums")
            let foreign = "albums: [{name: Bens, id: \(bens), all: {people: Emma}}]"
            _ = try await house.run(foreign, approve: ["Bens"])
            house.simulator.forgetRequests()
            #expect(try await delete("Emma", house, protected, withHandAdded: true) == .protected("Emma"))
            #expect(try await delete("Bens", house, withHandAdded: true) == .foreign("Bens"))
            #expect(try await delete("Holiday", house, withHandAdded: true) == .notKept("Holiday"))
            try house.simulator.delete(album: try #require(house.simulator.albums(named: "Emma").first))
            #expect(try await delete("Emma", house) == .notThere("Emma"))
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `an album that changed while the user was asked stays`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            let album = try #require(house.simulator.albums(named: "Emma").first)
            let refusal = try await delete("Emma", house, withHandAdded: true) {
                try house.simulator.addMembers(house.ids("nobody-1"), to: album)
            }
            #expect(refusal == .changedMeanwhile("Emma"))
            #expect(!house.simulator.albums(named: "Emma").isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `a key without the permission is told, and the album is remembered still`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            do {
                _ = try await delete("Emma", house, key: "write")
                Issue.record("the key cannot do that")
            } catch SyncError.server(.forbidden(let permission, _)) {
                #expect(permission == "album.delete")
            }
            #expect(ExitCode(of: try await house.run(Self.rules)) == .done)
        }
    }

    @Test(arguments: House.releases)
    func `a lost answer counts as done when the album is gone`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.rules)
            house.simulator.faults = [try Fault("truncate=0,method=DELETE,to=1")]
            #expect(try await delete("Emma", house) == nil)
            #expect(house.simulator.albums(named: "Emma").isEmpty)
            house.simulator.faults = []
            #expect(try await delete("Emma", house) == .notKept("Emma"))
        }
    }
}
