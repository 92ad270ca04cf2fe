extension World {
    /// An album.
    public struct Album: Sendable {
        /// Somebody who may open an album.
        public struct Member: Sendable {
            /// The user.
            public var userID: EntityID
            /// What they may do.
            public var role: AlbumRole

            /// A user of an album.
            public init(userID: EntityID, role: AlbumRole = .editor) {
                self.userID = userID
                self.role = role
            }
        }

        /// The id.
        public var id: EntityID
        /// Whose it is.
        public var ownerID: EntityID
        /// The name.
        public var name: String
        /// The description.
        public var description = ""
        /// The cover.
        public var thumbnailAssetID: EntityID?
        /// `asc` or `desc`.
        public var order = "desc"
        /// Whether people may comment.
        public var isActivityEnabled = true
        /// Since when.
        public var createdAt: Timestamp
        /// When last changed.
        public var updatedAt: Timestamp
        /// The others who may open it, the owner left out.
        public var members: [Member] = []
        /// The photos in it.
        public var assetIDs: [EntityID] = []
        /// Where it stands in the order of changes.
        public var updateID: EntityID?

        /// An empty album.
        public init(id: EntityID, ownerID: EntityID, name: String, createdAt: Timestamp) {
            self.id = id
            self.ownerID = ownerID
            self.name = name
            self.createdAt = createdAt
            updatedAt = createdAt
        }
    }

    /// A link for people without an account.
    public struct SharedLink: Sendable {
        /// The id.
        public var id: EntityID
        /// Who made it.
        public var userID: EntityID
        /// The album it opens, nil for a link to single photos.
        public var albumID: EntityID?
        /// The single photos it opens.
        public var assetIDs: [EntityID] = []
        /// What somebody wrote.
        public var description: String?
        /// Whether guests may add.
        public var allowUpload = true
        /// Whether guests may download.
        public var allowDownload = true
        /// Whether guests see places and cameras.
        public var showMetadata = true
        /// A readable address.
        public var slug: String?
        /// Since when.
        public var createdAt: Timestamp
        /// Until when.
        public var expiresAt: Timestamp?
        /// A word to be given.
        public var password: String?

        /// A link to an album.
        public init(id: EntityID, userID: EntityID, albumID: EntityID?, createdAt: Timestamp) {
            self.id = id
            self.userID = userID
            self.albumID = albumID
            self.createdAt = createdAt
        }
    }
}
