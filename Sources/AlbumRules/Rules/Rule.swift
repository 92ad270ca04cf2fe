/// What belongs in an album, as written: names of people are not resolved yet.
///
/// Two rules are equal when they say the same; where they stand in a file does not count.
public struct Rule: Hashable, Sendable {
    /// The logic tree.
    let root: Logic
    /// What it makes of doubtful people.
    public var handling = PeopleHandling()

    /// A rule over checked logic.
    init(root: Logic) {
        self.root = root
    }

    /// The rule that no photo matches.
    static let nothing = Rule(root: .any([]))

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

    /// The lists of the server that tell what its names mean; people are asked for by `people`, too.
    public var directories: Directories {
        lines.reduce(into: []) { $0.formUnion($1.condition.directories) }
    }

    /// The albums it names.
    public var albums: [AlbumMention] { lines.flatMap(\.condition.albums) }

    /// The declared albums that it names.
    public func declaredAlbums(among declared: [String: Rule]) -> Set<String> {
        albums.reduce(into: []) { $0.formUnion($1.reference.matching(declared.keys)) }
    }

    /// Turns names into identifiers and dates into spans, or says why the album must be held.
    ///
    /// Every problem is one reason; pure, costs a pass over the people for each name. Where the rule looks into sets of
    /// photos (`questions`), it is resolved once to learn which, and again with their answers in the context.
    public func resolve(in context: RuleContext) -> RuleResolution {
        var resolver = PeopleResolver(directory: context.people, handling: handling)
        resolver.resolve(root.people())
        let problems = resolver.problems + lines.flatMap { $0.condition.problems?(context) ?? [] }
        guard problems.isEmpty else { return .held(problems) }
        let preparation = Preparation(context: context, people: resolver.found, handling: handling)
        return .resolved(
            ResolvedRule(rule: self, preparation: preparation, identities: resolver.identities), notes: resolver.notes)
    }
}
