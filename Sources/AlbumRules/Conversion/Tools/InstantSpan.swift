/// Two moments `2025-12-25T00:00:00.000Z`, the second not included, as the days between them.
///
/// Such moments are midnights most of the time: of UTC, or of a zone that the file does not tell. A moment is therefore
/// moved to the nearest midnight when both have the same time of day.
struct InstantSpan {
    private struct Moment {
        let day: CalendarDay
        /// Minutes after midnight.
        let minutes: Int
        /// Whether it is the last second of a day.
        let isLastSecond: Bool

        init?(_ text: String) {
            let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
            let parts = text.split(separator: "T")
            guard parts.count == 2, parts[0].count == 10, numbers.count >= 6,
                let day = CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2]),
                (0...23).contains(numbers[3]), (0...59).contains(numbers[4]), (0...60).contains(numbers[5])
            else { return nil }
            self.day = day
            minutes = numbers[3] * 60 + numbers[4]
            isLastSecond = numbers[3] == 23 && numbers[4] == 59 && numbers[5] == 59
        }
    }

    /// The days as `taken` reads them; nil when a moment is not understood.
    let days: String?
    /// Whether the moments are midnights as written.
    let isWholeDays: Bool

    /// The days between two moments, of which one may be missing.
    init(start: String?, end: String?) {
        let first = start.map { Moment($0) }
        let last = end.map { Moment($0) }
        guard first != nil || last != nil, first.map({ $0 != nil }) ?? true, last.map({ $0 != nil }) ?? true else {
            days = nil
            isWholeDays = false
            return
        }
        let low = first.flatMap { $0 }
        let high = last.flatMap { $0 }
        isWholeDays = (low?.minutes ?? 0) == 0 && (high.map { $0.minutes == 0 || $0.isLastSecond } ?? true)
        let isShifted = low.map { $0.minutes == high?.minutes && $0.minutes > 0 } ?? false
        let shift = isShifted && (low?.minutes ?? 0) >= 720 ? 1 : 0
        let lastNumber = high.map { moment in
            moment.minutes == 0 || isShifted ? moment.day.number - 1 + shift : moment.day.number
        }
        let firstDay = low.map { CalendarDay(number: $0.day.number + shift).description }
        let lastDay = lastNumber.map { CalendarDay(number: $0).description }
        days = DaySpanText.of(first: firstDay, last: lastDay)
    }
}
