import AlbumRules
import SQLite

extension SyncState {
    /// Writes down that a run begins; what is noted from now on belongs to it. Gives its number.
    ///
    /// Runs over several accounts have one `number` in all of them; without one it is the next. `subject` is what an answer
    /// is about; a partial run looks at some of the albums only.
    @discardableResult
    public func beginRun(
        _ kind: RunKind = .sync, about subject: String? = nil, number: Int64? = nil, isPartial: Bool = false,
        at now: Instant
    ) throws(StateError) -> Int64 {
        try noting { (database) throws(SQLiteError) in
            try database.run(
                "INSERT INTO run (id, started_at, kind, undoes, subject, is_partial) VALUES (?, ?, ?, ?, ?, ?)",
                number.map { .integer($0) } ?? .null, .instant(now), .integer(kind.word),
                kind.undone.map { .integer($0) } ?? .null, .text(subject), .boolean(isPartial))
            self.run = try database.first("SELECT last_insert_rowid()") { $0.integer(0) } ?? 0
            self.runKind = kind
        }
        return run
    }

    /// The number of the latest run; 0 when there was none.
    func lastRun() throws(StateError) -> Int64 {
        try reading { (database) throws(SQLiteError) in
            try database.first("SELECT coalesce(max(id), 0) FROM run") { $0.integer(0) } ?? 0
        }
    }

    /// Writes down how the run ended, and of each album what happened to it; albums with which nothing did leave no row.
    public func endRun(_ report: RunReport, code: ExitCode, at now: Instant) throws(StateError) {
        try noting { (database) throws(SQLiteError) in
            try database.run(
                """
                UPDATE run SET ended_at = ?, exit_code = ?, added = ?, removed = ?, held = ?, failed = ?, failure = ?
                WHERE id = ?
                """,
                .instant(now), .integer(Int64(code.rawValue)), .integer(report.added), .integer(report.removed),
                .integer(report.heldAlbums), .integer(report.failedAlbums), .text(report.failure?.message),
                .integer(self.run))
            for album in report.albums where album.isEventful || self.runKind.isAnswer { try self.note(album) }
        }
    }

    /// Remembers what photos are called, for the history.
    public func rememberNames(of photos: [PhotoChange]) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            // In the order of the key, neighbours share pages.
            for photo in photos.sorted(by: { $0.id < $1.id }) where !photo.fileName.isEmpty {
                try database.run(
                    "INSERT OR REPLACE INTO known_photo VALUES (?, ?, ?)", .id(photo.id), .text(photo.fileName),
                    photo.takenOnClock.map { .integer($0.milliseconds) } ?? .null)
            }
        }
    }

    private func note(_ album: AlbumReport) throws(SQLiteError) {
        try database.run(
            "INSERT OR REPLACE INTO run_album VALUES (?, ?, ?, ?, ?, ?, ?)", .integer(run), .text(album.name),
            album.id.map { .id($0) } ?? .null, .boolean(album.isCreated), .integer(album.adopted),
            .integer(album.total), .text(album.failure?.message))
        for (number, hold) in album.holds.enumerated() {
            try database.run(
                "INSERT OR REPLACE INTO run_hold VALUES (?, ?, ?, ?)", .integer(run), .text(album.name),
                .integer(number), .text(hold.description))
        }
    }
}

extension AlbumReport {
    /// Whether there is anything to tell of it later.
    fileprivate var isEventful: Bool {
        !added.isEmpty || !removed.isEmpty || !holds.isEmpty || failure != nil || isCreated || adopted > 0
    }
}

extension RunKind {
    /// The word of the database for it.
    var word: Int {
        switch self {
        case .sync: 0
        case .undo: 1
        case .savedPlan: 2
        case .answer(let answer): Self.firstAnswer + Int(RunAnswer.allCases.firstIndex(of: answer) ?? 0)
        }
    }

    /// The words of answers follow each other in the order of the cases.
    private static let firstAnswer = 3

    var isAnswer: Bool { if case .answer = self { true } else { false } }

    init(word: Int64, undone: Int64?) {
        switch (word, undone) {
        case (1, let run?): self = .undo(of: run)
        case (2, _): self = .savedPlan
        default:
            let number = Int(word) - Self.firstAnswer
            self = RunAnswer.allCases.indices.contains(number) ? .answer(RunAnswer.allCases[number]) : .sync
        }
    }
}
