/// Reads rules from pieces of a configuration file; pure, collects every mistake and goes on.
public struct RuleParser: Sendable {
    let groups: PeopleGroups

    /// A parser that knows the user's groups of people.
    public init(groups: PeopleGroups = PeopleGroups()) {
        self.groups = groups
    }

    /// The rule of an album in the new form: its `all`, `any` and `none`; other keys are left alone. Nil after an error.
    public func rule(fromAlbum album: Node, _ diagnostics: inout Diagnostics) -> Rule? {
        let entries = album.entries ?? []
        guard entries.contains(where: { LogicReader.words.contains($0.key.text ?? "") }) else {
            diagnostics.error(
                "the album has no condition", at: album.place,
                hint: "write all, any or none; everything is all: {type: any}")
            return nil
        }
        var reader = LogicReader(groups: groups)
        let logic = reader.logic(entries)
        diagnostics.append(reader.diagnostics)
        return logic.map(Rule.init)
    }

    /// The rule of a legacy `filters` list; `matchAll` is the value of the album's `match_all`, when it has one. Nil after an error.
    ///
    /// Names are people, never groups.
    public func rule(fromFilters filters: Node, matchAll: Node? = nil, _ diagnostics: inout Diagnostics) -> Rule? {
        var reader = LegacyFilterReader(matchAll: matchAll)
        let logic = reader.logic(filters)
        diagnostics.append(reader.lines.diagnostics)
        return logic.map(Rule.init)
    }

    /// A rule without an album, for trying it out: `all/any/none` groups, or a mapping of lines that must all hold. Nil after an error.
    public func rule(fromText rule: Node, _ diagnostics: inout Diagnostics) -> Rule? {
        guard let entries = rule.entries, !entries.isEmpty else {
            diagnostics.error(
                "the rule has no lines", at: rule.place, hint: "write lines, such as people: Mia, favorite: true")
            return nil
        }
        var reader = LogicReader(groups: groups)
        let logic = reader.logicOrLines(entries)
        diagnostics.append(reader.diagnostics)
        return logic.map(Rule.init)
    }
}
