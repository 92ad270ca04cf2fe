import SQLite

/// Sets of photo numbers as bits in chunks of 16,384, changed in memory and written together.
///
/// Lives as long as one transaction. Cost: 2 KB for each chunk that is touched.
final class NumberSets {
    /// Which sets: their table and its first column.
    enum Family: Hashable {
        /// The photos that a rule wants.
        case matches
        /// The members of an album.
        case members

        fileprivate var names: (table: String, owner: String, counted: String) {
            switch self {
            case .matches: ("match", "rule", "rule")
            case .members: ("member", "album", "album")
            }
        }
    }

    private struct Key: Hashable {
        var owner: Int64
        var chunk: Int64
    }

    private struct Chunk {
        var words: [UInt64]
        var isChanged = false
    }

    private static let bits: Int64 = 16_384

    private let database: Database
    private let family: Family
    private var chunks: [Key: Chunk] = [:]
    /// By how much sets grew.
    private var growth: [Int64: Int] = [:]

    init(_ family: Family, in database: Database) {
        self.database = database
        self.family = family
    }

    /// Whether a set holds a number.
    func contains(_ number: Int64, in owner: Int64) throws(SQLiteError) -> Bool {
        let key = Key(owner: owner, chunk: number / Self.bits)
        try load(key)
        let bit = Int(number % Self.bits)
        return (chunks[key]?.words[bit >> 6] ?? 0) >> UInt64(bit & 63) & 1 == 1
    }

    /// Takes a number in or leaves it out; whether that is new.
    @discardableResult
    func set(_ number: Int64, in owner: Int64, to isIn: Bool) throws(SQLiteError) -> Bool {
        guard try contains(number, in: owner) != isIn else { return false }
        let bit = Int(number % Self.bits)
        let key = Key(owner: owner, chunk: number / Self.bits)
        chunks[key]?.words[bit >> 6] ^= 1 << UInt64(bit & 63)
        chunks[key]?.isChanged = true
        growth[owner, default: 0] += isIn ? 1 : -1
        return true
    }

    /// Every number of a set, in ascending order.
    func numbers(of owner: Int64) throws(SQLiteError) -> [Int64] {
        let names = family.names
        var numbers: [Int64] = []
        let sql = "SELECT chunk FROM \(names.table) WHERE \(names.owner) = ? ORDER BY chunk"
        let stored = try database.rows(sql, .integer(owner)) { $0.integer(0) }
        let known = chunks.keys.filter { $0.owner == owner }.map(\.chunk)
        for chunk in Set(stored).union(known).sorted() {
            let key = Key(owner: owner, chunk: chunk)
            try load(key)
            for (index, word) in (chunks[key]?.words ?? []).enumerated() {
                var rest = word
                while rest != 0 {
                    numbers.append(chunk * Self.bits + Int64(index << 6 + rest.trailingZeroBitCount))
                    rest &= rest - 1
                }
            }
        }
        return numbers
    }

    /// Writes what changed, the counts of the sets too.
    func write() throws(SQLiteError) {
        let names = family.names
        for (key, chunk) in chunks where chunk.isChanged {
            let bytes = chunk.words.withUnsafeBytes { [UInt8]($0) }
            let values: (Value, Value) = (.integer(key.owner), .integer(key.chunk))
            if chunk.words.allSatisfy({ $0 == 0 }) {
                try database.run(
                    "DELETE FROM \(names.table) WHERE \(names.owner) = ? AND chunk = ?", values.0, values.1)
            } else {
                try database.run(
                    "INSERT OR REPLACE INTO \(names.table) VALUES (?, ?, ?)", values.0, values.1, .blob(bytes))
            }
            chunks[key]?.isChanged = false
        }
        for (owner, count) in growth where count != 0 {
            try database.run(
                "UPDATE \(names.counted) SET photos = photos + ? WHERE number = ?", .integer(count), .integer(owner))
        }
        growth = [:]
    }

    private func load(_ key: Key) throws(SQLiteError) {
        guard chunks[key] == nil else { return }
        let names = family.names
        let count = Int(Self.bits) / 64
        let sql = "SELECT bits FROM \(names.table) WHERE \(names.owner) = ? AND chunk = ?"
        let words = try database.first(sql, .integer(key.owner), .integer(key.chunk)) {
            (row) throws(SQLiteError) -> [UInt64] in
            let words = row.bytes(0) { bytes in
                bytes.count == count * 8
                    ? (0..<count).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) } : nil
            }
            guard let words else { throw .unexpectedValue(column: 0) }
            return words
        }
        chunks[key] = Chunk(words: words ?? [UInt64](repeating: 0, count: count))
    }
}
