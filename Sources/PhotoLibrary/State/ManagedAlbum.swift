import AlbumRules

/// An album that the tool keeps, as remembered from earlier runs.
public struct ManagedAlbum: Hashable, Sendable {
    /// The name in the configuration.
    public var name: String
    /// The album on the server.
    public var id: AlbumID
    /// The name on the server when it was last seen.
    public var serverName: String
    /// Whether the tool made it.
    public var isCreated: Bool
    /// Whether taking out photos that were added by hand was approved once.
    public var isHandAddedRemovalApproved: Bool
    /// Whether an approval let part of its first photos in, and others wait still.
    public var isFirstFillOpen = false
    /// When a run last came out well for it.
    public var goodRunAt: Instant?
    /// The numbers of that run.
    public var baseline: AlbumBaseline?

    /// How the album is shown: an album of a `for_each` rule by its name on the server.
    public var shownName: String {
        let isOfValue = name.hasSuffix("]") && GroupField.allCases.contains { name.contains($0.placeholder) }
        return isOfValue ? serverName : name
    }

    /// An album met for the first time.
    public init(
        name: String, id: AlbumID, serverName: String, isCreated: Bool, isHandAddedRemovalApproved: Bool = false,
        goodRunAt: Instant? = nil, baseline: AlbumBaseline? = nil
    ) {
        self.name = name
        self.id = id
        self.serverName = serverName
        self.isCreated = isCreated
        self.isHandAddedRemovalApproved = isHandAddedRemovalApproved
        self.goodRunAt = goodRunAt
        self.baseline = baseline
    }
}
