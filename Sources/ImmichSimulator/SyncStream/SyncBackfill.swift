/// Something whose rows may be older than a checkpoint although the client never saw them: an album that was shared
/// with the user, or a partner, since.
struct SyncParent {
    /// The album or the partner.
    var id: EntityID
    /// When the user came to see it, in the order of changes.
    var createID: EntityID
}

extension SyncStream {
    /// Writes the old rows of everything that came into view since the last backfill.
    ///
    /// On a first stream nothing is written, for the rows come anyway; the server only marks how far it is.
    mutating func writeBackfill<Row>(
        _ type: SyncEntity, upToCheckpointOf upsertType: SyncEntity, parents: [SyncParent],
        rows: (SyncParent) -> [(updateID: EntityID, row: Row)], data: (Row, inout JSONBytes) -> Void
    ) throws(SyncRefusal) {
        let done = checkpoints[type.rawValue]
        let from = try checkpoint(type)
        let parents = parents.filter { parent in parent.createID < end && from.map { parent.createID >= $0 } ?? true }
            .sorted { $0.createID < $1.createID }
        guard let last = try checkpoint(upsertType) else {
            if let newest = parents.last {
                marks.append("\(type.rawValue)|\(newest.createID)|\(SyncAck.complete)")
            }
            return
        }
        for parent in parents {
            let isCurrent = parent.createID == from
            if isCurrent, done?.extra == SyncAck.complete { continue }
            let start = isCurrent ? done?.extra.flatMap { EntityID($0) } : nil
            let old = rows(parent)
                .filter { row in
                    row.updateID < end && row.updateID <= last && (start.map { row.updateID >= $0 } ?? true)
                }
                .sorted { $0.updateID < $1.updateID }
            for row in old {
                lines.add(type, ack: parent.createID, row.updateID) { data(row.row, &$0) }
            }
            lines.addAcknowledgement(of: type, parent.createID, isComplete: true)
        }
    }

    /// The albums that the user may open, by when that began.
    var albumParents: [SyncParent] {
        library.albums.values.compactMap { record in
            if record.album.ownerID == user {
                return dialect.streamsAlbumOwners ? SyncParent(id: record.album.id, createID: record.createID) : nil
            }
            return record.users[user].map { SyncParent(id: record.album.id, createID: $0.createID) }
        }
    }

    /// The users who share everything with the user, by when that began.
    var partnerParents: [SyncParent] {
        library.partners.filter { $0.sharedWithID == user }.compactMap { partner in
            (partner.createID ?? partner.updateID).map { SyncParent(id: partner.sharedByID, createID: $0) }
        }
    }

    /// Whether the user may open an album.
    func mayOpen(_ record: AlbumRecord) -> Bool {
        record.album.ownerID == user || record.users[user] != nil
    }

    /// Whether the user may open the album with an id.
    func mayOpen(album id: EntityID) -> Bool {
        library.albums[id].map(mayOpen) ?? false
    }

    /// Whose libraries the user sees as a partner.
    var partnerIDs: Set<EntityID> {
        Set(library.partners.filter { $0.sharedWithID == user }.map(\.sharedByID))
    }
}
