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
            for id in review.dropped {
                try self.drop(id, album)
                switch ledger.entries[id]?.standing {
                case .handRemoved: try self.note(.putBack, id, album, now)
                case .leaving: try self.note(.removed, id, album, now)
                default: break
                }
            }
            for (id, entry) in review.changed {
                try self.set(entry, id, album)
                switch (ledger.entries[id]?.standing, entry.standing) {
                case (.leaving, .ours): break
                case (.pending, .ours): try self.note(.added, id, album, now)
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
            for id in ids {
                try self.set(Ledger.Entry(origin: .adopted, since: now), id, album)
                try self.note(.adopted, id, album, now)
            }
        }
    }

    /// Writes down, before the request, which photos are about to be added: should the answer be lost, the next run knows.
    public func intend(toAdd ids: [AssetID], to album: AlbumID, at now: Instant) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            for id in ids {
                try self.set(Ledger.Entry(origin: .added, standing: .pending, since: now), id, album)
            }
        }
    }

    /// Writes down the server's answers to an addition: what was added is the tool's, what was not is nobody's.
    public func answered(added: [AssetID], notAdded: [AssetID], to album: AlbumID, at now: Instant)
        throws(StateError)
    {
        try writing { (database) throws(SQLiteError) in
            for id in added {
                try self.set(Ledger.Entry(origin: .added, since: now), id, album)
                try self.note(.added, id, album, now)
            }
            for id in notAdded { try self.drop(id, album) }
        }
    }

    /// Writes down, before the request, which photos are about to be taken out; what is not the tool's is not noted.
    public func intend(toRemove ids: [AssetID], from album: AlbumID) throws(StateError) {
        try writing { (_) throws(SQLiteError) in
            for id in ids { try self.move(id, album, from: .ours, to: .leaving) }
        }
    }

    /// Takes an intention back: the server certainly took nothing out.
    public func stays(_ ids: [AssetID], in album: AlbumID) throws(StateError) {
        try writing { (_) throws(SQLiteError) in
            for id in ids { try self.move(id, album, from: .leaving, to: .ours) }
        }
    }

    /// Writes down the server's answers to a removal; a photo that was no member any more was taken out by hand.
    public func answered(removed: [AssetID], notThere: [AssetID], from album: AlbumID, at now: Instant)
        throws(StateError)
    {
        try writing { (database) throws(SQLiteError) in
            for id in removed {
                try self.drop(id, album)
                try self.note(.removed, id, album, now)
            }
            for id in notThere {
                try database.run(
                    "UPDATE ledger SET standing = ?, since = ? WHERE album = ? AND asset = ?",
                    .integer(Ledger.Entry.Standing.handRemoved.rawValue), .instant(now), .id(album), .id(id))
            }
        }
    }

    private func set(_ entry: Ledger.Entry, _ id: AssetID, _ album: AlbumID) throws(SQLiteError) {
        try database.run(
            "INSERT OR REPLACE INTO ledger VALUES (?, ?, ?, ?, ?)", .id(album), .id(id),
            .integer(entry.origin.rawValue), .integer(entry.standing.rawValue), .instant(entry.since))
    }

    private func move(
        _ id: AssetID, _ album: AlbumID, from old: Ledger.Entry.Standing, to new: Ledger.Entry.Standing
    ) throws(SQLiteError) {
        try database.run(
            "UPDATE ledger SET standing = ? WHERE album = ? AND asset = ? AND standing = ?",
            .integer(new.rawValue), .id(album), .id(id), .integer(old.rawValue))
    }

    private func drop(_ id: AssetID, _ album: AlbumID) throws(SQLiteError) {
        try database.run("DELETE FROM ledger WHERE album = ? AND asset = ?", .id(album), .id(id))
    }

    private func note(
        _ kind: MemberEvent.Kind, _ id: AssetID, _ album: AlbumID, _ now: Instant
    ) throws(SQLiteError) {
        guard run != 0 else { return }
        try database.run(
            "INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?)", .id(album), .id(id), .integer(run),
            .integer(kind.rawValue), .instant(now))
    }
}
