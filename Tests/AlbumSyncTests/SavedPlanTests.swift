import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import Testing

@Suite struct `Saved plans` {
    static let rules = """
        albums:
        - {name: Best, all: {favorite: true}}
        - {name: Emma, all: {people: Emma}}
        """

    /// A plan with something to add and to take out, through its text as a file would keep it.
    private func saved(_ house: House, _ rules: String = rules, approve: [String] = []) async throws -> SavedPlan {
        let plan = try #require(try await house.engine(rules, approve: approve).planToKeep().saved)
        let read = try SavedPlan(bytes: Array(try plan.text().utf8))
        #expect(read == plan)
        return read
    }

    private func prepare(_ house: House) async throws {
        _ = try await house.run(Self.rules)
        try house.simulator.setFavorite(false, asset: house.id("summer-00"))
        try house.simulator.setFavorite(true, asset: house.id("summer-01"))
    }

    @Test(arguments: House.releases)
    func `are applied exactly, once`(release: String) async throws {
        try await House.with(release) { house in
            try await prepare(house)
            let plan = try await saved(house)
            #expect(plan.additions == 1 && plan.removals == 1)
            let report = try await house.engine(Self.rules).apply(plan)
            #expect(ExitCode(of: report) == .done, "\(report.notices)")
            #expect(report["Best"]?.added.map(\.id) == plan.albums[0].add.map(\.id))
            #expect(report["Best"]?.removed.map(\.id) == plan.albums[0].remove.map(\.id))
            #expect(try await house.state().runs(latest: 1)[0].kind == .savedPlan)
            house.simulator.forgetRequests()
            let again = try await house.engine(Self.rules).apply(plan)
            #expect(ExitCode(of: again) == .held && house.writes.isEmpty)
        }
    }

    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var rules = `Saved plans`.rules
        var make: @Sendable (House) async throws -> Void = { _ in }
    }

    static let changes: [Change] = [
        Change(
            testDescription: #""Best": its rule, the people it names or its settings are others now"#,
            rules: rules.replacing("favorite: true", with: "favorite: true, type: photo")),
        Change(
            testDescription: #""Best": its rule, the people it names or its settings are others now"#,
            rules: rules.replacing("name: Best,", with: "name: Best, limits: {remove: 20%},")),
        Change(
            testDescription: #""Emma" is no longer in the configuration"#,
            rules: "albums: [{name: Best, all: {favorite: true}}]"),
        Change(
            testDescription: #""Liam" is new in the configuration"#,
            rules: rules + "\n- {name: Liam, all: {people: Liam}}"),
        Change(testDescription: #""Best": 1 more to add"#) {
            try $0.simulator.setFavorite(true, asset: $0.id("summer-03"))
        },
        Change(testDescription: #""Best": 1 fewer to take out"#) {
            try $0.simulator.setFavorite(true, asset: $0.id("summer-00"))
        },
        Change(testDescription: #""Emma": its photos are others now"#) { house in
            let album = try #require(house.simulator.albums(named: "Emma").first)
            try house.simulator.addMembers(house.ids("nobody-0"), to: album)
        },
        Change(testDescription: #""Emma": the album is called "Em" in Immich now"#) { house in
            try house.simulator.rename(album: try #require(house.simulator.albums(named: "Emma").first), to: "Em")
        },
        Change(testDescription: #""Best": other users see it now"#) { house in
            let album = try #require(house.simulator.albums(named: "Best").first)
            try house.simulator.share(album: album, with: house.id("ben", "users"), as: .viewer)
        },
        Change(testDescription: #""Emma": the album is not there any more"#) { house in
            try house.simulator.delete(album: try #require(house.simulator.albums(named: "Emma").first))
        },
    ]

    @Test(arguments: House.releases, changes)
    func `write nothing once anything has changed, and say what`(release: String, change: Change) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            try await prepare(house)
            let plan = try await saved(house)
            try await change.make(house)
            house.simulator.forgetRequests()
            let report = try await house.engine(change.rules).apply(plan)
            #expect(ExitCode(of: report) == .held)
            #expect(report.failure?.message == "the saved plan does not fit any more; nothing was written")
            #expect(report.notices.contains { $0.hasPrefix(change.testDescription) }, "\(report.notices)")
            #expect(house.writes.isEmpty)
        }
    }

    @Test(arguments: House.releases)
    func `carry approvals, for what they show and no more`(release: String) async throws {
        try await House.with(release) { house in
            _ = try await house.run("albums: [{name: Photos, all: {type: photo}}]")
            let narrow = "albums: [{name: Photos, all: {type: photo, people: Emma}}]"
            let held = try await saved(house, narrow)
            #expect(held.removals == 0 && held.albums[0].heldRemovals.count > 20)
            let plan = try await saved(house, narrow, approve: ["Photos"])
            #expect(plan.removals == held.albums[0].heldRemovals.count)
            let report = try await house.engine(narrow, approve: plan.approved).apply(plan)
            #expect(ExitCode(of: report) == .done, "\(report.notices)")
            #expect(report.removed == plan.removals)
        }
    }

    @Test func `of another user or server are refused`() async throws {
        try await House.with("3.1.0") { house in
            try await prepare(house)
            var plan = try await saved(house)
            plan.server = "https://photos.example.org"
            let report = try await house.engine(Self.rules).apply(plan)
            #expect(ExitCode(of: report) == .held)
            #expect(report.notices.last?.hasPrefix("the plan is for Anna") == true, "\(report.notices)")
        }
    }

    @Test func `that are no plans, damaged or newer are told apart`() async throws {
        try await House.with("3.1.0") { house in
            let text = try await saved(house).text()
            func error(_ text: String) -> SavedPlanError? {
                do {
                    _ = try SavedPlan(bytes: Array(text.utf8))
                    return nil
                } catch {
                    return error
                }
            }
            #expect(error("albums: []") == .notAPlan)
            #expect(error(#"{"format": "something else", "version": 1}"#) == .notAPlan)
            #expect(error(String(text.dropLast(40))) == .damaged(detail: "it is not whole"))
            #expect(error(text.replacing(#""version" : 1"#, with: #""version" : 2"#)) == .tooNew(version: 2))
            #expect(
                error(text.replacing(#""approved" :"#, with: #""approve" :"#))
                    == .damaged(detail: "approved is missing"))
        }
    }
}
