import TestSupport
import Testing

@testable import AlbumRules

/// People by rows against a plain list of lists.
@Suite struct FaceColumnTests {
    @Test func `people come back as they were set, and the same people have the same number`() {
        var numbers = Dice(seed: 59)
        let everybody = (0..<30).map { PersonID(high: 9, low: $0) }
        var column = FaceColumn()
        var plain: [[PersonID]] = []
        for _ in 0..<4000 {
            let count = Int.random(in: 0...4, using: &numbers)
            let people = Array(everybody.shuffled(using: &numbers).prefix(count))
            let row = Int.random(in: 0...min(plain.count, 2000), using: &numbers)
            if row == plain.count { plain.append(people) } else { plain[row] = people }
            column.set(row, to: people)
        }
        var groups: [Int: [PersonID]] = [:]
        for (row, people) in plain.enumerated() {
            #expect(column.people(row) == people)
            #expect(column.count(row) == people.count)
            #expect(groups[column.group(row), default: people] == people)
            groups[column.group(row)] = people
        }
        #expect(Set(groups.values).count == groups.count)
        #expect(column.people(plain.count).isEmpty)
    }
}
