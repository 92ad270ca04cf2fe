extension SyncStream {
    /// Writes the photos in the user's albums, whoever owns them: new members, and changes of known ones.
    mutating func writeAlbumAssets(
        _ create: SyncEntity, update: SyncEntity, backfill: SyncEntity
    ) throws(SyncRefusal) {
        let library = library
        let write = assetWriter
        try writeAlbumContents(create, update: update, backfill: backfill) { row in
            library.assets[row: row].updateID.map { ($0, library.assets[row: row]) }
        } data: {
            write($0, &$1)
        }
    }

    /// Writes what the files of those photos say.
    mutating func writeAlbumAssetExifs() throws(SyncRefusal) {
        let library = library
        try writeAlbumContents(
            .albumAssetExifCreate, update: .albumAssetExifUpdate, backfill: .albumAssetExifBackfill
        ) { row in
            library.exif[row].flatMap { exif in exif.updateID.map { ($0, exif) } }
        } data: {
            Self.write($0, &$1)
        }
    }

    private mutating func writeAlbumContents<Row>(
        _ create: SyncEntity, update: SyncEntity, backfill: SyncEntity, row: (Int) -> (EntityID, Row)?,
        data: (Row, inout JSONBytes) -> Void
    ) throws(SyncRefusal) {
        let stream = self
        func found(_ member: AlbumMember) -> (EntityID, Row)? {
            stream.library.assets.row(member.assetID).flatMap { row($0) }
        }
        try writeBackfill(backfill, upToCheckpointOf: create, parents: albumParents) { parent in
            let members = stream.library.albums[parent.id].map { stream.members(of: $0) } ?? []
            return members.compactMap { member in found(member.row).map { (member.updateID, $0.1) } }
        } data: {
            data($0, &$1)
        }
        let known = try checkpoint(create)
        let members = allMembers
        if let known {
            let changed = members.filter { $0.updateID <= known }.compactMap { member in
                found(member.row).map { (updateID: $0.0, row: $0.1) }
            }
            try writeUpserts(update, changed, data: data)
        }
        let created = members.filter { isNew($0.updateID, after: known) }.compactMap { member in
            found(member.row).map { (updateID: member.updateID, row: $0.1) }
        }
        // Changes up to now come with the new members: the client is told that it has them.
        if !created.isEmpty { lines.addAcknowledgement(of: update, end, isComplete: false) }
        try writeUpserts(create, created, data: data)
    }
}
