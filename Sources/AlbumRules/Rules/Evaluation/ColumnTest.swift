/// A line of a rule that the columns of a table answer for all photos at once.
enum ColumnTest: Sendable {
    /// All of these are true of the people on a photo.
    case people([PeopleTest], PeopleView?)
    /// The number of people on a photo satisfies a test.
    case peopleCount(@Sendable (Int) -> Bool, PeopleView?)
    /// One of these is true of a photo, or, unwanted, none of them.
    case traits([PhotoTable.Trait], isWanted: Bool)

    /// The people whose rows it asks for.
    var people: Set<PersonID> {
        guard case .people(let tests, _) = self else { return [] }
        return tests.reduce(into: []) { $0.formUnion($1.everybody) }
    }

    /// The rows of which it is true; `people` has the rows of everybody it asks for. Empty rows mean nothing.
    func rows(in table: PhotoTable, people: [PersonID: RowSet]) -> RowSet {
        switch self {
        case .people(let tests, let view):
            var result = RowSet(all: table.rowCount)
            for test in tests { result.formIntersection(test.rows(in: table, people: people, view)) }
            return result
        case .peopleCount(let holds, let view): return table.rows(whereCount: holds, view)
        case .traits(let traits, let isWanted):
            let rows = traits.reduce(into: RowSet()) { $0.formUnion(table.rows($1)) }
            return isWanted ? rows : RowSet(all: table.rowCount).subtracting(rows)
        }
    }
}

extension PeopleTest {
    /// The rows on whose photos it is true, of the people who count.
    fileprivate func rows(in table: PhotoTable, people: [PersonID: RowSet], _ view: PeopleView?) -> RowSet {
        func rows(_ ids: some Sequence<PersonID>) -> RowSet {
            ids.reduce(into: RowSet()) { result, id in people[id].map { result.formUnion($0) } }
        }
        func everyone() -> RowSet {
            references.reduce(into: RowSet(all: table.rowCount)) { $0.formIntersection(rows($1)) }
        }
        switch form {
        case .any: return rows(everybody)
        case .all: return everyone()
        case .none: return RowSet(all: table.rowCount).subtracting(rows(everybody))
        case .only: return table.rows(everyone(), withNobodyBut: everybody, view)
        case .nobodyBut: return table.rows(rows(everybody), withNobodyBut: everybody, view)
        case .atLeast(let count, _): return Self.rows(inAtLeast: count, of: references.map(rows), table.rowCount)
        case .somebody: return table.rows(whereCount: { $0 > 0 }, view)
        case .nobody: return table.rows(whereCount: { $0 == 0 }, view)
        }
    }

    /// The rows that so many of the sets hold; one pass over the sets for each.
    private static func rows(inAtLeast count: Int, of sets: [RowSet], _ rowCount: Int) -> RowSet {
        guard count > 0 else { return RowSet(all: rowCount) }
        guard count <= sets.count else { return RowSet() }
        // After each set, `reached[n]` are the rows that more than n of the sets so far hold.
        var reached = [RowSet](repeating: RowSet(), count: count)
        for set in sets {
            for index in stride(from: count - 1, to: 0, by: -1) {
                reached[index].formUnion(reached[index - 1].intersection(set))
            }
            reached[0].formUnion(set)
        }
        return reached[count - 1]
    }
}

extension PhotoTable {
    /// The rows whose count of people satisfies a test.
    fileprivate func rows(whereCount holds: (Int) -> Bool, _ view: PeopleView?) -> RowSet {
        guard let view else { return faces.rows(whereCount: holds) }
        return view.rows(in: self) { ignores in
            faces.rows(whereCount: holds) { ignores($0) ? nil : view.representative(of: $0) }
        }
    }

    /// Of the rows, those on whose photos there is nobody but these people.
    fileprivate func rows(_ rows: RowSet, withNobodyBut people: Set<PersonID>, _ view: PeopleView?) -> RowSet {
        guard let view else { return faces.rows(rows, withNobodyBut: people) }
        return view.rows(in: self) { faces.rows(rows, withNobodyBut: people, ignoring: $0) }
    }
}
