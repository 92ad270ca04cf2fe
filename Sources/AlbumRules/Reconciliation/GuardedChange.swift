/// A change split into what may be made now and what waits.
public struct GuardedChange: Hashable, Sendable {
    /// What may be made now.
    public var additions: [AssetID]
    /// What may be made now.
    public var removals: [AssetID]
    /// What waits.
    public var heldAdditions: [AssetID]
    /// What waits.
    public var heldRemovals: [AssetID]
    /// Why it waits; empty when nothing does.
    public var holds: [Hold]
    /// What an approval allowed in this run.
    public var lifted: [Hold]

    /// Splits a change by the guards that it breaks.
    ///
    /// What an approval covers goes through; what has come up since it was shown has to pass the guards by itself.
    public init(_ change: AlbumChange, guards: Guards, approval: Approval = .nothing) {
        let all = guards.holds(on: change)
        let rest = approval.uncovered(of: change)
        let standing = guards.holds(on: rest)
        holds = standing
        lifted = approval == .nothing ? [] : all.filter { hold in !standing.contains { $0.isSameKind(as: hold) } }
        let waitingAdditions: Set<AssetID>
        let waitingRemovals: Set<AssetID>
        if standing.contains(where: { $0.extent == .everything }) {
            waitingAdditions = Set(rest.additions)
            waitingRemovals = Set(rest.removals)
        } else if standing.contains(where: { $0.extent == .removals }) {
            waitingAdditions = []
            waitingRemovals = Set(rest.removals)
        } else {
            waitingAdditions = []
            waitingRemovals = standing.isEmpty ? [] : rest.handAddedRemovals
        }
        heldAdditions = change.additions.filter(waitingAdditions.contains)
        heldRemovals = change.removals.filter(waitingRemovals.contains)
        additions = change.additions.filter { !waitingAdditions.contains($0) }
        removals = change.removals.filter { !waitingRemovals.contains($0) }
    }
}

extension Hold {
    /// Whether another one is of the same guard, with other numbers.
    fileprivate func isSameKind(as other: Hold) -> Bool {
        switch (self, other) {
        case (.emptying, .emptying), (.manyRemovals, .manyRemovals), (.handAddedRemovals, .handAddedRemovals),
            (.manySharedAdditions, .manySharedAdditions), (.firstSharedFill, .firstSharedFill),
            (.libraryShrank, .libraryShrank), (.personShrank, .personShrank):
            true
        default: self == other
        }
    }
}
