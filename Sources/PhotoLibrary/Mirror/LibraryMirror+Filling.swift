import AlbumRules
import ImmichClient
import SQLite

extension LibraryMirror {
    /// Empties the mirror to take in a reading of everything; it counts as nothing until `finishFilling`.
    func beginFilling(_ needs: ReadNeeds, version: ServerVersion, at now: Instant) throws(MirrorError) {
        months = [:]
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                for table in ["library", "photo", "month", "face"] { try database.execute("DELETE FROM \(table)") }
                try database.run(
                    "INSERT INTO library VALUES (?, NULL, ?, ?, ?, ?)", .id(self.user), .text(version.description),
                    .boolean(needs.people), .boolean(needs.exif), .instant(now))
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
                    self.months = [:]
                case .vanished(let ids): for id in ids { try self.remove(id) }
                case .photos(let photos): for photo in photos { try self.put(photo) }
                }
            }
        }
    }

    /// Declares it whole: the reading was complete, and nothing before the place is missing.
    func finishFilling(at cursor: SyncCursor) throws(MirrorError) {
        try access { (database) throws(SQLiteError) in
            try database.transaction { () throws(SQLiteError) in
                try self.writeMonths()
                try database.run("UPDATE library SET cursor = ?", .text(cursor.description))
            }
        }
    }

    /// Declares it not whole, so that the next reading reads everything.
    func distrust() throws(MirrorError) {
        try access { (database) throws(SQLiteError) in try database.execute("UPDATE library SET cursor = NULL") }
    }

    func put(_ photo: Photo) throws(SQLiteError) {
        try remove(photo.id)
        let month = CalendarMonth(CalendarDay(photo.takenOnClock)).number
        try database.run(
            "INSERT INTO photo (id, month, facts) VALUES (?, ?, ?)", .id(photo.id), .integer(month),
            .blob(MirroredPhoto.bytes(of: photo)))
        months[month, default: 0] += 1
    }

    func remove(_ id: AssetID) throws(SQLiteError) {
        let month = try database.first("DELETE FROM photo WHERE id = ? RETURNING month", .id(id)) { Int($0.integer(0)) }
        if let month { months[month, default: 0] -= 1 }
    }

    func writeMonths() throws(SQLiteError) {
        for (month, count) in months where count != 0 {
            try database.run(
                "INSERT INTO month VALUES (?1, ?2) ON CONFLICT (month) DO UPDATE SET photos = photos + ?2",
                .integer(month), .integer(count))
        }
        months = [:]
    }
}
