/// Lines of a rule in the new grammar: criteria with their values.
typealias RuleLines = [(key: String, value: Node)]

extension Node {
    /// A group of lines: a mapping, or a list when a criterion stands twice.
    static func group(_ lines: RuleLines) -> Node {
        let isMapping = Set(lines.map(\.key)).count == lines.count
        return isMapping ? .pairs(lines) : .list(lines.map { .pairs([$0]) })
    }

    /// People or tags of which one is enough.
    static func any(_ values: [Node]) -> Node {
        values.count == 1 ? values[0] : .pairs(["any": .list(values)])
    }

    /// People or tags of which none may be missing.
    static func all(_ values: [Node]) -> Node {
        values.count == 1 ? values[0] : .pairs(["all": .list(values)])
    }

    /// A name or another label, so written that it is no pattern and no word of the language.
    static func label(_ text: String) -> Node {
        text.contains("*") || text == "some" || text == "none" ? .pairs(["is": .quoted(text)]) : .quoted(text)
    }

    /// A person by id when the text is one, else by name.
    static func person(_ text: String) -> Node {
        PersonID(text).map { .pairs(["id": .quoted($0.description)]) } ?? .label(text)
    }
}
