/// Reads values of `people`.
enum PeopleReader {
    private static let form = MemberForm(
        noun: "people", one: "a person", nothing: "nobody",
        operators: ["any", "all", "none", "only", "nobody_but", "only_any", "at_least"], pins: ["id", "is"],
        example: "[Mia, Leo, Anna]")

    /// Reads a value; nil after noting an error.
    static func read(_ node: Node, _ reader: inout ValueReader) -> Condition? {
        var people = MemberReader<PersonReference>(form, reader: reader, item: references)
        let operators = people.read(node)
        reader = people.reader
        let tests = operators ?? []
        let mentions = people.mentions.map { mention in
            // A name that another operator of the line needs is needed.
            let isOptional =
                people.optional.contains(mention.reference)
                && !tests.contains { !$0.isAny && $0.references.contains(mention.reference) }
            return PersonMention(reference: mention.reference, place: mention.place, isOptional: isOptional)
        }
        return operators.map { condition($0, mentions) }
    }

    /// People of a name, a group, `{id: …}` or `{is: …}`; nil after noting an error.
    static func references(_ item: Node, _ reader: inout ValueReader) -> [PersonReference]? {
        if item.entries != nil { return pinned(item, &reader).map { [$0] } }
        guard let name = reader.text(item) else { return nil }
        return reader.groups.expand(name) ?? [.name(name)]
    }

    private static func pinned(_ item: Node, _ reader: inout ValueReader) -> PersonReference? {
        guard let entries = item.entries, entries.count == 1, let entry = entries.first,
            form.pins.contains(entry.key.text ?? "")
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
    private static func condition(_ operators: [PeopleOperator], _ mentions: [PersonMention]) -> Condition {
        let needs = ReadNeeds(people: true)
        return Condition(
            identity: "people " + operators.map { "\($0)" }.joined(separator: " & "),
            phrase: Phrase(operators.map(\.phrase).joined(separator: " and ")), people: mentions,
            growth: operators.reduce(into: Growth.fixed) { $0.formUnion($1.growth) }, needs: needs,
            prepare: { matcher(operators, $0) })
    }

    private static func matcher(_ operators: [PeopleOperator], _ preparation: Preparation) -> Matcher {
        let tests = operators.map { PeopleTest($0, people: preparation.people) }
        let alive = preparation.context.people.alive
        let view = preparation.view
        let holds: @Sendable (Photo) -> Bool
        if let view {
            holds = { photo in
                let people = view.counting(photo)
                return tests.allSatisfy { $0.holds(people) }
            }
        } else if tests.count == 1, let test = tests.first {
            holds = { test.holds($0.people) }
        } else {
            holds = { photo in tests.allSatisfy { $0.holds(photo.people) } }
        }
        return Matcher(
            identity: "people " + tests.map(\.identity).joined(separator: " & ") + (view?.identity ?? ""), holds: holds,
            whileRecognising: { photo in
                let people = view?.counting(photo) ?? photo.people
                let bounds = tests.map { $0.bounds(people) }
                return Bounds(surely: bounds.allSatisfy(\.surely), possibly: bounds.allSatisfy(\.possibly))
            },
            columns: .people(tests, view),
            shown: { photo in
                let isArchived = photo.visibility == .archive
                let names = photo.people.map { id in
                    let name = alive[id].flatMap { $0.name.unlessBlank } ?? "somebody without a name"
                    return view?.ignores(id, isArchived: isArchived) == true ? "\(name) (does not count)" : name
                }
                return names.isEmpty ? "nobody" : names.joined(separator: ", ")
            })
    }
}
