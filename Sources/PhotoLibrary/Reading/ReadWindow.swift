import AlbumRules
import ImmichClient

/// A stretch of the time line in UTC, its end exclusive; open at a side without an instant.
struct ReadWindow: Hashable, Sendable {
    var start: Instant?
    var end: Instant?

    /// Cuts the whole axis of time into windows of about as many photos, by the months' counts.
    ///
    /// The counts go by the wall clock where a photo was taken and the windows by UTC, so they only guide the cut:
    /// together the windows hold every instant exactly once, whatever the counts say.
    static func cut(_ buckets: [TimelineBucket], concurrency: Int, pageSize: Int = 1000) -> [ReadWindow] {
        let total = buckets.reduce(0) { $0 + $1.count }
        let target = min(max(total / (max(concurrency, 1) * 3), 2 * pageSize), 20 * pageSize)
        var cuts: [Instant] = []
        var gathered = 0
        for bucket in buckets.sorted(by: { $0.month < $1.month }) {
            if gathered > 0, gathered + bucket.count > target + target / 2 {
                cuts.append(Instant(milliseconds: bucket.month.start.milliseconds))
                gathered = 0
            }
            gathered += bucket.count
            guard gathered > target else { continue }
            let pieces = Int64(max(1, (bucket.count + target - 1) / target))
            let start = bucket.month.start.milliseconds
            let length = bucket.monthLengthMilliseconds
            if pieces > 1 { cuts += (1..<pieces).map { Instant(milliseconds: start + length / pieces * $0) } }
            cuts.append(Instant(milliseconds: start + length))
            gathered = 0
        }
        var unique: [Instant] = []
        for cut in cuts where unique.last.map({ $0 < cut }) ?? true { unique.append(cut) }
        if gathered == 0, !unique.isEmpty { unique.removeLast() }
        let starts: [Instant?] = [nil] + unique
        return zip(starts, starts.dropFirst() + [nil]).map { ReadWindow(start: $0, end: $1) }
    }

    /// Whether a photo of that wall clock month may lie in the window, whatever its zone.
    func mayHold(month: CalendarMonth) -> Bool {
        // Zones reach 14 hours either way; a day more does no harm.
        let slack: Int64 = 38 * 3_600_000
        if let end, end.milliseconds + slack <= month.start.milliseconds { return false }
        if let start, start.milliseconds - slack >= month.next.start.milliseconds { return false }
        return true
    }
}

/// A month of the calendar.
struct CalendarMonth: Hashable, Sendable {
    /// Months since the year 0.
    var number: Int

    init(number: Int) {
        self.number = number
    }

    init(_ day: CalendarDay) {
        let (year, month, _) = day.components
        number = year * 12 + month - 1
    }

    var next: CalendarMonth { CalendarMonth(number: number + 1) }

    /// The first moment; that of the epoch for a month that the calendar does not have.
    var start: WallTime {
        let year = number >= 0 ? number / 12 : (number - 11) / 12
        return CalendarDay(year: year, month: number - year * 12 + 1, day: 1)?.start ?? WallTime(milliseconds: 0)
    }
}

extension TimelineBucket {
    fileprivate var monthLengthMilliseconds: Int64 {
        let (year, month, _) = month.components
        return Int64(CalendarDay.daysInMonth(year: year, month: month)) * 86_400_000
    }
}
