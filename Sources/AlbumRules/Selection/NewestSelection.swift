/// Keeps the photos that were taken last (`newest: 200`).
public struct NewestSelection: Hashable, Sendable {
    /// How many stay.
    public var count: Int

    /// So many.
    public init(count: Int) {
        self.count = count
    }

    /// The newest ones; a photo without a credible date counts as the oldest, photos of one moment go by identifier.
    public func select(_ photos: [SelectionPhoto]) -> Set<AssetID> {
        guard photos.count > count else { return Set(photos.lazy.map(\.id)) }
        return Set(photos.sorted(by: Self.isNewer).prefix(max(0, count)).map(\.id))
    }

    /// Whether a photo goes before another one.
    static func isNewer(_ left: SelectionPhoto, _ right: SelectionPhoto) -> Bool {
        let times = (left.takenAt?.milliseconds ?? .min, right.takenAt?.milliseconds ?? .min)
        return times.0 == times.1 ? left.id < right.id : times.0 > times.1
    }
}
