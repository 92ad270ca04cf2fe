/// Ages from one to another, in whole months, both included; a missing end is open.
struct AgeSpan: Hashable, Sendable {
    /// The least number of whole months.
    var low: Int?
    /// The greatest number of whole months.
    var high: Int?
    /// How it reads after "was": `0 years old`, `up to 6 months old`.
    var phrase: String

    /// Whether no age can lie between its ends.
    var isBackwards: Bool { low.flatMap { low in high.map { low > $0 } } ?? false }

    /// Reads `0`, `3..5`, `6m`, `0m..6m`, `2y`; nil for anything else.
    init?(_ text: String) {
        let ends = text.trimmed.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = ends.first else { return nil }
        guard ends.count == 2, let last = ends.last else {
            guard let only = Age(first) else { return nil }
            (low, high, phrase) = (only.months.lowerBound, only.months.upperBound, "\(only.phrase) old")
            return
        }
        let from = Age(first)
        let to = Age(last)
        guard from != nil || first.isBlank, to != nil || last.isBlank, from != nil || to != nil else { return nil }
        low = from?.months.lowerBound
        high = to?.months.upperBound
        switch (from, to) {
        case (let from?, let to?): phrase = "\(from.phrase) to \(to.phrase) old"
        case (let from?, nil): phrase = "\(from.phrase) or more old"
        case (nil, let to?): phrase = "up to \(to.phrase) old"
        case (nil, nil): return nil
        }
    }

    /// Whether so many whole months are meant; before the birth there is no age.
    func contains(_ months: Int) -> Bool {
        months >= 0 && months >= low ?? 0 && months <= high ?? .max
    }

    /// An age as people say it: months up to two years, then years.
    static func shown(_ months: Int) -> String {
        months < 24 ? Age.words(months, "month") : Age.words(months / 12, "year")
    }

    /// One end.
    private struct Age {
        /// The whole months that it stands for; a year stands for twelve.
        let months: ClosedRange<Int>
        let phrase: String

        init?(_ text: Substring) {
            let text = text.trimmed
            let isMonths = text.last == "m"
            let digits = isMonths || text.last == "y" ? text.dropLast() : text
            guard let value = DecimalText.value(digits), value == value.rounded(), value <= 9999 else { return nil }
            let number = Int(value)
            months = isMonths ? number...number : number * 12...number * 12 + 11
            phrase = Self.words(number, isMonths ? "month" : "year")
        }

        static func words(_ number: Int, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s")" }
    }
}

extension CalendarDay {
    /// How many whole months lie between a birth and this day; nil before the birth.
    ///
    /// A month is whole on the day of the month of the birth, or on the last day of a month that has no such day: who was
    /// born on 29 February is a year older on 28 February of common years.
    func wholeMonths(since birth: CalendarDay) -> Int? {
        guard self >= birth else { return nil }
        let (year, month, day) = components
        let born = birth.components
        let due = min(born.day, Self.daysInMonth(year: year, month: month))
        return (year - born.year) * 12 + month - born.month - (day < due ? 1 : 0)
    }
}
