import AlbumRules
import ImmichClient
import SQLite

/// What the server's time line held when it was last read: a copy that saves reading it again.
///
/// Lives in `mirror.sqlite` of the state folder and may be thrown away at any time. Holds the user's own photos on the time
/// line, as searches brought them. Cost: about 250 bytes a photo on disk; memory does not grow with the library.
public actor LibraryMirror {
    /// What a whole mirror holds.
    public struct Standing: Hashable, Sendable {
        /// Everything before this place in the server's order of changes is in it.
        public var cursor: SyncCursor
        /// What each photo brought along.
        public var needs: ReadNeeds
        /// The release that was read.
        public var version: String
        /// When everything was last read from the server.
        public var filledAt: Instant
        /// Whether everything before that place is in it, faces too: no quick pass moved it.
        public var isExact: Bool
        /// Whose photos every quick pass since then has counted; nil when there was none.
        public var watched: Set<PersonID>?
        /// How often quick passes found something new.
        public var revision: Int64

        /// What tells what it holds from what it held at any other time.
        public var mark: String { "\(filledAt.milliseconds) \(revision)" }
    }

    /// An open mirror and what the user should know of its opening.
    public struct Opening: Sendable {
        /// The mirror; nil when it cannot be used at all.
        public let mirror: LibraryMirror?
        /// Messages: a file that was set aside.
        public let notices: [String]
    }

    let database: Database
    let user: UserID
    private let onWritten: (@Sendable () -> Void)?
    /// What is counted and not written yet.
    var tallies = LibraryTallies()

    private init(
        database: consuming sending Database, user: UserID, onWritten: (@Sendable () -> Void)? = nil
    ) {
        self.database = database
        self.user = user
        self.onWritten = onWritten
    }

    /// Opens the mirror of a folder, which must be there, for one user.
    ///
    /// A damaged or foreign file, or one of another user or of a newer release of this program, is never trusted and never
    /// fatal: it is set aside. Where no file can be made, there is no mirror. `onWritten` hears after each change that is safe
    /// on disk.
    public static func open(
        in folder: String, for user: UserID, onWritten: (@Sendable () -> Void)? = nil
    ) -> Opening {
        let path = folder + "/mirror.sqlite"
        do throws(SQLiteError) {
            let database = try Database(path: path)
            guard let reason = try distrust(of: database, user: user) else {
                try prepare(database, user)
                return Opening(
                    mirror: LibraryMirror(database: database, user: user, onWritten: onWritten), notices: [])
            }
            return startAnew(path, because: reason, user)
        } catch {
            switch error {
            case .damaged, .unexpectedValue, .other, .constraint: return startAnew(path, because: "is damaged", user)
            case .tooNew: return startAnew(path, because: "was written by a newer release of this program", user)
            case .cannotOpen, .busy, .cannotWrite:
                return Opening(mirror: nil, notices: ["\(path) cannot be used, everything is read: \(error)"])
            }
        }
    }

    /// Throws the mirror of a folder away.
    public static func delete(in folder: String) throws(StateError) {
        for suffix in ["", "-wal", "-shm"] { try StateFolder.delete(folder + "/mirror.sqlite" + suffix) }
    }

    /// A mirror that ends with the process.
    static func inMemory(for user: UserID) throws(SQLiteError) -> LibraryMirror {
        let database = try Database(path: ":memory:")
        try prepare(database, user)
        return LibraryMirror(database: database, user: user)
    }

    private static func startAnew(_ path: String, because doubt: String, _ user: UserID) -> Opening {
        do {
            let aside = try StateFolder.setAside(path)
            let database = try Database(path: path)
            try prepare(database, user)
            return Opening(
                mirror: LibraryMirror(database: database, user: user),
                notices: ["\(path) \(doubt) and was set aside as \(aside): everything is read anew"])
        } catch {
            return Opening(mirror: nil, notices: ["\(path) \(doubt) and is not used: everything is read"])
        }
    }

    private static func prepare(_ database: Database, _ user: UserID) throws(SQLiteError) {
        try database.execute("PRAGMA cache_size = -16000")
        try database.migrate(MirrorSchema.steps)
    }

    /// Why a database that opened cannot be trusted; nil when it can.
    private static func distrust(of database: Database, user: UserID) throws(SQLiteError) -> String? {
        let tables = try database.first("SELECT count(*) FROM sqlite_schema") { $0.integer(0) } ?? 0
        guard tables > 0 else { return nil }
        let application = try database.first("PRAGMA application_id") { $0.integer(0) } ?? 0
        guard application == MirrorSchema.applicationID else { return "belongs to another program" }
        let version = Int(try database.first("PRAGMA user_version") { $0.integer(0) } ?? 0)
        guard version <= MirrorSchema.steps.count else {
            throw .tooNew(version: version, known: MirrorSchema.steps.count)
        }
        let owner = try database.first("SELECT user FROM library") { (row) throws(SQLiteError) in
            try row.id(0, of: UserEntity.self)
        }
        return owner == nil || owner == user ? nil : "belongs to another user"
    }

    /// What it holds; nil when it is empty or was not filled to the end.
    public func standing() throws(MirrorError) -> Standing? {
        try access { (database) throws(SQLiteError) in
            let sql = """
                SELECT cursor, has_people, has_exif, server_version, filled_at, is_exact, watched, revision
                FROM library
                """
            let found = try database.first(sql) { (row) throws(SQLiteError) -> Standing? in
                guard !row.isNull(0) else { return nil }
                guard let cursor = SyncCursor(row.text(0)) else { throw .unexpectedValue(column: 0) }
                return Standing(
                    cursor: cursor, needs: ReadNeeds(people: row.boolean(1), exif: row.boolean(2)),
                    version: row.text(3), filledAt: Instant(milliseconds: row.integer(4)),
                    isExact: row.boolean(5), watched: row.isNull(6) ? nil : try row.people(6), revision: row.integer(7))
            }
            return found ?? nil
        }
    }

    /// How many photos it holds.
    public func count() throws(MirrorError) -> Int {
        try access { (database) throws(SQLiteError) in
            Int(try database.first("SELECT coalesce(sum(photos), 0) FROM month") { $0.integer(0) } ?? 0)
        }
    }

    func access<Result>(_ body: (Database) throws(SQLiteError) -> Result) throws(MirrorError) -> Result {
        let before = database.commitCount
        do throws(SQLiteError) {
            let result = try body(database)
            if database.commitCount > before { onWritten?() }
            return result
        } catch {
            throw MirrorError(error)
        }
    }
}

/// Why the mirror did not do what was asked; reading everything goes on without it.
public struct MirrorError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence.
    public let description: String

    init(_ error: SQLiteError) {
        description = "the mirror of the library failed: \(error)"
    }
}
