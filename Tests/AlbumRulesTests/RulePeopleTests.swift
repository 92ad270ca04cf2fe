import Testing

@testable import AlbumRules

/// The operators on people against their definition, on every subset of five people.
@Suite struct RulePeopleTests {
    static let five = ["Mia", "Leo", "Anna", "Paul", "Zoe"]

    static let subsets: [[String]] = (0..<32).map { bits in
        five.indices.filter { bits >> $0 & 1 == 1 }.map { five[$0] }
    }

    /// The definitions of the rule language, P present and R named.
    static let definitions: [String: @Sendable (Set<String>, Set<String>) -> Bool] = [
        "any": { !$0.isDisjoint(with: $1) },
        "all": { $1.isSubset(of: $0) },
        "none": { $0.isDisjoint(with: $1) },
        "only": { $0 == $1 },
        "nobody_but": { !$0.isEmpty && $0.isSubset(of: $1) },
        "only_any": { !$0.isEmpty && $0.isSubset(of: $1) },
    ]

    @Test(arguments: definitions.keys.sorted())
    func `an operator means what its definition says`(_ word: String) throws {
        let definition = try #require(Self.definitions[word])
        for named in Self.subsets where !named.isEmpty {
            let rule = try RuleSupport.resolved("{people: {\(word): [\(named.joined(separator: ", "))]}}")
            for present in Self.subsets {
                #expect(
                    rule.matches(RuleSupport.photo(.people(present))) == definition(Set(present), Set(named)),
                    "\(word) \(named) on \(present)")
            }
        }
    }

    @Test func `at least counts those who are there`() throws {
        for named in Self.subsets where !named.isEmpty {
            for count in 1...named.count {
                let rule = try RuleSupport.resolved(
                    "{people: {at_least: {count: \(count), of: [\(named.joined(separator: ", "))]}}}")
                for present in Self.subsets {
                    let expected = Set(present).intersection(named).count >= count
                    #expect(rule.matches(RuleSupport.photo(.people(present))) == expected)
                }
            }
        }
    }

    @Test func `several operators in one mapping must all hold`() throws {
        let rule = try RuleSupport.resolved(
            "{people: {all: [Mia], none: [Leo], at_least: {count: 1, of: [Anna, Paul]}}}")
        for present in Self.subsets {
            let expected =
                present.contains("Mia") && !present.contains("Leo")
                && (present.contains("Anna") || present.contains("Paul"))
            #expect(rule.matches(RuleSupport.photo(.people(present))) == expected)
        }
    }

    @Test func `the legacy operators mean the same`() throws {
        let words = ["OR": "any", "AND": "all", "NOT": "none", "ONLY": "only", "ONLY_ANY": "nobody_but"]
        for (legacy, word) in words {
            for named in Self.subsets where !named.isEmpty {
                let values = named.map { "\"\($0)\"" }.joined(separator: ", ")
                let old = try RuleSupport.legacyRule(
                    "[{\"key\": \"people\", \"val\": [\(values)], \"operator\": \"\(legacy.lowercased())\"}]")
                let new = try RuleSupport.resolved("{people: {\(word): [\(named.joined(separator: ", "))]}}")
                let oldResolved = try RuleSupport.resolved(old)
                for present in Self.subsets {
                    let photo = RuleSupport.photo(.people(present))
                    #expect(oldResolved.matches(photo) == new.matches(photo))
                }
            }
        }
    }

    @Test func `unnamed people under only count as other people`() throws {
        let rule = try RuleSupport.resolved("{people: {only: [Mia]}}")
        var photo = RuleSupport.photo(.people(["Mia"]))
        #expect(rule.matches(photo))
        photo.people.append(PersonID(high: 3, low: 3))
        #expect(!rule.matches(photo))
    }

    @Test func `people none means no recognised person, and only after settle`() throws {
        let rule = try RuleSupport.resolved("{people: none}")
        #expect(!rule.matches(RuleSupport.photo(.people(["Mia"]))))
        var photo = RuleSupport.photo()
        photo.uploadedAt = RuleSupport.now
        #expect(rule.matches(photo))
        #expect(!rule.isSettledMatch(photo, now: RuleSupport.now, settle: .seconds(1)))
        #expect(rule.isSettledMatch(photo, now: RuleSupport.now, settle: .zero))
    }

    @Test func `faces none means no face at all, also none of nobody`() throws {
        let (people, faces) = (
            try RuleSupport.resolved("{people: none}"), try RuleSupport.resolved("{faces: none}")
        )
        #expect(people.matches(RuleSupport.photo(.looseFace)) && !faces.matches(RuleSupport.photo(.looseFace)))
        #expect(people.matches(RuleSupport.photo()) && faces.matches(RuleSupport.photo()))
        var young = RuleSupport.photo()
        young.uploadedAt = RuleSupport.now
        #expect(!faces.isSettledMatch(young, now: RuleSupport.now, settle: .seconds(1)))
    }

    @Test func `a pattern means any of the people it covers`() throws {
        let people = ["Anna Berg", "Anna Bell", "Berta"].map { Person(id: RuleSupport.personID($0), name: $0) }
        let context = RuleSupport.context(people: people + [Person(id: PersonID(high: 3, low: 3), name: "")])
        let all = try RuleSupport.resolved("{people: {only: [Anna*, Berta]}}", in: context)
        #expect(all.matches(RuleSupport.photo(.people(["Anna Bell", "Berta"]))))
        #expect(all.matches(RuleSupport.photo(.people(["Anna Bell", "Anna Berg", "Berta"]))))
        #expect(!all.matches(RuleSupport.photo(.people(["Anna Bell", "Anna Berg"]))))
        let anybody = try RuleSupport.resolved("{people: \"*\"}", in: context)
        var unnamed = RuleSupport.photo()
        unnamed.people = [PersonID(high: 3, low: 3)]
        #expect(!anybody.matches(unnamed))
    }

    @Test func `a pattern is exact when it covers its own name only`() throws {
        let people = [
            Person(id: RuleSupport.personID("A*"), name: "A*"), Person(id: RuleSupport.personID("Ab"), name: "Ab"),
        ]
        let context = RuleSupport.context(people: people)
        for written in ["{people: A*}", "{people: {is: A*}}", "{people: {any: [{is: A*}]}}"] {
            let rule = try RuleSupport.resolved(written, in: context)
            #expect(rule.matches(RuleSupport.photo(.people(["A*"]))))
            #expect(!rule.matches(RuleSupport.photo(.people(["Ab"]))))
        }
    }

    @Test func `a pinned person is found by id whatever the name`() throws {
        let id = RuleSupport.personID("Mia")
        let rule = try RuleSupport.rule("{people: {id: \(id)}}")
        #expect(rule.people == [.id(id)])
        #expect(try RuleSupport.resolved(rule).matches(RuleSupport.photo(.people(["Mia"]))))
    }
}
