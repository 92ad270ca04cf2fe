/// Reads rules from checked pieces of a configuration file; pure, collects every mistake and goes on.
public struct RuleParser: Sendable {
    let groups: PeopleGroups

    /// A parser that knows the user's groups of people.
    public init(groups: PeopleGroups = PeopleGroups()) {
        self.groups = groups
    }

    /// The rule of an album in the new form: its `all`, `any` and `none`; other keys are left alone. Nil after an error.
    public func rule(fromAlbum album: Node, _ diagnostics: inout Diagnostics) -> Rule? {
        diagnostics.error("rules are not read yet", at: album.place)
        return nil
    }

    /// The rule of a legacy `filters` list; `matchAll` is the value of the album's `match_all`, when it has one. Nil after an error.
    public func rule(fromFilters filters: Node, matchAll: Node? = nil, _ diagnostics: inout Diagnostics) -> Rule? {
        diagnostics.error("rules are not read yet", at: filters.place)
        return nil
    }

    /// A rule without an album, for trying it out: `all/any/none` groups, or a mapping of lines that must all hold. Nil after an error.
    public func rule(fromText rule: Node, _ diagnostics: inout Diagnostics) -> Rule? {
        diagnostics.error("rules are not read yet", at: rule.place)
        return nil
    }
}
