/// Everything that one run would do and why: a plan is this value, and applying it starts from nothing else.
public struct ChangeSet: Hashable, Sendable {
    /// What was read, for the head of a report.
    public var facts: RunFacts
    /// The albums in the order of the configuration.
    public var albums: [AlbumPlan]
    /// Who stands behind each name of the rules, to be remembered.
    public var identities: [String: PersonID]
    /// Albums that the tool kept and that no rule names any more.
    public var unmanaged: [String]
    /// What the user should see besides.
    public var notices: [String]
    /// Why nothing may be written although a plan could be made.
    public var planOnly: RunFailure?

    /// A change set.
    public init(
        facts: RunFacts, albums: [AlbumPlan] = [], identities: [String: PersonID] = [:], unmanaged: [String] = [],
        notices: [String] = [], planOnly: RunFailure? = nil
    ) {
        self.facts = facts
        self.albums = albums
        self.identities = identities
        self.unmanaged = unmanaged
        self.notices = notices
        self.planOnly = planOnly
    }

    /// Whether applying it sends a write request.
    public var changesServer: Bool { planOnly == nil && albums.contains(where: \.changesServer) }
}
