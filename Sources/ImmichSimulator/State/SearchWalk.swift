/// Goes through the photos a search finds, in its order.
struct SearchWalk {
    let library: Library
    let filter: any SearchCondition
    /// Whose photos are looked at; nil for everybody's.
    let owners: [EntityID]?
    let isAscending: Bool
    /// What photos are ordered by.
    var order = Order.taken

    /// What the photos of a search can be ordered by.
    enum Order: String {
        case taken = "fileCreatedAt"
        case clock = "localDateTime"
        case size = "fileSizeInBytes"
        case rating
    }

    /// Photos found, the first `offset` left out, at most `limit`.
    func rows(offset: Int, limit: Int) -> [Int] {
        var skipped = 0
        var found: [Int] = []
        visit { row in
            if skipped < offset { skipped += 1 } else { found.append(row) }
            return found.count < limit
        }
        return found
    }

    /// How many photos are found.
    var count: Int {
        var count = 0
        visit(isOrdered: false) { _ in
            count += 1
            return true
        }
        return count
    }

    /// Calls back for every photo found until told to stop.
    private func visit(isOrdered: Bool = true, _ body: (Int) -> Bool) {
        if isOrdered, order != .taken {
            var found: [Int] = []
            visit(isOrdered: false) { row in
                found.append(row)
                return true
            }
            sort(&found)
            for row in found where !body(row) { return }
            return
        }
        if let rows = filter.confinement {
            let owners = owners.map { Set($0) }
            var found = rows.filter { row in
                owners?.contains(library.assets[row: row].ownerID) ?? true && filter.isWithinTaken(row)
                    && filter.admits(row)
            }
            if isOrdered { sort(&found) }
            for row in found where !body(row) { return }
            return
        }
        let lists = (owners ?? Array(library.timeline.keys)).compactMap { library.timeline[$0] }
            .map { $0.window(from: filter.takenAfter, to: filter.takenBefore) }
        if isAscending { ascend(lists, body) } else { descend(lists, body) }
    }

    private func ascend(_ lists: [ArraySlice<TakenIndex.Entry>], _ body: (Int) -> Bool) {
        var places = lists.map(\.startIndex)
        while true {
            var taken = Int64.max
            for (list, place) in zip(lists, places) where place < list.endIndex {
                taken = min(taken, list[place].taken)
            }
            guard taken < .max else { return }
            var ties: [Int] = []
            for index in lists.indices {
                while places[index] < lists[index].endIndex, lists[index][places[index]].taken == taken {
                    ties.append(Int(lists[index][places[index]].row))
                    places[index] += 1
                }
            }
            guard deliver(ties, body) else { return }
        }
    }

    private func descend(_ lists: [ArraySlice<TakenIndex.Entry>], _ body: (Int) -> Bool) {
        var places = lists.map(\.endIndex)
        while true {
            var taken = Int64.min
            for (list, place) in zip(lists, places) where place > list.startIndex {
                taken = max(taken, list[place - 1].taken)
            }
            guard taken > .min else { return }
            var ties: [Int] = []
            for index in lists.indices {
                while places[index] > lists[index].startIndex, lists[index][places[index] - 1].taken == taken {
                    ties.append(Int(lists[index][places[index] - 1].row))
                    places[index] -= 1
                }
            }
            guard deliver(ties, body) else { return }
        }
    }

    private func deliver(_ ties: [Int], _ body: (Int) -> Bool) -> Bool {
        if ties.count == 1 { return filter.admits(ties[0]) ? body(ties[0]) : true }
        var rows = ties.filter { filter.admits($0) }
        sort(&rows)
        for row in rows where !body(row) { return false }
        return true
    }

    private func sort(_ rows: inout [Int]) {
        let breaksTies = library.dialect.breaksTiesByID
        var keys = rows.map { (value: key($0), row: $0) }
        keys.sort { left, right in
            if left.value != right.value {
                // What has no value comes last either way.
                guard let one = left.value, let other = right.value else { return right.value == nil }
                return (one < other) == isAscending
            }
            // Without a tie-break the rows come as they lie in the table, whatever the direction.
            guard breaksTies else { return left.row < right.row }
            return (library.assets[row: left.row].id < library.assets[row: right.row].id) == isAscending
        }
        rows = keys.map(\.row)
    }

    private func key(_ row: Int) -> Int64? {
        switch order {
        case .taken: library.assets[row: row].fileCreatedAt.milliseconds
        case .clock: library.assets[row: row].localDateTime.milliseconds
        case .size: library.exif[row]?.fileSizeInBytes.map { Int64($0) }
        case .rating: library.exif[row]?.rating.map { Int64($0) }
        }
    }
}
