import AlbumRules
import SQLite

/// What people did by hand to the photos of an album that the tool put there, as all runs noticed it.
public struct Handwork: Hashable, Sendable {
    /// How many photos were ever taken out.
    public var takenOut = 0
    /// When a run last noticed one.
    public var lastTakenOut: Instant?
    /// How many of those were ever put back.
    public var putBack = 0
    /// When a run last noticed one.
    public var lastPutBack: Instant?

    /// Nothing.
    public init() {}
}

/// Why an album waits, as the last run that looked at it said.
public struct StandingHold: Hashable, Sendable {
    /// The number of that run.
    public var run: Int64
    /// Why, in words.
    public var holds: [String]
}

extension SyncState {
    /// What was done to an album by hand, over all runs.
    public func handwork(on album: AlbumID) throws(StateError) -> Handwork {
        try reading { (database) throws(SQLiteError) in
            var work = Handwork()
            let (out, back) = (MemberEvent.Kind.handRemoved.rawValue, MemberEvent.Kind.putBack.rawValue)
            let sql = """
                SELECT kind, count(DISTINCT asset), max(at) FROM event WHERE album = ? AND kind IN (?, ?) GROUP BY kind
                """
            let rows = try database.rows(sql, .id(album), .integer(out), .integer(back)) { row in
                (kind: Int(row.integer(0)), count: Int(row.integer(1)), last: row.instant(2))
            }
            for (kind, count, last) in rows {
                if kind == out { (work.takenOut, work.lastTakenOut) = (count, last) }
                if kind == back { (work.putBack, work.lastPutBack) = (count, last) }
            }
            return work
        }
    }

    /// The hold of an album that stands still; nil when a later run that looked at the album did not hold it.
    ///
    /// `since` is when a run last came out well for the album.
    public func standingHold(ofAlbumNamed name: String, since: Instant?) throws(StateError) -> StandingHold? {
        try reading { (database) throws(SQLiteError) in
            let sql = """
                SELECT run_hold.run, words FROM run_hold JOIN run ON run.id = run_hold.run
                WHERE name = ?1 AND run.kind IN (0, 2) AND started_at > ?2
                    AND run_hold.run = (SELECT max(run) FROM run_hold JOIN run ON run.id = run WHERE name = ?1 AND kind IN (0, 2))
                    AND run_hold.run >= coalesce((
                        SELECT max(id) FROM run
                        WHERE kind IN (0, 2) AND NOT is_partial AND failure IS NULL AND ended_at IS NOT NULL), 0)
                ORDER BY number
                """
            let rows = try database.rows(sql, .text(name), .integer(since?.milliseconds ?? .min)) { row in
                (run: row.integer(0), words: row.text(1))
            }
            return rows.first.map { StandingHold(run: $0.run, holds: rows.map(\.words)) }
        }
    }

    /// The last run of the rules that came out well: with exit code 0, over all albums.
    public func lastGoodRun() throws(StateError) -> RunRecord? {
        let number: Int64?? = try reading { (database) throws(SQLiteError) in
            try database.first(
                "SELECT max(id) FROM run WHERE kind IN (0, 2) AND exit_code = 0 AND NOT is_partial"
            ) { $0.isNull(0) ? nil : $0.integer(0) }
        }
        guard let number, let number else { return nil }
        return try run(number)
    }
}
