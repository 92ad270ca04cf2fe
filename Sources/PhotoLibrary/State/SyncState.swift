import AlbumRules
import SQLite

/// What the tool remembers between runs: its albums, what it put into them, who is who, what each run did.
///
/// Bound to one user of one server: the user's identifier is unique to both. Lives in `state.sqlite` of the state folder.
public actor SyncState {
    /// What the state is opened for.
    public enum Access: Hashable, Sendable {
        /// A plan: nothing is renamed or made; what cannot be trusted counts as empty.
        case planning
        /// A run: what cannot be trusted is set aside.
        case running
    }

    /// An open state and what the user should know of its opening.
    public struct Opening: Sendable {
        /// The state.
        public let state: SyncState
        /// Messages: a file that was set aside, and what follows from it.
        public let notices: [String]
    }

    let database: Database
    let onWritten: (@Sendable () -> Void)?
    var run: Int64 = 0
    var runKind = RunKind.sync

    private init(database: consuming sending Database, onWritten: (@Sendable () -> Void)? = nil) {
        self.database = database
        self.onWritten = onWritten
    }

    /// Opens the state of a folder for one user.
    ///
    /// A damaged or foreign file, or one of another user, is never trusted and never fatal: it is set aside and the state
    /// starts empty, so that nothing is taken out of any album before its members were adopted again. `onWritten` hears
    /// after each change that is safe on disk.
    public static func open(
        in folder: String, for user: UserID, server: String, access: Access,
        onWritten: (@Sendable () -> Void)? = nil
    ) throws(StateError) -> Opening {
        let path = folder + "/state.sqlite"
        if access == .planning, !StateFolder.exists(path) {
            return Opening(state: try empty(user, server), notices: [])
        }
        try StateFolder.make(folder)
        let doubt: String
        do throws(SQLiteError) {
            let database = try Database(path: path)
            guard let reason = try distrust(of: database, path: path, user: user) else {
                try prepare(database, user, server)
                return Opening(state: SyncState(database: database, onWritten: onWritten), notices: [])
            }
            doubt = reason
        } catch {
            doubt = try readableDoubt(error, path: path)
        }
        return try startAnew(path, because: doubt, user, server, access, onWritten)
    }

    /// Opens the memory of a folder to look at it, whosever it is; nil when there is none.
    ///
    /// Throws for a file that is damaged or another program's.
    public static func look(in folder: String) throws(StateError) -> SyncState? {
        let path = folder + "/state.sqlite"
        guard StateFolder.exists(path) else { return nil }
        do throws(SQLiteError) {
            let database = try Database(path: path)
            let application = try database.first("PRAGMA application_id") { $0.integer(0) } ?? 0
            guard application == StateSchema.applicationID else {
                throw .damaged(detail: "\(path) is not a file of this program")
            }
            try database.migrate(StateSchema.steps)
            return SyncState(database: database)
        } catch {
            throw .database(error)
        }
    }

    /// Whose memory a folder holds; nil when there is none, or none that can be read.
    static func owner(in folder: String) -> UserID? {
        let path = folder + "/state.sqlite"
        guard StateFolder.exists(path), let database = try? Database(path: path) else { return nil }
        return try? database.first("SELECT user FROM owner") { (row) throws(SQLiteError) in
            try row.id(0, of: UserEntity.self)
        }
    }

    /// The same memory in a place of its own that ends with the process: what is written there changes no file.
    public func copy() throws(StateError) -> SyncState {
        do throws(SQLiteError) { return SyncState(database: try database.copyInMemory()) } catch {
            throw .database(error)
        }
    }

    /// Whether a folder holds a state.
    public static func exists(in folder: String) -> Bool { StateFolder.exists(folder + "/state.sqlite") }

    /// A state that ends with the process.
    public static func inMemory(for user: UserID, server: String) throws(StateError) -> SyncState {
        try empty(user, server)
    }

    private static func startAnew(
        _ path: String, because doubt: String, _ user: UserID, _ server: String, _ access: Access,
        _ onWritten: (@Sendable () -> Void)?
    ) throws(StateError) -> Opening {
        let consequence = "nothing is taken out of any album until its members were adopted again"
        guard access == .running else {
            return Opening(
                state: try empty(user, server), notices: ["\(path) \(doubt) and is not used: \(consequence)"])
        }
        let aside = try StateFolder.setAside(path)
        do throws(SQLiteError) {
            let database = try Database(path: path)
            try prepare(database, user, server)
            return Opening(
                state: SyncState(database: database, onWritten: onWritten),
                notices: ["\(path) \(doubt) and was set aside as \(aside): \(consequence)"])
        } catch {
            throw .database(error)
        }
    }

    private static func empty(_ user: UserID, _ server: String) throws(StateError) -> SyncState {
        do throws(SQLiteError) {
            let database = try Database(path: ":memory:")
            try prepare(database, user, server)
            return SyncState(database: database)
        } catch {
            throw .database(error)
        }
    }

    private static func prepare(_ database: Database, _ user: UserID, _ server: String) throws(SQLiteError) {
        try database.migrate(StateSchema.steps)
        let known = try database.first("SELECT server FROM owner") { $0.text(0) }
        guard known != server else { return }
        try database.transaction { () throws(SQLiteError) in
            try database.run("DELETE FROM owner")
            try database.run("INSERT INTO owner VALUES (?, ?)", .id(user), .text(server))
        }
    }

    /// Why a database that opened cannot be trusted; nil when it can.
    private static func distrust(
        of database: Database, path: String, user: UserID
    ) throws(SQLiteError) -> String? {
        let tables = try database.first("SELECT count(*) FROM sqlite_schema") { $0.integer(0) } ?? 0
        guard tables > 0 else { return nil }
        let application = try database.first("PRAGMA application_id") { $0.integer(0) } ?? 0
        guard application == StateSchema.applicationID else { return "belongs to another program" }
        // Beyond, the check takes longer than a run; damage shows where it is read, then.
        if StateFolder.size(of: path) < 8 << 20 { try database.check() }
        let owner = try database.first("SELECT user FROM owner") { (row) throws(SQLiteError) in
            try row.id(0, of: UserEntity.self)
        }
        return owner == user ? nil : "belongs to another user"
    }

    /// Tells a file that cannot be trusted from trouble that must be said.
    private static func readableDoubt(_ error: SQLiteError, path: String) throws(StateError) -> String {
        switch error {
        case .damaged, .unexpectedValue, .other, .constraint: return "is damaged"
        case .tooNew(let version, _): throw .tooNew(path: path, version: version)
        case .cannotOpen, .busy, .cannotWrite: throw .database(error)
        }
    }
}

extension Value {
    static func id<Entity>(_ id: Identifier<Entity>) -> Value { .identifier(high: id.high, low: id.low) }
    static func text(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
    static func instant(_ instant: Instant?) -> Value { instant.map { .integer($0.milliseconds) } ?? .null }
}

extension Row {
    func id<Entity>(_ column: Int, of: Entity.Type) throws(SQLiteError) -> Identifier<Entity> {
        let (high, low) = try identifier(column)
        return Identifier(high: high, low: low)
    }

    func instant(_ column: Int) -> Instant? { isNull(column) ? nil : Instant(milliseconds: integer(column)) }
}
