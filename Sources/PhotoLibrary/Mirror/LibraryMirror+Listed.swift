import AlbumRules
import SQLite

extension LibraryMirror {
    /// The members of albums as they were last read, where none of them is known to have left the time line or come to it.
    func listedAlbums() throws(MirrorError) -> [AlbumID: ListedAlbum] {
        try access { (database) throws(SQLiteError) in
            let albums = try Self.listed(in: database)
            return Dictionary(albums.map { ($0.id, $0) }) { first, _ in first }
        }
    }

    /// Takes in members as they were read, and lets go of albums that are not among `known`.
    func keep(_ listed: [ListedAlbum], among known: Set<AlbumID>) throws(MirrorError) {
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                for album in listed {
                    try database.run(
                        "INSERT OR REPLACE INTO listed VALUES (?, ?, ?)", .id(album.id), .instant(album.updatedAt),
                        .blob(album.bytes))
                }
                let ids = try database.rows("SELECT id FROM listed") { (row) throws(SQLiteError) in
                    try row.id(0, of: AlbumEntity.self)
                }
                for id in ids where !known.contains(id) { try Self.forgetListed(id, in: database) }
            }
        }
    }

    /// Lets go of the members of albums that hold one of these photos.
    static func forgetListed(holding photos: Set<AssetID>, in database: Database) throws(SQLiteError) {
        guard !photos.isEmpty else { return }
        for album in try listed(in: database) where album.members.contains(where: { photos.contains($0.id) }) {
            try forgetListed(album.id, in: database)
        }
    }

    private static func forgetListed(_ id: AlbumID, in database: Database) throws(SQLiteError) {
        try database.run("DELETE FROM listed WHERE id = ?", .id(id))
    }

    private static func listed(in database: Database) throws(SQLiteError) -> [ListedAlbum] {
        try database.rows("SELECT id, updated_at, members FROM listed") { (row) throws(SQLiteError) in
            let (id, moment) = (try row.id(0, of: AlbumEntity.self), Instant(milliseconds: row.integer(1)))
            guard let album = row.bytes(2, { ListedAlbum(id: id, updatedAt: moment, $0) }) else {
                throw .unexpectedValue(column: 2)
            }
            return album
        }
    }
}
