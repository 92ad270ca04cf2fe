/// Who is on the photo of each row: runs of people's numbers, one after the other.
struct FaceColumn: Sendable {
    private var persons = IdentifierRows<PersonEntity>()
    private var numbers: [UInt32] = []
    private var starts: [UInt32] = []
    private var counts: [UInt16] = []

    /// How many people are on the photo of a row.
    func count(_ row: Int) -> Int { row < counts.count ? Int(counts[row]) : 0 }

    /// The people on the photo of a row.
    func people(_ row: Int) -> [PersonID] { run(row).map { persons[Int(numbers[$0])] } }

    /// Sets the people of a row, at most one beyond the last.
    mutating func set(_ row: Int, to people: [PersonID]) {
        if row == starts.count {
            starts.append(0)
            counts.append(0)
        }
        starts[row] = UInt32(clamping: numbers.count)
        counts[row] = UInt16(clamping: people.count)
        for person in people.prefix(Int(UInt16.max)) { numbers.append(UInt32(persons.add(person).row)) }
    }

    /// The rows on which each of these people is; one pass over all faces.
    func rows(of people: Set<PersonID>) -> [PersonID: RowSet] {
        let wanted = Array(people)
        var slots = [Int](repeating: -1, count: persons.count)
        for (slot, person) in wanted.enumerated() {
            if let number = persons.row(of: person) { slots[number] = slot }
        }
        let width = (starts.count + 63) / 64
        var words = [UInt64](repeating: 0, count: width * wanted.count)
        for row in starts.indices {
            for index in run(row) where slots[Int(numbers[index])] >= 0 {
                words[slots[Int(numbers[index])] * width + row >> 6] |= 1 << UInt64(row & 63)
            }
        }
        var rows: [PersonID: RowSet] = [:]
        for (slot, person) in wanted.enumerated() {
            rows[person] = RowSet(words: Array(words[(slot * width)..<((slot + 1) * width)]))
        }
        return rows
    }

    /// Of the rows, those on whose photos there is nobody but these people.
    func rows(_ rows: RowSet, withNobodyBut people: Set<PersonID>) -> RowSet {
        var isKnown = [Bool](repeating: false, count: persons.count)
        for person in people {
            if let number = persons.row(of: person) { isKnown[number] = true }
        }
        var result = rows
        for row in rows where !run(row).allSatisfy({ isKnown[Int(numbers[$0])] }) { result.remove(row) }
        return result
    }

    /// The rows whose count of people satisfies a test.
    func rows(whereCount holds: (Int) -> Bool) -> RowSet {
        // Counts repeat: the test is made once for each.
        var known = [Bool?](repeating: nil, count: 64)
        var words = [UInt64](repeating: 0, count: (counts.count + 63) / 64)
        for (row, count) in counts.enumerated() {
            let count = Int(count)
            let isTrue: Bool
            if count < known.count {
                isTrue = known[count] ?? holds(count)
                known[count] = isTrue
            } else {
                isTrue = holds(count)
            }
            if isTrue { words[row >> 6] |= 1 << UInt64(row & 63) }
        }
        return RowSet(words: words)
    }

    private func run(_ row: Int) -> Range<Int> {
        guard row < starts.count else { return 0..<0 }
        return Int(starts[row])..<(Int(starts[row]) + Int(counts[row]))
    }
}
