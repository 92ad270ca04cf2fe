import CSQLite

/// Why a database did not do what was asked.
public enum SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file cannot be opened or made.
    case cannotOpen(path: String, detail: String)
    /// The file is no database, or a broken one.
    case damaged(detail: String)
    /// Somebody else holds the database for too long.
    case busy
    /// The disk is full or does not let us write.
    case cannotWrite(detail: String)
    /// A row breaks a rule of its table.
    case constraint(detail: String)
    /// The database was written by a newer release of its program.
    case tooNew(version: Int, known: Int)
    /// A column does not hold what was expected.
    case unexpectedValue(column: Int)
    /// Anything else the library said.
    case other(code: Int, detail: String)

    init(code: Int32, detail: String) {
        switch code & 0xFF {
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(detail: detail)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR, SQLITE_PERM: self = .cannotWrite(detail: detail)
        case SQLITE_CONSTRAINT: self = .constraint(detail: detail)
        default: self = .other(code: Int(code), detail: detail)
        }
    }

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .cannotOpen(let path, let detail): "cannot open \(path): \(detail)"
        case .damaged(let detail): "the database is damaged: \(detail)"
        case .busy: "the database is in use"
        case .cannotWrite(let detail): "the database cannot be written: \(detail)"
        case .constraint(let detail): "the database refuses a row: \(detail)"
        case .tooNew(let version, let known):
            "the database has version \(version), this program knows \(known) at most"
        case .unexpectedValue(let column): "the database holds an unexpected value in column \(column)"
        case .other(let code, let detail): "the database failed (\(code)): \(detail)"
        }
    }
}
