import WebClient

private struct WireAlbumUpdate: Encodable {
    var albumName: String?
    var description: String?
    var order: String?
    var albumThumbnailAssetId: AssetID?
}

extension ImmichClient {
    /// Changes name, description, order or cover of an album. Source: `PATCH /albums/{id}` (permission `album.update`).
    public func update(_ album: AlbumID, _ update: AlbumUpdate) async throws(ImmichError) -> Album {
        try requireWritable()
        let body = WireAlbumUpdate(
            albumName: update.name, description: update.description, order: update.order?.rawValue,
            albumThumbnailAssetId: update.cover)
        let call = Call.write(
            .patch, "/albums/{id}", path: "/albums/\(album)",
            body: try WireReader.bytes(body, route: "PATCH /albums/{id}"), repetition: .safe)
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            let answer = try WireReader.read(WireAlbum.self, from: response, route: call.route).album
            guard answer.id == album else { throw .malformed(route: call.route, detail: "it is another album") }
            return answer
        }
    }
}
