/// What one comparison found for one album.
public struct AlbumChange: Hashable, Sendable {
    /// Photos to add.
    public var additions: [AssetID]
    /// Photos to take out.
    public var removals: [AssetID]
    /// Of the removals, those that only the passing of time asks for.
    public var clockOnlyRemovals: Set<AssetID>
    /// Of the removals, those that newer photos pushed out (`newest`).
    public var pushedOutRemovals: Set<AssetID>
    /// Of the removals, those that the tool neither added nor adopted.
    public var handAddedRemovals: Set<AssetID>
    /// Matching members that become the tool's at first contact.
    public var adopted: [AssetID]
    /// Wanted photos that stay out because somebody took them out by hand.
    public var respected: [AssetID]
    /// Wanted photos that are added once recognition had time to see them.
    public var waiting: [AssetID]
    /// Photos of the ledger that are out of sight.
    public var gone: [AssetID]
    /// Members that the rule does not want and that stay, because they came back each time they were taken out.
    public var contested: [AssetID]
    /// What the read taught about the ledger.
    public var review: LedgerReview
    /// How many members the tool answers for, before the change.
    public var ownCount: Int
    /// Whether the tool added anything here before.
    public var hasAddedBefore: Bool

    /// A change.
    public init(
        additions: [AssetID] = [], removals: [AssetID] = [], clockOnlyRemovals: Set<AssetID> = [],
        pushedOutRemovals: Set<AssetID> = [],
        handAddedRemovals: Set<AssetID> = [], adopted: [AssetID] = [], respected: [AssetID] = [],
        waiting: [AssetID] = [], gone: [AssetID] = [], contested: [AssetID] = [], review: LedgerReview = LedgerReview(),
        ownCount: Int = 0,
        hasAddedBefore: Bool = false
    ) {
        self.additions = additions
        self.removals = removals
        self.clockOnlyRemovals = clockOnlyRemovals
        self.pushedOutRemovals = pushedOutRemovals
        self.handAddedRemovals = handAddedRemovals
        self.adopted = adopted
        self.respected = respected
        self.waiting = waiting
        self.gone = gone
        self.contested = contested
        self.review = review
        self.ownCount = ownCount
        self.hasAddedBefore = hasAddedBefore
    }

    /// How many removals count against the limits: those that only time asks for do not, and those that newer photos pushed
    /// out only beyond the number of additions.
    public var countedRemovals: Int {
        let pushedOut = pushedOutRemovals.subtracting(clockOnlyRemovals).count
        return removals.count - clockOnlyRemovals.count - min(pushedOut, additions.count)
    }

    /// Whether members are added or removed.
    public var changesMembers: Bool { !additions.isEmpty || !removals.isEmpty }
}
