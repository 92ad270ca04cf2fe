import Testing

@testable import AlbumRules

/// Every criterion against its own examples, and laws that hold for all of them.
@Suite struct RuleCriteriaTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let key: String
        let example: CriterionExample
        var testDescription: String {
            "\(key): \(example.value) – \(example.facts.map(\.text)) is \(example.holds)"
        }
    }

    static let cases = Criteria.all.flatMap { criterion in
        criterion.examples.map { Case(key: criterion.key, example: $0) }
    }

    @Test(arguments: cases)
    func `every example of a criterion is true`(_ given: Case) throws {
        let rule = try RuleSupport.resolved("{\(given.key): \(given.example.value)}")
        #expect(rule.matches(RuleSupport.photo(given.example.facts)) == given.example.holds)
    }

    @Test(arguments: cases)
    func `leaving out is the complement of taking in`(_ given: Case) throws {
        let positive = try RuleSupport.resolved("{\(given.key): \(given.example.value)}")
        let negative = try RuleSupport.resolved("none: {\(given.key): \(given.example.value)}")
        for other in Self.cases {
            let photo = RuleSupport.photo(other.example.facts)
            #expect(positive.matches(photo) != negative.matches(photo))
        }
    }

    @Test func `every criterion has a matching and a failing example`() {
        for criterion in Criteria.all {
            #expect(criterion.examples.contains { $0.holds }, "\(criterion.key)")
            #expect(criterion.examples.contains { !$0.holds }, "\(criterion.key)")
        }
    }

    @Test(arguments: cases)
    func `a photo of which nothing is known matches no value but none`(_ given: Case) throws {
        let alwaysThere = [
            "favorite", "type", "live", "filename", "path", "extension", "uploaded", "people_count", "panorama", "raw",
            "edited", "duplicate", "in_stack", "owner",
        ]
        guard !alwaysThere.contains(given.key), !["0", "null"].contains(given.example.value),
            !given.example.value.contains("none")
        else { return }
        let photo = RuleSupport.photo(.taken("1970-01-01T00:00:00"))
        let rule = try RuleSupport.resolved("{\(given.key): \(given.example.value)}")
        #expect(!rule.matches(photo))
    }

    @Test func `a line reads back as it was written`() throws {
        for given in Self.cases {
            let rule = try RuleSupport.rule("{\(given.key): \(given.example.value)}")
            let again = try RuleSupport.rule("{\(rule.lines[0].text)}")
            #expect(rule == again)
        }
    }

    @Test func `the documentation has a row for every criterion`() {
        let rows = CriteriaTable.markdown.split(separator: "\n")
        #expect(rows.count == Criteria.all.count + 2)
        #expect(
            rows.contains {
                $0.hasPrefix("| `iso` | number or range, `some`, `none` | the sensitivity | `iso: 3200..`")
            })
        #expect(rows.allSatisfy { $0.hasSuffix("|") && !$0.hasSuffix("|  |") })
    }

    @Test func `no key can be mistaken for a word of logic or a YAML truth`() {
        let refused = Set(LogicReader.words + ["on", "off", "yes", "no", "y", "n"])
        #expect(Criteria.all.allSatisfy { !refused.contains($0.key) })
        #expect(Set(Criteria.all.map(\.key)).count == Criteria.all.count)
    }
}
