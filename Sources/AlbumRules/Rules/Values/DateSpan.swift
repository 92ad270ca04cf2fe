/// Days from one to another, both included; a missing end is open.
struct DayRange: Hashable, Sendable {
    /// The first day.
    var first: CalendarDay?
    /// The last day.
    var last: CalendarDay?

    /// Whether a day is inside.
    func contains(_ day: CalendarDay) -> Bool {
        if let first, day < first { return false }
        if let last, day > last { return false }
        return true
    }
}

/// A span of days as written: fixed, or counted back from today.
enum DateSpan: Hashable, Sendable {
    /// What is counted.
    enum Unit: String, Hashable, Sendable, CaseIterable {
        case day, week, month, year
    }

    /// From one vague date to another.
    case fixed(low: VagueDate?, high: VagueDate?)
    /// The last so many, today included.
    case last(Int, Unit)
    /// The day, week (from Monday), month or year that today is in.
    case this(Unit)
    /// The day before today.
    case yesterday

    /// Whether time alone moves it.
    var isRelative: Bool {
        if case .fixed = self { false } else { true }
    }

    /// The days it means, seen from a day.
    func days(on today: CalendarDay) -> DayRange {
        switch self {
        case .fixed(let low, let high): DayRange(first: low?.first, last: high?.last)
        case .last(let count, .day): DayRange(first: CalendarDay(number: today.number - count + 1), last: today)
        case .last(let count, .week): DayRange(first: CalendarDay(number: today.number - 7 * count + 1), last: today)
        case .last(let count, .month): DayRange(first: today.followingDay(monthsBefore: count), last: today)
        case .last(let count, .year): DayRange(first: today.followingDay(monthsBefore: 12 * count), last: today)
        case .this(.day): DayRange(first: today, last: today)
        case .this(.week):
            DayRange(
                first: CalendarDay(number: today.number - today.weekday),
                last: CalendarDay(number: today.number - today.weekday + 6))
        case .this(.month):
            Self.days(of: VagueDate(year: today.components.year, month: today.components.month))
        case .this(.year): Self.days(of: VagueDate(year: today.components.year))
        case .yesterday:
            DayRange(first: CalendarDay(number: today.number - 1), last: CalendarDay(number: today.number - 1))
        }
    }

    private static func days(of date: VagueDate?) -> DayRange {
        DayRange(first: date?.first, last: date?.last)
    }

    /// How it reads after "taken": `June 2023 to August 2023`, `in the last 30 days`.
    var phrase: String {
        switch self {
        case .fixed(let low?, let high?):
            low == high ? "\(low.day == nil ? "in" : "on") \(low)" : "\(low) to \(high)"
        case .fixed(let low?, nil): "\(low) or later"
        case .fixed(nil, let high?): "\(high) or earlier"
        case .fixed(nil, nil): "at any time"
        case .last(let count, let unit): "in the last \(count == 1 ? unit.rawValue : "\(count) \(unit.rawValue)s")"
        case .this(.day): "today"
        case .this(let unit): "this \(unit.rawValue)"
        case .yesterday: "yesterday"
        }
    }
}

extension CalendarDay {
    /// The day after the one so many months earlier; a day that the earlier month lacks is its last.
    fileprivate func followingDay(monthsBefore count: Int) -> CalendarDay {
        let (year, month, day) = components
        let months = year * 12 + month - 1 - count
        let (earlierYear, earlierMonth) = (months / 12, months % 12 + 1)
        let earlierDay = min(day, CalendarDay.daysInMonth(year: earlierYear, month: earlierMonth))
        guard let earlier = CalendarDay(year: earlierYear, month: earlierMonth, day: earlierDay) else {
            return CalendarDay(number: Int.min / 2)
        }
        return CalendarDay(number: earlier.number + 1)
    }
}
