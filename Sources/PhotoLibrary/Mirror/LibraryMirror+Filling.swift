import AlbumRules
import ImmichClient
import SQLite

extension LibraryMirror {
    /// Empties the mirror to take in a reading of everything; it counts as nothing until `finishFilling`.
    func beginFilling(_ needs: ReadNeeds, version: ServerVersion, at now: Instant) throws(MirrorError) {
        tallies = LibraryTallies()
        let generation = MirrorGeneration(high: .random(in: 0...(.max)), low: .random(in: 0...(.max)))
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                for table in MirrorSchema.contents { try database.execute("DELETE FROM \(table)") }
                try database.run(
                    "INSERT INTO library VALUES (?, NULL, ?, ?, ?, ?, ?, 0, 1, NULL, 0)", .id(self.user),
                    .text(version.description),
                    .boolean(needs.people), .boolean(needs.exif), .instant(now), .id(generation))
            }
        }
    }

    /// Takes in what a reading hands on.
    func take(_ event: LibraryReadEvent) throws(MirrorError) {
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                switch event {
                case .restarted:
                    try database.execute("DELETE FROM photo")
                    self.tallies = LibraryTallies()
                case .vanished(let ids): for id in ids { _ = try self.remove(id) }
                case .photos(let photos): for photo in photos { _ = try self.put(photo) }
                }
            }
        }
    }

    /// Declares it whole: the reading was complete, and nothing before the place is missing.
    func finishFilling(at cursor: SyncCursor) throws(MirrorError) {
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                try self.tallies.write(to: database)
                try database.run("UPDATE library SET cursor = ?", .text(cursor.description))
            }
        }
    }

    /// Declares it not whole, so that the next reading reads everything.
    func distrust() throws(MirrorError) {
        try access { (database) throws(SQLiteError) in try database.execute("UPDATE library SET cursor = NULL") }
    }

    /// What became of a photo that was put in.
    enum Arrival: Hashable {
        /// It was there, just so.
        case same
        /// It was there and looked another way.
        case changed
        /// It was not there.
        case new
    }

    /// Takes a photo in; it keeps its number for as long as it is there.
    func put(_ photo: Photo) throws(SQLiteError) -> Arrival {
        let bytes = MirroredPhoto.bytes(of: photo)
        let month: Value = .integer(CalendarMonth(CalendarDay(photo.takenOnClock)).number)
        let known = try database.first("SELECT number, facts FROM photo WHERE id = ?", .id(photo.id)) {
            (row) throws(SQLiteError) -> (number: Int64, before: Photo?) in
            let isSame = row.bytes(1) { $0.elementsEqual(bytes) }
            return (row.integer(0), isSame ? nil : try row.photo(1, photo.id, self.user))
        }
        guard let known else {
            try database.run(
                "INSERT INTO photo (id, month, facts) VALUES (?, ?, ?)", .id(photo.id), month, .blob(bytes))
            tallies.count(photo)
            return .new
        }
        guard let before = known.before else { return .same }
        tallies.count(before, -1)
        tallies.count(photo)
        try database.run(
            "UPDATE photo SET month = ?, facts = ? WHERE number = ?", month, .blob(bytes), .integer(known.number))
        return .changed
    }

    /// Leaves a photo out; the number that it had.
    func remove(_ id: AssetID) throws(SQLiteError) -> Int64? {
        let known = try database.first("DELETE FROM photo WHERE id = ? RETURNING number, facts", .id(id)) {
            (row) throws(SQLiteError) in (number: row.integer(0), photo: try row.photo(1, id, self.user))
        }
        guard let known else { return nil }
        tallies.count(known.photo, -1)
        return known.number
    }
}

extension Row {
    /// A photo of the mirror.
    func photo(_ column: Int, _ id: AssetID, _ owner: UserID) throws(SQLiteError) -> Photo {
        guard let photo = bytes(column, { MirroredPhoto.photo($0, id: id, owner: owner) }) else {
            throw .unexpectedValue(column: column)
        }
        return photo
    }
}
