import Foundation
import SQLite
import TestSupport
import Testing

@Suite struct `A database` {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    var path: String { folder.path + "/test.sqlite" }

    @Test func `keeps every kind of value`() throws {
        let database = try Database(path: ":memory:")
        try database.execute("CREATE TABLE thing (a INTEGER, b REAL, c TEXT, d BLOB, e BLOB, f TEXT) STRICT")
        try database.run(
            "INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", .integer(Int64.min), .real(0.1), .text("Zoë\0\u{1F600}"),
            .blob([0, 255]), .identifier(high: 0x0102_0304_0506_0708, low: UInt64.max), .null)
        _ = try database.rows("SELECT * FROM thing") { (row) throws(SQLiteError) in
            #expect(row.integer(0) == Int64.min)
            #expect(row.real(1) == 0.1)
            #expect(row.text(2) == "Zoë\0\u{1F600}")
            #expect(row.blob(3) == [0, 255])
            #expect(row.blob(4) == [1, 2, 3, 4, 5, 6, 7, 8] + [UInt8](repeating: 255, count: 8))
            #expect(try row.identifier(4) == (0x0102_0304_0506_0708, UInt64.max))
            #expect(row.isNull(5))
        }
        #expect(throws: SQLiteError.unexpectedValue(column: 3)) {
            try database.rows("SELECT * FROM thing") { (row) throws(SQLiteError) in try row.identifier(3) }
        }
    }

    @Test func `a failed transaction leaves nothing`() throws {
        let database = try Database(path: path)
        try database.execute("CREATE TABLE thing (a INTEGER PRIMARY KEY) STRICT")
        #expect(throws: SQLiteError.self) {
            try database.transaction { () throws(SQLiteError) in
                try database.run("INSERT INTO thing VALUES (1)")
                try database.run("INSERT INTO thing VALUES (1)")
            }
        }
        #expect(try database.rows("SELECT a FROM thing") { $0.integer(0) } == [])
        try database.run("INSERT INTO thing VALUES (2)")
        #expect(try database.rows("SELECT a FROM thing") { $0.integer(0) } == [2])
    }

    @Test func `steps are taken once and a newer file is refused`() throws {
        let steps = ["CREATE TABLE one (a INTEGER) STRICT", "CREATE TABLE two (a INTEGER) STRICT"]
        try Database(path: path).migrate([steps[0]])
        try Database(path: path).migrate(steps)
        let database = try Database(path: path)
        try database.migrate(steps)
        try database.run("INSERT INTO two VALUES (1)")
        #expect(throws: SQLiteError.tooNew(version: 2, known: 1)) { try database.migrate([steps[0]]) }
    }

    @Test func `a file that is no database is told apart`() throws {
        try Data(repeating: 65, count: 5000).write(to: URL(filePath: path))
        let error = #expect(throws: SQLiteError.self) { try Database(path: path) }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `the file is for its owner only`() throws {
        try Database(path: path).execute("CREATE TABLE one (a INTEGER) STRICT")
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `a folder that is missing is said`() {
        let path = "/nowhere/at/all.sqlite"
        #expect(throws: SQLiteError.cannotOpen(path: path, detail: "No such file or directory")) {
            try Database(path: path)
        }
    }

    @Test func `a statement used inside its own rows is prepared anew`() throws {
        let database = try Database(path: ":memory:")
        let sql = "SELECT value FROM json_each('[1,2]')"
        let pairs = try database.rows(sql) { (outer) throws(SQLiteError) in
            let first = outer.integer(0)
            return try database.rows(sql) { $0.integer(0) * 10 + first }
        }
        #expect(pairs == [[11, 21], [12, 22]])
    }
}
