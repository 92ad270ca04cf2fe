/// What the user allowed for one album although guards hold it.
public enum Approval: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// Whatever a run finds, because nothing was ever shown of the album.
    case everything
    /// Exactly what an earlier run showed.
    case shown(ShownChanges)

    /// How many albums a `for_each` rule may begin with at once, where without it `limit` are allowed.
    public func albums(limit: Int) -> Int {
        switch self {
        case .nothing: limit
        case .everything: .max
        case .shown(let shown): max(limit, shown.albums)
        }
    }

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
    /// How many albums a `for_each` rule was to begin with; 0 when that held nothing.
    public var albums: Int

    /// Changes.
    public init(additions: Set<AssetID> = [], removals: Set<AssetID> = [], albums: Int = 0) {
        self.additions = additions
        self.removals = removals
        self.albums = albums
    }
}

extension AlbumPlan {
    /// What a run shows as held, or has just been allowed to do; nil when it showed nothing that an approval could lift.
    public var shown: ShownChanges? {
        guard !lifted.isEmpty || holds.contains(where: \.isLiftedByApproval) else { return nil }
        let albums = holds.lazy.compactMap { if case .manyAlbums(let count, _) = $0 { count } else { nil } }
        return ShownChanges(
            additions: Set(heldAdditions.map(\.id)), removals: Set(heldRemovals.map(\.id)), albums: albums.first ?? 0)
    }
}
