/// A photo or video as rules see it.
///
/// Source: an item of `POST /search/metadata`; `people` and `exif` are filled only when the read asked for them.
public struct Photo: Hashable, Sendable {
    /// What kind of file it is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A photo.
        case image = "IMAGE"
        /// A video.
        case video = "VIDEO"
        /// A sound.
        case audio = "AUDIO"
        /// Anything else.
        case other = "OTHER"
    }

    /// Where the server shows it.
    public enum Visibility: String, Hashable, Sendable, Codable, CaseIterable {
        /// On the time line.
        case timeline
        /// In the archive.
        case archive
        /// Not by itself (the video of a live photo).
        case hidden
        /// In the locked folder.
        case locked
    }

    /// The identifier.
    public var id: AssetID
    /// Whose photo it is.
    public var owner: UserID
    /// What kind of file it is.
    public var kind: Kind
    /// Where the server shows it.
    public var visibility: Visibility
    /// Whether its owner marked it; always false on somebody else's.
    public var isFavorite: Bool
    /// Whether it is in the trash.
    public var isTrashed: Bool
    /// Whether its file is missing (external libraries).
    public var isOffline: Bool
    /// Whether it was edited in Immich.
    public var isEdited: Bool
    /// When it was taken, in UTC (`fileCreatedAt`); what windows and search filters go by.
    public var takenAt: Instant
    /// When it was taken on the wall clock of the place (`localDateTime`); what rules and the time line go by.
    public var takenOnClock: WallTime
    /// When it was uploaded (`createdAt`).
    public var uploadedAt: Instant
    /// When its row last changed (`updatedAt`); faces, tags and albums do not move it.
    public var updatedAt: Instant
    /// The original file name.
    public var fileName: String
    /// The path on the server.
    public var path: String
    /// The MIME type; nil when unknown.
    public var mimeType: String?
    /// The external library it comes from.
    public var library: LibraryID?
    /// The video half of a live photo.
    public var livePhotoVideo: AssetID?
    /// The group of duplicates it is in.
    public var duplicate: DuplicateID?
    /// The length in milliseconds; nil for photos.
    public var durationMilliseconds: Int64?
    /// The width in pixels as displayed.
    public var width: Int?
    /// The height in pixels as displayed.
    public var height: Int?
    /// The recognised people, hidden and unnamed ones included, each once.
    public var people: [PersonID]
    /// Whether a face on it belongs to nobody (`unassignedFaces`); nil when the answer does not tell, as on 3.x.
    public var hasLooseFace: Bool?
    /// What the file says of itself; nil when the read did not ask for it.
    public var exif: Exif?

    /// A photo with everything unsaid at its plainest.
    public init(
        id: AssetID, owner: UserID, kind: Kind = .image, visibility: Visibility = .timeline, isFavorite: Bool = false,
        isTrashed: Bool = false, isOffline: Bool = false, isEdited: Bool = false, takenAt: Instant,
        takenOnClock: WallTime, uploadedAt: Instant, updatedAt: Instant, fileName: String = "", path: String = "",
        mimeType: String? = nil, library: LibraryID? = nil, livePhotoVideo: AssetID? = nil,
        duplicate: DuplicateID? = nil, durationMilliseconds: Int64? = nil, width: Int? = nil, height: Int? = nil,
        people: [PersonID] = [], hasLooseFace: Bool? = nil, exif: Exif? = nil
    ) {
        self.id = id
        self.owner = owner
        self.kind = kind
        self.visibility = visibility
        self.isFavorite = isFavorite
        self.isTrashed = isTrashed
        self.isOffline = isOffline
        self.isEdited = isEdited
        self.takenAt = takenAt
        self.takenOnClock = takenOnClock
        self.uploadedAt = uploadedAt
        self.updatedAt = updatedAt
        self.fileName = fileName
        self.path = path
        self.mimeType = mimeType
        self.library = library
        self.livePhotoVideo = livePhotoVideo
        self.duplicate = duplicate
        self.durationMilliseconds = durationMilliseconds
        self.width = width
        self.height = height
        self.people = people
        self.hasLooseFace = hasLooseFace
        self.exif = exif
    }
}
