import AlbumRules
import SQLite

extension SyncState {
    /// The latest runs, newest first.
    public func runs(latest count: Int) throws(StateError) -> [RunRecord] {
        try runs(where: "TRUE ORDER BY id DESC LIMIT ?", .integer(count))
    }

    /// One run; nil when there was none of that number.
    public func run(_ number: Int64) throws(StateError) -> RunRecord? {
        try runs(where: "id = ?", .integer(number)).first
    }

    /// Photos that a run moved or took on, album by album, the oldest first; `kinds` are the ones to tell of.
    public func photos(
        movedBy run: Int64, kinds: Set<MemberEvent.Kind> = [.added, .removed, .adopted]
    ) throws(StateError) -> [PhotoRecord] {
        try reading { (database) throws(SQLiteError) in
            let sql = """
                SELECT album, kind, event.asset, file_name, taken_on_clock
                FROM event LEFT JOIN known_photo ON known_photo.asset = event.asset
                WHERE run = ? ORDER BY album, kind, taken_on_clock, event.asset
                """
            let photos = try database.rows(sql, .integer(run)) { (row) throws(SQLiteError) in
                let photo = PhotoChange(
                    id: try row.id(2, of: AssetEntity.self), fileName: row.text(3),
                    takenOnClock: row.isNull(4) ? nil : WallTime(milliseconds: row.integer(4)))
                return PhotoRecord(
                    album: try row.id(0, of: AlbumEntity.self), kind: try Self.kind(row, 1), photo: photo)
            }
            return photos.filter { kinds.contains($0.kind) }
        }
    }

    /// What happened to one photo in one album, oldest first.
    public func history(of asset: AssetID, in album: AlbumID) throws(StateError) -> [MemberEvent] {
        try reading { (database) throws(SQLiteError) in
            let sql = """
                SELECT event.kind, at, run, run.kind, undoes FROM event JOIN run ON run.id = run
                WHERE album = ? AND asset = ? ORDER BY run, at, event.kind
                """
            return try database.rows(sql, .id(album), .id(asset)) { (row) throws(SQLiteError) in
                MemberEvent(
                    kind: try Self.kind(row, 0), at: Instant(milliseconds: row.integer(1)), run: row.integer(2),
                    undone: row.isNull(4) ? nil : row.integer(4))
            }
        }
    }

    private static func kind(_ row: Row, _ column: Int) throws(SQLiteError) -> MemberEvent.Kind {
        guard let kind = MemberEvent.Kind(rawValue: Int(row.integer(column))) else {
            throw .unexpectedValue(column: column)
        }
        return kind
    }

    private func runs(where condition: String, _ value: Value) throws(StateError) -> [RunRecord] {
        try reading { (database) throws(SQLiteError) in
            let sql = """
                SELECT id, kind, undoes, started_at, ended_at, exit_code, failure, subject, is_partial FROM run WHERE \(condition)
                """
            var runs = try database.rows(sql, value) { row in
                RunRecord(
                    id: row.integer(0),
                    kind: RunKind(word: row.integer(1), undone: row.isNull(2) ? nil : row.integer(2)),
                    subject: row.isNull(7) ? nil : row.text(7), isPartial: row.boolean(8),
                    startedAt: Instant(milliseconds: row.integer(3)), endedAt: row.instant(4),
                    exitCode: row.isNull(5) ? nil : ExitCode(rawValue: Int32(clamping: row.integer(5))),
                    failure: row.isNull(6) ? nil : row.text(6), albums: [])
            }
            for index in runs.indices { runs[index].albums = try self.albums(of: runs[index].id) }
            return runs
        }
    }

    /// What a run did to each album: what it said at its end, and for one that never ended what its answers said.
    private func albums(of run: Int64) throws(SQLiteError) -> [AlbumRecord] {
        var records = try database.rows(
            "SELECT name, album, is_created, failure FROM run_album WHERE run = ? ORDER BY name", .integer(run)
        ) { (row) throws(SQLiteError) in
            AlbumRecord(
                name: row.text(0), id: row.isNull(1) ? nil : try row.id(1, of: AlbumEntity.self),
                isCreated: row.boolean(2), added: 0, removed: 0, adopted: 0, holds: [],
                failure: row.isNull(3) ? nil : row.text(3))
        }
        for index in records.indices {
            records[index].holds = try database.rows(
                "SELECT words FROM run_hold WHERE run = ? AND name = ? ORDER BY number", .integer(run),
                .text(records[index].name)
            ) { $0.text(0) }
        }
        let counts = try database.rows(
            """
            SELECT album, kind, count(*), (SELECT name FROM album WHERE album.id = event.album)
            FROM event WHERE run = ? AND kind IN (0, 1, 2) GROUP BY album, kind
            """, .integer(run)
        ) { (row) throws(SQLiteError) in
            (
                id: try row.id(0, of: AlbumEntity.self), kind: try Self.kind(row, 1), count: Int(row.integer(2)),
                name: row.isNull(3) ? nil : row.text(3)
            )
        }
        for (id, kind, count, name) in counts {
            let index = records.firstIndex { $0.id == id } ?? records.endIndex
            if index == records.endIndex {
                records.append(
                    AlbumRecord(name: name, id: id, isCreated: false, added: 0, removed: 0, adopted: 0, holds: []))
            }
            records[index].take(count, of: kind)
        }
        return records
    }
}

extension AlbumRecord {
    fileprivate mutating func take(_ count: Int, of kind: MemberEvent.Kind) {
        switch kind {
        case .added: added += count
        case .removed: removed += count
        case .adopted: adopted += count
        default: break
        }
    }
}
