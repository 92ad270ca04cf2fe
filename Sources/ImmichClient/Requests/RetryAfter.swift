import WebClient

/// Reads how long a server asks to be left alone.
enum RetryAfter {
    /// The pause that a `Retry-After` header asks for; nil when there is none that can be read.
    ///
    /// A date counts from the answer's own `Date`, so that clocks which disagree do no harm.
    static func pause(of response: HTTPResponse, now: () -> Instant) -> Duration? {
        guard let text = response[header: "Retry-After"] else { return nil }
        let words = text.split(separator: " ")
        if words.count == 1, let seconds = Int64(words[0]), seconds >= 0 { return .seconds(min(seconds, 86_400)) }
        guard let then = date(text) else { return nil }
        let from = response[header: "Date"].flatMap(date) ?? now()
        return .milliseconds(min(max(0, then.milliseconds - from.milliseconds), 86_400_000))
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func date(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]),
            let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]),
            let date = CalendarDay(year: year, month: month + 1, day: day)
        else { return nil }
        let clock = words[4].split(separator: ":").map { Int64($0) ?? -1 }
        guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        return Instant(
            milliseconds: date.start.milliseconds + ((clock[0] * 60 + clock[1]) * 60 + clock[2]) * 1000)
    }
}
