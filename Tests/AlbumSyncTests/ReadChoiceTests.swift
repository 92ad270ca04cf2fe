import AlbumRules
import ImmichClient
import ImmichSimulator
import TestSupport
import Testing
import WebClient

@testable import AlbumSync

/// Reading by marks is held to reading everything: the same change set, whatever the library went through.
@Suite struct ReadChoiceTests {
    private static let people = ["Emma", "Liam", "Grandma Rosa"]
    private static let keys = ["emma", "liam", "rosa"]

    /// Rules that a server before 3.2 cannot be asked for.
    private static let furtherLines = [
        "tags: {any: [Party, Work]}", "tags: {all: [Trips]}", "tags: {none: [Party]}", "tags: some", "tags: none",
        "people: some", "people: none", "people: {none: [Emma]}", "faces: some", "faces: none", "strangers: some",
        "live: true", "favorite: false", "type: photo", "tags: {exactly: Trips}",
    ]

    private static func rule(_ dice: inout Dice, further: Bool) -> String {
        let some = people.shuffled(using: &dice).prefix(Int.random(in: 1...3, using: &dice)).joined(separator: ", ")
        let other = people.randomElement(using: &dice) ?? ""
        let lines =
            [
                "people: \(other)", "people: {any: [\(some)]}", "people: {all: [\(some)]}", "people: {only: [\(some)]}",
                "people: {nobody_but: [\(some)]}", "people: {at_least: {count: 1, of: [\(some)]}}", "favorite: true",
                "type: video",
            ] + (further ? furtherLines : [])
        let line = lines.randomElement(using: &dice) ?? ""
        switch Int.random(in: 0..<(further ? 7 : 5), using: &dice) {
        case 5: return "none: [{\(line)}, {people: \(other)}]"
        case 6: return "all: [{any: [{\(line)}, {people: \(other)}]}, {none: {type: video, favorite: true}}]"
        case 0: return "any: {\(line)}"
        case 1: return "all: {\(line), taken: last 2000 days}"
        case 2: return "all: {\(line)}, none: {people: {all: [\(some)]}, filename: summer}"
        case 3: return "any: [{\(line)}, {favorite: true}]"
        default: return "all: {\(line)}"
        }
    }

    private static func change(_ house: House, _ own: [String], _ dice: inout Dice) throws {
        for _ in 0..<Int.random(in: 0...6, using: &dice) {
            guard let photo = own.randomElement(using: &dice) else { return }
            let id = try house.id(photo)
            let album = house.simulator.albums(named: "Album \(Int.random(in: 0..<4, using: &dice))").first
            let person = try house.id(keys.randomElement(using: &dice) ?? "", "people")
            switch Int.random(in: 0..<9, using: &dice) {
            case 0: try house.simulator.setFavorite(Bool.random(using: &dice), asset: id)
            case 1: try house.simulator.removeFaces(of: person, from: id)
            case 2: try house.simulator.addFace(of: person, on: id)
            case 3: try house.simulator.setVisibility(.archive, asset: id)
            case 4: try house.simulator.setVisibility(.timeline, asset: id)
            case 5: try house.simulator.trash(asset: id)
            case 6: try house.simulator.restore(asset: id)
            case 7: if let album { try house.simulator.addMembers([id], to: album) }
            default: if let album { try house.simulator.removeMembers([id], from: album) }
            }
        }
    }

    private func plan(
        _ house: House, _ rules: String, _ choice: ReadChoice, through transport: any HTTPTransport = CurlTransport()
    ) async throws -> ChangeSet {
        let engine = try await house.engine(rules, transport: transport)
        let opening = try engine.openState(.planning)
        var planner = engine.planner(opening.state, at: house.now.withLock { $0 })
        planner.choice = choice
        return try await planner.plan()
    }

    /// Plans without the note on photos that were asked about: how many depends on what was read.
    private static func withoutCost(_ albums: [AlbumPlan]) -> [AlbumPlan] {
        albums.map { plan in
            var plan = plan
            plan.notes.removeAll { $0.contains("asked about") }
            return plan
        }
    }

    @Test(arguments: House.releases + [House.unrecorded], [1, 2, 3])
    func `a run by marks plans what a run over everything plans`(release: String, seed: UInt64) async throws {
        var dice = Dice(seed: seed)
        try await House.with(release) { house in
            let own = try `A run against a server`.library(House.recorded(release)).keys.sorted()
            var narrow = 0
            var changes = 0
            for _ in 0..<5 {
                let rules = """
                    defaults: {settle: 0, mode: \(["sync", "mirror"].randomElement(using: &dice) ?? "sync")}
                    albums:
                    \((0..<4).map { "- {name: Album \($0), \(Self.rule(&dice, further: release == House.unrecorded))}" }.joined(separator: "\n"))
                    """
                for _ in 0..<2 {
                    try Self.change(house, own, &dice)
                    let whole = try await plan(house, rules, .wholeLibrary)
                    let marked = try await plan(house, rules, .marked)
                    #expect(Self.withoutCost(marked.albums) == Self.withoutCost(whole.albums), "\(rules)")
                    #expect(
                        marked.identities == whole.identities && marked.facts.libraryCount == whole.facts.libraryCount)
                    #expect(whole.facts.readMarks.isEmpty && whole.facts.photosRead == whole.facts.libraryCount)
                    if !marked.facts.readMarks.isEmpty { narrow += 1 }
                    let report = await (try house.engine(rules, approve: (0..<4).map { "Album \($0)" })).run()
                    changes += report.added + report.removed
                }
            }
            #expect(narrow >= 8 && changes > 0)
        }
    }

    @Test(arguments: House.releases + [House.unrecorded])
    func `a key that may not count reads everything`(release: String) async throws {
        try await House.with(release) { house in
            house.simulator.faults = [try Fault("status=403,route=/search/statistics")]
            let changes = try await plan(house, "albums: [{name: Emma, all: {people: Emma}}]", .marked)
            #expect(changes.facts.readMarks.isEmpty && changes.albums.first?.additions.isEmpty == false)
        }
    }

    @Test func `what is read is what costs the server least`() throws {
        let (few, many) = (PhotoMark.person(PersonID(high: 1, low: 1)), PhotoMark.person(PersonID(high: 1, low: 2)))
        func rule(_ yaml: String) throws -> ResolvedRule {
            let (configuration, _) = ConfigurationReader.read([SourceFile(name: "a.yaml", text: yaml)])
            let people = [("Few", 1), ("Many", 2)].map { Person(id: PersonID(high: 1, low: $1), name: $0) }
            let context = RuleContext(
                people: PeopleDirectory(alive: people), user: UserID(high: 1, low: 1), now: Instant(milliseconds: 0))
            guard case .resolved(let rule, _)? = configuration?.albums.first?.rule.resolve(in: context) else {
                throw House.Unusable(description: yaml)
            }
            return rule
        }
        let both = try rule("albums: [{name: A, all: {people: {all: [Few, Many]}}}]")
        let negated = try rule("albums: [{name: A, none: {people: Few}}]")
        let needs = ReadNeeds(people: true)
        let totals = [few: 900, many: 60_000]
        let planner = RequestPlanner(rules: [both], needs: needs, libraryCount: 100_000)
        #expect(planner.marksToCount() == [few, many])
        #expect(planner.plan(totals) == .marked([few]))
        #expect(planner.plan([few: 60_000, many: 60_000]) == .wholeLibrary)
        #expect(RequestPlanner(rules: [both], needs: needs, libraryCount: 2000).marksToCount() == nil)
        #expect(RequestPlanner(rules: [both, negated], needs: needs, libraryCount: 100_000).marksToCount() == nil)
    }
}
