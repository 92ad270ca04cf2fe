import AlbumRules
import ImmichClient
import PhotoLibrary

extension SyncEngine {
    /// Lets the next run make an album again that somebody deleted in Immich; the answer to that hold.
    ///
    /// What the tool put into the deleted album is forgotten, with its numbers. True when an album of the user's has the
    /// name meanwhile, which the next run then takes on. Cost: two requests; writes nothing to the server.
    public func recreate(albumNamed name: String) async throws(SyncError) -> Bool {
        try await answering { (state) throws(SyncError) in
            let managed = try await state.remembering { (state) throws(StateError) in try await state.albums() }
            guard let known = kept(name, in: managed) else { throw .answer(.notKept(name)) }
            let albums = try await asking { () throws(ImmichError) in try await client.albums() }
            guard try await find(known.id, among: albums) == nil else { throw .answer(.stillThere(name)) }
            try await noting(.recreate, about: name, known.id, in: state) { (state, _) throws(StateError) in
                try await state.forget(albumNamed: known.name)
            }
            return albums.contains { $0.name == name && $0.owner == client.user.id }
        }
    }

    /// An album that is listed, or that the server shows when it is asked for.
    func find(_ id: AlbumID, among albums: [Album]) async throws(SyncError) -> Album? {
        if let listed = albums.first(where: { $0.id == id }) { return listed }
        return try await asking { () throws(ImmichError) in try await client.album(id) }
    }
}
