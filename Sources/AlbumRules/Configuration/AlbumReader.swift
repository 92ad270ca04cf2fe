/// Reads one album: its name, its rule in either form, and its settings.
struct AlbumReader {
    let rules: RuleParser
    /// What `defaults` and the top-level `limits` say.
    let defaults: AlbumSettingsDraft
    /// The accounts that there are.
    var accounts = AccountReader(accounts: [])

    private static let logic = ["all", "any", "none"]
    private static let flatFilter = ["key", "val", "operator"]
    private static let keys = KnownKeys(
        owner: "an album",
        supported: ["name"] + logic + ["filters", "match_all"] + flatFilter + AlbumSettingsDraft.keys,
        misplaced: Dictionary(
            Criteria.all.map(\.key).map { ($0, "put it under all: {\($0): …}") }
                + [("clock", "it stands at the top of the file and counts for all albums")],
            uniquingKeysWith: { first, _ in first }),
        unlisted: Set(["filters", "match_all"] + flatFilter))

    /// Reads the album; nil after an error.
    func read(_ node: Node, _ diagnostics: inout Diagnostics) -> AlbumDefinition? {
        guard let entries = node.entries else {
            diagnostics.error(
                "an album must be a mapping, not \(ConfigurationValue(label: "", node: node).kind)", at: node.place,
                hint: "write - {name: Mia, all: {people: Mia}}")
            return nil
        }
        var draft = AlbumSettingsDraft()
        for entry in entries where Self.keys.accepts(entry, &diagnostics) { draft.take(entry, &diagnostics) }
        accounts.check(&draft, &diagnostics)
        let name = readName(node, &diagnostics)
        let isLegacy = node["filters"] != nil || Self.flatFilter.contains { node[$0] != nil }
        let rule = isLegacy ? readFilters(node, entries, &diagnostics) : readLogic(node, &diagnostics)
        guard let name else { return nil }
        let values = ForEachReader.read(
            node, name: name.text, at: name.place, groups: rules.groups, &diagnostics)
        let whole = draft.over(defaults)
        var settings = whole.settings(isLegacy: isLegacy)
        accounts.settle(whole, &settings, album: name, makesMany: values != nil, &diagnostics)
        if let values { check(values, node, settings, &diagnostics) }
        guard var rule else { return nil }
        rule.handling = whole.people.handling
        return AlbumDefinition(
            name: name.text, place: name.place, rule: rule, settings: settings, isLegacy: isLegacy, forEach: values)
    }

    /// What cannot be said of an album that there will be many of.
    private func check(
        _ values: ForEach, _ node: Node, _ settings: AlbumSettings, _ diagnostics: inout Diagnostics
    ) {
        if let pin = node["id"] {
            diagnostics.error(
                "\"id\" pins one album, and \"for_each\" makes many", at: pin.place, hint: "delete one of the two")
        }
        let unknown = ForEachReader.unknownPlaceholders(in: settings.appearance.description ?? "", values.field)
        if let description = node["description"], let first = unknown.first {
            diagnostics.error(
                "nothing fills \(first) in the description", at: description.place,
                hint: "for_each: \(values.field.rawValue) fills \(values.field.placeholder)")
        }
    }

    private func readName(_ node: Node, _ diagnostics: inout Diagnostics) -> (text: String, place: Place)? {
        guard let name = node["name"] else {
            diagnostics.error("an album needs a name", at: node.place, hint: "write - name: Mia")
            return nil
        }
        return ConfigurationValue(label: "name", node: name).text(&diagnostics).map { ($0, name.place) }
    }

    private func readLogic(_ node: Node, _ diagnostics: inout Diagnostics) -> Rule? {
        if let match = node.entries?.first(where: { $0.key.text == "match_all" }) {
            diagnostics.error("\"match_all\" belongs to \"filters\"", at: match.key.place, hint: "use all: or any:")
            return nil
        }
        guard Self.logic.contains(where: { node[$0] != nil }) else {
            diagnostics.error(
                "an album needs all, any or none", at: node["name"]?.place ?? node.place,
                hint: node.place.file.lowercased().hasSuffix(".py")
                    ? "write \"filters\": [{\"key\": \"people\", \"val\": [\"Mia\"]}]"
                    : "everything is all: {type: any}")
            return nil
        }
        return rules.rule(fromAlbum: node, &diagnostics)
    }

    private func readFilters(_ node: Node, _ entries: [Node.Entry], _ diagnostics: inout Diagnostics) -> Rule? {
        let flat = entries.filter { Self.flatFilter.contains($0.key.text ?? "") }
        if let logic = entries.first(where: { Self.logic.contains($0.key.text ?? "") }), let key = logic.key.text {
            diagnostics.error(
                "\(key.quoted) cannot stand next to \"filters\"", at: logic.key.place,
                hint: "write the whole album in one of the two forms")
            return nil
        }
        guard let filters = node["filters"] else {
            let filter = Node(.mapping(flat), at: flat.first?.key.place ?? node.place)
            return rules.rule(
                fromFilters: Node(.sequence([filter]), at: filter.place), matchAll: node["match_all"], &diagnostics)
        }
        if let first = flat.first, let key = first.key.text {
            diagnostics.error(
                "\(key.quoted) cannot stand next to \"filters\"", at: first.key.place,
                hint: "put it into the list of filters")
            return nil
        }
        return rules.rule(fromFilters: filters, matchAll: node["match_all"], &diagnostics)
    }
}
