import CSQLite

/// The current row of a statement; good only inside the closure that got it.
public struct Row {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) {
        self.statement = statement
    }

    /// Whether a column, from 0, has no value.
    public func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL
    }

    /// A whole number; 0 when there is none.
    public func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    /// A number; 0 when there is none.
    public func real(_ column: Int) -> Double { sqlite3_column_double(statement, Int32(column)) }

    /// A truth value; false when there is none.
    public func boolean(_ column: Int) -> Bool { integer(column) != 0 }

    /// A text; empty when there is none.
    public func text(_ column: Int) -> String {
        guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// Bytes; empty when there are none.
    public func blob(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
    }

    /// Works on bytes where they lie.
    public func bytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let start = sqlite3_column_blob(statement, Int32(column))
        let count = start == nil ? 0 : Int(sqlite3_column_bytes(statement, Int32(column)))
        return body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The halves of sixteen bytes; throws for anything else.
    public func identifier(_ column: Int) throws(SQLiteError) -> (high: UInt64, low: UInt64) {
        guard let start = sqlite3_column_blob(statement, Int32(column)),
            sqlite3_column_bytes(statement, Int32(column)) == 16
        else { throw .unexpectedValue(column: column) }
        return (
            UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
            UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }
}
