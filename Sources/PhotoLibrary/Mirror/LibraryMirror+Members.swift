import AlbumRules
import ImmichClient
import SQLite

extension LibraryMirror {
    /// The albums whose members are known.
    public func keptMembers() throws(MirrorError) -> [AlbumID: KeptMembers] {
        try access { (database) throws(SQLiteError) in
            let sql = "SELECT id, number, photos + (SELECT count(*) FROM outsider WHERE album = number) FROM album"
            let albums = try database.rows(sql) { (row) throws(SQLiteError) in
                (try row.id(0, of: AlbumEntity.self), KeptMembers(number: row.integer(1), count: Int(row.integer(2))))
            }
            return Dictionary(albums) { first, _ in first }
        }
    }

    /// Takes in the members of an album as they were read after the mirror came to `place`; what they are called now.
    ///
    /// Nil, and nothing is taken in, when the mirror is elsewhere.
    public func keep(
        _ members: [AlbumMember], of album: AlbumID, at place: MirrorPlace
    ) throws(MirrorError) -> Int64? {
        guard try self.place() == place else { return nil }
        return try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                try MirrorUpdate(self.user, in: database).forgetMembers(of: album)
                try database.run("INSERT INTO album (id, photos) VALUES (?, 0)", .id(album))
                let number = try database.first("SELECT last_insert_rowid()") { $0.integer(0) } ?? 0
                let sets = NumberSets(.members, in: database)
                for member in members {
                    if let photo = try self.number(of: member.id) {
                        try sets.set(photo, in: number, to: true)
                    } else {
                        try database.run(
                            "INSERT OR REPLACE INTO outsider VALUES (?, ?, ?, ?)", .integer(number), .id(member.id),
                            .id(member.owner), .integer(MirroredPhoto.number(of: member.visibility)))
                    }
                }
                try sets.write()
                return number
            }
        }
    }

    /// Takes in what was added to an album and taken out of it since the mirror came to `place`.
    public func take(
        added: [AssetID], removed: [AssetID], of album: AlbumID, at place: MirrorPlace
    ) throws(MirrorError) {
        guard try self.place() == place, let kept = try keptMembers()[album] else { return }
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                let sets = NumberSets(.members, in: database)
                for (photos, isMember) in [(added, true), (removed, false)] {
                    for photo in photos {
                        if let number = try self.number(of: photo) {
                            try sets.set(number, in: kept.number, to: isMember)
                        } else if !isMember {
                            try database.run(
                                "DELETE FROM outsider WHERE album = ? AND photo = ?", .integer(kept.number), .id(photo))
                        }
                    }
                }
                try sets.write()
            }
        }
    }

    /// Lets the members of an album go.
    public func forgetMembers(of album: AlbumID) throws(MirrorError) {
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                try MirrorUpdate(self.user, in: database).forgetMembers(of: album)
            }
        }
    }

    /// What there is to hear for albums; in the order of the questions.
    public func stirs(_ asks: [AlbumAsk]) throws(MirrorError) -> [AlbumStir] {
        let kept = try keptMembers()
        return try access { (database) throws(SQLiteError) in
            let listener = try AlbumListener(self.user, in: database, since: asks.compactMap(\.since).min())
            var stirs: [AlbumStir] = []
            for ask in asks { stirs.append(try listener.stir(ask, members: ask.album.flatMap { kept[$0]?.number })) }
            return stirs
        }
    }

    private func number(of id: AssetID) throws(SQLiteError) -> Int64? {
        try database.first("SELECT number FROM photo WHERE id = ?", .id(id)) { $0.integer(0) }
    }
}
