import YAML

/// Reads a rule that stands in no file: lines (`people: Mia, taken: 2023`) or the body of an album.
///
/// Beside its lines it may say which of the matches an album would take (`newest: 20`, `archived: include`).
public enum TypedRule {
    /// The file that places in such a rule name.
    public static let file = "RULE"

    /// Reads what was typed as an album without a name, kept as `defaults` of the configuration say; nil after an error.
    ///
    /// Places are those in what was typed.
    public static func read(
        _ text: String, in configuration: Configuration
    ) -> (album: AlbumDefinition?, diagnostics: Diagnostics) {
        var diagnostics = Diagnostics()
        let start = text.first { !$0.isWhitespace }
        // Lines on one line are a mapping without its braces, which stand on lines of their own to leave columns as they are.
        let isBare = start != "{" && start != "[" && !text.contains(where: \.isNewline)
        var (node, errors) = NodeReader.read(Array((isBare ? "{\n\(text)\n}" : text).utf8), file: file)
        for error in errors {
            diagnostics.error(error.message, at: isBare ? moved(error.place) : error.place, hint: error.hint)
        }
        if isBare { node = node.map(moved) }
        guard errors.isEmpty, let node else {
            if errors.isEmpty { diagnostics.error("the rule is empty", at: nil) }
            return (nil, diagnostics)
        }
        if let first = node.entries?.first, node.entries?.count == 1, first.value.isNull, let word = first.key.text {
            diagnostics.error(
                "\(word.quoted) says nothing that could be tested", at: first.key.place,
                hint: Criteria.byKey[word] == nil
                    ? "write people: \(word) for a person" : "write \(word): and a value after it")
            return (nil, diagnostics)
        }
        return (album(node, configuration, &diagnostics), diagnostics)
    }

    private static func album(
        _ node: Node, _ configuration: Configuration, _ diagnostics: inout Diagnostics
    ) -> AlbumDefinition? {
        var (lines, draft) = (node, AlbumSettingsDraft())
        if let entries = node.entries {
            let isSetting = entries.map { SelectionDraft.keys.contains($0.key.text ?? "") || $0.key.text == "settle" }
            for (entry, isSetting) in zip(entries, isSetting) where isSetting { draft.take(entry, &diagnostics) }
            lines = Node(.mapping(zip(entries, isSetting).filter { !$0.1 }.map(\.0)), at: node.place)
        }
        let rule = RuleParser(groups: configuration.groups).rule(fromText: lines, &diagnostics)
        guard let rule, !diagnostics.hasErrors else { return nil }
        return AlbumDefinition(
            name: "", place: Place(file: file, line: 1, column: 1), rule: rule,
            settings: draft.over(configuration.defaults).settings(isLegacy: false))
    }

    private static func moved(_ place: Place) -> Place {
        Place(file: place.file, line: max(1, place.line - 1), column: place.column)
    }

    private static func moved(_ node: Node) -> Node {
        let place = moved(node.place)
        switch node.content {
        case .scalar: return Node(node.content, at: place)
        case .sequence(let items): return Node(.sequence(items.map(moved)), at: place)
        case .mapping(let entries):
            return Node(.mapping(entries.map { .init(key: moved($0.key), value: moved($0.value)) }), at: place)
        }
    }
}
