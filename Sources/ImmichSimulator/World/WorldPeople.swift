extension World {
    /// A user with an account.
    public struct User: Sendable {
        /// The id.
        public var id: EntityID
        /// The address they log in with.
        public var email: String
        /// The name shown.
        public var name: String
        /// Whether they run the server.
        public var isAdmin = false
        /// The chosen colour; nil lets the server choose.
        public var avatarColor: String?
        /// The path of their picture, or empty.
        public var profileImagePath = ""
        /// The name of their folder.
        public var storageLabel: String?
        /// Bytes allowed.
        public var quotaSizeInBytes: Int?
        /// Bytes used.
        public var quotaUsageInBytes = 0
        /// When they joined.
        public var createdAt: Timestamp
        /// When they last changed.
        public var updatedAt: Timestamp
        /// When their picture last changed.
        public var profileChangedAt: Timestamp
        /// When they were deleted.
        public var deletedAt: Timestamp?
        /// Where they stand in the order of changes.
        public var updateID: EntityID?

        /// A user without a past.
        public init(id: EntityID, email: String, name: String, isAdmin: Bool = false, createdAt: Timestamp) {
            self.id = id
            self.email = email
            self.name = name
            self.isAdmin = isAdmin
            self.createdAt = createdAt
            updatedAt = createdAt
            profileChangedAt = createdAt
        }
    }

    /// One user shares everything with another.
    public struct Partner: Sendable {
        /// Whose photos.
        public var sharedByID: EntityID
        /// Who sees them.
        public var sharedWithID: EntityID
        /// Whether they are mixed into the time line.
        public var inTimeline: Bool
        /// Since when.
        public var createdAt: Timestamp
        /// Where it stands in the order of changes.
        public var updateID: EntityID?
        /// Where it came into being in the order of changes; nil when it has not changed since.
        var createID: EntityID?

        /// A partnership.
        public init(sharedByID: EntityID, sharedWithID: EntityID, inTimeline: Bool = false, createdAt: Timestamp) {
            self.sharedByID = sharedByID
            self.sharedWithID = sharedWithID
            self.inTimeline = inTimeline
            self.createdAt = createdAt
        }
    }

    /// An API key.
    public struct Key: Sendable {
        /// Its name; the secret is `key-` and the name.
        public var name: String
        /// Whose it is.
        public var userID: EntityID
        /// What it may do, `all` for everything.
        public var permissions: [String]

        /// A key.
        public init(name: String, userID: EntityID, permissions: [String] = ["all"]) {
            self.name = name
            self.userID = userID
            self.permissions = permissions
        }
    }

    /// A way in for a person.
    public struct Login: Sendable {
        /// The address.
        public var email: String
        /// The password.
        public var password: String

        /// A login.
        public init(email: String, password: String) {
            self.email = email
            self.password = password
        }
    }

    /// Somebody seen on photos of one user.
    public struct Person: Sendable {
        /// The id.
        public var id: EntityID
        /// Whose library.
        public var ownerID: EntityID
        /// The name, empty when nobody gave one.
        public var name: String
        /// The day of birth, `YYYY-MM-DD`.
        public var birthDate: String?
        /// Whether they are hidden.
        public var isHidden = false
        /// Whether they are shown first.
        public var isFavorite = false
        /// A colour.
        public var color: String?
        /// The face that stands for them.
        public var faceAssetID: EntityID?
        /// The path of their picture, or empty.
        public var thumbnailPath = ""
        /// Since when.
        public var createdAt: Timestamp
        /// When last changed.
        public var updatedAt: Timestamp
        /// Where they stand in the order of changes.
        public var updateID: EntityID?

        /// A person.
        public init(id: EntityID, ownerID: EntityID, name: String = "", createdAt: Timestamp) {
            self.id = id
            self.ownerID = ownerID
            self.name = name
            self.createdAt = createdAt
            updatedAt = createdAt
        }
    }

    /// A face on a photo.
    public struct Face: Sendable {
        /// The id.
        public var id: EntityID
        /// The photo.
        public var assetID: EntityID
        /// Whose face, when known.
        public var personID: EntityID?
        /// The picture's size the box is measured in.
        public var imageWidth = 320
        /// The picture's size the box is measured in.
        public var imageHeight = 240
        /// Left, top, right, bottom of the box in pixels.
        public var box: (x1: Int, y1: Int, x2: Int, y2: Int) = (10, 20, 35, 45)
        /// `manual`, `machine-learning` or `exif`.
        public var sourceType = "manual"
        /// Whether it counts.
        public var isVisible = true
        /// When it was taken off.
        public var deletedAt: Timestamp?
        /// When last changed.
        public var updatedAt: Timestamp
        /// Where it stands in the order of changes.
        public var updateID: EntityID?

        /// A face.
        public init(id: EntityID, assetID: EntityID, personID: EntityID?, updatedAt: Timestamp) {
            self.id = id
            self.assetID = assetID
            self.personID = personID
            self.updatedAt = updatedAt
        }
    }
}
