import AlbumRules
import ImmichClient
import PhotoLibrary

/// Searches with a sieve, from 3.2 on; where the server does not take one everything is read in other ways.
struct SieveReader: Sendable {
    private let client: ImmichClient
    private let concurrency: Int

    init(_ client: ImmichClient, concurrency: Int) {
        self.client = client
        self.concurrency = concurrency
    }

    /// What the user should know of it.
    var notices: [String] {
        guard let reason = client.sieveRefusal else { return [] }
        return ["photos are read without the search that came with Immich 3.2, which did not do here: \(reason)"]
    }

    /// Whether the server takes them. Cost: one request, the first time.
    func areTaken() async throws(ImmichError) -> Bool { try await client.takesSieves() }

    /// How many photos on the time line pass a sieve, partners' ones included; nil when the server does not tell.
    func count(_ sieve: PhotoSieve) async throws(ImmichError) -> Int? {
        try await sieving { () throws(ImmichError) in try await client.count(SearchFilter(sieve)) }
    }

    /// Reads what passes a sieve on the time line; nil, and what was handed on is void, when the server does not do it
    /// as it should.
    func read(
        _ sieve: PhotoSieve, _ needs: ReadNeeds, into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> Bool? {
        let reader = SearchReader(
            client: client, searches: [SearchFilter(sieve)], needs: needs, concurrency: concurrency)
        return try await sieving { () throws(ImmichError) in
            if try await reader.read(into: sink) { return true }
            client.giveUpSieves(because: "what it finds is not what it counts, at two tries")
            return false
        }
    }

    /// Every photo that passes a sieve where some photos are; nil when the server does not tell.
    func photos(passing sieve: PhotoSieve, _ visibilities: [Photo.Visibility]) async throws(ImmichError) -> Set<
        AssetID
    >? {
        try await sieving { () throws(ImmichError) in
            var found: Set<AssetID> = []
            for visibility in visibilities {
                found.formUnion(try await client.photos(matching: SearchFilter(sieve, visibility)))
            }
            return found
        }
    }

    /// Gives up sieves when one is refused or misunderstood.
    private func sieving<Answer: Sendable>(
        _ search: () async throws(ImmichError) -> Answer?
    ) async throws(ImmichError) -> Answer? {
        do throws(ImmichError) {
            return try await search()
        } catch {
            guard error.isAboutSieves else { throw error }
            client.giveUpSieves(because: "\(error)")
            return nil
        }
    }
}

extension SearchFilter {
    /// What passes a sieve.
    fileprivate init(_ sieve: PhotoSieve, _ visibility: Photo.Visibility = .timeline) {
        self.init(visibility: visibility)
        self.sieve = sieve
    }
}
