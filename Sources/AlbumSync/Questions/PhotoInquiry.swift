import AlbumRules
import ImmichClient
import PhotoLibrary

/// Why one photo is in an album or not.
public struct PhotoInquiry: Sendable {
    /// What is known of the photo in one album.
    public struct Standing: Sendable {
        /// The name of the album in the configuration; of a `for_each` rule that of one value's album.
        public var name: String
        /// What the settings of the album made of the photo; nil when it was not judged.
        public var account: SelectionAccount?
        /// The album on the server; nil when there is none.
        public var album: Album?
        /// Whether the photo is a member.
        public var isMember = false
        /// What the tool remembers of the photo in this album.
        public var entry: Ledger.Entry?
        /// What happened to it in this album, oldest first.
        public var history: [MemberEvent] = []
        /// Why the album waits for the user.
        public var holds: [Hold] = []
        /// Why the album was held at the last run.
        public var heldBefore: [String] = []

        /// A standing of which only the album is known.
        public init(name: String, account: SelectionAccount? = nil) {
            self.name = name
            self.account = account
        }
    }

    /// The photo, as rules see it.
    public var photo: Photo
    /// Whose photo it is, when it is not the user's own; empty when that is not known.
    public var owner: String?
    /// Line by line what the rule says of it; nil when a name cannot be told.
    public var verdict: Verdict?
    /// Until when a photo that matches waits for recognition; nil when it does not wait.
    public var waitsUntil: Instant?
    /// The album, or the albums of a `for_each` rule that the photo has to do with.
    public var standings: [Standing] = []
    /// Why a `for_each` rule has no album for the photo, a clause each.
    public var noAlbum: [String] = []
    /// Why the rule as a whole waits for the user.
    public var holds: [Hold] = []
    /// The names of the people on it; unnamed ones are left out.
    public var people: [String]
    /// Other photos that are spoken of.
    public var others: [AssetID: PhotoChange] = [:]

    /// Whether it is the user's own.
    public var isOwn: Bool { owner == nil }
}

/// A photo as the user names one.
public enum PhotoReference: Hashable, Sendable {
    /// By identifier.
    case id(AssetID)
    /// By the original file name, letter case ignored.
    case fileName(String)
}

extension SyncEngine {
    /// Photos that a reference means, the trash and the archive included, with all that rules can ask about.
    ///
    /// Source: `POST /search/metadata` by `id` or `originalFileName`, once per visibility that a key can see.
    public func photos(_ reference: PhotoReference) async throws(SyncError) -> [Photo] {
        var found: [Photo] = []
        for visibility in [Photo.Visibility.timeline, .archive, .hidden] {
            var filter = SearchFilter(visibility: visibility, withTrashed: true)
            switch reference {
            case .id(let id): filter.photo = id
            case .fileName(let name): filter.fileName = name
            }
            do {
                let page = try await client.search(SearchQuery(filter, needs: ReadNeeds(people: true, exif: true)))
                found += page.photos
            } catch {
                throw .server(error)
            }
        }
        guard case .fileName(let name) = reference else { return found }
        // The server finds parts of names; the whole name is meant where there is one.
        let whole = found.filter { $0.fileName.lowercased() == name.lowercased() }
        return whole.isEmpty ? found : whole
    }
}
