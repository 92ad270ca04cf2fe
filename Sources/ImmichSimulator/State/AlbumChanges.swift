/// Changes of albums.
extension Library {
    func touchAlbum(_ row: Int) {
        albums[row: row].album.updatedAt = now
        albums[row: row].album.updateID = nextUpdate()
    }

    @discardableResult
    func createAlbum(name: String, description: String, ownerID: EntityID) -> EntityID {
        var album = World.Album(id: .random(), ownerID: ownerID, name: name, createdAt: now)
        album.description = description
        album.updateID = nextUpdate()
        let record = AlbumRecord(album: album, ownerUpdateID: nextUpdate(), createID: nextUpdate())
        albums.insert(record, id: album.id)
        return album.id
    }

    /// Puts photos in an album, those that are in already left out; returns whether any was new.
    @discardableResult
    func addMembers(_ ids: [EntityID], toAlbumRow row: Int) -> Bool {
        var isChanged = false
        for id in ids where albums[row: row].contents[id] == nil {
            guard let asset = assets.row(id) else { continue }
            albums[row: row].contents[id] = .init(position: albums[row: row].added, updateID: nextUpdate())
            albums[row: row].added += 1
            albumCount[asset] += 1
            isChanged = true
        }
        return isChanged
    }

    /// Takes a photo out of an album; it is the same whether somebody did so or the photo is no more.
    func removeMember(_ id: EntityID, fromAlbumRow row: Int) {
        guard albums[row: row].contents.removeValue(forKey: id) != nil else { return }
        if let asset = assets.row(id) { albumCount[asset] -= 1 }
        audit.albumAssets.append(.init(ids: [albums[row: row].album.id, id], userID: nil, updateID: nextUpdate()))
        repairCover(row)
    }

    /// Gives an album whose cover is not among its members another one: the newest.
    func repairCover(_ row: Int) {
        let record = albums[row: row]
        if let cover = record.album.thumbnailAssetID, record.contents[cover] != nil { return }
        let newest = record.contents.keys.compactMap { assets[$0] }
            .filter { $0.deletedAt == nil && ($0.visibility == .timeline || $0.visibility == .archive) }
            .max { ($0.fileCreatedAt, $0.id) < ($1.fileCreatedAt, $1.id) }?.id
        guard newest != record.album.thumbnailAssetID else { return }
        albums[row: row].album.thumbnailAssetID = newest
        touchAlbum(row)
    }

    func deleteAlbum(_ id: EntityID) {
        guard let record = albums[id] else { return }
        for member in record.contents.keys {
            if let asset = assets.row(member) { albumCount[asset] -= 1 }
        }
        let update = nextUpdate()
        for user in [record.album.ownerID] + record.users.keys {
            audit.albums.append(.init(ids: [id], userID: user, updateID: update))
        }
        for link in sharedLinks.values where link.link.albumID == id { sharedLinks.remove(link.link.id) }
        albums.remove(id)
    }

    func shareAlbum(_ row: Int, with userID: EntityID, _ role: AlbumRole) {
        albums[row: row].users[userID] = .init(role: role, createID: nextUpdate(), updateID: nextUpdate())
    }

    func unshareAlbum(_ row: Int, with userID: EntityID) {
        guard albums[row: row].users.removeValue(forKey: userID) != nil else { return }
        let id = albums[row: row].album.id
        audit.albums.append(.init(ids: [id], userID: userID, updateID: nextUpdate()))
        audit.albumUsers.append(.init(ids: [id, userID], userID: nil, updateID: nextUpdate()))
    }

    /// Members that count: neither in the trash nor hidden nor locked.
    func visibleMembers(_ record: AlbumRecord) -> [World.Asset] {
        record.contents.keys.compactMap { assets[$0] }
            .filter { $0.deletedAt == nil && ($0.visibility == .timeline || $0.visibility == .archive) }
    }
}
