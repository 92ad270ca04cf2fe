import AlbumRules
import PhotoLibrary

/// Remembers of each photo which parts of a rule it matches, because a photo may come again and counts once.
///
/// Photos that match the same parts share one pattern, so a photo costs its identifier and a number.
actor CensusTally {
    private var rule: ResolvedRule
    private var ruleParts: [ResolvedPart]
    /// Photos on which the rule turns that only a request for each can tell.
    private var pending: [AssetID: Photo] = [:]
    private let user: UserID
    private let now: Instant
    private let settle: Duration
    private let limit: Int
    private var patterns: [[Bool]] = []
    private var patternNumbers: [[Bool]: Int] = [:]
    private var marks: [AssetID: Int] = [:]
    private var shown: [AssetID: Photo] = [:]
    private var places: PlaceDoubts?

    init(_ rule: ResolvedRule, user: UserID, now: Instant, settle: Duration, showing limit: Int) {
        self.rule = rule
        ruleParts = rule.parts
        places = PlaceDoubts(rule.rule)
        self.user = user
        self.now = now
        self.settle = settle
        self.limit = limit
    }

    func take(_ event: LibraryReadEvent) -> Bool {
        switch event {
        case .restarted:
            marks = [:]
            shown = [:]
            pending = [:]
        case .vanished(let ids):
            for id in ids {
                marks[id] = nil
                shown[id] = nil
                pending[id] = nil
            }
        case .photos(let photos):
            for photo in photos where photo.owner == user && !photo.isTrashed && !photo.isOffline { take(photo) }
            if shown.count > 4 * limit + 100 { shown = Dictionary(newest.map { ($0.id, $0) }) { $1 } }
        }
        return !Task.isCancelled
    }

    /// The photos that the server must be asked about one by one.
    var undecided: [AssetID] { pending.keys.sorted() }

    /// Counts those photos again by the rule that knows the answers.
    func decide(_ rule: ResolvedRule) {
        self.rule = rule
        ruleParts = rule.parts
        let photos = pending.values
        pending = [:]
        for photo in photos { take(photo) }
    }

    private func take(_ photo: Photo) {
        places?.take(photo)
        pending[photo.id] = rule.mustAsk(about: photo) ? photo : nil
        let belongs = rule.matches(photo)
        let waits = belongs && !rule.isSettledMatch(photo, now: now, settle: settle)
        let pattern = [belongs, waits] + ruleParts.map { $0.matches(photo) }
        let number = patternNumbers[pattern] ?? patterns.count
        if number == patterns.count {
            patterns.append(pattern)
            patternNumbers[pattern] = number
        }
        marks[photo.id] = number
        shown[photo.id] = belongs && limit > 0 ? photo : nil
    }

    /// The last taken of those that belong, last first.
    var newest: [Photo] {
        let sorted = shown.values.sorted { left, right in
            (left.takenOnClock.milliseconds, left.id) > (right.takenOnClock.milliseconds, right.id)
        }
        return Array(sorted.prefix(limit))
    }

    /// Doubts about names of places.
    var placeNotes: [String] { places?.notes ?? [] }

    /// How many belong, how many of those wait, and how many match each part.
    var counts: (matching: Int, waiting: Int, parts: [RuleCensus.Part]) {
        var sums = [Int](repeating: 0, count: ruleParts.count + 2)
        var ofPattern = [Int](repeating: 0, count: patterns.count)
        for number in marks.values { ofPattern[number] += 1 }
        for (pattern, count) in zip(patterns, ofPattern) {
            for index in pattern.indices where pattern[index] { sums[index] += count }
        }
        let parts = zip(ruleParts, sums.dropFirst(2)).map { part, count in
            RuleCensus.Part(
                form: part.form, text: part.line?.text ?? "", place: part.line?.place, depth: part.depth,
                isExcluding: part.isExcluding, count: count)
        }
        return (sums[0], sums[1], parts)
    }
}
