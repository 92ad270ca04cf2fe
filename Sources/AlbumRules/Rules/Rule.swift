/// What belongs in an album, as written: names of people are not resolved yet.
///
/// Two rules are equal when they say the same; where they stand in a file does not count.
public struct Rule: Hashable, Sendable {
    /// The logic tree.
    let root: Logic

    /// A rule over checked logic.
    init(root: Logic) {
        self.root = root
    }

    /// Every line in the order of the file.
    public var lines: [RuleLine] { root.lines }

    /// Every person the rule names, groups opened; pinned ids included.
    public var people: Set<PersonReference> {
        Set(lines.flatMap { $0.condition.people }.map(\.reference))
    }

    /// What must be read of each photo; known before anything is resolved.
    public var needs: ReadNeeds {
        lines.reduce(ReadNeeds()) { $0.union($1.condition.needs) }
    }

    /// Turns names into identifiers and dates into spans, or says why the album must be held.
    ///
    /// Every problem is one reason; pure, costs a pass over the people for each name.
    public func resolve(in context: RuleContext) -> RuleResolution {
        var resolver = PeopleResolver(directory: context.people)
        for mention in lines.flatMap({ $0.condition.people }) { resolver.resolve(mention) }
        guard resolver.problems.isEmpty else { return .held(resolver.problems) }
        let preparation = Preparation(context: context, people: resolver.found)
        return .resolved(
            ResolvedRule(rule: self, preparation: preparation, identities: resolver.identities), notes: resolver.notes)
    }
}
