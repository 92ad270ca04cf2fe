/// Rows of a table as one bit each, so that sets of a million photos are joined in microseconds.
public struct RowSet: Sendable {
    /// Bits of 64 rows each; rows beyond the end are not in the set.
    private(set) var words: [UInt64]

    /// No row.
    public init() {
        words = []
    }

    /// Every row up to a count.
    public init(all count: Int) {
        words = [UInt64](repeating: .max, count: (count + 63) / 64)
        if count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
    }

    /// These rows.
    public init(_ rows: some Sequence<Int>) {
        self.init()
        for row in rows { insert(row) }
    }

    init(words: [UInt64]) {
        self.words = words
    }

    /// How many rows it holds.
    public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
    /// Whether it holds no row.
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Whether it holds the row.
    public func contains(_ row: Int) -> Bool {
        row >> 6 < words.count && words[row >> 6] >> UInt64(row & 63) & 1 == 1
    }

    /// Takes a row in.
    public mutating func insert(_ row: Int) {
        if row >> 6 >= words.count { words += repeatElement(0, count: row >> 6 + 1 - words.count) }
        words[row >> 6] |= 1 << UInt64(row & 63)
    }

    /// Leaves a row out.
    public mutating func remove(_ row: Int) {
        guard row >> 6 < words.count else { return }
        words[row >> 6] &= ~(1 << UInt64(row & 63))
    }

    /// Takes a row in or leaves it out.
    mutating func set(_ row: Int, to isIn: Bool) {
        if isIn { insert(row) } else { remove(row) }
    }

    /// Takes in all rows of another set.
    public mutating func formUnion(_ other: RowSet) {
        if other.words.count > words.count { words += repeatElement(0, count: other.words.count - words.count) }
        combine(other) { $0 | $1 }
    }

    /// Leaves out what another set does not hold.
    public mutating func formIntersection(_ other: RowSet) {
        if words.count > other.words.count { words.removeLast(words.count - other.words.count) }
        combine(other) { $0 & $1 }
    }

    /// Leaves out what another set holds.
    public mutating func subtract(_ other: RowSet) {
        combine(other) { $0 & ~$1 }
    }

    /// The rows of both sets.
    public func union(_ other: RowSet) -> RowSet {
        var result = self
        result.formUnion(other)
        return result
    }

    /// The rows that both sets hold.
    public func intersection(_ other: RowSet) -> RowSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    /// The rows that the other set does not hold.
    public func subtracting(_ other: RowSet) -> RowSet {
        var result = self
        result.subtract(other)
        return result
    }

    @inline(__always)
    private mutating func combine(_ other: RowSet, _ join: (UInt64, UInt64) -> UInt64) {
        let count = Swift.min(words.count, other.words.count)
        words.withUnsafeMutableBufferPointer { left in
            other.words.withUnsafeBufferPointer { right in
                for index in 0..<count { left[index] = join(left[index], right[index]) }
            }
        }
    }
}

extension RowSet: Sequence {
    /// Goes through the rows in ascending order.
    public struct Iterator: IteratorProtocol {
        private let words: [UInt64]
        private var index = 0
        private var rest: UInt64

        fileprivate init(_ words: [UInt64]) {
            self.words = words
            rest = words.first ?? 0
        }

        /// The next row.
        public mutating func next() -> Int? {
            while rest == 0 {
                index += 1
                guard index < words.count else { return nil }
                rest = words[index]
            }
            defer { rest &= rest - 1 }
            return index << 6 + rest.trailingZeroBitCount
        }
    }

    /// Goes through the rows in ascending order.
    public func makeIterator() -> Iterator { Iterator(words) }
}
