import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Takes shots that were taken close to a match in time, in place, or both (`nearby: {minutes: 30, km: 0.2}`).
///
/// With both limits a shot must be close in time and in place to the same match; where either of the two has no position,
/// time alone decides. With `km` alone a photo without a position is never close. Edges count as close.
public struct NearbySelection: Hashable, Sendable {
    /// The greatest distance in time; nil for any.
    public var span: Duration?
    /// The greatest distance in place; nil for any.
    public var kilometres: Double?

    /// Limits, of which at least one is given.
    public init(span: Duration? = nil, kilometres: Double? = nil) {
        self.span = span
        self.kilometres = kilometres
    }

    /// Of the candidates, those close to a match; a match that is a candidate, too, is close to itself.
    ///
    /// Cost: with a span one sweep along time and a look at the matches within it, with `km` alone a grid.
    public func close(_ candidates: [SelectionPhoto], to matches: [SelectionPhoto]) -> Set<AssetID> {
        guard span != nil || kilometres != nil else { return [] }
        if let span { return byTime(candidates, matches, Self.milliseconds(span)) }
        let grid = PlaceGrid(matches, chord: chord)
        return Set(candidates.lazy.filter { SpherePoint($0).map(grid.hasPoint) ?? false }.map(\.id))
    }

    private func byTime(
        _ candidates: [SelectionPhoto], _ matches: [SelectionPhoto], _ window: Int64
    ) -> Set<AssetID> {
        var moments: [(time: Int64, point: SpherePoint?)] = []
        for match in matches {
            guard let time = match.takenAt else { continue }
            moments.append((time.milliseconds, kilometres == nil ? nil : SpherePoint(match)))
        }
        moments.sort { $0.time < $1.time }
        let limit = chord * chord
        var found: Set<AssetID> = []
        var start = 0
        let timed = candidates.filter { $0.takenAt != nil }.sorted { ($0.takenAt ?? .zero) < ($1.takenAt ?? .zero) }
        for candidate in timed {
            guard let time = candidate.takenAt?.milliseconds else { continue }
            while start < moments.count, moments[start].time < time - window { start += 1 }
            let point = kilometres == nil ? nil : SpherePoint(candidate)
            var index = start
            while index < moments.count, moments[index].time <= time + window {
                guard let point, let other = moments[index].point, point.squaredChord(to: other) > limit else {
                    found.insert(candidate.id)
                    break
                }
                index += 1
            }
        }
        return found
    }

    /// The straight line through the globe that the distance subtends, the radius being 1.
    private var chord: Double {
        2 * sin(min((kilometres ?? 0) / SpherePoint.earthRadius / 2, .pi / 2)) + 1e-12
    }

    private static func milliseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }
}

extension Instant {
    fileprivate static let zero = Instant(milliseconds: 0)
}
