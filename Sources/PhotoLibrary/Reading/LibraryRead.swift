import AlbumRules

/// A complete reading of the library: what was read agrees with the server's own counts.
public struct LibraryRead: Hashable, Sendable {
    /// How many of the user's own photos are on the time line.
    public var photoCount: Int
    /// How many photos of partners came along and were left out.
    public var foreignCount: Int
    /// How many requests it took, retries included.
    public var requestCount: Int
    /// How many bytes of answers came, after decompression.
    public var receivedBytes: Int64
    /// How long it took.
    public var duration: Duration
    /// What each photo brought along.
    public var needs: ReadNeeds
    /// How it was read.
    public var way: ReadingWay
    /// The photos that were read from the server; nil where the others are known to be unchanged or all were read.
    public var fresh: Set<AssetID>?

    /// A reading.
    public init(
        photoCount: Int, foreignCount: Int, requestCount: Int, receivedBytes: Int64, duration: Duration,
        needs: ReadNeeds, way: ReadingWay = .everything, fresh: Set<AssetID>? = nil
    ) {
        self.photoCount = photoCount
        self.foreignCount = foreignCount
        self.requestCount = requestCount
        self.receivedBytes = receivedBytes
        self.duration = duration
        self.needs = needs
        self.way = way
        self.fresh = fresh
    }
}
