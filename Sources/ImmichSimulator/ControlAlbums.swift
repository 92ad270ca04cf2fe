/// Albums changed by hand, and looked at.
extension ImmichSimulator {
    /// Makes an album, as a person does by hand; returns its id.
    @discardableResult
    public func createAlbum(named name: String, owner: EntityID, assets: [EntityID] = []) -> EntityID {
        server.withLock { server in
            let library = server.library
            let id = library.createAlbum(name: name, description: "", ownerID: owner)
            if let row = library.albums.row(id), library.addMembers(assets, toAlbumRow: row) {
                library.repairCover(row)
            }
            return id
        }
    }

    /// Deletes an album.
    public func delete(album: EntityID) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard library.albums[album] != nil else { throw .unknownEntity(album) }
            library.deleteAlbum(album)
        }
    }

    /// Gives an album another name.
    public func rename(album: EntityID, to name: String) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard let row = library.albums.row(album) else { throw .unknownEntity(album) }
            library.albums[row: row].album.name = name
            library.touchAlbum(row)
        }
    }

    /// Puts photos in an album.
    public func addMembers(_ assets: [EntityID], to album: EntityID) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard let row = library.albums.row(album) else { throw .unknownEntity(album) }
            if library.addMembers(assets, toAlbumRow: row) { library.touchAlbum(row) }
        }
    }

    /// Takes photos out of an album.
    public func removeMembers(_ assets: [EntityID], from album: EntityID) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard let row = library.albums.row(album) else { throw .unknownEntity(album) }
            for asset in assets { library.removeMember(asset, fromAlbumRow: row) }
        }
    }

    /// Lets a user into an album, or gives them another role.
    public func share(album: EntityID, with user: EntityID, as role: AlbumRole) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard let row = library.albums.row(album) else { throw .unknownEntity(album) }
            library.shareAlbum(row, with: user, role)
            library.touchAlbum(row)
        }
    }

    /// Lets a user out of an album.
    public func unshare(album: EntityID, with user: EntityID) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard let row = library.albums.row(album) else { throw .unknownEntity(album) }
            library.unshareAlbum(row, with: user)
        }
    }

    /// The photos in an album in the order in which they were added, those in the trash too.
    public func members(of album: EntityID) throws(SimulatorError) -> [EntityID] {
        try inLibrary { library throws(SimulatorError) in
            guard let record = library.albums[album] else { throw .unknownEntity(album) }
            return record.orderedContents
        }
    }

    /// The albums of a name, the oldest first.
    public func albums(named name: String) -> [EntityID] {
        server.withLock { server in
            server.library.albums.values.filter { $0.album.name == name }
                .sorted { $0.album.createdAt < $1.album.createdAt }.map(\.album.id)
        }
    }

    /// What the server holds of an album.
    public func album(_ id: EntityID) throws(SimulatorError) -> World.Album {
        try inLibrary { library throws(SimulatorError) in
            guard let record = library.albums[id] else { throw .unknownEntity(id) }
            var album = record.album
            album.assetIDs = record.orderedContents
            album.members = record.users.map { World.Album.Member(userID: $0.key, role: $0.value.role) }
            return album
        }
    }

    /// What the server holds of a photo.
    public func asset(_ id: EntityID) throws(SimulatorError) -> World.Asset {
        try inLibrary { library throws(SimulatorError) in
            guard let asset = library.assets[id] else { throw .unknownEntity(id) }
            return asset
        }
    }
}
