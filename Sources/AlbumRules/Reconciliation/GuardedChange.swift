/// A change split into what may be made now and what waits.
public struct GuardedChange: Hashable, Sendable {
    /// What may be made now.
    public var additions: [AssetID]
    /// What may be made now.
    public var removals: [AssetID]
    /// What waits.
    public var heldAdditions: [AssetID] = []
    /// What waits.
    public var heldRemovals: [AssetID] = []
    /// Why it waits; empty when nothing does.
    public var holds: [Hold]
    /// What an approval allowed in this run.
    public var lifted: [Hold]

    /// Splits a change by the holds on it, of which an approval lifts those it can lift.
    public init(_ change: AlbumChange, holds: [Hold], isApproved: Bool) {
        let standing = holds.filter { !isApproved || !$0.isLiftedByApproval }
        self.holds = standing
        lifted = holds.filter { !standing.contains($0) }
        additions = change.additions
        removals = change.removals
        if standing.contains(where: { $0.extent == .everything }) {
            swap(&additions, &heldAdditions)
            swap(&removals, &heldRemovals)
        } else if standing.contains(where: { $0.extent == .removals }) {
            swap(&removals, &heldRemovals)
        } else if standing.contains(where: { $0.extent == .handAddedRemovals }) {
            heldRemovals = change.removals.filter(change.handAddedRemovals.contains)
            removals = change.removals.filter { !change.handAddedRemovals.contains($0) }
        }
    }

    /// Whether the album stays exactly as it is.
    public var isHeldWhole: Bool { holds.contains { $0.extent == .everything } }
}
