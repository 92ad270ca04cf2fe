import AlbumRules
import AlbumSync
import ImmichSimulator
import PhotoLibrary
import Testing

@Suite struct `The memories of several accounts` {
    private let emma = `An album that several accounts feed`.emma
    private let bens = `An album that several accounts feed`.bens

    private func open(_ release: String, _ body: (House) async throws -> Void) async throws {
        try await House.with(release, change: House.forAccounts, body)
    }

    @Test func `leave the memory of the one key where it was`() async throws {
        try await open("3.1.0") { house in
            let alone = "albums: [{name: Kids, all: {people: Emma}}]"
            _ = try await house.run(alone)
            try house.simulator.removeMembers(house.ids("summer-00"), from: house.simulator.albums(named: "Kids")[0])
            let before = try house.members("Kids")
            _ = try await house.fill(emma, "Kids · ben")
            // What was taken out by hand before there were accounts stays out.
            #expect(try house.members("Kids") == before.union(bens))
            #expect(AccountFolder.known(in: house.stateFolder).count == 2)
            let report = try await house.run(alone)
            #expect(ExitCode(of: report) == .done)
            #expect(report.notices.isEmpty)
            #expect(try house.members("Kids") == before.union(bens))
        }
    }

    @Test func `are found under another name of the account`() async throws {
        try await open("3.1.0") { house in
            _ = try await house.fill(emma, "Kids", "Kids · ben")
            let album = house.simulator.albums(named: "Kids")[0]
            try house.simulator.removeMembers(house.ids("ben-1", "summer-00"), from: album)
            let before = try house.members("Kids")
            let renamed = emma.replacing("ben", with: "papa").replacing("anna", with: "mama")
            let keys = ["mama": "all", "papa": "ben"]
            _ = try await house.joint(renamed, keys: keys).run()
            #expect(try house.members("Kids").subtracting(before).isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `undo a run in all of them under one number`(release: String) async throws {
        try await open(release) { house in
            _ = try await house.run("albums: [{name: Other, all: {favorite: true}}]")
            _ = try await house.fill(emma, "Kids", "Kids · ben")
            let engine = try await house.joint(emma)
            let status = await engine.planUndo(of: 2)
            #expect(
                status.removed + status.albums.reduce(0) { $0 + $1.heldRemovals.count }
                    == (try house.members("Kids").count))
            let report = try await house.joint(emma, approve: ["Kids", "Kids · ben"]).undo(2)
            #expect(
                ExitCode(of: report) == .done, "\(report.albums.map(\.holds)) \(String(describing: report.failure))")
            #expect(try house.members("Kids").isEmpty)
            #expect(await engine.undo(1).failure == nil)
            #expect(await engine.undo(99).failure?.message == "no run 99 is remembered")
            var numbers: [[Int64]] = []
            for folder in AccountFolder.known(in: house.stateFolder) {
                numbers.append(try await SyncState.look(in: folder)?.runs(latest: 9).map(\.id) ?? [])
            }
            #expect(numbers == [[4, 3, 2, 1], [3, 2]])
        }
    }

    @Test(arguments: House.releases)
    func `keep a plan of all accounts that is applied as it is or not at all`(release: String) async throws {
        try await open(release) { house in
            let approvals = ["Kids", "Kids · ben"]
            let (report, saved) = await (try await house.joint(emma, approve: approvals)).planToKeep()
            #expect(report.added > bens.count)
            #expect(house.writes.isEmpty)
            let text = try #require(saved).text()
            let plan = try SavedPlan(bytes: Array(text.utf8))
            #expect(plan.accounts?.map(\.name) == ["anna", "ben"])
            try house.simulator.addFace(of: house.id("ben-emma", "people"), on: house.id("ben-0"))
            let stale = try await house.joint(emma, approve: approvals).apply(plan)
            #expect(ExitCode(of: stale) == .held)
            #expect(stale.notices.contains("\"Kids · ben\": 1 more held back from adding"), "\(stale.notices)")
            #expect(house.writes.isEmpty)
            try house.simulator.removeFaces(of: house.id("ben-emma", "people"), from: house.id("ben-0"))
            let done = try await house.joint(emma, approve: approvals).apply(plan)
            #expect(ExitCode(of: done) == .done, "\(done.notices)")
            #expect(try house.members("Kids").isSuperset(of: bens))
        }
    }

    @Test(arguments: House.releases)
    func `let one account rest while another has something to do`(release: String) async throws {
        try await open(release) { house in
            try await house.logIn()
            try house.simulator.setFavorite(true, asset: house.id("ben-0"))
            let rules =
                `An album that several accounts feed`.accounts
                + "- {name: Best, account: anna, all: {favorite: true}}\n"
                + "- {name: His, account: ben, all: {favorite: true}}\n"
            for _ in 0..<3 { #expect(ExitCode(of: try await house.joint(rules).run()) == .done) }
            try house.simulator.setFavorite(true, asset: house.id("ben-1"))
            let report = try await house.joint(rules).run()
            #expect(report.albums.map(\.name) == ["Best", "His"])
            #expect(report["Best"]?.total == (try house.members("Best").count))
            #expect(report["His"]?.added.map(\.fileName) == ["ben-1.jpg"])
            // An album that several feed is looked at in every run.
            let both = rules + "- {name: Kids, account: anna, contribute: [anna, ben], all: {people: Emma}}\n"
            for _ in 0..<3 { _ = try await house.fill(both, "Kids", "Kids · ben") }
            let emma = try house.id("ben-emma", "people")
            try house.simulator.addFace(of: emma, on: house.id("ben-0"))
            #expect(try await house.joint(both).run()["Kids · ben"]?.added.map(\.fileName) == ["ben-0.jpg"])
        }
    }

    @Test func `are locked together`() async throws {
        try await open("3.1.0") { house in
            _ = try await house.fill(emma, "Kids", "Kids · ben")
            let lock = try RunnerLock(folder: house.stateFolder, now: house.now.withLock { $0 })
            let report = try await house.joint(emma).run()
            #expect(ExitCode(of: report) == .tryAgainLater)
            withExtendedLifetime(lock) {}
        }
    }
}
