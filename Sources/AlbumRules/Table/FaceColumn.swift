/// Who is on the photo of each row. Most photos show one of few groups of people, so each different group is kept once.
struct FaceColumn: Sendable {
    private var persons = IdentifierRows<PersonEntity>()
    private var groups = PersonGroups()
    /// The group of each row.
    private var rows: [UInt32] = []

    /// How many people are on the photo of a row.
    func count(_ row: Int) -> Int { row < rows.count ? groups[Int(rows[row])].count : 0 }

    /// The people on the photo of a row.
    func people(_ row: Int) -> [PersonID] {
        row < rows.count ? groups[Int(rows[row])].map { persons[Int($0)] } : []
    }

    /// The number of the group on the photo of a row, the same for the same people.
    func group(_ row: Int) -> Int { row < rows.count ? Int(rows[row]) : 0 }

    /// Sets the people of a row, at most one beyond the last.
    mutating func set(_ row: Int, to people: [PersonID]) {
        if row == rows.count { rows.append(0) }
        guard !people.isEmpty else {
            rows[row] = 0
            return
        }
        rows[row] = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: people.count) { numbers in
            for (index, person) in people.enumerated() {
                numbers.initializeElement(at: index, to: UInt32(persons.add(person).row))
            }
            return groups.add(UnsafeBufferPointer(numbers))
        }
    }

    /// The rows on which each of these people is; one pass over all faces.
    func rows(of people: Set<PersonID>) -> [PersonID: RowSet] {
        let wanted = Array(people)
        var slots = [Int](repeating: -1, count: persons.count)
        for (slot, person) in wanted.enumerated() {
            if let number = persons.row(of: person) { slots[number] = slot }
        }
        let width = (rows.count + 63) / 64
        var words = [UInt64](repeating: 0, count: width * wanted.count)
        for (row, group) in rows.enumerated() where group > 0 {
            for number in groups[Int(group)] where slots[Int(number)] >= 0 {
                words[slots[Int(number)] * width + row >> 6] |= 1 << UInt64(row & 63)
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
        self.rows(rows, withNobodyBut: people, or: [Bool](repeating: false, count: persons.count))
    }

    /// The same where others may be there who do not count.
    func rows(_ rows: RowSet, withNobodyBut people: Set<PersonID>, ignoring ignores: (PersonID) -> Bool) -> RowSet {
        self.rows(rows, withNobodyBut: people, or: persons.ids.map(ignores))
    }

    private func rows(_ rows: RowSet, withNobodyBut people: Set<PersonID>, or isIgnored: [Bool]) -> RowSet {
        var isKnown = isIgnored
        for person in people {
            if let number = persons.row(of: person) { isKnown[number] = true }
        }
        return rows.intersection(self.rows { group in group.allSatisfy { isKnown[Int($0)] } })
    }

    /// The rows whose count of people satisfies a test, those counted once for whom one and the same person stands, and those
    /// left out for whom nobody does.
    func rows(whereCount holds: (Int) -> Bool, countedAs representative: (PersonID) -> PersonID?) -> RowSet {
        var known = IdentifierRows<PersonEntity>()
        let counted = persons.ids.map { id in representative(id).map { known.add($0).row } }
        return rows { group in
            let people = group.compactMap { counted[Int($0)] }
            return holds(people.count < 2 ? people.count : Set(people).count)
        }
    }

    /// The rows whose count of people satisfies a test.
    func rows(whereCount holds: (Int) -> Bool) -> RowSet {
        rows { holds($0.count) }
    }

    /// The rows whose group satisfies a test, which is made once for each different group.
    private func rows(whose holds: (ArraySlice<UInt32>) -> Bool) -> RowSet {
        let isTrue = (0..<groups.count).map { holds(groups[$0]) }
        var words = [UInt64](repeating: 0, count: (rows.count + 63) / 64)
        for (row, group) in rows.enumerated() where isTrue[Int(group)] { words[row >> 6] |= 1 << UInt64(row & 63) }
        return RowSet(words: words)
    }
}
