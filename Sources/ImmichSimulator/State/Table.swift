/// Rows under ids; a removed row leaves its place empty so that row numbers stay good.
struct Table<Record> {
    private(set) var records: [Record] = []
    private var alive: [Bool] = []
    private var rows: [EntityID: Int32] = [:]

    /// Numbers of the rows that are there, in the order in which they came.
    var indices: some Sequence<Int> { alive.indices.lazy.filter { [alive] in alive[$0] } }

    /// The records that are there, in the order in which they came.
    var values: [Record] { indices.map { records[$0] } }

    /// How many are there.
    var count: Int { rows.count }

    /// How many rows there ever were.
    var height: Int { records.count }

    func row(_ id: EntityID) -> Int? { rows[id].map { Int($0) } }

    func isAlive(_ row: Int) -> Bool { alive[row] }

    subscript(id: EntityID) -> Record? { rows[id].map { records[Int($0)] } }

    subscript(row row: Int) -> Record {
        _read { yield records[row] }
        _modify { yield &records[row] }
    }

    mutating func reserve(_ count: Int) {
        records.reserveCapacity(count)
        alive.reserveCapacity(count)
        rows.reserveCapacity(count)
    }

    @discardableResult
    mutating func insert(_ record: Record, id: EntityID) -> Int {
        let row = records.count
        records.append(record)
        alive.append(true)
        rows[id] = Int32(row)
        return row
    }

    mutating func remove(_ id: EntityID) {
        guard let row = rows.removeValue(forKey: id) else { return }
        alive[Int(row)] = false
    }
}
