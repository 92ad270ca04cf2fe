import ImmichClient
import PhotoLibrary

/// The reading half of a client: planning gets this and therefore cannot write.
struct ImmichReader: Sendable {
    private let client: ImmichClient
    /// The most requests at once.
    let concurrency: Int

    init(_ client: ImmichClient, concurrency: Int) {
        self.client = client
        self.concurrency = max(1, concurrency)
    }

    var version: ServerVersion { client.version }
    var user: User { client.user }
    var requestCount: Int { client.requestCount }

    func people() async throws(ImmichError) -> [Person] { try await client.people() }
    func people(resembling name: String) async throws(ImmichError) -> [Person] {
        try await client.people(resembling: name)
    }
    func person(_ id: PersonID) async throws(ImmichError) -> Person? { try await client.person(id) }
    func albums() async throws(ImmichError) -> [Album] { try await client.albums() }
    func album(_ id: AlbumID) async throws(ImmichError) -> Album? { try await client.album(id) }
    func members(of album: Album) async throws(ImmichError) -> AlbumMembers {
        try await client.members(of: album.id, known: album)
    }
    func library(
        _ needs: ReadNeeds, into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> LibraryRead {
        try await LibraryReader(client: client, needs: needs, concurrency: concurrency).read(into: sink)
    }
}
