/// The user behind a credential. Source: `GET /users/me`.
public struct User: Hashable, Sendable {
    /// The identifier.
    public var id: UserID
    /// The name.
    public var name: String
    /// The e-mail address.
    public var email: String

    /// A user.
    public init(id: UserID, name: String, email: String) {
        self.id = id
        self.name = name
        self.email = email
    }
}

/// What a key is called and may do. Source: `GET /api-keys/me`.
public struct KeyInfo: Hashable, Sendable {
    /// The name that its owner gave it.
    public var name: String
    /// Permissions in the server's words; `all` stands for every one.
    public var permissions: [String]

    /// A key.
    public init(name: String, permissions: [String]) {
        self.name = name
        self.permissions = permissions
    }

    /// Whether the key has a permission.
    public func allows(_ permission: String) -> Bool {
        permissions.contains("all") || permissions.contains(permission)
    }
}

/// How many photos a month has. Source: `GET /timeline/buckets`.
public struct TimelineBucket: Hashable, Sendable {
    /// The first day of the month, on the as-taken wall clock.
    public var month: CalendarDay
    /// How many of the user's own time line photos were taken in it.
    public var count: Int

    /// A month.
    public init(month: CalendarDay, count: Int) {
        self.month = month
        self.count = count
    }
}

/// What a search asks for; all conditions hold together.
public struct SearchFilter: Hashable, Sendable {
    /// Taken at or after (UTC).
    public var takenAfter: Instant?
    /// Taken at or before (UTC).
    public var takenBefore: Instant?
    /// Row changed at or after.
    public var updatedAfter: Instant?
    /// Uploaded at or after.
    public var uploadedAfter: Instant?
    /// Uploaded at or before.
    public var uploadedBefore: Instant?
    /// The visibility; always sent, as releases differ in what they show without it.
    public var visibility: Photo.Visibility
    /// All of these people are on it.
    public var people: [PersonID]
    /// Marked as favourite.
    public var isFavorite: Bool?
    /// The kind of file.
    public var kind: Photo.Kind?
    /// Trashed ones too.
    public var withTrashed: Bool
    /// Members of all of these albums; 2.7 finds the user's own members only.
    public var albums: [AlbumID]
    /// All of these tags are on it, or tags below them.
    public var tags: [TagID] = []
    /// No tag is on it.
    public var isUntagged = false
    /// The server read this text, or one like it, on it.
    public var textInPhoto: String?
    /// Leaves the visibility unsaid; 3.x then shows everything that is not locked.
    package var isAnyVisibility = false
    /// Only what passes this; from 3.2 on, where `ImmichClient.takesSieves` says so.
    public var sieve: PhotoSieve?
    /// This photo.
    public var photo: AssetID?
    /// The original file name holds this text, letter case and accents ignored; `%` and `_` stand for anything.
    public var fileName: String?

    /// The whole time line.
    public init(
        takenAfter: Instant? = nil, takenBefore: Instant? = nil, updatedAfter: Instant? = nil,
        visibility: Photo.Visibility = .timeline, people: [PersonID] = [], isFavorite: Bool? = nil,
        kind: Photo.Kind? = nil, withTrashed: Bool = false, albums: [AlbumID] = [],
        photo: AssetID? = nil, fileName: String? = nil
    ) {
        self.takenAfter = takenAfter
        self.takenBefore = takenBefore
        self.updatedAfter = updatedAfter
        self.visibility = visibility
        self.people = people
        self.isFavorite = isFavorite
        self.kind = kind
        self.withTrashed = withTrashed
        self.albums = albums
        self.photo = photo
        self.fileName = fileName
    }
}

/// One page of a search.
public struct SearchQuery: Hashable, Sendable {
    /// What is asked for.
    public var filter: SearchFilter
    /// Oldest first.
    public var isAscending: Bool
    /// The most items, 1…1000.
    public var size: Int
    /// The page, from 1; served by OFFSET, so that deep pages cost the server much.
    public var page: Int
    /// Where a page of a search with a sieve begins, in the server's words; nil at its beginning.
    public var cursor: String?
    /// What each item brings.
    public var needs: ReadNeeds

    /// The first page of 1000, oldest first.
    public init(
        _ filter: SearchFilter, isAscending: Bool = true, size: Int = 1000, page: Int = 1,
        needs: ReadNeeds = ReadNeeds()
    ) {
        self.filter = filter
        self.isAscending = isAscending
        self.size = size
        self.page = page
        self.needs = needs
    }
}

/// What a page of a search held.
public struct SearchPage: Hashable, Sendable {
    /// The photos, partners' ones included.
    public var photos: [Photo]
    /// The next page; nil at the end.
    public var nextPage: Int?
    /// Where the next page of a search with a sieve begins; nil at the end.
    public var nextCursor: String?

    /// A page.
    public init(photos: [Photo], nextPage: Int?, nextCursor: String? = nil) {
        self.photos = photos
        self.nextPage = nextPage
        self.nextCursor = nextCursor
    }

    /// Whether another page follows.
    public var hasMore: Bool { nextPage != nil || nextCursor != nil }
}

/// The members of an album, completely read.
public struct AlbumMembers: Hashable, Sendable {
    /// The album as it was when its members were read.
    public var album: Album
    /// The members, each once.
    public var members: [AlbumMember]

    /// Members.
    public init(album: Album, members: [AlbumMember]) {
        self.album = album
        self.members = members
    }
}

/// What the server said of one photo when members were added or removed.
public struct MemberOutcome: Hashable, Sendable {
    /// The answer in the tool's words.
    public enum Result: Hashable, Sendable {
        /// Done; also when the answer to an earlier try was lost and this one finds it done.
        case done
        /// Adding: it was a member already.
        case alreadyThere
        /// Not the user's photo, not in reach, locked, or unknown.
        case noPermission
        /// Removing: it was no member.
        case notFound
        /// A word this version does not know.
        case other(String)
    }

    /// The photo.
    public var id: AssetID
    /// The answer.
    public var result: Result

    /// An answer.
    public init(id: AssetID, result: Result) {
        self.id = id
        self.result = result
    }
}
