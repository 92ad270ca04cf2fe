/// How an album looks in Immich; what is not said is left as it is.
public struct AlbumAppearance: Hashable, Sendable {
    /// The order in which Immich shows the photos.
    public enum Order: String, Hashable, Sendable, CaseIterable {
        /// Oldest first.
        case ascending = "asc"
        /// Newest first.
        case descending = "desc"
    }

    /// The photo on the front of the album.
    public enum Cover: Hashable, Sendable {
        /// The member that was taken last.
        case newest
        /// The member that was taken first.
        case oldest
        /// A certain photo, as long as it is a member.
        case photo(AssetID)
    }

    /// The description; empty to have none.
    public var description: String?
    /// The order.
    public var order: Order?
    /// The cover.
    public var cover: Cover?
    /// Whether an album that was renamed in Immich gets the name of the configuration again.
    public var enforcesName: Bool

    /// Nothing said.
    public init(
        description: String? = nil, order: Order? = nil, cover: Cover? = nil, enforcesName: Bool = false
    ) {
        self.description = description
        self.order = order
        self.cover = cover
        self.enforcesName = enforcesName
    }
}

/// What a user may do in an album that is shared with them.
public enum ShareRole: String, Hashable, Sendable, Codable, CaseIterable {
    /// Looks at it.
    case viewer
    /// Adds photos, too.
    case editor
}

/// A user whom the configuration lets into an album.
public struct ShareGrant: Hashable, Sendable {
    /// The address by which Immich knows the user, in lower case.
    public var email: String
    /// What they may do.
    public var role: ShareRole
    /// Where it stands.
    public var place: Place

    /// A grant.
    public init(email: String, role: ShareRole, place: Place) {
        self.email = email
        self.role = role
        self.place = place
    }
}
