import AlbumRules
import SQLite

extension SyncState {
    /// The held changes of an album that a run showed last; nil when none ever did.
    ///
    /// `undoing` is the run whose undoing showed them; without it they are those of plans and syncs.
    public func shown(ofAlbumNamed name: String, undoing run: Int64? = nil) throws(StateError) -> ShownChanges? {
        try reading { (database) throws(SQLiteError) in
            let key: (Value, Value) = (.text(name), .integer(run ?? 0))
            let albums = try database.first(
                "SELECT albums FROM shown WHERE name = ? AND undoes = ?", key.0, key.1
            ) { Int($0.integer(0)) }
            guard let albums else { return nil }
            var shown = ShownChanges(albums: albums)
            _ = try database.rows(
                "SELECT asset, is_removal FROM shown_photo WHERE name = ? AND undoes = ?", key.0, key.1
            ) { (row) throws(SQLiteError) in
                let id = try row.id(0, of: AssetEntity.self)
                if row.boolean(1) { shown.removals.insert(id) } else { shown.additions.insert(id) }
            }
            return shown
        }
    }

    /// Remembers what a run shows, in the place of what an earlier one showed of the same album.
    public func remember(
        _ shown: ShownChanges, ofAlbumNamed name: String, undoing run: Int64? = nil, at now: Instant
    ) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            let key: (Value, Value) = (.text(name), .integer(run ?? 0))
            try database.run("DELETE FROM shown WHERE name = ? AND undoes = ?", key.0, key.1)
            try database.run(
                "INSERT INTO shown VALUES (?, ?, ?, ?)", key.0, key.1, .instant(now), .integer(shown.albums))
            let photos = shown.additions.map { ($0, false) } + shown.removals.map { ($0, true) }
            for (id, isRemoval) in photos {
                try database.run(
                    "INSERT INTO shown_photo VALUES (?, ?, ?, ?)", key.0, key.1, .id(id), .boolean(isRemoval))
            }
        }
    }
}
