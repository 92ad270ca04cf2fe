/// All that the server holds, with the indexes that keep its answers quick. Used under the simulator's lock only.
final class Library {
    let dialect: Dialect
    var clock: @Sendable () -> Timestamp
    var order = ChangeOrder()
    /// Counts rows of the world that named no place of their own in the order of changes.
    var placedRows: UInt64 = 0

    var users = Table<World.User>()
    var partners: [World.Partner]
    var keys: [APIKey] = []
    var passwords: [String: String] = [:]
    /// By user.
    var pinCodes: [EntityID: String] = [:]
    var assets = Table<World.Asset>()
    /// By asset row.
    var exif: [World.Exif?] = []
    var people = Table<World.Person>()
    var faces = Table<World.Face>()
    /// Asset rows by face row.
    var assetOfFace: [Int32] = []
    /// Face rows by asset row.
    var facesOfAsset: [[Int32]] = []
    /// Face rows by person row.
    var facesOfPerson: [[Int32]] = []
    /// What machine learning saw, by asset row.
    var sights: [Int: World.Sight] = [:]
    var tags = Table<World.Tag>()
    /// Tags at or below a tag, as far as the server has noted them.
    var tagClosure: [EntityID: Set<EntityID>] = [:]
    /// Tags by asset row.
    var tagsOfAsset: [Int: [EntityID]] = [:]
    var stacks = Table<World.Stack>()
    /// Asset rows of a stack.
    var stackMembers: [EntityID: [Int]] = [:]
    var albums = Table<AlbumRecord>()
    /// How many albums hold the asset, by asset row.
    var albumCount: [Int32] = []
    var sharedLinks = Table<SharedLinkRecord>()
    var sessions = Table<Session>()
    var audit = Audit()
    /// Asset rows by owner, sorted by the time taken.
    var timeline: [EntityID: TakenIndex] = [:]
    /// Assets whose files are still to be read again.
    var pendingExtraction: [EntityID] = []

    init(world: World, dialect: Dialect, clock: @escaping @Sendable () -> Timestamp) {
        self.dialect = dialect
        self.clock = clock
        partners = world.partners
        load(world)
    }

    /// Now, by the simulator's clock.
    var now: Timestamp { clock() }

    /// An id for a change that happens now.
    func nextUpdate() -> EntityID { order.next(at: now) }

    /// Marks the row of an asset as changed now.
    func touchAsset(_ row: Int) {
        assets[row: row].updatedAt = now
        assets[row: row].updateID = nextUpdate()
    }

    /// Reads again the files of photos that were changed in bulk, as the server's background job does.
    func runPendingJobs() {
        guard !pendingExtraction.isEmpty else { return }
        for id in pendingExtraction {
            guard let row = assets.row(id) else { continue }
            touchAsset(row)
            exif[row]?.updatedAt = now
            exif[row]?.updateID = nextUpdate()
        }
        pendingExtraction = []
    }
}

/// An API key with what the server adds to it.
struct APIKey {
    var id = EntityID.random()
    var key: World.Key
    var createdAt: Timestamp
    var secret: String { "key-" + key.name }
}

/// An album and the rows that hang on it.
struct AlbumRecord {
    var album: World.Album
    /// Members by asset id.
    var contents: [EntityID: Membership] = [:]
    /// Users by id, the owner left out.
    var users: [EntityID: AlbumUser] = [:]
    /// The change of the owner's own row, which 3.x keeps.
    var ownerUpdateID: EntityID
    /// When the album came into being in the order of changes.
    var createID: EntityID

    struct Membership {
        var position: Int
        var updateID: EntityID
    }

    struct AlbumUser {
        var role: AlbumRole
        var createID: EntityID
        var updateID: EntityID
    }

    /// Counts members that ever were, so that each has a place in the order of adding.
    var added = 0

    /// Members in the order in which they were added.
    var orderedContents: [EntityID] {
        contents.sorted { $0.value.position < $1.value.position }.map(\.key)
    }
}

/// A link with the key in its address.
struct SharedLinkRecord {
    var link: World.SharedLink
    var key: String
}
