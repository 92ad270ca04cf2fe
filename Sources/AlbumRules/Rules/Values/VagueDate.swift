/// A year, a month or a day; it covers its whole span.
struct VagueDate: Hashable, Sendable, CustomStringConvertible {
    /// The names of the months.
    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// The year.
    let year: Int
    /// The month, 1–12.
    let month: Int?
    /// The day of the month.
    let day: Int?
    /// The first day it covers.
    let first: CalendarDay
    /// The last day it covers.
    let last: CalendarDay

    /// A date; nil when the calendar has no such date.
    init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1...12).contains(month ?? 1) else { return nil }
        let lastDay = day ?? CalendarDay.daysInMonth(year: year, month: month ?? 12)
        guard let first = CalendarDay(year: year, month: month ?? 1, day: day ?? 1),
            let last = CalendarDay(year: year, month: month ?? 12, day: lastDay)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.first = first
        self.last = last
    }

    /// `2023`, `June 2023`, `15 June 2023`.
    var description: String {
        guard let month else { return String(year) }
        let name = "\(Self.monthNames[month - 1]) \(year)"
        return day.map { "\($0) \(name)" } ?? name
    }

    /// Reads `2023`, `2023-06` or `2023-06-15`; nil after noting an error.
    static func read(_ text: String, at place: Place, _ reader: inout ValueReader) -> VagueDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil }
        guard (1...3).contains(parts.count), numbers.count == parts.count, parts[0].count == 4,
            parts.dropFirst().allSatisfy({ $0.count <= 2 })
        else {
            reader.error(
                "\(text.quoted) is not a date", at: place,
                hint:
                    "write a date such as 2023, 2023-06 or 2023-06-15, a range such as \(reader.rangeHint), or last 30 days"
            )
            return nil
        }
        guard parts.dropFirst().allSatisfy({ $0.count == 2 }) else {
            let fixed = parts.map { $0.count == 1 ? "0\($0)" : String($0) }.joined(separator: "-")
            reader.error("\(text.quoted) is not a date", at: place, hint: "write \(fixed)")
            return nil
        }
        guard
            let date = VagueDate(
                year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil
            )
        else {
            reader.error("\(text.quoted) is not a day of the calendar", at: place, hint: impossible(numbers))
            return nil
        }
        return date
    }

    private static func impossible(_ numbers: [Int]) -> String {
        guard numbers.count > 2, (1...12).contains(numbers[1]), numbers[0] > 0 else {
            return "months are 01 to 12"
        }
        let last = CalendarDay.daysInMonth(year: numbers[0], month: numbers[1])
        return "\(monthNames[numbers[1] - 1]) \(numbers[0]) has \(last) days"
    }
}
