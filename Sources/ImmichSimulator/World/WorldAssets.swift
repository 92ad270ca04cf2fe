extension World {
    /// A photo or video.
    public struct Asset: Sendable {
        /// The id.
        public var id: EntityID
        /// Whose it is.
        public var ownerID: EntityID
        /// What kind of file.
        public var kind: AssetKind = .image
        /// The path on the server.
        public var originalPath: String
        /// The name it was uploaded with.
        public var originalFileName: String
        /// When it was taken.
        public var fileCreatedAt: Timestamp
        /// When the file last changed.
        public var fileModifiedAt: Timestamp
        /// The clock on the wall when it was taken, as if that were UTC.
        public var localDateTime: Timestamp
        /// When it was uploaded.
        public var createdAt: Timestamp
        /// When its row last changed.
        public var updatedAt: Timestamp
        /// When it was put in the trash.
        public var deletedAt: Timestamp?
        /// Whether it is a favourite of its owner.
        public var isFavorite = false
        /// Length in the release's own spelling: `00:00:02.000` before 3, milliseconds from 3 on.
        public var duration: String?
        /// SHA-1 in base64.
        public var checksum: String
        /// The tiny preview in base64.
        public var thumbhash: String?
        /// The moving part of a live photo.
        public var livePhotoVideoID: EntityID?
        /// Whether its file is missing.
        public var isOffline = false
        /// Whether it came from an outside folder.
        public var isExternal = false
        /// The outside library it belongs to.
        public var libraryID: EntityID?
        /// The stack it is in.
        public var stackID: EntityID?
        /// The group of duplicates it is in.
        public var duplicateID: EntityID?
        /// Where it shows.
        public var visibility: AssetVisibility = .timeline
        /// Pixels across.
        public var width: Int?
        /// Pixels down.
        public var height: Int?
        /// Whether it was edited on the server.
        public var isEdited = false
        /// What the uploading device called it; asked for by releases before 3.
        public var deviceAssetID: String
        /// The uploading device; asked for by releases before 3.
        public var deviceID = "seed"
        /// Where it stands in the order of changes.
        public var updateID: EntityID?

        /// A photo as it is right after its upload.
        public init(
            id: EntityID, ownerID: EntityID, fileName: String, takenAt: Timestamp, localDateTime: Timestamp? = nil,
            createdAt: Timestamp, checksum: String
        ) {
            self.id = id
            self.ownerID = ownerID
            self.createdAt = createdAt
            self.checksum = checksum
            self.localDateTime = localDateTime ?? takenAt
            originalPath = "/data/upload/\(ownerID)/\(fileName)"
            originalFileName = fileName
            fileCreatedAt = takenAt
            fileModifiedAt = localDateTime ?? takenAt
            updatedAt = createdAt
            deviceAssetID = fileName
        }
    }

    /// What a file says about itself.
    public struct Exif: Sendable {
        /// The photo.
        public var assetID: EntityID
        /// Camera maker.
        public var make: String?
        /// Camera model.
        public var model: String?
        /// Lens.
        public var lensModel: String?
        /// Pixels across.
        public var imageWidth: Int?
        /// Pixels down.
        public var imageHeight: Int?
        /// Size of the file.
        public var fileSizeInBytes: Int?
        /// Which way up, `1`…`8`.
        public var orientation: String?
        /// When taken.
        public var dateTimeOriginal: Timestamp?
        /// When changed.
        public var modifyDate: Timestamp?
        /// The zone, such as `UTC+2`.
        public var timeZone: String?
        /// Aperture.
        public var fNumber: Double?
        /// Millimetres.
        public var focalLength: Double?
        /// Sensitivity.
        public var iso: Int?
        /// Such as `1/250`.
        public var exposureTime: String?
        /// Degrees north.
        public var latitude: Double?
        /// Degrees east.
        public var longitude: Double?
        /// Town.
        public var city: String?
        /// Part of the country.
        public var state: String?
        /// Country.
        public var country: String?
        /// What somebody wrote.
        public var description = ""
        /// Frames a second.
        public var fps: Double?
        /// Kind of panorama.
        public var projectionType: String?
        /// Stars.
        public var rating: Int?
        /// Tags written into the file.
        public var tags: [String]?
        /// When last changed.
        public var updatedAt: Timestamp
        /// Where it stands in the order of changes.
        public var updateID: EntityID?

        /// A file that says nothing.
        public init(assetID: EntityID, updatedAt: Timestamp) {
            self.assetID = assetID
            self.updatedAt = updatedAt
        }
    }

    /// A tag of one user.
    public struct Tag: Sendable {
        /// The id.
        public var id: EntityID
        /// Whose it is.
        public var userID: EntityID
        /// The whole path, levels parted by `/`.
        public var value: String
        /// A colour.
        public var color: String?
        /// The level above.
        public var parentID: EntityID?
        /// Since when.
        public var createdAt: Timestamp
        /// When last changed.
        public var updatedAt: Timestamp
        /// The photos that carry exactly this tag.
        public var assetIDs: [EntityID] = []

        /// A tag.
        public init(id: EntityID, userID: EntityID, value: String, parentID: EntityID? = nil, createdAt: Timestamp) {
            self.id = id
            self.userID = userID
            self.value = value
            self.parentID = parentID
            self.createdAt = createdAt
            updatedAt = createdAt
        }
    }

    /// Photos that show as one.
    public struct Stack: Sendable {
        /// The id.
        public var id: EntityID
        /// Whose it is.
        public var ownerID: EntityID
        /// The one that shows.
        public var primaryAssetID: EntityID
        /// Since when.
        public var createdAt: Timestamp
        /// When last changed.
        public var updatedAt: Timestamp
        /// Where it stands in the order of changes.
        public var updateID: EntityID?

        /// A stack.
        public init(id: EntityID, ownerID: EntityID, primaryAssetID: EntityID, createdAt: Timestamp) {
            self.id = id
            self.ownerID = ownerID
            self.primaryAssetID = primaryAssetID
            self.createdAt = createdAt
            updatedAt = createdAt
        }
    }
}
