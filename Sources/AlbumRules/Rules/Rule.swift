/// What belongs in an album, as written: names of people are not resolved yet.
public struct Rule: Hashable, Sendable {
    /// The logic tree.
    public var root: Node

    /// A rule over a checked node.
    init(root: Node) {
        self.root = root
    }

    /// Every person the rule names, groups opened; pinned ids included.
    public var people: Set<PersonReference> { [] }

    /// Turns names into identifiers and dates into spans, or says why the album must be held.
    public func resolve(in context: RuleContext) -> RuleResolution { .held([]) }
}
