/// How a library was read.
public enum ReadingWay: Hashable, Sendable {
    /// All of it.
    case everything
    /// What changed since a moment; the rest was known: so many photos were read, or found gone.
    case changes(photos: Int, since: Instant)
    /// What a key can see of the changes since the last reading of everything.
    case quickPass(QuickPassFacts)
}

/// What a quick pass found.
public struct QuickPassFacts: Hashable, Sendable {
    /// How many photos were changed, new or gone.
    public var photos: Int
    /// How many people were read again because their photos were another number.
    public var people: Int
    /// When everything was last read, by the clock of this program.
    public var fullScanAt: Instant
    /// From when on a run reads everything again.
    public var nextFullScan: Instant

    /// What was found.
    public init(photos: Int, people: Int, fullScanAt: Instant, nextFullScan: Instant) {
        self.photos = photos
        self.people = people
        self.fullScanAt = fullScanAt
        self.nextFullScan = nextFullScan
    }
}
