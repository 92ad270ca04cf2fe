import TestSupport
import Testing

@testable import AlbumRules

/// Rules on people with every handling of doubtful ones: columns, the evaluator of photos and a plain definition agree.
@Suite struct RulePeopleLawTests {
    private typealias Doubt = RuleDoubtfulPeopleTests

    /// A line with its definition, P the numbers of the people on a photo.
    private struct Line {
        var yaml: String
        /// Whether it names the person without a name who is pinned.
        var pins = false
        var asksStrangers = false
        var holds: (_ present: Set<Int>, _ count: Int) -> Bool = { _, _ in false }
    }

    private static let written = ["Mia", "Leo", "{id: \(Doubt.id(7))}", "Twin"]
    private static let meant: [Set<Int>] = [[1], [2], [7], [3, 4]]

    private static func line(_ handling: PeopleHandling, _ numbers: inout Dice) -> Line {
        let known = Array(0..<(handling.combinesNamesakes ? 4 : 3))
        let named = known.shuffled(using: &numbers).prefix(Int.random(in: 1...known.count, using: &numbers))
        let sets = named.map { meant[$0] }
        let list = "[\(named.map { written[$0] }.joined(separator: ", "))]"
        func line(_ word: String, _ holds: @escaping (Set<Int>, Int) -> Bool) -> Line {
            Line(yaml: "people: {\(word): \(list)}", pins: named.contains(2), holds: holds)
        }
        func hits(_ present: Set<Int>) -> Int { sets.count { !$0.isDisjoint(with: present) } }
        let all = sets.reduce(into: Set<Int>()) { $0.formUnion($1) }
        let count = Int.random(in: 1...named.count, using: &numbers)
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0: return line("any") { present, _ in hits(present) > 0 }
        case 1: return line("all") { present, _ in hits(present) == sets.count }
        case 2: return line("none") { present, _ in hits(present) == 0 }
        case 3: return line("only") { present, _ in hits(present) == sets.count && present.isSubset(of: all) }
        case 4: return line("nobody_but") { present, _ in !present.isEmpty && present.isSubset(of: all) }
        case 5:
            return Line(
                yaml: "people: {at_least: {count: \(count), of: \(list)}}", pins: named.contains(2),
                holds: { present, _ in hits(present) >= count })
        case 6: return Line(yaml: "people: none", holds: { present, _ in present.isEmpty })
        case 7: return Line(yaml: "people: some", holds: { present, _ in !present.isEmpty })
        case 8: return Line(yaml: "strangers: some", asksStrangers: true)
        default: return Line(yaml: "people_count: \(count)..", holds: { _, number in number >= count })
        }
    }

    private static func holds(_ line: Line, _ photo: Photo, _ handling: PeopleHandling, isPinned: Bool) -> Bool {
        let numbers = photo.people.map { Int($0.low) }
        func isHidden(_ number: Int) -> Bool { number == 5 || number == 6 }
        if line.asksStrangers {
            return numbers.contains { $0 >= 6 && !(handling.ignoresHidden && isHidden($0)) }
        }
        let present = Set(
            numbers.filter { number in
                if number == 7, isPinned { return true }
                if handling.ignoresHidden, isHidden(number) { return false }
                guard handling.ignoresUnnamed else { return true }
                return number < 6 || number == 8 && photo.visibility == .archive
            })
        let isTwice = handling.combinesNamesakes && present.isSuperset(of: [3, 4])
        return line.holds(present, present.count - (isTwice ? 1 : 0))
    }

    @Test("columns and photos mean what the definition says, whatever doubtful people count for", arguments: 0..<16)
    func law(_ bits: Int) throws {
        let handling = PeopleHandling(
            dropsUnknownNames: bits & 8 != 0, combinesNamesakes: bits & 1 != 0, ignoresHidden: bits & 2 != 0,
            ignoresUnnamed: bits & 4 != 0)
        var numbers = Dice(seed: UInt64(bits) + 900)
        for _ in 0..<40 {
            let lines = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in Self.line(handling, &numbers) }
            let word = ["all", "any", "none"].randomElement(using: &numbers) ?? "all"
            let yaml = "{\(word): [\(lines.map { "{\($0.yaml)}" }.joined(separator: ", "))]}"
            guard case .resolved(let rule, _) = try Doubt.resolve(yaml, handling) else {
                Issue.record("held: \(yaml)")
                continue
            }
            var table = PhotoTable()
            var board = RuleTable([rule])
            var expected: Set<AssetID> = []
            for number in 0..<60 {
                var photo = RuleSupport.photo()
                photo.id = AssetID(high: 1, low: UInt64(number))
                photo.visibility = Bool.random(using: &numbers) ? .archive : .timeline
                photo.people = (1...8).filter { _ in Int.random(in: 0..<3, using: &numbers) == 0 }.map(Doubt.id)
                board.take(photo, row: table.take(photo))
                let isPinned = lines.contains(where: \.pins)
                let truths = lines.map { Self.holds($0, photo, handling, isPinned: isPinned) }
                let isMeant =
                    word == "all" ? !truths.contains(false) : truths.contains(true) == (word == "any")
                #expect(rule.matches(photo) == isMeant, "\(yaml) on \(photo.people.map(\.low)), \(handling)")
                if isMeant { expected.insert(photo.id) }
            }
            let wanted = board.judge(table).wanted(by: 0, among: table.inSight.union(table.inArchive))
            #expect(Set(wanted.map(table.id)) == expected, "\(yaml), \(handling)")
        }
    }
}
