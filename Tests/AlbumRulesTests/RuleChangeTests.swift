import TestSupport
import Testing

@testable import AlbumRules

/// What may still change: recognition after the upload, and the clock.
@Suite struct RuleChangeTests {
    private static let settle = Duration.seconds(6 * 3600)

    private func isSettled(_ yaml: String, _ facts: PhotoFact..., age: Int64) throws -> Bool {
        var photo = RuleSupport.photo(facts)
        photo.uploadedAt = Instant(milliseconds: RuleSupport.now.milliseconds - age)
        return try RuleSupport.resolved(yaml).isSettledMatch(photo, now: RuleSupport.now, settle: Self.settle)
    }

    /// A rule, facts of a photo that matches, whether it may be added at once, and whether the rule tests absence.
    @Test(
        arguments: [
            ("{people: Mia}", [PhotoFact.people(["Mia"])], true, false),
            ("{people: {all: [Mia, Leo]}}", [.people(["Mia", "Leo"])], true, false),
            ("{people: {at_least: {count: 1, of: [Mia, Leo]}}}", [.people(["Mia"])], true, false),
            ("{people: some}", [.people(["Mia"])], true, false),
            ("{people: {none: Mia}}", [.people(["Leo"])], false, true), ("{people: none}", [], false, true),
            ("{people: {only: [Mia]}}", [.people(["Mia"])], false, true),
            ("{people: {nobody_but: [Mia, Leo]}}", [.people(["Mia"])], false, true),
            ("{people: {all: [Mia], none: [Leo]}}", [.people(["Mia"])], false, true),
            ("{people_count: 1..}", [.people(["Mia"])], true, false), ("{people_count: ..3}", [], false, true),
            ("{people_count: 0..}", [], true, false), ("{people_count: 1}", [.people(["Mia"])], false, true),
            ("{gps: none}", [], false, true), ("{gps: some}", [.gps(1, 2)], true, false),
            ("{country: none}", [], false, true),
            ("{country: Greece}", [.place(key: "country", "Greece")], true, false),
            ("{none: {country: Spain}}", [], false, true),
            ("{none: {country: Spain}}", [.place(key: "country", "Greece")], true, true),
            ("{none: {near: {lat: 1, lon: 1, km: 1}}}", [], false, true),
            ("{none: {near: {lat: 1, lon: 1, km: 1}}}", [.gps(50, 50)], true, true),
            ("{none: {people: Mia}}", [.people(["Leo"])], false, true),
            ("{none: [{people: Mia, favorite: true}]}", [.people(["Leo"])], true, true),
            ("{none: {people: {none: Mia}}}", [.people(["Mia"])], true, false),
            ("{any: {favorite: true, people: none}}", [.favorite], true, true),
            ("{any: {favorite: true, people: none}}", [], false, true),
            ("{none: {type: video, filename: Screenshot*}}", [], true, false), ("{rating: none}", [], true, false),
            ("{none: {camera: GoPro*}}", [], true, false),
        ] as [(String, [PhotoFact], Bool, Bool)])
    func `what is true because something is missing waits`(
        _ yaml: String, _ facts: [PhotoFact], _ atOnce: Bool, _ testsAbsence: Bool
    ) throws {
        let rule = try RuleSupport.resolved(yaml)
        var photo = RuleSupport.photo(facts)
        #expect(rule.matches(photo))
        #expect(rule.testsAbsence == testsAbsence)
        let now = RuleSupport.now
        photo.uploadedAt = Instant(milliseconds: now.milliseconds - 6 * 3_600_000 + 1)
        #expect(rule.isSettledMatch(photo, now: now, settle: Self.settle) == atOnce)
        #expect(rule.isSettledMatch(photo, now: now, settle: .zero))
        photo.uploadedAt = Instant(milliseconds: now.milliseconds - 6 * 3_600_000)
        #expect(rule.isSettledMatch(photo, now: now, settle: Self.settle))
    }

    @Test func `what does not match is never settled`() throws {
        #expect(try !isSettled("{people: Mia}", .people(["Leo"]), age: 1_000_000_000))
    }

    @Test func `what is certain stays true whatever people are recognised later`() throws {
        var numbers = Dice(seed: 11)
        let names = RulePeopleTests.five
        let words = ["any", "all", "none", "only", "nobody_but"]
        for _ in 0..<400 {
            let lines = (0..<2).map { _ in
                let count = Int.random(in: 1...3, using: &numbers)
                let list = names.shuffled(using: &numbers).prefix(count).joined(separator: ", ")
                return "{people: {\(words.randomElement(using: &numbers) ?? "any"): [\(list)]}}"
            }
            let outer = ["all", "any", "none"].randomElement(using: &numbers) ?? "all"
            let rule = try RuleSupport.resolved("{\(outer): [\(lines.joined(separator: ", "))]}")
            for present in RulePeopleTests.subsets {
                var photo = RuleSupport.photo(.people(present))
                photo.uploadedAt = RuleSupport.now
                guard rule.isSettledMatch(photo, now: RuleSupport.now, settle: Self.settle) else { continue }
                for later in RulePeopleTests.subsets where Set(later).isSuperset(of: present) {
                    #expect(rule.matches(RuleSupport.photo(.people(later))), "\(outer) \(lines) \(present) → \(later)")
                }
            }
        }
    }

    /// A rule, facts, whether the photo matches, and whether it did on 2 January 2024.
    @Test(
        arguments: [
            ("{taken: last 30 days}", [PhotoFact.taken("2024-01-01T00:00:00")], false, true),
            ("{taken: last 30 days}", [.taken("1970-01-01T00:00:00")], false, false),
            ("{taken: last 30 days, favorite: true}", [.taken("2024-01-01T00:00:00")], false, false),
            ("{taken: 2023}", [.taken("2024-01-01T00:00:00")], false, false),
            ("{taken: [2023, this month]}", [.taken("2024-01-01T00:00:00")], false, true),
            ("{none: {taken: today}}", [.taken("2024-06-30T00:00:00")], false, true),
            ("{none: {taken: today, favorite: true}}", [.favorite, .taken("2024-06-30T00:00:00")], false, false),
            (
                "{uploaded: last 5 days, people: Mia}", [.people(["Mia"]), .uploaded("2024-01-01T00:00:00")], false,
                true
            ),
            ("{uploaded: last 5 days, people: Mia}", [.uploaded("2024-01-01T00:00:00")], false, false),
            ("{taken: last 90 days}", [], true, false),
        ] as [(String, [PhotoFact], Bool, Bool)])
    func `last 30 days sheds photos by the clock alone`(
        _ yaml: String, _ facts: [PhotoFact], _ matches: Bool, _ matchedBefore: Bool
    ) throws {
        let rule = try RuleSupport.resolved(yaml)
        #expect(rule.dependsOnClock == (yaml != "{taken: 2023}"))
        #expect(rule.matches(RuleSupport.photo(facts)) == matches)
        let before = RuleSupport.context(now: RuleSupport.instant("2024-01-02T12:00:00"))
        #expect(try RuleSupport.resolved(yaml, in: before).matches(RuleSupport.photo(facts)) == matchedBefore)
    }
}
