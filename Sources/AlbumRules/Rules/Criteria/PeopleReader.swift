/// Reads values of `people`.
struct PeopleReader {
    private static let operators = ["any", "all", "none", "only", "nobody_but", "only_any", "at_least"]

    /// Where mistakes go, and the groups.
    var reader: ValueReader
    private var mentions: [PersonMention] = []

    init(reader: ValueReader) {
        self.reader = reader
    }

    /// Reads a value; nil after noting an error.
    mutating func read(_ node: Node) -> Condition? {
        if let entries = node.entries, !entries.isEmpty, entries.allSatisfy({ Self.isPersonKey($0.key.text) }) {
            return bare([node], node)
        }
        if node.entries != nil {
            guard let written = reader.operators(node, known: Self.operators) else { return nil }
            var tests: [PeopleOperator] = []
            var failed = false
            for (name, value, _) in written {
                guard let test = self.test(name, value) else {
                    failed = true
                    continue
                }
                tests.append(test)
            }
            return failed ? nil : condition(tests)
        }
        if node.text == "some" { return condition([.somebody]) }
        if node.text == "none" { return condition([.nobody]) }
        guard let items = reader.alternatives(node) else { return nil }
        return bare(items, node)
    }

    private static func isPersonKey(_ key: String?) -> Bool { key == "id" || key == "is" }

    /// People without an operator: only one has a single meaning.
    private mutating func bare(_ items: [Node], _ node: Node) -> Condition? {
        guard let people = references(items) else { return nil }
        guard people.count == 1 else {
            let list = FlowText.of(node)
            reader.error(
                "\(list) names \(people.count) people, which can mean all of them or any of them", at: node.place,
                hint: "write {any: \(list)}, {all: \(list)}, {only: \(list)} or {nobody_but: \(list)}")
            return nil
        }
        return condition([.any(people)])
    }

    private mutating func test(_ name: String, _ value: Node) -> PeopleOperator? {
        guard name != "at_least" else { return atLeast(value) }
        guard let items = reader.alternatives(value), let people = references(items) else { return nil }
        switch name {
        case "any": return .any(people)
        case "all": return .all(people)
        case "none": return .none(people)
        case "only": return .only(people)
        default: return .nobodyBut(people)
        }
    }

    private mutating func atLeast(_ node: Node) -> PeopleOperator? {
        let fix = "write {at_least: {count: 2, of: [Mia, Leo, Anna]}}"
        guard node.entries != nil else {
            reader.error("\"at_least\" needs a count and the people", at: node.place, hint: fix)
            return nil
        }
        guard reader.operators(node, known: ["count", "of"]) != nil else { return nil }
        guard let countNode = node["count"], let of = node["of"] else {
            reader.error("\"at_least\" lacks \(node["of"] == nil ? "\"of\"" : "\"count\"")", at: node.place, hint: fix)
            return nil
        }
        guard let text = reader.text(countNode), let items = reader.alternatives(of), let people = references(items)
        else { return nil }
        guard let number = DecimalText.value(text), number == number.rounded(), number >= 1, number <= 10_000 else {
            reader.error(
                "\(text.quoted) is not a count of people", at: countNode.place, hint: "write a whole number from 1")
            return nil
        }
        guard Int(number) <= people.count else {
            reader.error(
                "at least \(Int(number)) of \(people.count) people can never be", at: countNode.place,
                hint: "the count is at most \(people.count) here")
            return nil
        }
        return .atLeast(Int(number), people)
    }

    /// People of names, groups, `{id: …}` and `{is: …}`, each once; nil after noting an error.
    private mutating func references(_ items: [Node]) -> [PersonReference]? {
        var people: [PersonReference] = []
        var failed = false
        for item in items {
            guard let found = references(item) else {
                failed = true
                continue
            }
            for person in found where !people.contains(person) {
                people.append(person)
                mentions.append(PersonMention(reference: person, place: item.place))
            }
        }
        guard !failed else { return nil }
        if people.isEmpty, let first = items.first {
            reader.error("\(FlowText.of(first)) names nobody", at: first.place, hint: "name at least one person")
            return nil
        }
        return people
    }

    private mutating func references(_ item: Node) -> [PersonReference]? {
        if item.entries != nil { return pinned(item).map { [$0] } }
        guard let name = reader.text(item) else { return nil }
        if name == "some" || name == "none" {
            reader.error(
                "\(name.quoted) cannot stand among names", at: item.place,
                hint: "write people: \(name), or {is: \(name)} for a person of that name")
            return nil
        }
        return reader.groups.expand(name) ?? [.name(name)]
    }

    private mutating func pinned(_ item: Node) -> PersonReference? {
        guard let entries = item.entries, entries.count == 1, let entry = entries.first,
            Self.isPersonKey(entry.key.text)
        else {
            reader.error(
                "\(FlowText.of(item)) is not a person", at: item.place, hint: "write a name, {is: name} or {id: …}")
            return nil
        }
        guard let text = reader.text(entry.value) else { return nil }
        guard entry.key.text == "id" else { return .exactName(text) }
        guard let id = PersonID(text) else {
            reader.error(
                "\(text.quoted) is not an id of a person", at: entry.value.place,
                hint: "an id looks like 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6")
            return nil
        }
        return .id(id)
    }

    /// All of the operators.
    private func condition(_ operators: [PeopleOperator]) -> Condition {
        let needs = ReadNeeds(people: true)
        return Condition(
            identity: "people " + operators.map { "\($0)" }.joined(separator: " & "),
            phrase: Phrase(operators.map(\.phrase).joined(separator: " and ")), people: mentions,
            growth: operators.reduce(into: Growth.fixed) { $0.formUnion($1.growth) }, needs: needs,
            prepare: { Self.matcher(operators, $0) })
    }

    private static func matcher(_ operators: [PeopleOperator], _ preparation: Preparation) -> Matcher {
        let tests = operators.map { PeopleTest($0, people: preparation.people) }
        let alive = preparation.context.people.alive
        let holds: @Sendable (Photo) -> Bool
        if tests.count == 1, let test = tests.first {
            holds = { test.holds($0.people) }
        } else {
            holds = { photo in tests.allSatisfy { $0.holds(photo.people) } }
        }
        return Matcher(
            identity: "people " + tests.map(\.identity).joined(separator: " & "), holds: holds,
            whileRecognising: { photo in
                let bounds = tests.map { $0.bounds(photo.people) }
                return Bounds(surely: bounds.allSatisfy(\.surely), possibly: bounds.allSatisfy(\.possibly))
            },
            columns: .people(tests),
            shown: { photo in
                let names = photo.people.map { id in
                    alive[id].flatMap { $0.name.unlessBlank } ?? "somebody without a name"
                }
                return names.isEmpty ? "nobody" : names.joined(separator: ", ")
            })
    }
}
