import AlbumRules
import ImmichClient
import PhotoLibrary

/// Lists that this run has read already.
struct ServerLists: Sendable {
    var people: [Person]?
    var albums: [Album]?
}

/// The reading half of a client: planning gets this and therefore cannot write.
struct ImmichReader: Sendable {
    private let client: ImmichClient
    /// The most requests at once.
    let concurrency: Int
    /// Where the library comes from; nil when it is read from the server.
    let source: LibrarySource?
    /// The mirror, when it was brought up to date for this run.
    let reading: MirrorReading?
    private let beginning: SyncCursor?
    private let lists: ServerLists

    /// Without a source the library is read from the server. `beginning` is the server's place before anything was read.
    init(
        _ client: ImmichClient, concurrency: Int, source: LibrarySource? = nil, reading: MirrorReading? = nil,
        beginning: SyncCursor? = nil, lists: ServerLists = ServerLists()
    ) {
        self.lists = lists
        self.client = client
        self.concurrency = max(1, concurrency)
        self.source = source
        self.reading = reading
        self.beginning = beginning
    }

    /// A place in the server's order of changes: whatever this run reads is at least as new.
    var place: SyncCursor? { reading?.cursor ?? beginning }

    var version: ServerVersion { client.version }
    var user: User { client.user }
    /// Whether the release is one whose searches take sieves.
    var mayTakeSieves: Bool { version >= ServerVersion(major: 3, minor: 2, patch: 0) }
    /// Searches with a sieve.
    var sieves: SieveReader { SieveReader(client, concurrency: concurrency) }
    var requestCount: Int { client.requestCount + (source?.sessionRequests ?? 0) }

    func people() async throws(ImmichError) -> [Person] {
        if let known = lists.people { return known }
        return try await client.people()
    }
    func people(resembling name: String) async throws(ImmichError) -> [Person] {
        try await client.people(resembling: name)
    }
    func person(_ id: PersonID) async throws(ImmichError) -> Person? { try await client.person(id) }
    func albums() async throws(ImmichError) -> [Album] {
        if let known = lists.albums { return known }
        return try await client.albums()
    }
    func album(_ id: AlbumID) async throws(ImmichError) -> Album? { try await client.album(id) }
    func members(of album: Album) async throws(ImmichError) -> AlbumMembers {
        try await client.members(of: album.id, known: album)
    }
    func hasMembersInTrash(_ album: AlbumID) async throws(ImmichError) -> Bool {
        try await client.hasMembersInTrash(album)
    }
    func tags() async throws(ImmichError) -> [Tag] { try await client.tags() }
    func tags(of photo: AssetID) async throws(ImmichError) -> Set<TagID>? { try await client.tags(of: photo) }
    func partners() async throws(ImmichError) -> [Partner] { try await client.partners() }
    func features() async throws(ImmichError) -> ServerFeatures { try await client.features() }
    func stacks() async throws(ImmichError) -> [PhotoStack] { try await client.stacks() }
    func photos(matching filter: SearchFilter) async throws(ImmichError) -> Set<AssetID> {
        try await client.photos(matching: filter)
    }
    func photos(
        like words: String, best: Int, _ visibility: Photo.Visibility
    ) async throws(ImmichError) -> [AssetID] {
        try await client.photos(like: words, best: best, visibility)
    }

    /// Which of these photos have a face that belongs to nobody.
    ///
    /// Cost: one request each, several at once.
    func photosWithLooseFaces(
        among photos: [Photo], onProgress: @escaping @Sendable (Int) -> Void
    ) async throws(ImmichError) -> Set<AssetID> {
        let ids = photos.map(\.id)
        let (client, concurrency) = (client, max(1, concurrency))
        let result = await withTaskGroup(of: Result<AssetID?, ImmichError>.self) { group in
            var found: Set<AssetID> = []
            var waiting = ids[...]
            var done = 0
            func askNext() {
                guard let photo = waiting.popFirst() else { return }
                group.addTask {
                    do throws(ImmichError) {
                        return .success(try await client.hasLooseFace(photo) ? photo : nil)
                    } catch {
                        return .failure(error)
                    }
                }
            }
            for _ in 0..<concurrency { askNext() }
            while let answer = await group.next() {
                switch answer {
                case .failure(let error):
                    group.cancelAll()
                    return Result<Set<AssetID>, ImmichError>.failure(error)
                case .success(let photo): if let photo { found.insert(photo) }
                }
                done += 1
                onProgress(done)
                askNext()
            }
            return .success(found)
        }
        return try result.get()
    }

    func users() async throws(ImmichError) -> [User] { try await client.users() }
    /// Whether a quick pass may stand in for reading everything.
    func mayPassQuickly(_ needs: ReadNeeds, _ faces: FaceReach) async -> Bool {
        guard let source, faces != .anybody else { return false }
        return await source.quickStanding(for: needs) != nil
    }
    /// The members of albums as an earlier run with a key alone read them.
    func listedAlbums() async -> [AlbumID: ListedAlbum] { await source?.listedAlbums() ?? [:] }
    /// Photos of a quick pass as they are now, where they are another way; nil when everything has to be read.
    func recheck(_ photos: Set<AssetID>) async throws(ImmichError) -> (changed: [Photo], gone: Set<AssetID>)? {
        try await source?.recheck(photos)
    }
    /// Reads everything a rule can ask for; `faces` are those on which the rules can turn.
    func library(
        _ needs: ReadNeeds, _ scope: ReadScope = .wholeTimeline, faces: FaceReach = .anybody,
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> LibraryRead {
        // The mirror holds the user's own time line and nothing else.
        guard let source, scope == .wholeTimeline else {
            return try await LibraryReader(client: client, needs: needs, scope: scope, concurrency: concurrency)
                .read(into: sink)
        }
        return try await source.read(needs, reading, from: beginning, faces: faces, into: sink)
    }
    func marked(
        _ marks: Set<PhotoMark>, _ needs: ReadNeeds, into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> Bool {
        try await SearchReader(
            client: client, searches: marks.map(SearchFilter.init(mark:)), needs: needs, concurrency: concurrency
        ).read(into: sink)
    }

    /// How many of the user's own photos are on the time line.
    func libraryCount() async throws(ImmichError) -> Int {
        try await client.timelineBuckets().reduce(0) { $0 + $1.count }
    }

    /// How many photos have each mark, partners' ones included; nil when the key may not ask.
    func counts(of marks: Set<PhotoMark>) async throws(ImmichError) -> [PhotoMark: Int]? {
        var counts: [PhotoMark: Int] = [:]
        for mark in marks {
            do throws(ImmichError) {
                counts[mark] = try await client.count(SearchFilter(mark: mark))
            } catch .forbidden {
                return nil
            }
        }
        return counts
    }

    /// On how many of the user's own photos on the time line people are; nil when the key may not ask.
    ///
    /// From 3.2 on a person can be on photos of several users, and searches count all of them.
    func ownCounts(of people: Set<PersonID>) async throws(ImmichError) -> [PersonID: Int]? {
        guard mayTakeSieves else {
            guard let counts = try await counts(of: Set(people.map { .person($0) })) else { return nil }
            return people.reduce(into: [:]) { $0[$1] = counts[.person($1)] }
        }
        var counts: [PersonID: Int] = [:]
        for person in people.sorted() {
            counts[person] = try await client.timelineBuckets(of: person).reduce(0) { $0 + $1.count }
        }
        return counts
    }

    /// Photos on the time line by their identifiers; those that are not there are left out.
    func photos(_ ids: [AssetID], _ needs: ReadNeeds) async throws(ImmichError) -> [Photo] {
        var photos: [Photo] = []
        for id in ids {
            photos += try await client.search(SearchQuery(SearchFilter(photo: id), needs: needs)).photos
        }
        return photos
    }
}

extension SearchFilter {
    /// The photos on the time line that have a mark.
    init(mark: PhotoMark) {
        self.init()
        switch mark {
        case .person(let id): people = [id]
        case .favorite: isFavorite = true
        case .kind(let kind): self.kind = kind
        }
    }
}
