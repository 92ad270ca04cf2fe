import AlbumRules
import SQLite

extension SyncState {
    /// Notes a write request that is about to be sent; belongs to the run that was begun.
    ///
    /// Should the program end before the answer is written down, the next run finds the entry in `openEntries`.
    public func note(_ request: JournalEntry.Request, at now: Instant) throws(StateError) -> JournalEntry {
        var entry = JournalEntry(id: 0, run: run, isUndo: runKind.undone != nil, request: request, sentAt: now)
        let words = request.words
        let photos: [AssetID] =
            switch request {
            case .add(let photos, _), .remove(let photos, _): photos
            case .createAlbum, .deleteAlbum, .update, .share, .unshare: []
            }
        try writing { (database) throws(SQLiteError) in
            try database.run(
                "INSERT INTO journal (run, kind, name, key, user, album, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                .integer(entry.run), .integer(request.kind), words.name, words.key, words.user,
                request.album.map { .id($0) } ?? .null, .instant(now))
            entry.id = try database.first("SELECT last_insert_rowid()") { $0.integer(0) } ?? 0
            for (number, photo) in photos.enumerated() {
                try database.run(
                    "INSERT INTO journal_photo VALUES (?, ?, ?)", .integer(entry.id), .integer(number), .id(photo))
            }
        }
        return entry
    }

    /// Closes an entry: ledger, history and the memory of albums follow what the server did, all or nothing.
    public func close(_ entry: JournalEntry, with answer: JournalEntry.Answer, at now: Instant) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            switch (entry.request, answer) {
            case (.createAlbum(_, let key), .created(let album)):
                try self.put(ManagedAlbum(name: key, id: album.id, serverName: album.name, isCreated: true))
                try database.run("UPDATE journal SET album = ? WHERE id = ?", .id(album.id), .integer(entry.id))
            case (.add(_, let album), .members(let done, _)):
                for id in done { try self.added(id, album, entry, now) }
            case (.remove(_, let album), .members(let done, let absent)):
                for id in done { try self.removed(id, album, entry, now) }
                for id in absent { try self.wasAbsent(id, album, now) }
            case (.deleteAlbum(let album), .deleted): try self.letGo(album)
            case (.share(let album, let user, let name), .done):
                try database.run(
                    "INSERT OR REPLACE INTO album_share VALUES (?, ?, ?)", .id(album), .id(user), .text(name))
            case (.unshare(let album, let user), .done):
                try database.run("DELETE FROM album_share WHERE album = ? AND user = ?", .id(album), .id(user))
            default: break
            }
            try database.run(
                "UPDATE journal SET answered_at = ?, is_done = ? WHERE id = ?", .instant(now),
                .boolean(answer != .refused), .integer(entry.id))
            try database.run("DELETE FROM journal_photo WHERE entry = ?", .integer(entry.id))
        }
    }

    /// Requests of earlier runs whose answers were never written down, oldest first.
    public func openEntries() throws(StateError) -> [JournalEntry] {
        try reading { (database) throws(SQLiteError) in
            let photos = try database.rows(
                """
                SELECT entry, asset FROM journal_photo JOIN journal ON journal.id = entry
                WHERE answered_at IS NULL ORDER BY entry, number
                """
            ) { (row) throws(SQLiteError) in (row.integer(0), try row.id(1, of: AssetEntity.self)) }
            let photosOfEntry = Dictionary(grouping: photos, by: \.0).mapValues { $0.map(\.1) }
            let sql = """
                SELECT journal.id, run, run.undoes IS NOT NULL, journal.kind, name, album, sent_at, key, user
                FROM journal JOIN run ON run.id = run WHERE answered_at IS NULL AND run <> ? ORDER BY journal.id
                """
            return try database.rows(sql, .integer(self.run)) { (row) throws(SQLiteError) in
                let id = row.integer(0)
                return JournalEntry(
                    id: id, run: row.integer(1), isUndo: row.boolean(2),
                    request: try Self.request(row, photosOfEntry[id] ?? []),
                    sentAt: Instant(milliseconds: row.integer(6)))
            }
        }
    }

    private static func request(_ row: Row, _ photos: [AssetID]) throws(SQLiteError) -> JournalEntry.Request {
        switch row.integer(3) {
        case 0: .createAlbum(named: row.text(4), for: row.isNull(7) ? row.text(4) : row.text(7))
        case 1: .add(photos, to: try row.id(5, of: AlbumEntity.self))
        case 2: .remove(photos, from: try row.id(5, of: AlbumEntity.self))
        case 3: .deleteAlbum(try row.id(5, of: AlbumEntity.self))
        case 4: .update(try row.id(5, of: AlbumEntity.self))
        case 5:
            .share(
                try row.id(5, of: AlbumEntity.self), with: try row.id(8, of: UserEntity.self), named: row.text(4))
        case 6: .unshare(try row.id(5, of: AlbumEntity.self), with: try row.id(8, of: UserEntity.self))
        default: throw .unexpectedValue(column: 3)
        }
    }

    private func added(_ id: AssetID, _ album: AlbumID, _ entry: JournalEntry, _ now: Instant) throws(SQLiteError) {
        let standing: Ledger.Entry.Standing = entry.isUndo ? .putBack : .ours
        try set(Ledger.Entry(origin: .added, standing: standing, since: now), id, album)
        try note(.added, id, album, now, run: entry.run)
    }

    private func removed(_ id: AssetID, _ album: AlbumID, _ entry: JournalEntry, _ now: Instant) throws(SQLiteError) {
        if entry.isUndo {
            try set(Ledger.Entry(origin: .added, standing: .takenBack, since: now), id, album)
        } else {
            try drop(id, album)
        }
        try note(.removed, id, album, now, run: entry.run)
    }

    /// A photo that was no member any more when it was to go: somebody took it out by hand.
    private func wasAbsent(_ id: AssetID, _ album: AlbumID, _ now: Instant) throws(SQLiteError) {
        try database.run(
            "UPDATE ledger SET standing = ?, since = ? WHERE album = ? AND asset = ?",
            .integer(Ledger.Entry.Standing.handRemoved.rawValue), .instant(now), .id(album), .id(id))
    }
}

extension JournalEntry.Request {
    /// The word of the database for it.
    fileprivate var kind: Int {
        switch self {
        case .createAlbum: 0
        case .add: 1
        case .remove: 2
        case .deleteAlbum: 3
        case .update: 4
        case .share: 5
        case .unshare: 6
        }
    }

    /// What is written down beside album and photos.
    fileprivate var words: (name: Value, key: Value, user: Value) {
        switch self {
        case .createAlbum(let name, let key): (.text(name), .text(key), .null)
        case .share(_, let user, let name): (.text(name), .null, .id(user))
        case .unshare(_, let user): (.null, .null, .id(user))
        case .add, .remove, .deleteAlbum, .update: (.null, .null, .null)
        }
    }
}
