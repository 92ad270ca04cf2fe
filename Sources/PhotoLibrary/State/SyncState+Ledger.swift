import AlbumRules
import SQLite

extension SyncState {
    /// What the tool put into an album.
    public func ledger(of album: AlbumID) throws(StateError) -> Ledger {
        try reading { (database) throws(SQLiteError) in
            var ledger = Ledger()
            _ = try database.rows("SELECT asset, origin, standing, since FROM ledger WHERE album = ?", .id(album)) {
                (row) throws(SQLiteError) in
                guard let origin = Ledger.Entry.Origin(rawValue: Int(row.integer(1))) else {
                    throw .unexpectedValue(column: 1)
                }
                guard let standing = Ledger.Entry.Standing(rawValue: Int(row.integer(2))) else {
                    throw .unexpectedValue(column: 2)
                }
                let id = try row.id(0, of: AssetEntity.self)
                ledger.entries[id] = Ledger.Entry(
                    origin: origin, standing: standing, since: Instant(milliseconds: row.integer(3)))
            }
            return ledger
        }
    }

    /// Writes down what a complete read taught about the ledger of an album.
    public func learn(_ review: LedgerReview, before ledger: Ledger, of album: AlbumID, at now: Instant)
        throws(StateError)
    {
        guard !review.isEmpty else { return }
        try writing { (database) throws(SQLiteError) in
            for id in review.dropped.sorted() {
                try self.drop(id, album)
                if review.putBackByHand.contains(id) { try self.note(.putBack, id, album, now) }
            }
            for (id, entry) in review.changed.sorted(by: { $0.key < $1.key }) {
                try self.set(entry, id, album)
                switch (ledger.entries[id]?.standing, entry.standing) {
                case (_, .handRemoved): try self.note(.handRemoved, id, album, now)
                case (_, .gone): try self.note(.gone, id, album, now)
                case (.gone, .ours): try self.note(.returned, id, album, now)
                default: break
                }
            }
        }
    }

    /// Takes on members that match at first contact.
    public func adopt(_ ids: [AssetID], in album: AlbumID, at now: Instant) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            for id in ids.sorted() {
                try self.set(Ledger.Entry(origin: .adopted, since: now), id, album)
                try self.note(.adopted, id, album, now)
            }
        }
    }

    func set(_ entry: Ledger.Entry, _ id: AssetID, _ album: AlbumID) throws(SQLiteError) {
        try database.run(
            "INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?, ?)", .id(album), .id(id),
            .integer(entry.origin.rawValue), .integer(entry.standing.rawValue), .instant(entry.since))
    }

    func drop(_ id: AssetID, _ album: AlbumID) throws(SQLiteError) {
        try database.run("DELETE FROM ledger WHERE album = ? AND asset = ?", .id(album), .id(id))
    }

    /// Notes what happened to a photo; `run` is the run in which it did.
    func note(
        _ kind: MemberEvent.Kind, _ id: AssetID, _ album: AlbumID, _ now: Instant, run: Int64? = nil
    ) throws(SQLiteError) {
        let run = run ?? self.run
        guard run != 0 else { return }
        try database.run(
            "INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?)", .id(album), .id(id), .integer(run),
            .integer(kind.rawValue), .instant(now))
    }
}
