import WebClient

private struct WireSmartSearch: Encodable {
    var query: String
    var visibility: String
    var size: Int
    var page: Int
}

extension ImmichClient {
    /// Every photo that a search finds, partners' ones on the time line included, checked against the server's count.
    ///
    /// A reading that does not agree with the count is repeated; `.incomplete` is thrown when three do not. A key without
    /// `asset.statistics` gets what its pages say. Source: `POST /search/metadata`, `POST /search/statistics`.
    /// Cost: a request for each thousand photos, and one.
    public func photos(matching filter: SearchFilter) async throws(ImmichError) -> Set<AssetID> {
        var expected = 0
        var found: Set<AssetID> = []
        for _ in 0..<3 {
            found = []
            var walk = walk(filter, needs: ReadNeeds())
            while let query = walk.next {
                for photo in try walk.take(try await search(query)) { found.insert(photo.id) }
            }
            do {
                expected = try await count(filter)
            } catch {
                guard case .forbidden = error else { throw error }
                return found
            }
            if expected == found.count { return found }
        }
        throw .incomplete(what: "a search", expected: expected, got: found.count)
    }

    /// The user's own photos that look most like what words say, the best first, as many as asked for where there are.
    ///
    /// The server ranks every photo and has no least likeness. Source: `POST /search/smart`. Cost: a request for each
    /// thousand photos, partners' ones among them included.
    public func photos(
        like words: String, best: Int, _ visibility: Photo.Visibility
    ) async throws(ImmichError) -> [AssetID] {
        let route = "/search/smart"
        var found: [AssetID] = []
        var known: Set<AssetID> = []
        var page: Int? = 1
        while let number = page, found.count < best {
            let body = WireSmartSearch(
                query: words, visibility: visibility.rawValue, size: min(best, 1000), page: number)
            let call = Call.search(route, body: try WireReader.bytes(body, route: "POST \(route)"))
            let answer = try await sender.send(call) { (response, _) throws(ImmichError) in
                try PageReader.read(response, needs: ReadNeeds(), route: call.route)
            }
            guard answer.photos.allSatisfy({ $0.visibility == visibility }) else {
                throw .malformed(route: call.route, detail: "an item is not in the \(visibility) as asked")
            }
            guard !answer.photos.isEmpty || answer.nextPage == nil else {
                throw .malformed(route: call.route, detail: "an empty page that promises another one")
            }
            for photo in answer.photos where photo.owner == user.id && known.insert(photo.id).inserted {
                found.append(photo.id)
            }
            page = answer.nextPage.flatMap { $0 == number + 1 ? $0 : nil }
        }
        return Array(found.prefix(best))
    }
}
