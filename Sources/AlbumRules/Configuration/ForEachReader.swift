/// Reads `for_each` and what belongs to it.
struct ForEachReader {
    static let keys = SettingTable.values.map(\.key)

    let groups: PeopleGroups
    private let field: GroupField

    /// The values of an album; nil when it has no `for_each`, or after an error.
    static func read(
        _ album: Node, name: String, at place: Place, groups: PeopleGroups, _ diagnostics: inout Diagnostics
    ) -> ForEach? {
        guard let entry = album.entries?.first(where: { $0.key.text == "for_each" }) else {
            for entry in album.entries ?? [] {
                guard let key = entry.key.text, keys.contains(key) else { continue }
                diagnostics.error(
                    "\(key.quoted) stands without \"for_each\"", at: entry.key.place,
                    hint: "write for_each: year, month, person, country, state, city, tag or camera")
            }
            if let field = GroupField.allCases.first(where: { name.contains($0.placeholder) }) {
                diagnostics.warn(
                    "the album is called \(name.quoted) as it stands", at: place,
                    hint: "for an album of every \(field.rawValue) write for_each: \(field.rawValue)")
            }
            return nil
        }
        guard let field = ConfigurationValue(entry).choice(GroupField.self, &diagnostics) else { return nil }
        checkName(name, field, at: place, &diagnostics)
        return ForEachReader(groups: groups, field: field).read(album, &diagnostics)
    }

    /// Placeholders of a text that the field does not fill.
    static func unknownPlaceholders(in text: String, _ field: GroupField) -> [String] {
        text.matches(of: /\{[a-z_]+\}/).map { String($0.output) }.filter { $0 != field.placeholder }
    }

    private static func checkName(
        _ name: String, _ field: GroupField, at place: Place, _ diagnostics: inout Diagnostics
    ) {
        let unknown = unknownPlaceholders(in: name, field)
        for placeholder in unknown {
            diagnostics.error(
                "nothing fills \(placeholder) in the name of the album", at: place,
                hint: "for_each: \(field.rawValue) fills \(field.placeholder)")
        }
        if unknown.isEmpty, !name.contains(field.placeholder) {
            diagnostics.error(
                "the name lacks \(field.placeholder), so that all albums would be called \(name.quoted)", at: place,
                hint: "write name: \"\(name) \(field.placeholder)\"")
        }
    }

    private func read(_ album: Node, _ diagnostics: inout Diagnostics) -> ForEach {
        var rule = ForEach(field: field)
        for entry in album.entries ?? [] {
            let value = ConfigurationValue(entry)
            guard Self.keys.contains(value.label), value.label != "for_each", value.isPresent(&diagnostics) else {
                continue
            }
            switch value.label {
            case "only_for": rule.onlyFor = patterns(value, &diagnostics)
            case "skip": rule.skip = patterns(value, &diagnostics) ?? []
            case "minimum": rule.minimum = value.wholeNumber(in: SettingTable.counts, &diagnostics) ?? 1
            case "rename":
                rule.renames = namings(value, "{United States of America: USA}", &diagnostics) { entry, findings in
                    guard let name = ConfigurationValue(entry).text(&findings),
                        let pattern = pattern(Node(entry.key.content, at: entry.key.place), value, &findings)
                    else { return nil }
                    return ForEach.Naming(name: name, values: pattern)
                }
            case "merge":
                rule.merges = namings(value, "{Benelux: [Belgium, Netherlands, Luxembourg]}", &diagnostics) {
                    entry, findings in
                    let list = ConfigurationValue(entry)
                    guard list.isPresent(&findings), let values = patterns(list, &findings) else { return nil }
                    return ForEach.Naming(name: entry.key.text ?? "", values: values)
                }
            default: break
            }
        }
        return rule
    }

    private func namings(
        _ value: ConfigurationValue, _ example: String, _ diagnostics: inout Diagnostics,
        _ read: (Node.Entry, inout Diagnostics) -> ForEach.Naming?
    ) -> [ForEach.Naming] {
        guard value.isMapping("write \(value.label): \(example)", &diagnostics) else { return [] }
        return (value.node.entries ?? []).compactMap { read($0, &diagnostics) }
    }

    /// One value or a list of them.
    private func patterns(_ value: ConfigurationValue, _ diagnostics: inout Diagnostics) -> [GroupValuePattern]? {
        let items = value.node.items ?? [value.node]
        guard !items.isEmpty else {
            diagnostics.error("\(value.label.quoted) is an empty list", at: value.node.place)
            return nil
        }
        let read = items.map { pattern($0, value, &diagnostics) }
        return read.contains(where: { $0 == nil }) ? nil : read.compactMap { $0 }.flatMap { $0 }
    }

    /// What one text means; a group of people stands for its members.
    private func pattern(
        _ node: Node, _ owner: ConfigurationValue, _ diagnostics: inout Diagnostics
    ) -> [GroupValuePattern]? {
        if field == .person, let entries = node.entries, entries.count == 1, entries[0].key.text == "id" {
            return ConfigurationValue(entries[0]).identifier(PersonID.self, &diagnostics)
                .map { [GroupValuePattern(person: $0, at: node.place)] }
        }
        guard let text = ConfigurationValue(label: owner.label, node: node).text(&diagnostics) else { return nil }
        if field == .person, let members = groups.expand(text) {
            return members.map { member in
                switch member {
                case .id(let id): GroupValuePattern(person: id, at: node.place)
                case .name(let name), .exactName(let name): GroupValuePattern(label: name, at: node.place)
                }
            }
        }
        return field.isTime ? span(text, node.place, &diagnostics) : [GroupValuePattern(label: text, at: node.place)]
    }

    /// A year, a month, or a range of them.
    private func span(_ text: String, _ place: Place, _ diagnostics: inout Diagnostics) -> [GroupValuePattern]? {
        let isMonth = field == .month
        func isDate(_ part: Substring) -> Bool {
            part.wholeMatch(of: /\d{4}/) != nil || (isMonth && part.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])/) != nil)
        }
        let ends: [Substring]
        if let dots = text.firstRange(of: "..") {
            ends = [text[..<dots.lowerBound], text[dots.upperBound...]]
        } else {
            ends = [text[...], text[...]]
        }
        guard ends.contains(where: { !$0.isEmpty }), ends.allSatisfy({ $0.isEmpty || isDate($0) }),
            ends.contains(where: \.isEmpty) || ends[0] <= ends[1] || ends[0].hasPrefix(ends[1])
        else {
            diagnostics.error(
                "\(text.quoted) is no \(field.rawValue)", at: place,
                hint: isMonth ? "write 2023-06, 2023 or 2023-06..2023-09" : "write 2023 or 2015..2020")
            return nil
        }
        let bounds = ends.map { $0.isEmpty ? nil : String($0) }
        return [GroupValuePattern(text: text, from: bounds[0], through: bounds[1], at: place)]
    }
}
