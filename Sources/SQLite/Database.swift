import CSQLite

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One connection to a database file, with its prepared statements.
///
/// Not for use from two tasks at once: an actor or a lock owns it. A file is made with mode 0600.
public final class Database {
    private let handle: OpaquePointer
    private var prepared: [String: OpaquePointer] = [:]
    /// How many transactions came to their end.
    public private(set) var commitCount = 0

    /// Opens a file, making it when it is missing; `:memory:` is a database that ends with the connection.
    ///
    /// Throws `.cannotOpen` when that is impossible and `.damaged` when the file is no database.
    public init(path: String, busyTimeout: Duration = .seconds(5)) throws(SQLiteError) {
        if path != ":memory:" { try Self.makePrivateFile(path) }
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            let detail = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory"
            sqlite3_close_v2(opened)
            throw .cannotOpen(path: path, detail: detail)
        }
        handle = opened
        sqlite3_busy_timeout(handle, Int32(clamping: busyTimeout.components.seconds * 1000))
        try execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
    }

    deinit {
        for statement in prepared.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    private init(handle: OpaquePointer) {
        self.handle = handle
    }

    /// All tables as they are now in a database that ends with its connection.
    public func copyInMemory() throws(SQLiteError) -> sending Database {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX, nil)
        guard code == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw .cannotOpen(path: ":memory:", detail: "no memory")
        }
        guard let backup = sqlite3_backup_init(opened, "main", handle, "main") else {
            let error = SQLiteError(code: sqlite3_errcode(opened), detail: String(cString: sqlite3_errmsg(opened)))
            sqlite3_close_v2(opened)
            throw error
        }
        sqlite3_backup_step(backup, -1)
        let ended = sqlite3_backup_finish(backup)
        sqlite3_exec(opened, "PRAGMA foreign_keys = ON", nil, nil, nil)
        // The backup is over: nothing of this connection is left in the copy, which the compiler cannot see.
        guard ended == SQLITE_OK, let whole = OpaquePointer(bitPattern: Int(bitPattern: opened)) else {
            sqlite3_close_v2(opened)
            throw SQLiteError(code: ended, detail: "the copy of the database is not whole")
        }
        return Database(handle: whole)
    }

    private static func makePrivateFile(_ path: String) throws(SQLiteError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, detail: String(cString: strerror(errno))) }
        close(descriptor)
    }

    /// Runs statements without values.
    public func execute(_ script: String) throws(SQLiteError) {
        let code = sqlite3_exec(handle, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Runs one statement; says how many rows it changed.
    @discardableResult
    public func run(_ sql: String, _ values: Value...) throws(SQLiteError) -> Int {
        try each(sql, values) { (_) throws(SQLiteError) in }
        return Int(sqlite3_changes64(handle))
    }

    /// The rows of one statement, each turned into a value.
    public func rows<Element>(
        _ sql: String, _ values: Value..., as transform: (Row) throws(SQLiteError) -> Element
    ) throws(SQLiteError) -> [Element] {
        var result: [Element] = []
        try each(sql, values) { (row) throws(SQLiteError) in result.append(try transform(row)) }
        return result
    }

    /// The first row of one statement turned into a value; nil when there is none.
    public func first<Element>(
        _ sql: String, _ values: Value..., as transform: (Row) throws(SQLiteError) -> Element
    ) throws(SQLiteError) -> Element? {
        var result: Element?
        try each(sql, values) { (row) throws(SQLiteError) in
            if result == nil { result = try transform(row) }
        }
        return result
    }

    /// Does everything in the closure, or nothing.
    public func transaction<Result>(_ body: () throws(SQLiteError) -> Result) throws(SQLiteError) -> Result {
        try execute("BEGIN IMMEDIATE")
        do {
            let result = try body()
            try execute("COMMIT")
            commitCount += 1
            return result
        } catch {
            sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
            throw error
        }
    }

    /// Brings the tables to the newest form: the steps beyond the file's version, all or nothing.
    ///
    /// The list only ever grows at its end. Throws `.tooNew` when the file knows more steps than the list.
    public func migrate(_ steps: [String]) throws(SQLiteError) {
        let version = Int(try first("PRAGMA user_version") { $0.integer(0) } ?? 0)
        guard version <= steps.count else { throw .tooNew(version: version, known: steps.count) }
        guard version < steps.count else { return }
        try transaction { () throws(SQLiteError) in
            for step in steps[version...] { try execute(step) }
            try execute("PRAGMA user_version = \(steps.count)")
        }
    }

    /// Reads through the whole file; throws `.damaged` when something is wrong with it.
    public func check() throws(SQLiteError) {
        let finding = try first("PRAGMA quick_check(1)") { $0.text(0) } ?? ""
        guard finding == "ok" else { throw .damaged(detail: finding) }
    }

    private func each(
        _ sql: String, _ values: [Value], _ body: (Row) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        let statement = try takeStatement(sql)
        defer { putBack(statement, for: sql) }
        for (index, value) in values.enumerated() { try bind(value, to: statement, at: Int32(index + 1)) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try body(Row(statement))
            case SQLITE_DONE: return
            case let code: throw failure(code)
            }
        }
    }

    /// Takes the prepared statement out, so that a use inside its own rows gets another one.
    private func takeStatement(_ sql: String) throws(SQLiteError) -> OpaquePointer {
        if let known = prepared.removeValue(forKey: sql) { return known }
        var made: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
        guard code == SQLITE_OK, let made else { throw failure(code) }
        return made
    }

    private func putBack(_ statement: OpaquePointer, for sql: String) {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
        if let other = prepared.updateValue(statement, forKey: sql) { sqlite3_finalize(other) }
    }

    private func bind(_ value: Value, to statement: OpaquePointer, at index: Int32) throws(SQLiteError) {
        // SQLITE_TRANSIENT, a cast in C that Swift does not import: the library copies the bytes.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code =
            switch value {
            case .null: sqlite3_bind_null(statement, index)
            case .integer(let number): sqlite3_bind_int64(statement, index, number)
            case .real(let number): sqlite3_bind_double(statement, index, number)
            case .text(let text): sqlite3_bind_text(statement, index, text, Int32(text.utf8.count), copied)
            case .blob(let bytes): sqlite3_bind_blob(statement, index, bytes, Int32(bytes.count), copied)
            case .identifier(let high, let low):
                withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
                    sqlite3_bind_blob(statement, index, $0.baseAddress, 16, copied)
                }
            }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    private func failure(_ code: Int32) -> SQLiteError {
        SQLiteError(code: code, detail: String(cString: sqlite3_errmsg(handle)))
    }
}
