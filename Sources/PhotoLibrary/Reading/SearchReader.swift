import AlbumRules
import ImmichClient

/// Reads everything that any of several searches finds, and does not believe it before the server's counts agree.
///
/// Source: `POST /search/metadata`, and `POST /search/statistics` before and after. Cost: one request per thousand
/// matches of each search, and two counts a search.
public struct SearchReader: Sendable {
    private let client: ImmichClient
    private let searches: [SearchFilter]
    private let needs: ReadNeeds
    private let concurrency: Int

    /// A reader of these searches; photos found by several are handed on several times.
    public init(client: ImmichClient, searches: [SearchFilter], needs: ReadNeeds, concurrency: Int = 4) {
        self.client = client
        self.searches = searches
        self.needs = needs
        self.concurrency = max(1, concurrency)
    }

    /// Hands the user's own photos on while they come; false when the matches did not keep still at two tries, and then
    /// what was handed on is void.
    ///
    /// The sink is called by one task at a time; when it gives false the reading ends as `.cancelled`.
    public func read(
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> Bool {
        for attempt in 0..<2 {
            if attempt > 0, !(await sink(.restarted)) { throw .cancelled }
            let before = try await counts()
            let found = try await readOnce(into: sink)
            if found == before, try await counts() == before { return true }
        }
        return false
    }

    /// How many photos each search finds, partners' ones included.
    private func counts() async throws(ImmichError) -> [Int] {
        var counts: [Int] = []
        for search in searches { counts.append(try await client.count(search)) }
        return counts
    }

    private func readOnce(
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> [Int] {
        var found = [Set<AssetID>](repeating: [], count: searches.count)
        let user = client.user.id
        let walks = searches.enumerated().map { (number: $0, walk: client.walk($1, needs: needs)) }
        try await WalkPool(client: client, concurrency: concurrency).go(walks) {
            (number, photos) throws(ImmichError) in
            found[number].formUnion(photos.lazy.map(\.id))
            let own = photos.filter { $0.owner == user }
            if !own.isEmpty, !(await sink(.photos(own))) { throw .cancelled }
        }
        return found.map(\.count)
    }
}
