/// Asset rows of one owner in the order in which they were taken.
struct TakenIndex {
    struct Entry {
        var taken: Int64
        var row: Int32
    }

    private(set) var entries: [Entry] = []
    private var isSorted = true

    mutating func append(taken: Timestamp, row: Int) {
        if let last = entries.last, last.taken > taken.milliseconds { isSorted = false }
        entries.append(Entry(taken: taken.milliseconds, row: Int32(row)))
    }

    /// Brings the entries in order; to be called before reading after `append`.
    mutating func sort() {
        guard !isSorted else { return }
        entries.sort { ($0.taken, $0.row) < ($1.taken, $1.row) }
        isSorted = true
    }

    mutating func insert(taken: Timestamp, row: Int) {
        sort()
        var place = lowerBound(taken.milliseconds)
        while place < entries.count, entries[place].taken == taken.milliseconds, entries[place].row < Int32(row) {
            place += 1
        }
        entries.insert(Entry(taken: taken.milliseconds, row: Int32(row)), at: place)
    }

    mutating func remove(taken: Timestamp, row: Int) {
        sort()
        var place = lowerBound(taken.milliseconds)
        while place < entries.count, entries[place].taken == taken.milliseconds {
            if entries[place].row == Int32(row) {
                entries.remove(at: place)
                return
            }
            place += 1
        }
    }

    /// The entries taken within a window, both ends included.
    func window(from: Timestamp?, to: Timestamp?) -> ArraySlice<Entry> {
        let start = from.map { lowerBound($0.milliseconds) } ?? 0
        let end = to.map { lowerBound($0.milliseconds + 1) } ?? entries.count
        return start < end ? entries[start..<end] : entries[0..<0]
    }

    /// The first place whose time is not before a time.
    private func lowerBound(_ taken: Int64) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].taken < taken { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
