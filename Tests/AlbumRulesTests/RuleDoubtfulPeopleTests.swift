import Testing

@testable import AlbumRules

/// What a rule makes of names that nobody has, of namesakes, and of people who are hidden or have no name.
@Suite struct RuleDoubtfulPeopleTests {
    static func id(_ number: Int) -> PersonID { PersonID(high: 8, low: UInt64(number)) }

    /// Somebody by number; nobody lists the eighth, who therefore has no name.
    static let people = [
        Person(id: id(1), name: "Mia"), Person(id: id(2), name: "Leo"), Person(id: id(3), name: "Twin"),
        Person(id: id(4), name: "Twin"), Person(id: id(5), name: "Neighbour", isHidden: true),
        Person(id: id(6), name: "", isHidden: true), Person(id: id(7), name: ""),
    ]

    static func resolve(
        _ yaml: String, _ handling: PeopleHandling, _ people: [Person] = people, remembered: [String: PersonID] = [:]
    ) throws -> RuleResolution {
        var rule = try RuleSupport.rule(yaml)
        rule.handling = handling
        return rule.resolve(in: RuleSupport.context(people: people, remembered: remembered))
    }

    private func resolved(_ yaml: String, _ handling: PeopleHandling) throws -> (ResolvedRule, notes: [String]) {
        switch try Self.resolve(yaml, handling) {
        case .resolved(let rule, let notes): return (rule, notes)
        case .held(let reasons): throw UnexpectedText(text: "\(reasons)")
        }
    }

    private func messages(_ yaml: String, _ handling: PeopleHandling) throws -> [String] {
        guard case .held(let reasons) = try Self.resolve(yaml, handling) else { return [] }
        return reasons.map(\.message)
    }

    private static func photo(_ numbers: Int..., archived: Bool = false) -> Photo {
        var photo = RuleSupport.photo()
        photo.people = numbers.map(id)
        photo.visibility = archived ? .archive : .timeline
        return photo
    }

    private static let optional = PeopleHandling(dropsUnknownNames: true)
    private static let combined = PeopleHandling(combinesNamesakes: true)
    private static let unhidden = PeopleHandling(ignoresHidden: true)
    private static let namedOnly = PeopleHandling(ignoresUnnamed: true)

    @Test func `name not found: optional_people leaves it out of any, and of nothing else`() throws {
        let (rule, notes) = try resolved("{people: {any: [Mia, Lea]}}", Self.optional)
        #expect(rule.matches(Self.photo(1)) && !rule.matches(Self.photo(2)) && !rule.matches(Self.photo()))
        #expect(notes == ["nobody is called \"Lea\", so the name is left out (optional_people); did you mean \"Leo\"?"])
        #expect(try messages("{people: {any: [Mia, Lea]}}", PeopleHandling()) == ["nobody is called \"Lea\""])
        for held in [
            "{people: Lea}", "{people: {all: [Mia, Lea]}}", "{people: {only: [Mia, Lea]}}",
            "{people: {nobody_but: [Mia, Lea]}}", "{people: {none: [Lea]}}", "{people: {any: [Mia, Lea], none: [Lea]}}",
            "{people: {at_least: {count: 1, of: [Mia, Lea]}}}", "none: {people: {any: [Mia, Lea]}}",
            "{any: [{people: {any: [Lea]}}, {people: {all: [Lea]}}]}",
            "{all: [{all: {type: any}, none: {people: {any: [Lea]}}}]}",
        ] { #expect(try messages(held, Self.optional) == ["nobody is called \"Lea\""], "\(held)") }
    }

    @Test func `an any whose names nobody has matches nothing, never everything`() throws {
        for rule in ["{people: {any: [Lea, Xaver]}}", "{people: {any: Lea}}", "{people: {any: [\"Q*\"]}}"] {
            let (resolved, _) = try resolved(rule, Self.optional)
            #expect(!resolved.matches(Self.photo()) && !resolved.matches(Self.photo(1, 2, 8)))
            #expect(resolved.cover { _ in 1 } == [])
        }
        let (twice, _) = try resolved("{none: [{none: {people: {any: [Lea]}}}]}", Self.optional)
        #expect(!twice.matches(Self.photo()) && !twice.matches(Self.photo(1)))
    }

    @Test func `a person who is gone holds the album, optional or not`() throws {
        let held = try Self.resolve("{people: {any: [Mia, Lea]}}", Self.optional, remembered: ["Lea": Self.id(99)])
        guard case .held(let reasons) = held else {
            Issue.record("not held")
            return
        }
        #expect(reasons.map(\.message) == ["the person behind \"Lea\" is gone from the server (merged or deleted)"])
    }

    @Test func `two people with one name: same_name combine takes them for one`() throws {
        let (only, notes) = try resolved("{people: {only: [Twin, Mia]}}", Self.combined)
        #expect(notes == ["2 people called \"Twin\" count as one (same_name: combine)"])
        #expect(only.matches(Self.photo(1, 3)) && only.matches(Self.photo(1, 4)) && only.matches(Self.photo(1, 3, 4)))
        #expect(!only.matches(Self.photo(3, 4)) && !only.matches(Self.photo(1, 3, 2)))
        let (least, _) = try resolved("{people: {at_least: {count: 2, of: [Twin, Mia, Leo]}}}", Self.combined)
        #expect(!least.matches(Self.photo(3, 4)) && least.matches(Self.photo(2, 4)))
        let (count, _) = try resolved("{people_count: 2}", Self.combined)
        #expect(count.matches(Self.photo(1, 3, 4)) && !count.matches(Self.photo(3, 4)))
        #expect(only.identities == ["Mia": Self.id(1)])
        #expect(only.watched == ["Mia": Self.id(1), "\(Self.id(3))": Self.id(3), "\(Self.id(4))": Self.id(4)])
        #expect(try messages("{people: Twin}", PeopleHandling()) == ["2 people are called \"Twin\""])
        #expect(
            try messages("{all: {people: Twin, age: {Twin: 0}}}", Self.combined).first?.hasPrefix("2 people") == true)
    }

    @Test func `a namesake who came later joins, a name that moved to others still holds`() throws {
        func outcome(_ people: [Person]) throws -> RuleResolution {
            try Self.resolve("{people: Twin}", Self.combined, people, remembered: ["Twin": Self.id(3)])
        }
        guard case .resolved(let rule, _) = try outcome(Self.people) else {
            Issue.record("held")
            return
        }
        #expect(rule.matches(Self.photo(4)))
        let moved = [Person(id: Self.id(3), name: "Old"), Person(id: Self.id(4), name: "Twin")]
        guard case .held = try outcome(moved) else {
            Issue.record("followed in silence")
            return
        }
    }

    @Test func `hidden person: hidden_people ignore takes them for not there`() throws {
        let (only, _) = try resolved("{people: {only: [Mia]}}", Self.unhidden)
        #expect(only.matches(Self.photo(1, 5, 6)) && !only.matches(Self.photo(1, 7)))
        let (none, _) = try resolved("{people: none}", Self.unhidden)
        #expect(none.matches(Self.photo(5)) && !none.matches(Self.photo(7)))
        let (count, _) = try resolved("{people_count: 1}", Self.unhidden)
        #expect(count.matches(Self.photo(2, 5, 6)))
        let (strangers, _) = try resolved("{strangers: none}", Self.unhidden)
        #expect(strangers.matches(Self.photo(6)) && !strangers.matches(Self.photo(7)))
        let text = "\"Neighbour\" is hidden in Immich, and this album takes hidden people for not there"
        for rule in ["{people: Neighbour}", "{people: {id: \(Self.id(5))}}", "{people: {any: [Mia, Neigh*]}}"] {
            #expect(try messages(rule, Self.unhidden).map { $0.replacing("Neigh*", with: "Neighbour") } == [text])
        }
        let (pattern, _) = try resolved("{people: \"*e*\"}", Self.unhidden)
        #expect(pattern.matches(Self.photo(2)) && !pattern.matches(Self.photo(5)))
    }

    @Test func `unnamed people under only: unnamed ignore does not count them`() throws {
        let (only, _) = try resolved("{people: {only: [Mia]}}", Self.namedOnly)
        #expect(only.matches(Self.photo(1, 7, 8)) && !only.matches(Self.photo(1, 5)))
        let (but, _) = try resolved("{people: {nobody_but: [Mia, Leo]}}", Self.namedOnly)
        #expect(but.matches(Self.photo(2, 8)) && !but.matches(Self.photo(8)))
        let (none, _) = try resolved("{people: none}", Self.namedOnly)
        #expect(none.matches(Self.photo(8)) && !none.matches(Self.photo(1)))
        let (strangers, _) = try resolved("{strangers: some}", Self.namedOnly)
        #expect(strangers.matches(Self.photo(1, 8)))
        let (pinned, _) = try resolved("{people: {only: [Mia, {id: \(Self.id(7))}]}}", Self.namedOnly)
        #expect(pinned.matches(Self.photo(1, 7, 8)) && !pinned.matches(Self.photo(1, 8)))
        let verdict = only.verdict(on: Self.photo(1, 8))
        #expect(verdict.decisive.map(\.actual) == ["Mia, somebody without a name (does not count)"])
    }

    /// Somebody who is on archived photos alone is on no list and may have a name all the same.
    @Test func `who is on no list counts on archived photos`() throws {
        let (only, _) = try resolved("{people: {only: [Mia]}}", Self.namedOnly)
        #expect(only.matches(Self.photo(1, 8)) && !only.matches(Self.photo(1, 8, archived: true)))
        #expect(only.matches(Self.photo(1, 7, archived: true)))
    }

    @Test func `what may still be recognised is open, whoever counts`() throws {
        let (only, _) = try resolved("{people: {only: [Mia]}}", Self.namedOnly)
        var young = Self.photo(1, 8)
        young.uploadedAt = RuleSupport.now
        #expect(!only.isSettledMatch(young, now: RuleSupport.now, settle: .seconds(60)))
        let (most, _) = try resolved("{people_count: 1..}", Self.namedOnly)
        #expect(most.isSettledMatch(young, now: RuleSupport.now, settle: .seconds(60)))
    }
}
