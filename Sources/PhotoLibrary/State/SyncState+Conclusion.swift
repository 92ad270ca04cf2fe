import AlbumRules
import SQLite

/// That a run found nothing to do, and everything on which that depends.
public struct Conclusion: Hashable, Sendable {
    /// A text that changes with everything but the server's library: configuration, releases, day.
    public var key: String
    /// The report, for a run that finds that nothing changed.
    public var report: [UInt8]

    /// A conclusion.
    public init(key: String, report: [UInt8]) {
        self.key = key
        self.report = report
    }
}

extension SyncState {
    /// What the last run concluded; nil when it found something to do, or anything remembered changed since.
    public func conclusion() throws(StateError) -> Conclusion? {
        try reading { (database) throws(SQLiteError) in
            try database.first("SELECT key, report FROM conclusion") { Conclusion(key: $0.text(0), report: $0.blob(1)) }
        }
    }

    /// Writes down that there is nothing to do.
    public func conclude(_ conclusion: Conclusion) throws(StateError) {
        try writing { (database) throws(SQLiteError) in
            try database.run(
                "INSERT INTO conclusion VALUES (?, ?)", .text(conclusion.key), .blob(conclusion.report))
        }
    }
}
