/// An album of the server without its members.
///
/// Source: `GET /albums`; own albums and those shared with the user, told apart by `owner`.
public struct Album: Hashable, Sendable {
    /// The identifier.
    public var id: AlbumID
    /// The name; several albums may share one.
    public var name: String
    /// Whose album it is.
    public var owner: UserID
    /// Whether other users are in it.
    public var isShared: Bool
    /// Whether a public link leads to it.
    public var hasSharedLink: Bool
    /// How many members the server counts: time line and archive, not the trash.
    public var assetCount: Int
    /// When it was made.
    public var createdAt: Instant
    /// When it last changed; adding moves it, removing does not.
    public var updatedAt: Instant
    /// The description; empty for none.
    public var description: String
    /// The order in which its photos are shown; nil when the server did not say.
    public var order: AlbumAppearance.Order?
    /// The photo on its front.
    public var cover: AssetID?
    /// The users in it, its owner left out.
    public var users: [AlbumUser]

    /// An album; one that never changed when `createdAt` is not given.
    public init(
        id: AlbumID, name: String, owner: UserID, isShared: Bool = false, hasSharedLink: Bool = false,
        assetCount: Int = 0, createdAt: Instant? = nil, updatedAt: Instant, description: String = "",
        order: AlbumAppearance.Order? = nil,
        cover: AssetID? = nil, users: [AlbumUser] = []
    ) {
        self.id = id
        self.name = name
        self.owner = owner
        self.isShared = isShared
        self.hasSharedLink = hasSharedLink
        self.assetCount = assetCount
        self.createdAt = createdAt ?? updatedAt
        self.updatedAt = updatedAt
        self.description = description
        self.order = order
        self.cover = cover
        self.users = users
    }
}

/// A user in an album that is shared with them.
public struct AlbumUser: Hashable, Sendable {
    /// The user.
    public var id: UserID
    /// What they may do, in the server's word: `viewer`, `editor`.
    public var role: String

    /// A user in an album.
    public init(id: UserID, role: String) {
        self.id = id
        self.role = role
    }
}
