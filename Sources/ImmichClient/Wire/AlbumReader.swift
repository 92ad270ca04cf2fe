import WebClient

/// Reads an album, its members fast where it lists any; whatever the fast parser does not take is left to the general
/// decoder, which also says what is wrong.
enum AlbumReader {
    static func read(_ response: HTTPResponse, route: String) throws(ImmichError) -> WireAlbum {
        if let album = fastAlbum(response) { return album }
        return try WireReader.read(WireAlbum.self, from: response, route: route)
    }

    /// The album with the members it lists; nil when it lists none, or anything is not as expected.
    static func fastAlbum(_ response: HTTPResponse) -> WireAlbum? {
        guard let (members, rest) = FastParser.with({ $0.album(response.body) }) else { return nil }
        let plain = HTTPResponse(status: response.status, headers: response.headers, body: rest)
        guard var album = try? WireReader.read(WireAlbum.self, from: plain, route: "") else { return nil }
        album.members = members
        return album
    }
}
