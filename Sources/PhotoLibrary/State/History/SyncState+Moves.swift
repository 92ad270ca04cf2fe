import AlbumRules
import SQLite

extension SyncState {
    /// Of the photos that a run moved in an album, those that a later run moved, or saw moved by hand.
    public func movedSince(_ run: Int64, in album: AlbumID) throws(StateError) -> Set<AssetID> {
        try reading { (database) throws(SQLiteError) in
            let sql = """
                SELECT DISTINCT asset FROM event
                WHERE album = ?1 AND run > ?2 AND kind NOT IN (?3, ?4) AND asset IN (
                    SELECT asset FROM event WHERE run = ?2 AND album = ?1)
                """
            let ids = try database.rows(
                sql, .id(album), .integer(run), .integer(MemberEvent.Kind.gone.rawValue),
                .integer(MemberEvent.Kind.returned.rawValue)
            ) { (row) throws(SQLiteError) in try row.id(0, of: AssetEntity.self) }
            return Set(ids)
        }
    }
}
