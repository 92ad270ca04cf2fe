import TestSupport
import Testing
import YAML

@testable import AlbumRules

/// Nested groups against a plain evaluator, on random rules and photos.
@Suite struct RuleLogicTests {
    /// What a random rule says, evaluated without any of the code under test.
    indirect enum Plain {
        case favorite(Bool)
        case video
        case mia
        case rated
        case mappings(String, [Plain])
        case list(String, [[Plain]])

        static let kinds = ["favorite", "type", "people", "rating"]

        var yaml: String {
            switch self {
            case .favorite(let value): "favorite: \(value)"
            case .video: "type: video"
            case .mia: "people: Mia"
            case .rated: "rating: 3.."
            case .mappings(let word, let lines): "\(word): {\(lines.map(\.yaml).joined(separator: ", "))}"
            case .list(let word, let bundles):
                "\(word): [\(bundles.map { "{\($0.map(\.yaml).joined(separator: ", "))}" }.joined(separator: ", "))]"
            }
        }

        func holds(_ photo: Photo) -> Bool {
            switch self {
            case .favorite(let value): return photo.isFavorite == value
            case .video: return photo.kind == .video
            case .mia: return photo.people.contains(RuleSupport.personID("Mia"))
            case .rated: return (photo.exif?.rating ?? 0) >= 3
            case .mappings(let word, let lines): return Self.join(word, lines.map { $0.holds(photo) })
            case .list(let word, let bundles):
                return Self.join(word, bundles.map { bundle in !bundle.contains { !$0.holds(photo) } })
            }
        }

        private static func join(_ word: String, _ values: [Bool]) -> Bool {
            switch word {
            case "all": !values.contains(false)
            case "any": values.contains(true)
            default: !values.contains(true)
            }
        }

        static func lines(_ numbers: inout Dice) -> [Plain] {
            let all: [Plain] = [.favorite(Bool.random(using: &numbers)), .video, .mia, .rated]
            return Array(all.shuffled(using: &numbers).prefix(Int.random(in: 1...3, using: &numbers)))
        }

        static func groups(_ depth: Int, _ numbers: inout Dice) -> [Plain] {
            let words = ["all", "any", "none"].shuffled(using: &numbers).prefix(Int.random(in: 1...3, using: &numbers))
            return words.map { word in
                if Bool.random(using: &numbers) { return .mappings(word, lines(&numbers)) }
                let bundles = (0..<Int.random(in: 1...3, using: &numbers)).map { _ in
                    depth > 0 && Bool.random(using: &numbers) ? groups(depth - 1, &numbers) : lines(&numbers)
                }
                return .list(word, bundles)
            }
        }
    }

    static func randomPhoto(_ numbers: inout Dice) -> Photo {
        var facts: [PhotoFact] = []
        if Bool.random(using: &numbers) { facts.append(.favorite) }
        if Bool.random(using: &numbers) { facts.append(.kind(.video)) }
        if Bool.random(using: &numbers) { facts.append(.people(["Mia"])) }
        facts.append(.rating(Int.random(in: 0...5, using: &numbers)))
        return RuleSupport.photo(facts)
    }

    @Test func `random rules mean what a plain evaluator says`() throws {
        var numbers = Dice(seed: 2024)
        for _ in 0..<1500 {
            let groups = Plain.groups(4, &numbers)
            let yaml = groups.map(\.yaml).joined(separator: ", ")
            let rule = try RuleSupport.resolved("{\(yaml)}")
            for _ in 0..<16 {
                let photo = Self.randomPhoto(&numbers)
                let expected = !groups.contains { !$0.holds(photo) }
                #expect(rule.matches(photo) == expected, "\(yaml)")
                #expect(rule.verdict(on: photo).holds == expected)
            }
        }
    }

    @Test func `a rule written out again means the same`() throws {
        var numbers = Dice(seed: 7)
        for _ in 0..<1000 {
            let yaml = Plain.groups(3, &numbers).map(\.yaml).joined(separator: ", ")
            let rule = try RuleSupport.rule("{\(yaml)}")
            let written = try #require(rule.newForm)
            let again = try RuleSupport.resolved("{\(written.joined(separator: ", "))}")
            let resolved = try RuleSupport.resolved(rule)
            for _ in 0..<8 {
                let photo = Self.randomPhoto(&numbers)
                #expect(resolved.matches(photo) == again.matches(photo), "\(yaml) → \(written)")
            }
        }
    }

    @Test func `lines of a none mapping exclude each on its own, a bundle only together`() throws {
        let each = try RuleSupport.resolved("{none: {favorite: true, type: video}}")
        let together = try RuleSupport.resolved("{none: [{favorite: true, type: video}]}")
        let cases: [([PhotoFact], Bool, Bool)] = [
            ([], true, true), ([.favorite], false, true), ([.kind(.video)], false, true),
            ([.favorite, .kind(.video)], false, false),
        ]
        for (facts, byEach, byTogether) in cases {
            #expect(each.matches(RuleSupport.photo(facts)) == byEach)
            #expect(together.matches(RuleSupport.photo(facts)) == byTogether)
        }
    }

    @Test func `groups nest thirty-two deep and no deeper`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "{all: [", count: depth) + "{favorite: true}" + String(repeating: "]}", count: depth)
        }
        #expect(try RuleSupport.resolved(nested(32)).matches(RuleSupport.photo(.favorite)))
        let problem = try RuleSupport.problems(nested(33), parse: RuleParser().rule(fromText:_:))
        #expect(problem.hasSuffix("groups stand more than 32 deep in each other"))
    }

    @Test func `an album's other keys are left alone`() throws {
        var diagnostics = Diagnostics()
        let node = try RuleSupport.node("{name: X, mode: add, all: {favorite: true}, settle: 0}")
        #expect(RuleParser().rule(fromAlbum: node, &diagnostics) == (try RuleSupport.rule("{all: {favorite: true}}")))
        #expect(diagnostics.findings.isEmpty)
    }
}
