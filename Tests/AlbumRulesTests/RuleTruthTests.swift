import Foundation
import TestSupport
import Testing

@testable import AlbumRules

/// The language against definitions that share no code with it, on many random cases.
@Suite struct RuleTruthTests {
    /// How many random rules; `make fuzz` sets more.
    private static let rounds = ProcessInfo.processInfo.environment["FUZZ_RULES"].flatMap { Int($0) } ?? 2000

    @Test("random rules mean what a plain evaluator says, however many are tried", arguments: 0..<4)
    func logic(_ seed: Int) throws {
        var numbers = Dice(seed: UInt64(seed) + 77)
        let photos = (0..<24).map { _ in RuleLogicTests.randomPhoto(&numbers) }
        for _ in 0..<Self.rounds / 4 {
            let groups = RuleLogicTests.Plain.groups(3, &numbers)
            let yaml = "{\(groups.map(\.yaml).joined(separator: ", "))}"
            let rule = try RuleSupport.resolved(yaml)
            for _ in 0..<4 {
                let photo = photos[Int.random(in: 0..<photos.count, using: &numbers)]
                #expect(rule.matches(photo) == !groups.contains { !$0.holds(photo) }, "\(yaml)")
            }
        }
    }

    @Test func `each turning line alone changes the answer, and no other line does`() throws {
        var numbers = Dice(seed: 4)
        for _ in 0..<200 {
            let yaml = "{\(RuleLogicTests.Plain.groups(3, &numbers).map(\.yaml).joined(separator: ", "))}"
            let verdict = try RuleSupport.resolved(yaml).verdict(on: RuleLogicTests.randomPhoto(&numbers))
            let turning = Set(verdict.turningLines.compactMap(\.place))
            for line in lines(of: verdict) {
                let place = try #require(line.place)
                #expect(turning.contains(place) == (holds(verdict, turning: place) != verdict.holds), "\(yaml)")
            }
        }
    }

    private func lines(of verdict: Verdict) -> [Verdict] {
        verdict.form == .line ? [verdict] : verdict.parts.flatMap(lines)
    }

    /// The answer if one line said the opposite.
    private func holds(_ verdict: Verdict, turning place: Place) -> Bool {
        let parts = verdict.parts.map { holds($0, turning: place) }
        switch verdict.form {
        case .line: return verdict.holds != (verdict.place == place)
        case .all: return !parts.contains(false)
        case .any: return parts.contains(true)
        case .none: return !parts.contains(true)
        }
    }

    /// Vague dates as text: a day lies in `2023-06` when it begins so, and after `2023-06` when its first seven letters do.
    @Test func `vague dates and their ranges are compared like the beginnings of words`() throws {
        var numbers = Dice(seed: 31)
        let first = try #require(CalendarDay(year: 1999, month: 12, day: 25)).number
        let last = try #require(CalendarDay(year: 2004, month: 3, day: 5)).number
        let days = (first...last).map { "\(CalendarDay(number: $0))" }
        let vague = Set(days.flatMap { [String($0.prefix(4)), String($0.prefix(7)), $0] }).sorted()
        func some() -> String { vague[Int.random(in: 0..<vague.count, using: &numbers)] }
        func isIn(_ day: String, _ low: String?, _ high: String?) -> Bool {
            low.map { day.prefix($0.count) >= $0 } ?? true && high.map { day.prefix($0.count) <= $0 } ?? true
        }
        var cases = vague.filter { $0.count < 10 }.map { ($0, Optional($0), Optional($0)) }
        for _ in 0..<60 {
            let (one, other) = (some(), some())
            let isForward = one.prefix(min(one.count, other.count)) < other.prefix(min(one.count, other.count))
            let (low, high) = isForward ? (one, other) : (other, one)
            // Neither before the other: one lies in the other, where an author may mean either.
            guard low.prefix(4) < high.prefix(4) || low == high else { continue }
            cases += [("\(low)..\(high)", low, high), ("\(low)..", low, nil), ("..\(high)", nil, high)]
        }
        let photos = days.map { day in
            ["00:00:00", "23:59:59"].map { RuleSupport.photo(.taken("\(day)T\($0)")) }
        }
        for (value, low, high) in cases {
            let rule = try RuleSupport.resolved("{taken: \(value)}")
            let expected = days.map { isIn($0, low, high) }
            let edges = days.indices.filter { $0 == 0 || expected[$0] != expected[$0 - 1] || $0 == days.count - 1 }
            for index in Set(edges.flatMap { [$0 - 1, $0, $0 + 1] }) where days.indices.contains(index) {
                for photo in photos[index] {
                    #expect(rule.matches(photo) == expected[index], "\(value) on \(days[index])")
                }
            }
        }
    }

    @Test func `what may be missing is missing from the line and present in its complement, for every criterion`()
        throws
    {
        var checked: Set<String> = []
        for given in RuleCriteriaTests.cases where given.example.value.contains("none") == false {
            let bare = RuleSupport.photo(.taken("1970-01-01T00:00:00"))
            let line = try RuleSupport.resolved("{\(given.key): \(given.example.value)}")
            let complement = try RuleSupport.resolved("{none: {\(given.key): \(given.example.value)}}")
            #expect(line.matches(bare) != complement.matches(bare), "\(given)")
            if !line.matches(bare) { checked.insert(given.key) }
        }
        // Every photo has a kind, a name, an upload, an owner, and is or is not a favourite and so on.
        let alwaysThere: Set = [
            "favorite", "type", "live", "panorama", "raw", "edited", "duplicate", "in_stack", "owner", "filename",
            "path", "extension", "uploaded", "people_count",
        ]
        let canBeMissing = Set(Criteria.all.map(\.key)).subtracting(alwaysThere)
        #expect(canBeMissing.subtracting(checked) == [])
        #expect(canBeMissing.count > 30 && alwaysThere.isSubset(of: Criteria.all.map(\.key)))
    }
}
