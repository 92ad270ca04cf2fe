import Foundation
import ImmichSimulator

/// Which of the matching photos an album shows and which others come along: the sentences of the page on settings, one by
/// one, without any preparation.
struct LabSelection: Hashable {
    enum Stacks: String, Hashable { case asMatched = "as_matched", cover, whole }
    enum Period: String, Hashable, CaseIterable { case day, week, month, year }

    var nearbyMinutes: Int?
    var nearbyKilometres: Int?
    var stacks = Stacks.asMatched
    var best: (count: Int, period: Period)? {
        get { bestCount.map { ($0, bestPeriod) } }
        set { (bestCount, bestPeriod) = (newValue?.count, newValue?.period ?? .day) }
    }
    var newest: Int?
    private var bestCount: Int?
    private var bestPeriod = Period.day

    /// The settings as they stand in the file.
    var text: [String] {
        var parts: [String] = []
        let near = [nearbyMinutes.map { "minutes: \($0)" }, nearbyKilometres.map { "km: \($0)" }].compactMap { $0 }
        if !near.isEmpty { parts.append("nearby: {\(near.joined(separator: ", "))}") }
        if stacks != .asMatched { parts.append("stacks: \(stacks.rawValue)") }
        if let best { parts.append("best_of: {count: \(best.count), per: \(best.period.rawValue)}") }
        if let newest { parts.append("newest: \(newest)") }
        return parts
    }

    static func random(_ numbers: inout SeededNumbers) -> LabSelection {
        var selection = LabSelection()
        if numbers.happens(350) {
            selection.nearbyMinutes = [1, 30, 600, 20_000][numbers.below(4)]
            if numbers.happens(400) { selection.nearbyKilometres = [1, 100][numbers.below(2)] }
        }
        if numbers.happens(400) { selection.stacks = numbers.happens(500) ? .cover : .whole }
        if numbers.happens(300) {
            selection.best = (1 + numbers.below(3), Period.allCases[numbers.below(Period.allCases.count)])
        }
        if numbers.happens(350) { selection.newest = 1 + numbers.below(30) }
        return selection
    }

    /// The photos of an album, of all that it looks at.
    func chosen(of photos: [PhotoTruth], _ rule: LabRule, _ context: LabContext) -> Set<EntityID> {
        let matches = photos.filter { rule.holds($0, context) }
        var ids = Set(matches.map(\.id))
        let allowed = photos.filter { ids.contains($0.id) || rule.allows($0, context) }
        if nearbyMinutes != nil {
            for photo in allowed where matches.contains(where: { isNear(photo, $0, context) }) { ids.insert(photo.id) }
        }
        if stacks != .asMatched {
            let covers = Set(allowed.filter { ids.contains($0.id) }.compactMap(\.stackCover))
            for photo in allowed {
                guard let cover = photo.stackCover, covers.contains(cover) else { continue }
                if stacks == .whole || photo.id == cover { ids.insert(photo.id) } else { ids.remove(photo.id) }
            }
        }
        var left = allowed.filter { ids.contains($0.id) }
        if let best {
            let groups = Dictionary(grouping: left) { Self.number(of: $0, best.period, context) }
            left = groups.values.flatMap { $0.sorted(by: Self.isBetter).prefix(best.count) }
        }
        if let newest { left = Array(left.sorted { Self.isNewer($0, $1, context) }.prefix(newest)) }
        return Set(left.map(\.id))
    }

    private func isNear(_ photo: PhotoTruth, _ match: PhotoTruth, _ context: LabContext) -> Bool {
        guard let minutes = nearbyMinutes, photo.isDated(context), match.isDated(context),
            abs(photo.takenAt - match.takenAt) <= Int64(minutes) * 60_000
        else { return false }
        guard let kilometres = nearbyKilometres, let here = photo.exif, let there = match.exif,
            let (north, east) = here.position, let (otherNorth, otherEast) = there.position
        else { return true }
        let radians = Double.pi / 180
        let latitude = sin((north - otherNorth) * radians / 2)
        let longitude = sin((east - otherEast) * radians / 2)
        let part = latitude * latitude + cos(north * radians) * cos(otherNorth * radians) * longitude * longitude
        return 2 * 6371.0088 * asin(min(1, part.squareRoot())) <= Double(kilometres)
    }

    private static func number(of photo: PhotoTruth, _ period: Period, _ context: LabContext) -> Int? {
        guard photo.isDated(context) else { return nil }
        let clock = photo.clock
        let day = Int((Double(clock.milliseconds) / 86_400_000).rounded(.down))
        switch period {
        case .day: return day
        // From Monday on.
        case .week: return day - (clock.weekday + 6) % 7
        case .month: return clock.year * 12 + clock.month
        case .year: return clock.year
        }
    }

    private static func isBetter(_ left: PhotoTruth, _ right: PhotoTruth) -> Bool {
        let stars = (max(0, left.exif?.rating ?? 0), max(0, right.exif?.rating ?? 0))
        if stars.0 != stars.1 { return stars.0 > stars.1 }
        if left.isFavorite != right.isFavorite { return left.isFavorite }
        return left.id < right.id
    }

    private static func isNewer(_ left: PhotoTruth, _ right: PhotoTruth, _ context: LabContext) -> Bool {
        let times = [left, right].map { $0.isDated(context) ? $0.takenAt : .min }
        return times[0] == times[1] ? left.id < right.id : times[0] > times[1]
    }
}

extension World.Exif {
    fileprivate var position: (Double, Double)? {
        guard let latitude, let longitude else { return nil }
        return (latitude, longitude)
    }
}

extension PhotoTruth {
    /// Whether its date can be believed.
    func isDated(_ context: LabContext) -> Bool {
        takenAt != 0 && clock.milliseconds != 0 && takenAt <= context.now + LabContext.day
    }
}

extension LabRule {
    /// Whether nothing under `none:` keeps a photo out, which need not match.
    func allows(_ photo: PhotoTruth, _ context: LabContext) -> Bool {
        !none.contains { $0.holds(photo, context) }
            && all.allSatisfy { item in
                guard case .group(let group) = item else { return true }
                return group.allows(photo, context)
            }
    }
}
