import WebClient

private struct WireIDs: Encodable {
    var ids: [AssetID]
}

private struct WireOutcome: Decodable {
    var id: AssetID
    var success: Bool
    var error: String?
}

extension ImmichClient {
    /// The members of an album, all owners, archived ones included, checked against the server's count.
    ///
    /// Trashed, hidden and locked members are not listed by any release.
    /// Source: 2.7 `GET /albums/{id}`; 3.x search by `albumIds`, once per visibility. Throws `.incomplete` when counts
    /// disagree after another try. Cost: one request, on 3.x three and one more per thousand members.
    public func members(of album: AlbumID) async throws(ImmichError) -> AlbumMembers {
        var members = try await readMembers(of: album)
        if members.members.count != members.album.assetCount { members = try await readMembers(of: album) }
        guard members.members.count == members.album.assetCount else {
            throw .incomplete(
                what: "the album \(members.album.name)", expected: members.album.assetCount,
                got: members.members.count)
        }
        return members
    }

    private func readMembers(of id: AlbumID) async throws(ImmichError) -> AlbumMembers {
        let answer = try await wireAlbum(id, withMembers: true)
        var members: [AlbumMembers.Member] = []
        switch dialect {
        case .v2:
            guard let listed = answer.members else {
                throw .malformed(route: "GET /albums/{id}", detail: "assets is missing")
            }
            members = listed.filter { !$0.isTrashed }
                .map { AlbumMembers.Member(id: $0.id, owner: $0.ownerId, visibility: $0.visibility) }
        case .v3:
            for visibility in [Photo.Visibility.timeline, .archive] {
                var walk = walk(SearchFilter(visibility: visibility, albums: [id]), needs: ReadNeeds())
                while let query = walk.next {
                    members += try walk.take(try await search(query))
                        .map { AlbumMembers.Member(id: $0.id, owner: $0.owner, visibility: $0.visibility) }
                }
            }
        }
        var known: Set<AssetID> = []
        return AlbumMembers(album: answer.album, members: members.filter { known.insert($0.id).inserted })
    }

    /// Adds photos, one call; the caller cuts chunks. One answer for each id, in order. Source: `PUT /albums/{id}/assets`.
    public func add(_ assets: [AssetID], to album: AlbumID) async throws(ImmichError) -> [MemberOutcome] {
        try await change(.put, assets, of: album, lost: .alreadyThere)
    }

    /// Takes photos out, one call; the caller cuts chunks. One answer for each id, in order. Source: `DELETE /albums/{id}/assets`.
    public func remove(_ assets: [AssetID], from album: AlbumID) async throws(ImmichError) -> [MemberOutcome] {
        try await change(.delete, assets, of: album, lost: .notFound)
    }

    /// `lost` is what a try finds that another one, whose answer never came, has done.
    private func change(
        _ method: HTTPRequest.Method, _ assets: [AssetID], of album: AlbumID, lost: MemberOutcome.Result
    ) async throws(ImmichError) -> [MemberOutcome] {
        try requireWritable()
        guard !assets.isEmpty else { return [] }
        let route = "/albums/{id}/assets"
        let call = Call.write(
            method, route, path: "/albums/\(album)/assets",
            body: try WireReader.bytes(WireIDs(ids: assets), route: "\(method.rawValue) \(route)"), repetition: .safe)
        return try await sender.send(call) { (response, mayBeRepeated) throws(ImmichError) in
            let answers = try WireReader.read([WireOutcome].self, from: response, route: call.route)
            guard answers.map(\.id) == assets else {
                throw .malformed(route: call.route, detail: "the answers are not those for the photos asked about")
            }
            return answers.map { answer in
                let result = answer.result
                return MemberOutcome(id: answer.id, result: mayBeRepeated && result == lost ? .done : result)
            }
        }
    }
}

extension WireOutcome {
    fileprivate var result: MemberOutcome.Result {
        switch (success, error) {
        case (true, _): .done
        case (false, "duplicate"): .alreadyThere
        case (false, "no_permission"): .noPermission
        case (false, "not_found"): .notFound
        case (false, let word): .other(word ?? "no reason given")
        }
    }
}
