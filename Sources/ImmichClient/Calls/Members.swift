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
    /// The members of an album, all owners, archived ones included, checked against the server's count before and after.
    ///
    /// Trashed, hidden and locked members are not listed by any release. `known` is the album as it was listed just now;
    /// without it, it is read first. Throws `.incomplete` when counts disagree at three tries.
    /// Source: 2.7 `GET /albums/{id}`; 3.x search by `albumIds` without a visibility, and `GET /albums/{id}`.
    /// Cost: one request; on 3.x two, one more for each further thousand members, and one without `known`. A large album
    /// of 2.7 is read like one of 3.x where that finds everybody: one answer with 35,000 members is 50 MB.
    public func members(of album: AlbumID, known: Album? = nil) async throws(ImmichError) -> AlbumMembers {
        try await members(of: album, known: known, inOneAnswerUpTo: 2000)
    }

    func members(
        of album: AlbumID, known: Album?, inOneAnswerUpTo limit: Int
    ) async throws(ImmichError) -> AlbumMembers {
        var before = known?.id == album ? known : nil
        var got = 0
        for round in 0..<3 {
            if dialect == .v3, before == nil { before = try await wireAlbum(album, withMembers: false).album }
            // The search of 2.7 lacks members of users who are no partners; where it does not find everybody, it is in vain.
            let isSearched = dialect == .v3 || round == 0 && before.map { $0.assetCount > limit } ?? false
            let read: AlbumMembers
            var isStill = true
            if isSearched {
                let members = try await membersBySearch(of: album)
                read = AlbumMembers(album: try await wireAlbum(album, withMembers: false).album, members: members)
                isStill = before?.assetCount == read.album.assetCount && before?.updatedAt == read.album.updatedAt
            } else {
                read = try await membersInOneAnswer(of: album)
            }
            got = read.members.count
            if isStill, got == read.album.assetCount { return read }
            before = read.album
        }
        throw .incomplete(
            what: "the album \(before?.name ?? album.description)", expected: before?.assetCount ?? 0, got: got)
    }

    private func membersInOneAnswer(of id: AlbumID) async throws(ImmichError) -> AlbumMembers {
        let answer = try await wireAlbum(id, withMembers: true)
        guard let listed = answer.members else {
            throw .malformed(route: "GET /albums/{id}", detail: "assets is missing")
        }
        var seen: Set<AssetID> = []
        let members = listed.filter { !$0.isTrashed && seen.insert($0.id).inserted }
            .map { AlbumMember(id: $0.id, owner: $0.ownerId, visibility: $0.visibility) }
        return AlbumMembers(album: answer.album, members: members)
    }

    private func membersBySearch(of id: AlbumID) async throws(ImmichError) -> [AlbumMember] {
        var filter = SearchFilter(albums: [id])
        // Without a visibility 2.7 shows the time line only.
        guard dialect == .v3 else {
            let visible = try await membersBySearch(filter)
            filter.visibility = .archive
            let known = Set(visible.lazy.map(\.id))
            return visible + (try await membersBySearch(filter)).filter { !known.contains($0.id) }
        }
        filter.isAnyVisibility = true
        return try await membersBySearch(filter)
    }

    private func membersBySearch(_ filter: SearchFilter) async throws(ImmichError) -> [AlbumMember] {
        var walk = walk(filter, needs: ReadNeeds())
        var seen: Set<AssetID> = []
        var members: [AlbumMember] = []
        while let query = walk.next {
            // Hidden halves of live photos are members, too, but the server neither shows nor counts them.
            for photo in try walk.take(try await search(query))
            where photo.visibility == .timeline || photo.visibility == .archive {
                guard seen.insert(photo.id).inserted else { continue }
                members.append(AlbumMember(id: photo.id, owner: photo.owner, visibility: photo.visibility))
            }
        }
        return members
    }

    /// Whether any of the user's own members is in the trash, whom no list of members has and who comes back with the
    /// photo. Source: `POST /search/metadata` by `albumIds` with trashed photos. Cost: two requests, and one more for each
    /// further thousand members.
    public func hasMembersInTrash(_ album: AlbumID) async throws(ImmichError) -> Bool {
        for visibility in [Photo.Visibility.timeline, .archive] {
            var walk = walk(
                SearchFilter(visibility: visibility, withTrashed: true, albums: [album]), needs: ReadNeeds())
            while let query = walk.next {
                if try walk.take(try await search(query)).contains(where: \.isTrashed) { return true }
            }
        }
        return false
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
