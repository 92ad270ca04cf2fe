/// The criterion on how old somebody was when a photo was taken.
enum AgeCriterion {
    static let age = Criterion(
        key: "age", values: "`{Mia: 0}` (whole years), `{Mia: 0m..6m}` (months), range, list",
        meaning:
            "how old a person was on the day it was taken, by the birth date in Immich; the person need not be on it",
        examples: [
            .init("{Mia: 0}", .taken("2016-02-29T08:00:00"), holds: true),
            .init("{Mia: 0}", .taken("2017-02-27T23:59:59"), holds: true),
            .init("{Mia: 0}", .taken("2017-02-28T00:00:00"), holds: false),
            .init("{Mia: 0m..6m}", .taken("2016-09-28T12:00:00"), holds: true),
            .init("{Mia: 0m..6m}", .taken("2016-09-29T12:00:00"), holds: false),
            .init("{Mia: 4..}", .taken("2020-02-28T12:00:00"), holds: false),
            .init("{Mia: 4..}", .taken("2020-02-29T12:00:00"), holds: true),
            .init("{Mia: ..1}", .taken("2016-02-28T12:00:00"), holds: false),
            .init("{Mia: [0, 7..8]}", .taken("2023-03-01T12:00:00"), holds: true),
        ],
        schema: .ages,
        read: read)

    private struct Test: Sendable {
        var person: PersonReference
        var spans: [AgeSpan]
        var place: Place

        var phrase: String {
            "taken when \(person.shown) was \(PhraseList.or(spans.map(\.phrase)))"
        }
    }

    private static func read(_ node: Node, _ reader: inout ValueReader) -> Condition? {
        guard let entries = node.entries, !entries.isEmpty else {
            reader.error("\"age\" needs a person and an age", at: node.place, hint: "write {Mia: 0} or {Mia: 0m..6m}")
            return nil
        }
        var tests: [Test] = []
        var failed = false
        for entry in entries {
            guard let person = person(entry.key, &reader), let spans = spans(entry.value, &reader) else {
                failed = true
                continue
            }
            tests.append(Test(person: person, spans: spans, place: entry.key.place))
        }
        return failed ? nil : condition(tests)
    }

    private static func person(_ key: Node, _ reader: inout ValueReader) -> PersonReference? {
        guard let name = reader.text(key) else { return nil }
        if name.contains("*") {
            reader.error("\(name.quoted) does not name one person", at: key.place, hint: "write a line for each person")
            return nil
        }
        let people = reader.groups.expand(name) ?? [.name(name)]
        guard people.count == 1, let person = people.first else {
            reader.error(
                "the group \(name.quoted) has \(people.count) people, who are not of one age", at: key.place,
                hint: "name each: \(people.map { "{\($0.shown): 0}" }.joined(separator: ", "))")
            return nil
        }
        return person
    }

    private static func spans(_ node: Node, _ reader: inout ValueReader) -> [AgeSpan]? {
        guard let alternatives = reader.alternatives(node) else { return nil }
        var spans: [AgeSpan] = []
        for alternative in alternatives {
            guard let text = reader.text(alternative) else { return nil }
            guard let span = AgeSpan(text) else {
                reader.error(
                    "\"age\" needs an age, not \(text.quoted)", at: alternative.place,
                    hint: "write whole years (0, 3..5) or months (0m..6m)")
                return nil
            }
            guard !span.isBackwards else {
                reader.error(
                    "the range \(text.quoted) runs backwards", at: alternative.place,
                    hint: "write the younger age first")
                return nil
            }
            spans.append(span)
        }
        return spans
    }

    private static func condition(_ tests: [Test]) -> Condition {
        Condition(
            identity: "age " + tests.map { "\($0.person) \($0.spans)" }.joined(separator: " & "),
            phrase: Phrase(tests.map(\.phrase).joined(separator: " and ")),
            people: tests.map { PersonMention(reference: $0.person, place: $0.place, isSingle: true) },
            directories: .people,
            problems: { context in
                var resolver = PeopleResolver(directory: context.people)
                return tests.compactMap { test in
                    resolver.resolve([PersonMention(reference: test.person, place: test.place, isSingle: true)])
                    guard let id = resolver.found[test.person]?.first, context.people.alive[id]?.birthDate == nil
                    else { return nil }
                    let name = context.people.alive[id]?.name.unlessBlank ?? test.person.shown
                    return .missingBirthDate(name: name, place: test.place)
                }
            },
            prepare: { matcher(tests, $0) })
    }

    private static func matcher(_ tests: [Test], _ preparation: Preparation) -> Matcher {
        let dated: [(birth: CalendarDay, spans: [AgeSpan])] = tests.compactMap { test in
            let id = preparation.people[test.person]?.first
            return id.flatMap { preparation.context.people.alive[$0]?.birthDate }.map { ($0, test.spans) }
        }
        let isComplete = dated.count == tests.count
        return Matcher(
            identity: "age " + dated.map { "\($0.birth) \($0.spans)" }.joined(separator: " & ")
                + preparation.takenClockMark,
            holds: { photo in
                guard isComplete, let day = preparation.takenDay(photo) else { return false }
                return dated.allSatisfy { person in
                    guard let months = day.wholeMonths(since: person.birth) else { return false }
                    return person.spans.contains { $0.contains(months) }
                }
            },
            shown: { photo in
                guard let day = preparation.takenDay(photo) else { return "no credible date" }
                let ages = dated.map { person in
                    day.wholeMonths(since: person.birth).map(AgeSpan.shown) ?? "not born yet"
                }
                return ages.joined(separator: ", ")
            })
    }
}
