/// Writes days as `taken` reads them.
enum DaySpanText {
    /// Two days `YYYY-MM-DD`, both included, as the shortest text: `2023`, `2019..2021`, `2023-06-01..2023-08-31`, `2023..`.
    static func of(first: String?, last: String?) -> String {
        let firstYear = first.flatMap { $0.hasSuffix("-01-01") ? String($0.prefix(4)) : nil }
        let lastYear = last.flatMap { $0.hasSuffix("-12-31") ? String($0.prefix(4)) : nil }
        switch (first, last) {
        case (let first?, let last?):
            if let firstYear, let lastYear { return firstYear == lastYear ? firstYear : "\(firstYear)..\(lastYear)" }
            return first == last ? first : "\(first)..\(last)"
        case (let first?, nil): return "\(firstYear ?? first).."
        case (nil, let last?): return "..\(lastYear ?? last)"
        case (nil, nil): return "some"
        }
    }
}

/// Writes lengths of time as settings read them.
enum DurationText {
    /// `0`, `500ms`, `30s`, `15m`, `6h`.
    static func of(_ duration: Duration) -> String {
        let milliseconds = duration.wholeMilliseconds
        guard milliseconds != 0 else { return "0" }
        for (length, unit) in [(3_600_000, "h"), (60_000, "m"), (1000, "s")] as [(Int64, String)]
        where milliseconds % length == 0 {
            return "\(milliseconds / length)\(unit)"
        }
        return "\(milliseconds)ms"
    }
}
