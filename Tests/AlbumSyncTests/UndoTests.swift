import AlbumRules
import AlbumSync
import ImmichSimulator
import PhotoLibrary
import Testing

@Suite struct `Undoing a run` {
    static let best = "albums: [{name: Best, all: {favorite: true}}]"

    @Test(arguments: House.releases)
    func `takes out what it added, puts back what it took out, and the next sync leaves it so`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.best)
            let before = try house.members("Best")
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            try house.simulator.setFavorite(true, asset: house.id("summer-01"))
            let run = try await house.run(Self.best)
            #expect(run.added == 1 && run.removed == 1)

            let shown = try await house.engine(Self.best).planUndo(of: 2)
            #expect(shown["Best"]?.added.map(\.fileName) == ["summer-00.jpg"])
            #expect(shown["Best"]?.removed.map(\.fileName) == ["summer-01.jpg"])
            house.simulator.forgetRequests()
            let undone = try await house.engine(Self.best).undo(2)
            #expect(ExitCode(of: undone) == .done, "\(undone.albums.map(\.holds))")
            #expect(undone.albums.map(\.added) == shown.albums.map(\.added))
            #expect(undone.notices.contains { $0.hasPrefix("The next sync leaves this as it is") })
            #expect(try house.members("Best") == before)

            house.simulator.forgetRequests()
            let next = try await house.run(Self.best)
            #expect(ExitCode(of: next) == .done && house.writes.isEmpty)
            #expect(next["Best"]?.respected == 1)
            // The rule lets go of one and asks for the other again: from then on it decides as ever.
            try house.simulator.setFavorite(true, asset: house.id("summer-00"))
            try house.simulator.setFavorite(false, asset: house.id("summer-01"))
            _ = try await house.run(Self.best)
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            try house.simulator.setFavorite(true, asset: house.id("summer-01"))
            let last = try await house.run(Self.best)
            #expect(last["Best"]?.added.map(\.fileName) == ["summer-01.jpg"])
            #expect(last["Best"]?.removed.map(\.fileName) == ["summer-00.jpg"])
        }
    }

    @Test(arguments: House.releases)
    func `is a run of its own that can be undone`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.best)
            try house.simulator.setFavorite(false, asset: house.id("summer-00"))
            try house.simulator.setFavorite(true, asset: house.id("summer-01"))
            _ = try await house.run(Self.best)
            let after = try house.members("Best")
            _ = try await house.engine(Self.best).undo(2)
            let again = try await house.engine(Self.best).undo(2)
            #expect(!again.hasChanges, "what was undone is not undone twice")
            #expect(again["Best"]?.notes.contains { $0.contains("moved again since") } == true)
            let redone = try await house.engine(Self.best).undo(3)
            #expect(redone.added == 1 && redone.removed == 1)
            #expect(try house.members("Best") == after)
            let runs = try await house.state().runs(latest: 9)
            #expect(runs.map(\.kind) == [.undo(of: 3), .undo(of: 2), .undo(of: 2), .sync, .sync])
            house.simulator.forgetRequests()
            #expect(ExitCode(of: try await house.run(Self.best)) == .done)
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `leaves alone what was moved since, and says so`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.best)
            for name in ["summer-01", "summer-03", "summer-05", "summer-07"] {
                try house.simulator.setFavorite(true, asset: house.id(name))
            }
            for name in ["summer-00", "summer-02"] {
                try house.simulator.setFavorite(false, asset: house.id(name))
            }
            let run = try await house.run(Self.best)
            #expect(run.added >= 3 && run.removed >= 1)
            let album = try #require(house.simulator.albums(named: "Best").first)
            // One taken out by hand, one by a later run, one that the run took out is in the trash.
            try house.simulator.removeMembers(house.ids("summer-01"), from: album)
            try house.simulator.setFavorite(false, asset: house.id("summer-03"))
            _ = try await house.run(Self.best)
            try house.simulator.trash(asset: house.id("summer-00"))
            let undone = try await house.engine(Self.best).undo(2)
            #expect(ExitCode(of: undone) == .done)
            let members = try house.members("Best")
            #expect(!members.contains("summer-01") && !members.contains("summer-03"))
            #expect(!members.contains("summer-00"))
            let notes = try #require(undone["Best"]?.notes)
            #expect(notes.contains { $0.hasPrefix("2 photos were moved again since") }, "\(notes)")
            #expect(notes.contains { $0.hasPrefix("1 photo that the run took out cannot be put back") }, "\(notes)")
        }
    }

    @Test(arguments: House.releases)
    func `passes the guards of a sync, and an album that the run made is left empty`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - {name: Photos, all: {type: photo}}
                - {name: Kept, protect: true, all: {favorite: true}}
                """
            _ = try await house.run(rules)
            let count = try house.members("Photos").count
            #expect(count > 20)
            let held = try await house.engine(rules).undo(1)
            #expect(ExitCode(of: held) == .held)
            #expect(held["Photos"]?.holds == [.manyRemovals(count: count, of: count, limit: 20)])
            #expect(held["Kept"]?.notes.contains { $0.contains("the album is protected") } == true)
            #expect(try house.members("Photos").count == count)
            let approved = try await house.engine(rules, approve: ["Photos"]).undo(1)
            #expect(ExitCode(of: approved) == .done)
            #expect(try house.members("Photos").isEmpty)
            #expect(approved["Photos"]?.notes.contains { $0.hasPrefix("the album was made by that run") } == true)
            house.simulator.forgetRequests()
            _ = try await house.run(rules)
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `takes nothing out when the library shrank since`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run(Self.best)
            try house.simulator.setFavorite(true, asset: house.id("summer-01"))
            _ = try await house.run(Self.best)
            let members = try house.members("Best")
            let others = ["summer-02", "summer-03", "summer-04", "summer-05", "summer-06", "summer-07", "summer-08"]
            for name in others { try house.simulator.trash(asset: house.id(name)) }
            let held = try await house.engine(Self.best).undo(2)
            #expect(ExitCode(of: held) == .held)
            #expect(held["Best"]?.holds.contains { if case .libraryShrank = $0 { true } else { false } } == true)
            #expect(try house.members("Best") == members)
            let approved = try await house.engine(Self.best, approve: ["Best"]).undo(2)
            #expect(ExitCode(of: approved) == .done)
            #expect(try house.members("Best") == members.subtracting(["summer-01"]))
        }
    }

    @Test(arguments: House.releases)
    func `takes the name of a rule of many albums for each of them`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: \"{year}\", for_each: year, all: {type: photo}}]"
            _ = try await house.run(rules)
            let held = try await house.engine(rules).undo(1)
            #expect(ExitCode(of: held) == .held)
            let waiting = held.albums.filter { !$0.holds.isEmpty }.map(\.name)
            #expect(!waiting.isEmpty)
            #expect(ExitCode(of: try await house.engine(rules, approve: ["{year}"]).undo(1)) == .done)
            for name in waiting { #expect(try house.members(name).isEmpty) }
        }
    }

    @Test(arguments: House.releases)
    func `touches no album that was forgotten, deleted or given away`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - {name: Best, all: {favorite: true}}
                - {name: Emma, all: {people: Emma}}
                """
            _ = try await house.run(rules)
            _ = try await house.engine(rules).forget(albumNamed: "Best")
            try house.simulator.delete(album: try #require(house.simulator.albums(named: "Emma").first))
            house.simulator.forgetRequests()
            let undone = try await house.engine(rules, approve: ["Best", "Emma"]).undo(1)
            #expect(ExitCode(of: undone) == .done && !undone.hasChanges)
            #expect(house.writes.isEmpty)
            #expect(undone["Emma"]?.notes == ["it is not in Immich any more"])
            #expect(undone.albums.contains { $0.notes == ["it is not kept by this program any more: left as it is"] })
            let unknown = try await house.engine(rules).undo(99)
            #expect(unknown.failure?.message == "no run 99 is remembered")
        }
    }
}
