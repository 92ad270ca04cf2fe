import AlbumRules
import ImmichClient
import SQLite

extension LibraryMirror {
    /// Takes in photos as they are now, at the place where it stands; which of them it did not hold just so.
    ///
    /// Nil, and nothing changed, when it is not there any more. From then on it counts as not exact: faces that nobody asked
    /// for may have changed before that place.
    func take(
        _ photos: [Photo], gone: Set<AssetID>, at cursor: SyncCursor
    ) throws(MirrorError) -> Set<AssetID>? {
        try access { (database) throws(SQLiteError) in
            self.tallies = LibraryTallies()
            return try database.transaction { () throws(SQLiteError) -> Set<AssetID>? in
                let isThere = try database.run(
                    "UPDATE library SET is_exact = 0 WHERE cursor = ?", .text(cursor.description))
                guard isThere == 1 else { return nil }
                var changed: Set<AssetID> = []
                var moved = gone
                for id in gone where try self.remove(id) != nil { changed.insert(id) }
                for photo in photos {
                    let arrival = try self.put(photo)
                    if arrival != .same { changed.insert(photo.id) }
                    if arrival == .new { moved.insert(photo.id) }
                }
                try self.tallies.write(to: database)
                try Self.forgetListed(holding: moved, in: database)
                if !changed.isEmpty { try database.execute("UPDATE library SET revision = revision + 1") }
                return changed
            }
        }
    }

    /// Moves it to a later place after a pass that counted the photos of some people; false when somebody else moved it.
    func move(
        from cursor: SyncCursor, to later: SyncCursor, watching people: Set<PersonID>
    ) throws(MirrorError) -> Bool {
        var writer = ByteWriter()
        writer.put(UInt64(people.count))
        for person in people.sorted() { writer.put(person) }
        let watched = writer.bytes
        return try access { (database) throws(SQLiteError) in
            try database.run(
                "UPDATE library SET cursor = ?, is_exact = 0, watched = ? WHERE cursor = ?", .text(later.description),
                .blob(watched), .text(cursor.description)) == 1
        }
    }

    /// The photos that a person is on. Cost: looks through all of them.
    func photos(of person: PersonID) throws(MirrorError) -> Set<AssetID> {
        var writer = ByteWriter()
        writer.put(person)
        let bytes = writer.bytes
        return try access { (database) throws(SQLiteError) in
            let sql = "SELECT id, facts FROM photo WHERE instr(facts, ?) > 0"
            return Set(
                try database.rows(sql, .blob(bytes)) { (row) throws(SQLiteError) -> AssetID? in
                    let id = try row.id(0, of: AssetEntity.self)
                    return try row.photo(1, id, self.user).people.contains(person) ? id : nil
                }.compactMap(\.self))
        }
    }

    /// The photos of months of the wall clock. Cost: looks through all of them.
    func photos(in months: Set<CalendarMonth>) throws(MirrorError) -> Set<AssetID> {
        try access { (database) throws(SQLiteError) in
            var photos: Set<AssetID> = []
            for month in months {
                photos.formUnion(
                    try database.rows("SELECT id FROM photo WHERE month = ?", .integer(month.number)) {
                        (row) throws(SQLiteError) in try row.id(0, of: AssetEntity.self)
                    })
            }
            return photos
        }
    }
}

extension Row {
    /// So many people, one after the other.
    func people(_ column: Int) throws(SQLiteError) -> Set<PersonID> {
        let people = bytes(column) { bytes -> Set<PersonID>? in
            var reader = ByteReader(bytes)
            var people: Set<PersonID> = []
            let count = reader.number()
            while people.count < count, !reader.isBroken { people.insert(reader.id()) }
            return reader.isAtEnd ? people : nil
        }
        guard let people else { throw .unexpectedValue(column: column) }
        return people
    }
}
