import AlbumRules
import SQLite

extension SyncState {
    /// Writes down that a run begins; what is noted from now on belongs to it.
    public func beginRun(at now: Instant) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            try database.run("INSERT INTO run (started_at) VALUES (?)", .instant(now))
            self.run = try database.first("SELECT max(id) FROM run") { $0.integer(0) } ?? 0
        }
    }

    /// Writes down how the run ended.
    public func endRun(_ report: RunReport, code: ExitCode, at now: Instant) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            try database.run(
                "UPDATE run SET ended_at = ?, exit_code = ?, added = ?, removed = ?, held = ?, failed = ? WHERE id = ?",
                .instant(now), .integer(Int64(code.rawValue)), .integer(report.added), .integer(report.removed),
                .integer(report.heldAlbums), .integer(report.failedAlbums), .integer(self.run))
        }
    }

    /// The latest runs, newest first.
    public func runs(latest count: Int) throws(StateError) -> [RunRecord] {
        try reading { (database) throws(SQLiteError) in
            let sql = """
                SELECT id, started_at, ended_at, exit_code, added, removed, held, failed
                FROM run ORDER BY id DESC LIMIT ?
                """
            return try database.rows(sql, .integer(count)) { row in
                RunRecord(
                    id: row.integer(0), startedAt: Instant(milliseconds: row.integer(1)), endedAt: row.instant(2),
                    exitCode: row.isNull(3) ? nil : ExitCode(rawValue: Int32(clamping: row.integer(3))),
                    added: Int(row.integer(4)), removed: Int(row.integer(5)), held: Int(row.integer(6)),
                    failed: Int(row.integer(7)))
            }
        }
    }

    /// What happened to one photo in one album, oldest first.
    public func history(of asset: AssetID, in album: AlbumID) throws(StateError) -> [MemberEvent] {
        try reading { (database) throws(SQLiteError) in
            let sql = "SELECT kind, at, run FROM event WHERE album = ? AND asset = ? ORDER BY run, at, kind"
            return try database.rows(sql, .id(album), .id(asset)) { (row) throws(SQLiteError) in
                guard let kind = MemberEvent.Kind(rawValue: Int(row.integer(0))) else {
                    throw .unexpectedValue(column: 0)
                }
                return MemberEvent(kind: kind, at: Instant(milliseconds: row.integer(1)), run: row.integer(2))
            }
        }
    }
}
