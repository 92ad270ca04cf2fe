import AlbumRules
import ImmichClient

/// Reads the sets of photos that rules look into, each of them once.
///
/// A set that could not be read has no answer: the rules that need it are not evaluated.
struct SetReader: Sendable {
    let reader: ImmichReader
    let tags: [Tag]
    let albums: AlbumDirectory
    /// Where the photos are that will be judged.
    let visibilities: [Photo.Visibility]

    /// What the questions brought.
    struct Answers: Sendable {
        var sets: [SetQuery: Set<AssetID>] = [:]
        var failures: [SetQuery: ImmichError] = [:]
    }

    /// Asks every question, several at once; throws only what ends the run.
    func read(_ queries: Set<SetQuery>) async throws(ImmichError) -> Answers {
        // How many are under way at once is limited where requests are sent.
        // Tasks give an index and not the question: of a tuple that leaves a `do throws` in such a closure, Swift 6.3.1 spoils an
        // enum once it optimises. `ReadChoiceTests`, which run optimised, tell when that is over.
        let asked = Array(queries.filter { !$0.isAskedByPhoto })
        let answers = await withTaskGroup(of: (index: Int, photos: Result<Set<AssetID>, ImmichError>).self) { group in
            for (index, query) in asked.enumerated() {
                group.addTask { (index, await result(query)) }
            }
            var answers = Answers()
            for await (index, photos) in group {
                switch photos {
                case .success(let photos): answers.sets[asked[index]] = photos
                case .failure(let error): answers.failures[asked[index]] = error
                }
            }
            return answers
        }
        if let fatal = answers.failures.values.first(where: \.endsRun) { throw fatal }
        return answers
    }

    private func result(_ query: SetQuery) async -> Result<Set<AssetID>, ImmichError> {
        do throws(ImmichError) {
            return .success(try await photos(query))
        } catch {
            return .failure(error)
        }
    }

    private func photos(_ query: SetQuery) async throws(ImmichError) -> Set<AssetID> {
        switch query {
        case .tag(let id, _): return try await search { $0.tags = [id] }
        case .exactTag(let id, _): return try await photosTagged(exactly: id)
        case .untagged: return try await search { $0.isUntagged = true }
        case .textInPhoto(let text): return try await search { $0.textInPhoto = text }
        case .looksLike(let words, let best):
            var found: Set<AssetID> = []
            for visibility in visibilities {
                found.formUnion(try await reader.photos(like: words, best: best, visibility))
            }
            return found
        case .album(let id, _): return try await members(albums.listed.filter { $0.id == id })
        case .otherAlbums: return try await members(albums.others)
        case .stacked: return Set(try await reader.stacks().flatMap(\.members))
        case .looseFaces: return []
        }
    }

    private func search(_ change: (inout SearchFilter) -> Void) async throws(ImmichError) -> Set<AssetID> {
        var found: Set<AssetID> = []
        for visibility in visibilities {
            var filter = SearchFilter(visibility: visibility)
            change(&filter)
            found.formUnion(try await reader.photos(matching: filter))
        }
        return found
    }

    /// The server finds photos of tags below, too; only those with both must be asked for one by one.
    private func photosTagged(exactly id: TagID) async throws(ImmichError) -> Set<AssetID> {
        var found = try await search { $0.tags = [id] }
        let children = tags.filter { $0.parent == id }.map(\.id)
        let below = try await photosTagged(anyOf: children)
        for photo in found.intersection(below).sorted() where try await reader.tags(of: photo)?.contains(id) != true {
            found.remove(photo)
        }
        return found
    }

    /// In one search where the server can do that.
    private func photosTagged(anyOf tags: [TagID]) async throws(ImmichError) -> Set<AssetID> {
        if tags.count > 1, try await reader.sieves.areTaken() {
            let sieve = PhotoSieve { $0.anyTags = Set(tags) }
            if let found = try await reader.sieves.photos(passing: sieve, visibilities) { return found }
        }
        var found: Set<AssetID> = []
        for tag in tags { found.formUnion(try await search { $0.tags = [tag] }) }
        return found
    }

    private func members(_ albums: [Album]) async throws(ImmichError) -> Set<AssetID> {
        var found: Set<AssetID> = []
        for album in albums { for member in try await reader.members(of: album).members { found.insert(member.id) } }
        return found
    }
}
