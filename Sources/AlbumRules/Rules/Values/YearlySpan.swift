/// Days of every year, both ends included; a span whose end comes before its start wraps New Year.
///
/// 29 February reads as 28 February in common years, as a start and as an end.
struct YearlySpan: Hashable, Sendable {
    private struct Date: Hashable {
        var month: Int
        var day: Int?

        var text: String { "\(VagueDate.monthNames[month - 1])" }
        var phrase: String { day.map { "\($0) \(text)" } ?? text }

        func first(inLeapYear isLeap: Bool) -> Int { month * 32 + clamped(day ?? 1, isLeap) }
        func last(inLeapYear isLeap: Bool) -> Int { month * 32 + clamped(day ?? 31, isLeap) }

        private func clamped(_ day: Int, _ isLeap: Bool) -> Int { month == 2 && !isLeap ? min(day, 28) : day }
    }

    private var low: Date
    private var high: Date

    /// How it reads after "taken each year": `24 December to 26 December`.
    var phrase: String { low == high ? low.phrase : "\(low.phrase) to \(high.phrase)" }

    /// Whether a day is one of them.
    func contains(_ day: CalendarDay) -> Bool {
        let (year, month, dayOfMonth) = day.components
        let isLeap = CalendarDay.daysInMonth(year: year, month: 2) == 29
        let position = month * 32 + dayOfMonth
        let first = low.first(inLeapYear: isLeap)
        let last = high.last(inLeapYear: isLeap)
        return wraps ? position >= first || position <= last : position >= first && position <= last
    }

    private var wraps: Bool { low.first(inLeapYear: true) > high.last(inLeapYear: true) }

    /// Reads `12-24..12-26`, `12-24` or `12`; nil after noting an error.
    static func read(_ node: Node, _ reader: inout ValueReader) -> YearlySpan? {
        guard let text = reader.text(node), let parts = RangeText(text, at: node.place, &reader) else { return nil }
        switch parts {
        case .single(let text):
            return date(text, node, &reader).map { YearlySpan(low: $0, high: $0) }
        case .range(let low?, let high?):
            guard let low = date(low, node, &reader), let high = date(high, node, &reader) else { return nil }
            return YearlySpan(low: low, high: high)
        case .range:
            reader.error(
                "\(text.quoted) has an open end, which says nothing of days that come every year", at: node.place,
                hint: "write both ends, such as \(reader.rangeHint)")
            return nil
        }
    }

    private static func date(_ text: String, _ node: Node, _ reader: inout ValueReader) -> Date? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil }
        guard (1...2).contains(parts.count), numbers.count == parts.count, parts.allSatisfy({ $0.count == 2 }) else {
            let hasYear = parts.count == 3 && parts[0].count == 4
            reader.error(
                "\(text.quoted) is not a day of the year", at: node.place,
                hint: hasYear
                    ? "write \(parts[1])-\(parts[2]), without the year"
                    : "write month and day, such as \(reader.rangeHint)")
            return nil
        }
        let day = numbers.count > 1 ? numbers[1] : nil
        guard VagueDate(year: 2024, month: numbers[0], day: day) != nil else {
            reader.error(
                "\(text.quoted) is not a day of any year", at: node.place, hint: "write month and day, such as 12-24")
            return nil
        }
        return Date(month: numbers[0], day: day)
    }
}
