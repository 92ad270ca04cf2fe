/// One answer of the stream of changes: what is new for a user since the checkpoints of a session.
///
/// Facts from the servers 2.7.5 and 3.1.0 (`POST /sync/stream`).
struct SyncStream {
    let library: Library
    let session: Session
    /// Everything before this belongs to the answer.
    let end: EntityID
    var checkpoints: [String: SyncAck] = [:]
    var lines = SyncLines()
    /// Checkpoints that the server sets by itself: what a first stream brings needs no backfill.
    var marks: [String] = []

    init(library: Library, session: Session) {
        self.library = library
        self.session = session
        end = library.nextUpdate()
        for checkpoint in session.checkpoints {
            checkpoints[checkpoint.type] = SyncAck(checkpoint.ack)
        }
    }

    var dialect: Dialect { library.dialect }
    var user: EntityID { session.userID }

    /// Whether the client must begin anew: it was told so, or has been away for longer than deletions are kept.
    var needsReset: Bool {
        if session.isPendingSyncReset { return true }
        guard let last = checkpoints[SyncEntity.complete.rawValue]?.milliseconds else { return false }
        return last < library.now.milliseconds - 30 * 86_400_000
    }

    /// Writes all lines of the kinds asked for.
    mutating func write(_ kinds: Set<SyncKind>) throws(SyncRefusal) {
        for kind in SyncKind.order where kinds.contains(kind) {
            if dialect.refusesRetiredKinds, let successor = kind.successor { throw .retired(kind, successor) }
            try write(kind)
        }
        lines.add(.complete, ack: end) { _ in }
    }

    private mutating func write(_ kind: SyncKind) throws(SyncRefusal) {
        switch kind {
        case .authUsers: try writeAuthUsers()
        case .users: try writeUsers()
        case .partners: try writePartners()
        case .assets: try writeAssets(.asset)
        case .assets2: try writeAssets(.asset2)
        case .stacks: try writeStacks()
        case .partnerAssets: try writePartnerAssets(.partnerAsset, backfill: .partnerAssetBackfill)
        case .partnerAssets2: try writePartnerAssets(.partnerAsset2, backfill: .partnerAssetBackfill2)
        case .partnerStacks: try writePartnerStacks()
        case .albumAssets:
            try writeAlbumAssets(.albumAssetCreate, update: .albumAssetUpdate, backfill: .albumAssetBackfill)
        case .albumAssets2:
            try writeAlbumAssets(.albumAssetCreate2, update: .albumAssetUpdate2, backfill: .albumAssetBackfill2)
        case .albums: try writeAlbums(.album)
        case .albums2: try writeAlbums(.album2)
        case .albumUsers: try writeAlbumUsers()
        case .albumToAssets: try writeAlbumToAssets()
        case .assetExifs: try writeAssetExifs()
        case .albumAssetExifs: try writeAlbumAssetExifs()
        case .partnerAssetExifs: try writePartnerAssetExifs()
        case .people: try writePeople()
        case .assetFaces: try writeFaces(.assetFace)
        case .assetFaces2: try writeFaces(.assetFace2)
        // Nothing of these is ever there: they are checked for broken checkpoints only.
        case .assetOCR: try checkCheckpoints(.assetOCRDelete, .assetOCR)
        case .memories: try checkCheckpoints(.memoryDelete, .memory)
        case .memoryToAssets: try checkCheckpoints(.memoryToAssetDelete, .memoryToAsset)
        case .userMetadata: try checkCheckpoints(.userMetadataDelete, .userMetadata)
        case .assetMetadata: try checkCheckpoints(.assetMetadataDelete, .assetMetadata)
        case .assetEdits: try checkCheckpoints(.assetEditDelete, .assetEdit)
        }
    }

    private func checkCheckpoints(_ types: SyncEntity...) throws(SyncRefusal) {
        for type in types { _ = try checkpoint(type) }
    }

    /// The last change of an entity that the client has; nil when it has none yet.
    func checkpoint(_ type: SyncEntity) throws(SyncRefusal) -> EntityID? {
        guard let ack = checkpoints[type.rawValue] else { return nil }
        guard let id = ack.updateID else { throw .brokenCheckpoint(type) }
        return id
    }

    /// Whether a change belongs to the answer.
    func isNew(_ id: EntityID?, after checkpoint: EntityID?) -> Bool {
        guard let id, id < end else { return false }
        return checkpoint.map { id > $0 } ?? true
    }

    /// Writes what was deleted since the checkpoint.
    mutating func writeDeletions(
        _ type: SyncEntity, from entries: [Audit.Entry], where isMine: (Audit.Entry) -> Bool,
        data: (Audit.Entry, inout JSONBytes) -> Void
    ) throws(SyncRefusal) {
        let checkpoint = try checkpoint(type)
        let new = entries.filter { isNew($0.updateID, after: checkpoint) && isMine($0) }
        for entry in new.sorted(by: { $0.updateID < $1.updateID }) {
            lines.add(type, ack: entry.updateID) { data(entry, &$0) }
        }
    }

    /// Writes rows of a table that changed since the checkpoint, in the order of their changes.
    mutating func writeUpserts<Row>(
        _ type: SyncEntity, _ rows: some Sequence<(updateID: EntityID, row: Row)>,
        data: (Row, inout JSONBytes) -> Void
    ) throws(SyncRefusal) {
        let checkpoint = try checkpoint(type)
        var new: [(updateID: EntityID, row: Row)] = []
        for row in rows where isNew(row.updateID, after: checkpoint) { new.append(row) }
        new.sort { $0.updateID < $1.updateID }
        for row in new {
            lines.add(type, ack: row.updateID) { data(row.row, &$0) }
        }
    }
}
