/// What changed for a user since a place in the stream, gathered: which things, not how they look now.
///
/// Source: the lines of `POST /sync/stream`, ended by `SyncCompleteV1`. Cost: a few bytes for each changed thing.
public struct SyncDelta: Hashable, Sendable {
    /// The place up to which this tells everything.
    public var cursor: SyncCursor
    /// The user's own photos that were added or changed and are on the time line.
    public var photos: Set<AssetID> = []
    /// The user's own photos that changed and are in the archive, the trash, hidden or locked.
    public var photosOutOfSight: Set<AssetID> = []
    /// Of those, the ones that are in the archive and not in the trash.
    public var archivedPhotos: Set<AssetID> = []
    /// Photos that are gone for good.
    public var deletedPhotos: Set<AssetID> = []
    /// Photos about whose file something else is known now.
    public var describedPhotos: Set<AssetID> = []
    /// Faces that were found, named, renamed or taken off, with their photos.
    public var faces: [FaceID: AssetID] = [:]
    /// Faces that are gone for good; which photo they were on is not said.
    public var deletedFaces: Set<FaceID> = []
    /// Whether somebody was added, renamed, merged, hidden or deleted.
    public var changesPeople = false
    /// Whether partners were added or removed, or changed what they show.
    public var changesPartners = false
    /// Whether albums came or went.
    public var changesAlbumList = false
    /// Albums whose name, users or members changed.
    public var albums: Set<AlbumID> = []
    /// Photos that came into an album or left it, in the order in which they count.
    public var memberships: [Membership] = []
    /// Of the albums, those of whose members more changed than is told here.
    public var unclearAlbums: Set<AlbumID> = []
    /// How many lines told of changes.
    public var lineCount = 0

    /// A photo that came into an album or left it.
    public struct Membership: Hashable, Sendable {
        /// The album.
        public var album: AlbumID
        /// The photo, whosever it is.
        public var photo: AssetID
        /// Whether it is in there now.
        public var isMember: Bool

        /// A photo of an album.
        public init(album: AlbumID, photo: AssetID, isMember: Bool) {
            self.album = album
            self.photo = photo
            self.isMember = isMember
        }
    }

    /// The most memberships that are kept: 80 MB. Of more the albums are read again.
    static let mostMemberships = 2_000_000

    /// Nothing changed.
    public init(cursor: SyncCursor) {
        self.cursor = cursor
    }

    /// Whether nothing at all changed.
    public var isEmpty: Bool { lineCount == 0 }
}
