import AlbumRules
import SQLite

extension SyncState {
    /// What the tool put into an album.
    public func ledger(of album: AlbumID) throws(StateError) -> Ledger {
        try reading { (database) throws(SQLiteError) in
            let sql = "SELECT asset, origin, standing, since FROM ledger WHERE album = ?"
            let entries = try database.rows(sql, .id(album), as: Self.entry)
            return Ledger(Dictionary(entries) { first, _ in first })
        }
    }

    /// What is remembered of some photos of an album, and of all those that are not simply in it.
    public func ledger(of album: AlbumID, among photos: some Sequence<AssetID>) throws(StateError) -> Ledger {
        var ledger = try oddLedger(of: album)
        return try reading { (database) throws(SQLiteError) in
            let sql = "SELECT asset, origin, standing, since FROM ledger WHERE album = ? AND asset = ?"
            for photo in photos {
                if let (id, entry) = try database.first(sql, .id(album), .id(photo), as: Self.entry) {
                    ledger.entries[id] = entry
                }
            }
            return ledger
        }
    }

    /// What is remembered of photos that are not simply in the album. Cost: nothing for those that are.
    public func oddLedger(of album: AlbumID) throws(StateError) -> Ledger {
        try reading { (database) throws(SQLiteError) in
            let sql = """
                SELECT asset, origin, standing, since FROM ledger INDEXED BY ledger_odd
                WHERE album = ? AND standing <> 0
                """
            return Ledger(Dictionary(try database.rows(sql, .id(album), as: Self.entry)) { first, _ in first })
        }
    }

    /// How many photos of an album the tool answers for, and how many it added; nobody counts for that.
    public func ledgerTotals(of album: AlbumID) throws(StateError) -> Ledger.Totals {
        try reading { (database) throws(SQLiteError) in
            var totals = Ledger.Totals()
            let sql = "SELECT origin, standing, photos FROM ledger_count WHERE album = ?"
            let counts = try database.rows(sql, .id(album)) { ($0.integer(0), $0.integer(1), Int($0.integer(2))) }
            for (origin, standing, count) in counts {
                if standing == Ledger.Entry.Standing.ours.rawValue { totals.own += count }
                if origin == Ledger.Entry.Origin.added.rawValue { totals.added += count }
            }
            return totals
        }
    }

    private static func entry(_ row: Row) throws(SQLiteError) -> (AssetID, Ledger.Entry) {
        guard let origin = Ledger.Entry.Origin(rawValue: Int(row.integer(1))) else { throw .unexpectedValue(column: 1) }
        guard let standing = Ledger.Entry.Standing(rawValue: Int(row.integer(2))) else {
            throw .unexpectedValue(column: 2)
        }
        return (
            try row.id(0, of: AssetEntity.self),
            Ledger.Entry(origin: origin, standing: standing, since: Instant(milliseconds: row.integer(3)))
        )
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
        guard !ids.isEmpty else { return }
        try writing { (database) throws(SQLiteError) in
            for id in ids.sorted() {
                try self.set(Ledger.Entry(origin: .adopted, since: now), id, album)
                try self.note(.adopted, id, album, now)
            }
        }
    }

    func set(_ entry: Ledger.Entry, _ id: AssetID, _ album: AlbumID) throws(SQLiteError) {
        // A replaced row would be gone without a word to those who count.
        let sql = """
            INSERT INTO ledger VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET origin = ?3, standing = ?4, since = ?5
            """
        try database.run(
            sql, .id(album), .id(id), .integer(entry.origin.rawValue), .integer(entry.standing.rawValue),
            .instant(entry.since))
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
