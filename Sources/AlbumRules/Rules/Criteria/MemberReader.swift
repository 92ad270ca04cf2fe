/// How values of a field that holds several things at once are written.
struct MemberForm: Sendable {
    /// What the things are called: `people`, `tags`, `albums`.
    var noun: String
    /// One of them: `a person`.
    var one: String
    /// What is said of a value that names none of them.
    var nothing: String
    /// The operators that the field takes.
    var operators: [String]
    /// The keys of a mapping that stands for one thing: `{id: …}`, `{is: …}`.
    var pins: Set<String>
    /// Three of them, for hints.
    var example: String
}

/// Reads values of a field that holds several things at once: `Mia`, `some`, `{all: [Mia, Leo]}`.
struct MemberReader<Reference: Hashable & Sendable> {
    /// Where mistakes go, and the groups.
    var reader: ValueReader
    /// Every thing named and where, in the order of the file.
    private(set) var mentions: [(reference: Reference, place: Place)] = []
    /// Those that stand under `any`, so that the line could do without one of them.
    private(set) var optional: Set<Reference> = []
    private let form: MemberForm
    private let item: (Node, inout ValueReader) -> [Reference]?

    /// A reader; `item` reads what one entry of a list stands for.
    init(_ form: MemberForm, reader: ValueReader, item: @escaping (Node, inout ValueReader) -> [Reference]?) {
        self.form = form
        self.reader = reader
        self.item = item
    }

    /// Reads a value, operators that must all hold; nil after noting an error.
    mutating func read(_ node: Node) -> [MemberOperator<Reference>]? {
        if let entries = node.entries, !entries.isEmpty,
            entries.allSatisfy({ form.pins.contains($0.key.text ?? "") })
        {
            return bare([node], node)
        }
        if node.entries != nil {
            guard let written = reader.operators(node, known: form.operators) else { return nil }
            var tests: [MemberOperator<Reference>] = []
            var failed = false
            for (name, value, _) in written {
                guard let test = self.test(name, value) else {
                    failed = true
                    continue
                }
                tests.append(test)
            }
            return failed ? nil : tests
        }
        if node.text == "some" { return [.somebody] }
        if node.text == "none" { return [.nobody] }
        guard let items = reader.alternatives(node) else { return nil }
        return bare(items, node)
    }

    /// Things without an operator: only one has a single meaning.
    private mutating func bare(_ items: [Node], _ node: Node) -> [MemberOperator<Reference>]? {
        guard let things = references(items) else { return nil }
        guard things.count == 1 else {
            let list = FlowText.of(node)
            let choices = ["any", "all", "only", "nobody_but"].filter(form.operators.contains).map {
                "{\($0): \(list)}"
            }
            reader.error(
                "\(list) names \(things.count) \(form.noun), which can mean all of them or any of them",
                at: node.place, hint: "write \(PhraseList.or(choices))")
            return nil
        }
        return [.any(things)]
    }

    private mutating func test(_ name: String, _ value: Node) -> MemberOperator<Reference>? {
        guard name != "at_least" else { return atLeast(value) }
        guard let items = reader.alternatives(value), let things = references(items) else { return nil }
        switch name {
        case "any":
            optional.formUnion(things)
            return .any(things)
        case "all": return .all(things)
        case "none": return .none(things)
        case "only": return .only(things)
        default: return .nobodyBut(things)
        }
    }

    private mutating func atLeast(_ node: Node) -> MemberOperator<Reference>? {
        let fix = "write {at_least: {count: 2, of: \(form.example)}}"
        guard node.entries != nil else {
            reader.error("\"at_least\" needs a count and the \(form.noun)", at: node.place, hint: fix)
            return nil
        }
        guard reader.operators(node, known: ["count", "of"]) != nil else { return nil }
        guard let countNode = node["count"], let of = node["of"] else {
            reader.error("\"at_least\" lacks \(node["of"] == nil ? "\"of\"" : "\"count\"")", at: node.place, hint: fix)
            return nil
        }
        guard let text = reader.text(countNode), let items = reader.alternatives(of), let things = references(items)
        else { return nil }
        guard let number = DecimalText.value(text), number == number.rounded(), number >= 1, number <= 10_000 else {
            reader.error(
                "\(text.quoted) is not a count of \(form.noun)", at: countNode.place,
                hint: "write a whole number from 1")
            return nil
        }
        guard Int(number) <= things.count else {
            reader.error(
                "at least \(Int(number)) of \(things.count) \(form.noun) can never be", at: countNode.place,
                hint: "the count is at most \(things.count) here")
            return nil
        }
        return .atLeast(Int(number), things)
    }

    /// What a list names, each thing once; nil after noting an error.
    private mutating func references(_ items: [Node]) -> [Reference]? {
        var things: [Reference] = []
        var failed = false
        for node in items {
            guard let found = reference(node) else {
                failed = true
                continue
            }
            for thing in found where !things.contains(thing) {
                things.append(thing)
                mentions.append((thing, node.place))
            }
        }
        guard !failed else { return nil }
        if things.isEmpty, let first = items.first {
            reader.error("\(FlowText.of(first)) names \(form.nothing)", at: first.place, hint: "name at least one")
            return nil
        }
        return things
    }

    private mutating func reference(_ node: Node) -> [Reference]? {
        if node.text == "some" || node.text == "none", let word = node.text {
            reader.error(
                "\(word.quoted) cannot stand among names", at: node.place,
                hint: "write \(reader.key): \(word), or {is: \(word)} for \(form.one) of that name")
            return nil
        }
        return item(node, &reader)
    }
}
