import WebClient

private struct WireNewAlbum: Encodable {
    var albumName: String
}

extension ImmichClient {
    /// All albums the user can see, own ones and shared ones, each once. Source: `GET /albums` (2.7 needs a second call, `shared=true`).
    public func albums() async throws(ImmichError) -> [Album] {
        var albums = try await albums(path: "/albums")
        if dialect == .v2 { albums += try await self.albums(path: "/albums?shared=true") }
        var known: Set<AlbumID> = []
        return albums.filter { known.insert($0.id).inserted }
    }

    /// The albums that a photo is in, of those the user can see. Source: `GET /albums?assetId=`.
    public func albums(holding photo: AssetID) async throws(ImmichError) -> [Album] {
        try await albums(path: "/albums?assetId=\(photo)")
    }

    private func albums(path: String) async throws(ImmichError) -> [Album] {
        let call = Call.get("/albums", path: path)
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            try WireReader.read([WireAlbum].self, from: response, route: call.route).map(\.album)
        }
    }

    /// The album with that id; nil when the server says there is none that this user can see. Source: `GET /albums/{id}`.
    public func album(_ id: AlbumID) async throws(ImmichError) -> Album? {
        do {
            return try await wireAlbum(id, withMembers: false).album
        } catch {
            guard AnswerCheck.isNotFound(error) else { throw error }
            return nil
        }
    }

    /// The album in one answer; 2.7 brings its members along unless told not to, 3.x never does.
    func wireAlbum(_ id: AlbumID, withMembers: Bool) async throws(ImmichError) -> WireAlbum {
        let isPlain = dialect == .v3 || withMembers
        let call = Call.get("/albums/{id}", path: "/albums/\(id)" + (isPlain ? "" : "?withoutAssets=true"))
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            let album = try AlbumReader.read(response, route: call.route)
            guard album.album.id == id else { throw .malformed(route: call.route, detail: "it is another album") }
            return album
        }
    }

    /// Makes an empty private album. Source: `POST /albums`.
    ///
    /// When no answer came it is looked up before it is tried again: an empty album of that name which is the user's own
    /// and not among the `known` ones is taken for the one that was made.
    public func createAlbum(
        named name: String, besides known: Set<AlbumID> = []
    ) async throws(ImmichError) -> Album {
        try requireWritable()
        let call = Call.write(
            .post, "/albums", path: "/albums",
            body: try WireReader.bytes(WireNewAlbum(albumName: name), route: "POST /albums"), repetition: .never)
        return try await sender.sendOnce(call) { (response, _) throws(ImmichError) in
            let album = try WireReader.read(WireAlbum.self, from: response, route: call.route).album
            guard album.name == name, album.owner == user.id else {
                throw .malformed(route: call.route, detail: "it is another album than the one asked for")
            }
            return album
        } lookUp: { () throws(ImmichError) in
            try await albums().first {
                $0.name == name && $0.owner == user.id && $0.assetCount == 0 && !known.contains($0.id)
            }
        }
    }

    /// Deletes an album, never its photos; one that is gone already counts as deleted. Source: `DELETE /albums/{id}`, owner only.
    public func delete(_ album: AlbumID) async throws(ImmichError) {
        try requireWritable()
        let call = Call(
            method: .delete, route: "DELETE /albums/{id}", path: "/albums/\(album)", body: nil, repetition: .safe)
        do {
            try await sender.send(call) { (_, _) throws(ImmichError) in }
        } catch {
            guard AnswerCheck.isNotFound(error), try await self.album(album) == nil else { throw error }
        }
    }
}
