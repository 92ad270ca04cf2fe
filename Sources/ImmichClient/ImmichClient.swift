@_exported import AlbumRules
import WebClient

/// Speaks to one Immich server with one credential, in the dialect of its release.
///
/// Every call retries what is safe to repeat (safety page, section 5) and throws `ImmichError` when that did not help.
public struct ImmichClient: Sendable {
    /// The server's release, detected when the client was made.
    public let version: ServerVersion
    /// Whose key it is.
    public let user: User

    /// Finds out which release answers and whose key it is.
    ///
    /// Source: `GET /server/version`, `GET /users/me`.
    public static func connect(
        to address: ServerAddress, key: Secret, transport: any HTTPTransport, options: Options = Options()
    ) async throws(ImmichError) -> ImmichClient {
        throw .cancelled
    }

    /// How requests are made.
    public struct Options: Sendable {
        /// The most requests at once.
        public var concurrency: Int
        /// How long one request may take.
        public var timeout: Duration
        /// What waiting between tries goes by.
        public var clock: any Clock<Duration>

        /// The defaults: four at once, 60 seconds each.
        public init(
            concurrency: Int = 4, timeout: Duration = .seconds(60), clock: any Clock<Duration> = ContinuousClock()
        ) {
            self.concurrency = concurrency
            self.timeout = timeout
            self.clock = clock
        }
    }

    init(version: ServerVersion, user: User) {
        self.version = version
        self.user = user
    }

    /// How many requests were sent so far, retries included.
    public var requestCount: Int { 0 }

    /// What the key may do; nil when the credential is not a key. Source: `GET /api-keys/me`.
    public func keyInfo() async throws(ImmichError) -> KeyInfo { throw .cancelled }

    /// Everybody on the people list, hidden ones too, each once. Source: all pages of `GET /people`.
    public func people() async throws(ImmichError) -> [Person] { throw .cancelled }

    /// People whose name resembles the given one, hidden ones too; the caller compares. Source: `GET /search/person`.
    public func people(resembling name: String) async throws(ImmichError) -> [Person] { throw .cancelled }

    /// The person with that id; nil when the server says there is none that this user can see. Source: `GET /people/{id}`.
    public func person(_ id: PersonID) async throws(ImmichError) -> Person? { throw .cancelled }

    /// How many photos each as-taken month has on the user's own time line. Source: `GET /timeline/buckets`.
    public func timelineBuckets() async throws(ImmichError) -> [TimelineBucket] { throw .cancelled }

    /// One page of a search. Source: `POST /search/metadata`.
    public func search(_ query: SearchQuery) async throws(ImmichError) -> SearchPage { throw .cancelled }

    /// How many photos match. Source: `POST /search/statistics`.
    public func count(_ filter: SearchFilter) async throws(ImmichError) -> Int { throw .cancelled }

    /// All albums the user can see, own ones and shared ones. Source: `GET /albums` (2.7 needs a second call, `shared=true`).
    public func albums() async throws(ImmichError) -> [Album] { throw .cancelled }

    /// The album with that id; nil when the server says there is none that this user can see. Source: `GET /albums/{id}`.
    public func album(_ id: AlbumID) async throws(ImmichError) -> Album? { throw .cancelled }

    /// The members of an album, all owners, archived ones included, checked against the server's count.
    ///
    /// Trashed, hidden and locked members are not listed by any release.
    /// Source: 2.7 `GET /albums/{id}`; 3.x search by `albumIds`, all pages. Throws `.incomplete` when counts disagree after another try.
    public func members(of album: AlbumID) async throws(ImmichError) -> AlbumMembers { throw .cancelled }

    /// Makes an empty private album. Looked up by name before it is tried again. Source: `POST /albums`.
    public func createAlbum(named name: String) async throws(ImmichError) -> Album { throw .cancelled }

    /// Adds photos, one call; the caller cuts chunks. One answer for each id, in order. Source: `PUT /albums/{id}/assets`.
    public func add(_ assets: [AssetID], to album: AlbumID) async throws(ImmichError) -> [MemberOutcome] {
        throw .cancelled
    }

    /// Takes photos out, one call; the caller cuts chunks. One answer for each id, in order. Source: `DELETE /albums/{id}/assets`.
    public func remove(_ assets: [AssetID], from album: AlbumID) async throws(ImmichError) -> [MemberOutcome] {
        throw .cancelled
    }
}
