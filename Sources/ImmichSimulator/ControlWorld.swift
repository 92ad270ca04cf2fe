/// The whole library at one moment.
extension ImmichSimulator {
    /// What the server holds now: users, photos, people and faces, albums with their members; for tests that compare.
    ///
    /// Tags, stacks and links are left out. Cost: a copy of everything.
    public var snapshot: World {
        server.withLock { server in
            let library = server.library
            var world = World(release: library.dialect.release)
            world.users = library.users.values
            world.partners = library.partners
            world.keys = library.keys.map(\.key)
            world.assets = library.assets.values
            world.exif = library.assets.indices.compactMap { library.exif[$0] }
            world.people = library.people.values
            world.faces = library.faces.values
            world.stacks = library.stacks.values
            world.albums = library.albums.values.map { record in
                var album = record.album
                album.assetIDs = record.orderedContents
                album.members = record.users.map { World.Album.Member(userID: $0.key, role: $0.value.role) }
                return album
            }
            return world
        }
    }
}
