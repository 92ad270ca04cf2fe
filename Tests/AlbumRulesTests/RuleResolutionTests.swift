import Testing

@testable import AlbumRules

/// From names to people: what is taken, what is noted, what holds the album.
@Suite struct RuleResolutionTests {
    private static let first = PersonID(high: 1, low: 1)
    private static let second = PersonID(high: 1, low: 2)

    private func resolve(_ yaml: String, _ people: [Person], remembered: [String: PersonID] = [:]) throws
        -> RuleResolution
    {
        try RuleSupport.rule(yaml).resolve(in: RuleSupport.context(people: people, remembered: remembered))
    }

    private func reasons(_ resolution: RuleResolution) -> [HoldReason] {
        guard case .held(let reasons) = resolution else { return [] }
        return reasons
    }

    private func outcome(_ resolution: RuleResolution) -> (identities: [String: PersonID], notes: [String])? {
        guard case .resolved(let rule, let notes) = resolution else { return nil }
        return (rule.identities, notes)
    }

    @Test func `name not found holds with the nearest name`() throws {
        let held = reasons(try resolve("{people: Emmma}", [Person(id: Self.first, name: "Emma")]))
        #expect(
            held.map(\.description) == ["test.yaml:1:10: nobody is called \"Emmma\"\n  hint: did you mean \"Emma\"?"])
    }

    @Test func `name not found without anything near says where to look`() throws {
        let held = reasons(try resolve("{people: Xaver}", [Person(id: Self.first, name: "Emma")]))
        #expect(
            held.map(\.description) == [
                "test.yaml:1:10: nobody is called \"Xaver\"\n  hint: look the name up on the people page of Immich"
            ])
    }

    @Test func `two people with one name hold and are both listed`() throws {
        let people = [Person(id: Self.second, name: "Ada"), Person(id: Self.first, name: "Ada")]
        let held = reasons(try resolve("{people: Ada}", people))
        #expect(
            held == [.ambiguousPerson(name: "Ada", candidates: [Self.first, Self.second], place: held.first?.place)])
        #expect(
            held.first?.description
                == "test.yaml:1:10: 2 people are called \"Ada\"\n  hint: pin one by its id: {id: \(Self.first)} or {id: \(Self.second)}"
        )
    }

    @Test func `an exact name wins over one in other letters`() throws {
        let people = [Person(id: Self.first, name: "zoe"), Person(id: Self.second, name: "Zoë")]
        #expect(outcome(try resolve("{people: Zoë}", people))?.identities == ["Zoë": Self.second])
        #expect(outcome(try resolve("{people: zoe}", people))?.identities == ["zoe": Self.first])
        #expect(reasons(try resolve("{people: ZOE}", people)).count == 1)
        #expect(outcome(try resolve("{people: \"Zoe\\u0308\"}", people))?.identities == ["Zoë": Self.second])
    }

    @Test func `case, accents and outer blanks do not count when nobody has the exact name`() throws {
        for name in [" Søren ", "SOREN", "søren"] {
            let found = outcome(try resolve("{people: Soren}", [Person(id: Self.first, name: name)]))
            #expect(found?.identities == ["Soren": Self.first])
        }
    }

    @Test func `hidden person is resolved and noted`() throws {
        let found = outcome(try resolve("{people: Ada}", [Person(id: Self.first, name: "Ada", isHidden: true)]))
        #expect(found?.identities == ["Ada": Self.first])
        #expect(found?.notes == ["\"Ada\" is hidden in Immich; their photos count all the same"])
    }

    @Test func `person renamed keeps working with a note`() throws {
        let people = [Person(id: Self.first, name: "Ada Lovelace")]
        let found = outcome(try resolve("{people: Ada}", people, remembered: ["Ada": Self.first]))
        #expect(found?.identities == ["Ada": Self.first])
        #expect(found?.notes == ["the person behind \"Ada\" now is called \"Ada Lovelace\" in Immich"])
    }

    @Test func `person merged or deleted holds, even if somebody else has the name now`() throws {
        let people = [Person(id: Self.second, name: "Ada")]
        let held = reasons(try resolve("{people: Ada}", people, remembered: ["Ada": Self.first]))
        #expect(
            held.map(\.description) == [
                "test.yaml:1:10: the person behind \"Ada\" is gone from the server (merged or deleted)\n"
                    + "  hint: accept-rename takes whoever has the name now"
            ])
    }

    @Test func `a name that moved to somebody else is not followed in silence`() throws {
        let people = [Person(id: Self.first, name: "Old Ada"), Person(id: Self.second, name: "Ada")]
        let held = reasons(try resolve("{people: Ada}", people, remembered: ["Ada": Self.first]))
        #expect(
            held == [.ambiguousPerson(name: "Ada", candidates: [Self.first, Self.second], place: held.first?.place)])
    }

    @Test func `a second person of the remembered name holds`() throws {
        let people = [Person(id: Self.first, name: "Ada"), Person(id: Self.second, name: "Ada")]
        #expect(reasons(try resolve("{people: Ada}", people, remembered: ["Ada": Self.first])).count == 1)
    }

    @Test func `a pinned person who is gone holds`() throws {
        let held = reasons(try resolve("{people: {id: \(Self.first)}}", []))
        #expect(
            held.map(\.description) == [
                "test.yaml:1:10: the person \(Self.first) is gone from the server (merged or deleted)\n"
                    + "  hint: open the person in Immich and copy the new id"
            ])
    }

    @Test func `every problem is reported once`() throws {
        let held = reasons(
            try resolve(
                "{all: [{people: {any: [Ada, Bo]}}, {people: {none: [Bo, Cy]}}]}", [Person(id: Self.first, name: "Ada")]
            ))
        #expect(held.map(\.message) == ["nobody is called \"Bo\"", "nobody is called \"Cy\""])
    }

    @Test func `an unnamed person is never found by name`() throws {
        #expect(reasons(try resolve("{people: \"*\"}", [Person(id: Self.first, name: " ")])).count == 1)
    }

    @Test func `the people of a rule are known before it is resolved`() throws {
        let rule = try RuleSupport.rule(
            "{any: {people: {any: kids}}, none: {people: {at_least: {count: 2, of: [Ex, {is: A*}, Mia]}}}}")
        #expect(rule.people == [.name("Mia"), .name("Leo"), .name("Ex"), .exactName("A*")])
        #expect(Set(rule.people.compactMap(\.searchName)) == ["Mia", "Leo", "Ex", "A*"])
        #expect(PersonReference.name("A*").searchName == nil)
        #expect(rule.needs == ReadNeeds(people: true))
    }

    @Test func `the fingerprint follows the meaning`() throws {
        let one = try RuleSupport.resolved("{people: Mia, taken: last 30 days}")
        let same = try RuleSupport.resolved("{people: mia, taken: last 30 days}")
        let later = RuleSupport.context(now: Instant(milliseconds: RuleSupport.now.milliseconds + 86_400_000))
        let other = try RuleSupport.resolved("{people: Mia, taken: last 30 days}", in: later)
        #expect(one.fingerprint == same.fingerprint)
        #expect(one.fingerprint != other.fingerprint)
        let inZone = RuleSupport.context(takenClock: .configured)
        #expect(
            try RuleSupport.resolved("{taken: 2023}").fingerprint
                != RuleSupport.resolved("{taken: 2023}", in: inZone).fingerprint)
        var namedOnly = try RuleSupport.rule("{people: {only: [Mia]}}")
        let counting = try RuleSupport.resolved(namedOnly)
        namedOnly.handling.ignoresUnnamed = true
        #expect(try RuleSupport.resolved(namedOnly).fingerprint != counting.fingerprint)
        #expect(
            try RuleSupport.resolved("{people: Leo}").fingerprint != RuleSupport.resolved("{people: Mia}").fingerprint)
    }
}
