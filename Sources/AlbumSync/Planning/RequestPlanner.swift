import AlbumRules

/// Which way of reading serves the rules of a run at the least cost for the server.
public enum ReadPlan: Hashable, Sendable {
    /// All of the user's own photos on the time line, once for all albums.
    case wholeLibrary
    /// Only the photos that have one of these marks, and single photos besides; no other photo can matter.
    case marked(Set<PhotoMark>)
}

/// Chooses between reading everything and searching for what rules can match at all.
///
/// Costs are milliseconds of a server's time, as measured on a library of 100,000 photos (2.7.5 and 3.1.0): a page of
/// a thousand photos of the library takes 38, with people 83, of one person 125; a count about 75, one photo 12.
struct RequestPlanner: Sendable {
    var rules: [ResolvedRule]
    var needs: ReadNeeds
    /// How many of the user's own photos are on the time line.
    var libraryCount: Int

    /// What reading everything costs.
    var wholeCost: Int { libraryCount * (needs.people ? 83 : needs.exif ? 48 : 38) / 1000 }

    /// The marks to count before a choice; nil when everything is read, whatever they are.
    ///
    /// Nothing is counted for a rule without a cover, nor where counting alone costs a quarter of reading everything.
    func marksToCount() -> Set<PhotoMark>? {
        guard rules.allSatisfy({ $0.cover { _ in 1 } != nil }) else { return nil }
        let marks = rules.reduce(into: Set<PhotoMark>()) { $0.formUnion($1.marks) }
        // Counted for the choice, and before and after reading.
        return marks.count * 3 * Self.countCost * 4 <= wholeCost ? marks : nil
    }

    /// The choice; `totals` has the number of photos of each mark.
    func plan(_ totals: [PhotoMark: Int]) -> ReadPlan {
        func cost(_ mark: PhotoMark) -> Int {
            guard let total = totals[mark] else { return wholeCost }
            return 3 * Self.countCost + total * 125 / 1000
        }
        var marks: Set<PhotoMark> = []
        for rule in rules {
            guard let cover = rule.cover(cost: cost) else { return .wholeLibrary }
            marks.formUnion(cover)
        }
        let narrow = marks.reduce(0) { $0 + cost($1) }
        return narrow * 5 <= wholeCost * 3 ? .marked(marks) : .wholeLibrary
    }

    /// How many photos may be asked for one by one before reading everything is better.
    var singlesLimit: Int { wholeCost / 5 / Self.singleCost }

    /// Whether counting does not cost more than a quarter of reading everything: what passes a sieve for the choice, before
    /// and after reading, whether the server takes one, and so many people besides.
    func mayCount(besides people: Int) -> Bool { (4 + people) * Self.countCost * 4 <= wholeCost }

    /// Whether so many photos found by one search cost clearly less than all of them.
    func isWorth(sieving total: Int, counting people: Int) -> Bool {
        ((4 + people) * Self.countCost + total * 125 / 1000) * 5 <= wholeCost * 3
    }

    private static let countCost = 75
    private static let singleCost = 12
}
