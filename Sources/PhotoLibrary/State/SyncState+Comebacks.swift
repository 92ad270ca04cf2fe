import AlbumRules
import SQLite

extension SyncState {
    /// Photos of an album that were taken out by the tool and came back without it, at least so many times.
    ///
    /// A photo that the tool itself added again after taking it out did not come back: the rule changed its mind.
    /// Meant for members: the last removal counts as followed by a return.
    public func comebacks(atLeast count: Int, to album: AlbumID) throws(StateError) -> Set<AssetID> {
        try reading { (database) throws(SQLiteError) in
            let (removed, added) = (MemberEvent.Kind.removed.rawValue, MemberEvent.Kind.added.rawValue)
            let sql = """
                SELECT asset, kind = ?2 FROM event
                WHERE album = ?1 AND kind IN (?2, ?3) AND asset IN (
                    SELECT asset FROM event WHERE album = ?1 AND kind = ?2 GROUP BY asset HAVING count(*) >= ?4)
                ORDER BY asset, run, at
                """
            var tallies: [AssetID: (returns: Int, isOut: Bool)] = [:]
            _ = try database.rows(
                sql, .id(album), .integer(removed), .integer(added), .integer(count)
            ) { (row) throws(SQLiteError) in
                let id = try row.id(0, of: AssetEntity.self)
                var tally = tallies[id] ?? (0, false)
                let isRemoval = row.boolean(1)
                if isRemoval, tally.isOut { tally.returns += 1 }
                tally.isOut = isRemoval
                tallies[id] = tally
            }
            return Set(tallies.filter { $0.value.returns + ($0.value.isOut ? 1 : 0) >= count }.keys)
        }
    }
}
