import AlbumRules
import SQLite

/// That an album was as its rule wants it, but for what is known to wait, and as of what.
///
/// Void as soon as the ledger of the album changes.
public struct Settlement: Hashable, Sendable {
    /// The filling of the mirror that was gone by.
    public var generation: MirrorGeneration
    /// The last change in it that was heard of.
    public var upto: Int64
    /// What the reading of the members is called in the mirror.
    public var members: Int64
    /// The rule and the settings that were gone by.
    public var meaning: String

    /// A settlement.
    public init(generation: MirrorGeneration, upto: Int64, members: Int64, meaning: String) {
        self.generation = generation
        self.upto = upto
        self.members = members
        self.meaning = meaning
    }
}

extension SyncState {
    /// The albums that are settled.
    public func settlements() throws(StateError) -> [AlbumID: Settlement] {
        try reading { (database) throws(SQLiteError) in
            let sql = "SELECT album, generation, upto, members, meaning FROM settlement"
            let found = try database.rows(sql) { (row) throws(SQLiteError) in
                (
                    try row.id(0, of: AlbumEntity.self),
                    Settlement(
                        generation: try row.id(1, of: MirrorEntity.self), upto: row.integer(2), members: row.integer(3),
                        meaning: row.text(4))
                )
            }
            return Dictionary(found) { first, _ in first }
        }
    }

    /// Writes down that albums are settled. No decision goes by that alone: what was concluded before stands.
    public func settle(_ albums: [AlbumID: Settlement]) throws(StateError) {
        guard !albums.isEmpty else { return }
        try noting { (database) throws(SQLiteError) in
            for (album, settlement) in albums {
                try database.run(
                    "INSERT OR REPLACE INTO settlement VALUES (?, ?, ?, ?, ?)", .id(album), .id(settlement.generation),
                    .integer(settlement.upto), .integer(settlement.members), .text(settlement.meaning))
            }
        }
    }
}
