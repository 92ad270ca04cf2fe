/// Criteria on the recognised people of a photo, hidden and unnamed ones included.
enum PeopleCriteria {
    static let all = [people, peopleCount]

    static let people = Criterion(
        key: "people",
        values: "a name, a group, `some`, `none`, `{any: […]}`, `{all: […]}`, `{none: […]}`, `{only: […]}`, "
            + "`{nobody_but: […]}`, `{at_least: {count: 2, of: […]}}`",
        meaning: "who is recognised on it",
        examples: [
            .init("Mia", .people(["Mia", "Leo"]), holds: true), .init("Mia", .people(["Leo"]), holds: false),
            .init("[mia]", .people(["Mia"]), holds: true),
            .init("{any: [Mia, Leo]}", .people(["Leo", "Anna"]), holds: true),
            .init("{all: [Mia, Leo]}", .people(["Leo", "Anna"]), holds: false),
            .init("{all: [Mia], none: [Ex]}", .people(["Mia", "Leo"]), holds: true),
            .init("{none: [Mia, Leo]}", .people(["Anna"]), holds: true), .init("{none: Mia}", holds: true),
            .init("{only: [Mia, Leo]}", .people(["Leo", "Mia"]), holds: true),
            .init("{only: [Mia, Leo]}", .people(["Mia"]), holds: false),
            .init("{nobody_but: [Mia, Leo]}", .people(["Mia"]), holds: true),
            .init("{only_any: [Mia, Leo]}", .people(["Mia", "Anna"]), holds: false),
            .init("{nobody_but: [Mia, Leo]}", holds: false),
            .init("{at_least: {count: 2, of: [Mia, Leo, Anna]}}", .people(["Anna", "Mia"]), holds: true),
            .init("{any: kids}", .people(["Leo"]), holds: true), .init("Mi*", .people(["Mia"]), holds: true),
            .init("none", holds: true), .init("some", .people(["Anna"]), holds: true), .init("some", holds: false),
        ],
        schema: .people,
        read: { node, reader in PeopleReader.read(node, &reader) })

    static let peopleCount = Criterion(
        key: "people_count", values: "number or range", meaning: "how many people are recognised on it",
        examples: [
            .init("2", .people(["Mia", "Leo"]), holds: true), .init("3..", .people(["Mia", "Leo"]), holds: false),
            .init("..1", .people(["Mia"]), holds: true), .init("0", holds: true),
            .init("[0, 2]", .people(["Mia"]), holds: false),
        ],
        schema: SchemaValue.wholeNumbers(words: []).orList,
        read: { node, reader in
            reader.rangeHint = "3.."
            guard let alternatives = reader.alternatives(node) else { return nil }
            let unit = NumberUnit(
                hint: "2", rangeHint: "3..",
                value: { text in DecimalText.value(text).flatMap { $0 == $0.rounded() ? $0 : nil } })
            var ranges: [NumberRange] = []
            for alternative in alternatives {
                guard let range = NumberRange.read(alternative, unit, &reader) else { return nil }
                ranges.append(range)
            }
            return count(ranges, show: unit.show)
        })

    private static func count(_ ranges: [NumberRange], show: (Double) -> String) -> Condition {
        let identity =
            "people_count " + ranges.map { "\($0.low ?? 0)..\($0.high ?? .infinity)" }.joined(separator: " | ")
        let greatest = ranges.map { $0.high ?? .infinity }.max() ?? .infinity
        let leastOpen = ranges.filter { $0.high == nil }.map { $0.low ?? 0 }.min()
        var growth: Growth = []
        if leastOpen != 0 { growth.insert(.rising) }
        if ranges.contains(where: { $0.high != nil }) { growth.insert(.falling) }
        let matcher: @Sendable (PeopleView?) -> Matcher = { view in
            let number: @Sendable (Photo) -> Int = { view?.count($0) ?? $0.people.count }
            return Matcher(
                identity: identity + (view?.identity ?? ""),
                holds: { photo in ranges.contains { $0.contains(Double(number(photo))) } },
                whileRecognising: { photo in
                    let count = Double(number(photo))
                    return Bounds(surely: leastOpen.map { count >= $0 } ?? false, possibly: count <= greatest)
                },
                columns: .peopleCount({ count in ranges.contains { $0.contains(Double(count)) } }, view),
                shown: { String(number($0)) })
        }
        return Condition(
            identity: identity,
            phrase: Phrase("with the number of recognised people \(PhraseList.or(ranges.map { $0.phrase(show) }))"),
            growth: growth, needs: ReadNeeds(people: true), prepare: { matcher($0.view) })
    }
}
