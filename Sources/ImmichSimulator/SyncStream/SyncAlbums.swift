extension SyncStream {
    /// A member of an album on its way into the stream.
    struct AlbumMember {
        var albumID: EntityID
        var assetID: EntityID
    }

    /// A user of an album on its way into the stream.
    private struct AlbumReader {
        var albumID: EntityID
        var userID: EntityID
        var role: AlbumRole
    }

    mutating func writeAlbums(_ type: SyncEntity) throws(SyncRefusal) {
        let user = user
        try writeDeletions(.albumDelete, from: library.audit.albums, where: { $0.userID == user }) {
            $1.key("albumId")
            $1.id($0.ids.first)
        }
        let rows = library.albums.values.filter(mayOpen).compactMap { record in
            record.album.updateID.map { (updateID: $0, row: record.album) }
        }
        try writeUpserts(type, rows) { album, out in
            Self.write(album, &out)
            guard type == .album else { return }
            out.key("ownerId")
            out.id(album.ownerID)
        }
    }

    mutating func writeAlbumUsers() throws(SyncRefusal) {
        let stream = self
        try writeDeletions(
            .albumUserDelete, from: library.audit.albumUsers,
            where: { entry in
                entry.ids.first.map { stream.mayOpen(album: $0) } ?? false
            }
        ) { entry, out in
            out.key("albumId")
            out.id(entry.ids.first)
            out.key("userId")
            out.id(entry.ids.last)
        }
        try writeBackfill(.albumUserBackfill, upToCheckpointOf: .albumUser, parents: albumParents) { parent in
            stream.library.albums[parent.id].map { stream.readers(of: $0) } ?? []
        } data: {
            Self.write($0, &$1)
        }
        let rows = library.albums.values.filter(mayOpen).flatMap { stream.readers(of: $0) }
        try writeUpserts(.albumUser, rows) { Self.write($0, &$1) }
    }

    mutating func writeAlbumToAssets() throws(SyncRefusal) {
        let stream = self
        let write = { (albumID: EntityID?, assetID: EntityID?, out: inout JSONBytes) in
            out.key("assetId")
            out.id(assetID)
            out.key("albumId")
            out.id(albumID)
        }
        try writeDeletions(
            .albumToAssetDelete, from: library.audit.albumAssets,
            where: { entry in
                entry.ids.first.map { stream.mayOpen(album: $0) } ?? false
            }
        ) { write($0.ids.first, $0.ids.last, &$1) }
        try writeBackfill(.albumToAssetBackfill, upToCheckpointOf: .albumToAsset, parents: albumParents) { parent in
            stream.library.albums[parent.id].map { stream.members(of: $0) } ?? []
        } data: {
            write($0.albumID, $0.assetID, &$1)
        }
        try writeUpserts(.albumToAsset, allMembers) { write($0.albumID, $0.assetID, &$1) }
    }

    /// The members of every album that the user may open.
    var allMembers: [(updateID: EntityID, row: AlbumMember)] {
        library.albums.values.filter(mayOpen).flatMap { members(of: $0) }
    }

    func members(of record: AlbumRecord) -> [(updateID: EntityID, row: AlbumMember)] {
        record.contents.map { assetID, membership in
            (membership.updateID, AlbumMember(albumID: record.album.id, assetID: assetID))
        }
    }

    /// The users of an album; before 3 the owner was none of them.
    private func readers(of record: AlbumRecord) -> [(updateID: EntityID, row: AlbumReader)] {
        let id = record.album.id
        var readers = record.users.map { userID, user in
            (updateID: user.updateID, row: AlbumReader(albumID: id, userID: userID, role: user.role))
        }
        if dialect.streamsAlbumOwners {
            readers.append((record.ownerUpdateID, AlbumReader(albumID: id, userID: record.album.ownerID, role: .owner)))
        }
        return readers
    }

    private static func write(_ reader: AlbumReader, _ out: inout JSONBytes) {
        out.key("albumId")
        out.id(reader.albumID)
        out.key("userId")
        out.id(reader.userID)
        out.key("role")
        out.string(reader.role.rawValue)
    }

    private static func write(_ album: World.Album, _ out: inout JSONBytes) {
        out.key("id")
        out.id(album.id)
        out.key("name")
        out.string(album.name)
        out.key("description")
        out.string(album.description)
        out.key("createdAt")
        out.time(album.createdAt)
        out.key("updatedAt")
        out.time(album.updatedAt)
        out.key("thumbnailAssetId")
        out.id(album.thumbnailAssetID)
        out.key("isActivityEnabled")
        out.bool(album.isActivityEnabled)
        out.key("order")
        out.string(album.order)
    }
}
