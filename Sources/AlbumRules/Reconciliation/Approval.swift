/// What the user allowed for one album although guards hold it.
public enum Approval: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// Whatever a run finds, because nothing was ever shown of the album.
    case everything
    /// Exactly what an earlier run showed.
    case shown(ShownChanges)

    /// The part of a change that it does not cover.
    func uncovered(of change: AlbumChange) -> AlbumChange {
        switch self {
        case .nothing: return change
        case .everything: return AlbumChange()
        case .shown(let shown):
            var rest = change
            rest.additions.removeAll(where: shown.additions.contains)
            rest.removals.removeAll(where: shown.removals.contains)
            rest.clockOnlyRemovals.subtract(shown.removals)
            rest.handAddedRemovals.subtract(shown.removals)
            return rest
        }
    }
}

/// The held changes of an album that a run showed to the user.
public struct ShownChanges: Hashable, Sendable {
    /// Photos that were to be added.
    public var additions: Set<AssetID>
    /// Photos that were to be taken out.
    public var removals: Set<AssetID>

    /// Changes.
    public init(additions: Set<AssetID> = [], removals: Set<AssetID> = []) {
        self.additions = additions
        self.removals = removals
    }
}

extension AlbumPlan {
    /// What a run shows as held, or has just been allowed to do; nil when it showed nothing that an approval could lift.
    public var shown: ShownChanges? {
        guard !lifted.isEmpty || holds.contains(where: \.isLiftedByApproval) else { return nil }
        return ShownChanges(additions: Set(heldAdditions.map(\.id)), removals: Set(heldRemovals.map(\.id)))
    }
}
