import AlbumRules
import SQLite

extension SyncState {
    /// The albums that the tool keeps, by their names in the configuration.
    public func albums() throws(StateError) -> [String: ManagedAlbum] {
        try reading { (database) throws(SQLiteError) in
            let people = try database.rows("SELECT album, name, photos FROM album_person") {
                (row) throws(SQLiteError) in
                (try row.id(0, of: AlbumEntity.self), row.text(1), Int(row.integer(2)))
            }
            let counts = Dictionary(grouping: people, by: \.0)
                .mapValues { Dictionary($0.map { ($0.1, $0.2) }) { first, _ in first } }
            let sql = """
                SELECT name, id, server_name, is_created, is_hand_added_removal_approved, good_run_at, good_library,
                    is_first_fill_open
                FROM album
                """
            let albums = try database.rows(sql) { (row) throws(SQLiteError) in
                let id = try row.id(1, of: AlbumEntity.self)
                var album = ManagedAlbum(
                    name: row.text(0), id: id, serverName: row.text(2), isCreated: row.boolean(3),
                    isHandAddedRemovalApproved: row.boolean(4), goodRunAt: row.instant(5),
                    baseline: row.isNull(6)
                        ? nil : AlbumBaseline(library: Int(row.integer(6)), people: counts[id] ?? [:]))
                album.isFirstFillOpen = row.boolean(7)
                return album
            }
            return Dictionary(albums.map { ($0.name, $0) }) { first, _ in first }
        }
    }

    /// The users whom the tool let into an album, with the addresses by which the configuration names them.
    public func grants(of album: AlbumID) throws(StateError) -> [UserID: String] {
        try reading { (database) throws(SQLiteError) in
            let rows = try database.rows("SELECT user, name FROM album_share WHERE album = ?", .id(album)) {
                (row) throws(SQLiteError) in (try row.id(0, of: UserEntity.self), row.text(1))
            }
            return Dictionary(rows) { first, _ in first }
        }
    }

    /// Remembers an album under its name in the configuration; another album of that name, or name of that album, is let go.
    public func keep(_ album: ManagedAlbum) throws(StateError) {
        try writing { (_) throws(SQLiteError) in try self.put(album) }
    }

    func put(_ album: ManagedAlbum) throws(SQLiteError) {
        try database.run("DELETE FROM album WHERE (name = ?1) <> (id = ?2)", .text(album.name), .id(album.id))
        let sql = """
            INSERT INTO album VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (name) DO UPDATE SET server_name = ?3, is_created = ?4,
                is_hand_added_removal_approved = ?5, good_run_at = ?6, good_library = ?7, is_first_fill_open = ?8
            """
        try database.run(
            sql, .text(album.name), .id(album.id), .text(album.serverName), .boolean(album.isCreated),
            .boolean(album.isHandAddedRemovalApproved), .instant(album.goodRunAt),
            album.baseline.map { .integer($0.library) } ?? .null, .boolean(album.isFirstFillOpen))
        try database.run("DELETE FROM album_person WHERE album = ?", .id(album.id))
        for (name, count) in album.baseline?.people ?? [:] {
            try database.run(
                "INSERT INTO album_person VALUES (?, ?, ?)", .id(album.id), .text(name), .integer(count))
        }
    }

    /// Lets an album go, with the memory of what the tool put there: the next run meets it for the first time.
    public func forget(albumNamed name: String) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            let id = try database.first("SELECT id FROM album WHERE name = ?", .text(name)) {
                (row) throws(SQLiteError) in try row.id(0, of: AlbumEntity.self)
            }
            if let id { try self.letGo(id) }
        }
    }

    /// Forgets an album, what the tool put there, and requests about it that were never answered.
    func letGo(_ id: AlbumID) throws(SQLiteError) {
        try database.run("DELETE FROM ledger WHERE album = ?", .id(id))
        try database.run("DELETE FROM journal WHERE album = ? AND answered_at IS NULL", .id(id))
        try database.run("DELETE FROM album_share WHERE album = ?", .id(id))
        try database.run("DELETE FROM album WHERE id = ?", .id(id))
    }

    /// Who stood behind each name at the last run that could tell.
    public func rememberedPeople() throws(StateError) -> [String: PersonID] {
        try reading { (database) throws(SQLiteError) in
            let people = try database.rows("SELECT name, id FROM person") { (row) throws(SQLiteError) in
                (row.text(0), try row.id(1, of: PersonEntity.self))
            }
            return Dictionary(people) { first, _ in first }
        }
    }

    /// Remembers who stands behind each name; names that are not given keep what they had.
    public func remember(_ people: [String: PersonID]) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            for (name, id) in people {
                try database.run("INSERT OR REPLACE INTO person VALUES (?, ?)", .text(name), .id(id))
            }
        }
    }

    /// Lets go who stood behind a name, so that the next run takes whoever is called so.
    public func forget(personNamed name: String) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            try database.run("DELETE FROM person WHERE name = ?", .text(name))
        }
    }

    func reading<Result>(
        _ body: (Database) throws(SQLiteError) -> Result
    ) throws(StateError) -> Result {
        do throws(SQLiteError) { return try body(database) } catch { throw .database(error) }
    }

    /// Changes what is remembered; what was concluded from it before is void.
    func writing(_ body: (Database) throws(SQLiteError) -> Void) throws(StateError) {
        try noting { (database) throws(SQLiteError) in
            try database.run("DELETE FROM conclusion")
            try body(database)
        }
    }

    /// Writes down what no decision goes by.
    func noting(_ body: (Database) throws(SQLiteError) -> Void) throws(StateError) {
        try reading { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in try body(database) }
        }
        onWritten?()
    }
}
