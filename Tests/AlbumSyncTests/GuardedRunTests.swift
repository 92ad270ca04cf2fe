import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import Testing

@Suite struct `Guards in whole runs` {
    @Test(arguments: House.releases)
    func `a person without faces all at once holds the album until it is approved`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Emma, all: {people: Emma}}]"
            let first = try await house.run(rules)
            let count = try #require(first["Emma"]?.total)
            let emma = try house.id("emma", "people")
            for name in (house.world.logical["assets"] ?? [:]).keys.sorted() {
                try house.simulator.removeFaces(of: emma, from: house.id(name))
            }
            for _ in 0..<3 {
                let held = try await house.run(rules)
                #expect(ExitCode(of: held) == .held)
                #expect(held["Emma"]?.heldRemovals.count == count)
                #expect(try house.members("Emma").count == count)
                #expect(
                    held["Emma"]?.holds.contains(.personShrank(name: "Emma", from: count, to: 0)) == true)
            }
            let approved = try await house.run(rules, approve: ["Emma"])
            #expect(ExitCode(of: approved) == .done)
            #expect(approved["Emma"]?.removed.count == count && approved["Emma"]?.total == 0)
            #expect(ExitCode(of: try await house.run(rules)) == .done)
        }
    }

    @Test(arguments: House.releases)
    func `a person is counted on the time line, whether or not an album reads the archive`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            let emma = "{name: Emma, all: {people: Emma}}"
            let count = try #require(try await house.run("albums: [\(emma)]")["Emma"]?.total)
            let members = try house.members("Emma").sorted().prefix(count / 2 + 1)
            for name in members { try house.simulator.setVisibility(.archive, asset: house.id(name)) }
            for rules in ["albums: [\(emma)]", "albums: [\(emma), {name: Old, archived: include, all: {type: photo}}]"]
            {
                let held = try await house.run(rules)["Emma"]
                #expect(
                    held?.holds.contains(.personShrank(name: "Emma", from: count, to: count - members.count)) == true)
                #expect(try house.members("Emma").count == count)
            }
        }
    }

    @Test(arguments: House.releases)
    func `a merged person holds the album although a search finds nothing`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Emma, all: {people: Emma}}]"
            _ = try await house.run(rules)
            let before = try house.members("Emma")
            try house.simulator.merge(person: house.id("emma", "people"), into: house.id("liam", "people"))
            let report = try await house.run(rules)
            #expect(ExitCode(of: report) == .held)
            guard case .name(.vanishedPerson) = report["Emma"]?.holds.first else {
                Issue.record("\(String(describing: report["Emma"]?.holds))")
                return
            }
            #expect(try house.members("Emma") == before)
        }
    }

    @Test(arguments: House.releases)
    func `a renamed person is followed`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Emma, all: {people: Emma}}]"
            _ = try await house.run(rules)
            try house.simulator.rename(person: house.id("emma", "people"), to: "Em")
            let report = try await house.run(rules)
            #expect(ExitCode(of: report) == .done && !report.hasChanges)
            #expect(report["Emma"]?.notes.contains(#"the person behind "Emma" now is called "Em" in Immich"#) == true)
        }
    }

    @Test(arguments: House.releases)
    func `shared albums get their first photos after one approval`(release: String) async throws {
        try await House.with(release) { house in
            let rules = """
                albums:
                - {name: For Ben, all: {people: Liam}}
                - {name: On the web, all: {people: Liam}}
                """
            let held = try await house.run(rules)
            #expect(ExitCode(of: held) == .held)
            #expect(held.heldAlbums == 2 && house.writes.isEmpty)
            let approved = try await house.run(rules, approve: ["For Ben"])
            #expect(approved["For Ben"]?.added.isEmpty == false)
            #expect(approved["On the web"]?.added.isEmpty == true)
            #expect(approved.heldAlbums == 1)
            #expect(try await house.run(rules)["For Ben"]?.holds.isEmpty == true)
        }
    }

    @Test(arguments: House.releases)
    func `an approved first fill lets in what was shown, and the rest waits for a word of its own`(
        release: String
    ) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: For Ben, all: {people: Liam}}]"
            let shown = try #require(try await house.run(rules)["For Ben"]?.heldAdditions.count)
            let liam = try house.id("liam", "people")
            for name in ["nobody-0", "nobody-1"] { try house.simulator.addFace(of: liam, on: house.id(name)) }
            let approved = try await house.run(rules, approve: ["For Ben"])
            #expect(approved["For Ben"]?.added.count == shown)
            #expect(approved["For Ben"]?.holds == [.firstSharedFill(count: 2)])
            // Waiting allows nothing, however often.
            for _ in 0..<3 {
                let waiting = try await house.run(rules)
                #expect(waiting["For Ben"]?.holds == [.firstSharedFill(count: 2)] && !waiting.hasChanges)
            }
            let rest = try await house.run(rules, approve: ["For Ben"])
            #expect(rest["For Ben"]?.added.map(\.fileName).sorted() == ["nobody-0.jpg", "nobody-1.jpg"])
            // From now on the album has had its first photos, and the ordinary limits count.
            try house.simulator.addFace(of: liam, on: house.id("nobody-2"))
            let later = try await house.run(rules)
            #expect(later["For Ben"]?.added.count == 1 && later.heldAlbums == 0)
        }
    }

    @Test(arguments: House.releases)
    func `a renamed album is followed by its id and a forgotten rule leaves it alone`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Emma, all: {people: Emma}}]"
            _ = try await house.run(rules)
            let album = try #require(house.simulator.albums(named: "Emma").first)
            try house.simulator.rename(album: album, to: "Our Emma")
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-03"))
            let report = try await house.run(rules)
            #expect(report["Emma"]?.removed.map(\.fileName) == ["summer-03.jpg"])
            #expect(report["Emma"]?.notes == [#"the album is called "Our Emma" in Immich"#])
            let other = try await house.run("albums: [{name: Best, all: {favorite: true}}]")
            #expect(other.unmanaged == ["Emma"])
            #expect(try house.members("Our Emma").count == report["Emma"]?.total)
        }
    }

    @Test(arguments: House.releases)
    func `albums that others share are not matched by name`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Ben lets edit, all: {people: Emma}}]"
            let report = try await house.run(rules)
            #expect(report["Ben lets edit"]?.isCreated == true)
            #expect(house.simulator.albums(named: "Ben lets edit").count == 2)
            let bens = try house.id("bens-edit", "albums")
            #expect(try house.simulator.members(of: bens) == house.ids("ben-1"))
        }
    }

    @Test(arguments: House.releases)
    func `a lost state takes nothing out`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Emma, all: {people: Emma}}]"
            _ = try await house.run(rules)
            let before = try house.members("Emma")
            try house.simulator.removeFaces(of: house.id("emma", "people"), from: house.id("summer-03"))
            let path = house.stateFolder + "/state.sqlite"
            for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            try Data("this is no database at all, and long enough to be looked at".utf8).write(to: URL(filePath: path))
            let report = try await house.run(rules)
            #expect(report.notices.count == 1)
            #expect(report["Emma"]?.adopted == before.count - 1)
            #expect(try house.members("Emma") == before)
        }
    }

    @Test(arguments: House.releases)
    func `a mirror asks once before it takes out what was added by hand`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Family Faces, mode: mirror, all: {people: Emma}}]"
            #expect(ExitCode(of: try await house.run(rules)) == .done)
            let held = try await house.run(rules)
            #expect(held["Family Faces"]?.holds == [.handAddedRemovals(count: 1)])
            #expect(try house.members("Family Faces").contains("nobody-1"))
            #expect(ExitCode(of: try await house.run(rules, approve: ["Family Faces"])) == .done)
            let album = try house.id("faces", "albums")
            try house.simulator.addMembers(house.ids("nobody-0"), to: album)
            let later = try await house.run(rules)
            #expect(later["Family Faces"]?.removed.map(\.fileName) == ["nobody-0.jpg"])
        }
    }

    @Test(arguments: House.releases)
    func `an approval covers what was shown and nothing that has come up since`(release: String) async throws {
        try await House.with(release) { house in
            let rules = "albums: [{name: Photos, all: {type: photo}}]"
            _ = try await house.run(rules)
            let narrow = "albums: [{name: Photos, all: {type: photo, people: Emma}}]"
            let shown = try await house.plan(narrow)
            let waiting = try #require(shown["Photos"]?.heldRemovals)
            #expect(waiting.count > 20)
            // Everything of Emma's is taken for nobody's over night: far more than what was shown.
            let emma = try house.id("emma", "people")
            for name in (house.world.logical["assets"] ?? [:]).keys {
                try house.simulator.removeFaces(of: emma, from: house.id(name))
            }
            let before = try house.members("Photos").count
            let approved = try await house.run(narrow, approve: ["Photos"])
            #expect(ExitCode(of: approved) == .held)
            #expect(approved["Photos"]?.removed.map(\.id) == waiting.map(\.id))
            #expect(approved["Photos"]?.heldRemovals.isEmpty == false)
            #expect(approved["Photos"]?.notes.contains { $0.contains("come up since") } == true)
            #expect(try house.members("Photos").count == before - waiting.count)
            let again = try await house.run(narrow, approve: ["Photos"])
            #expect(ExitCode(of: again) == .done, "what the last run showed is approved by the next word")
        }
    }

    @Test(arguments: House.releases)
    func `asking ten times approves nothing, and an approval is used up`(release: String) async throws {
        try await House.with(release) { house in
            let wide = "albums: [{name: Photos, all: {type: photo}}]"
            _ = try await house.run(wide)
            let narrow = "albums: [{name: Photos, all: {type: photo, people: Emma}}]"
            let before = try house.members("Photos")
            for _ in 1...5 {
                #expect(ExitCode(of: try await house.run(narrow)) == .held)
                #expect(ExitCode(of: try await house.plan(narrow)) == .held)
            }
            #expect(try house.members("Photos") == before)
            _ = try await house.engine(narrow, approve: ["Photos"]).plan()
            #expect(ExitCode(of: try await house.run(narrow, approve: ["Photos"])) == .done)
            _ = try await house.run(wide)
            let second = try await house.run(narrow, approve: ["Photos"])
            #expect(ExitCode(of: second) == .held, "nothing of it was shown before")
            #expect(try house.members("Photos") == before)
        }
    }
}
