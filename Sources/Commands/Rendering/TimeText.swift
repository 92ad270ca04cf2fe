import AlbumRules
import ImmichClient

extension Instant {
    /// The moment of asking.
    static var now: Instant { ImmichClient.Options.now() }

    /// `14:02` on the day of another moment, `24 Nov 2026 14:02` on any other, by the configured zone.
    func clockText(seenFrom other: Instant) -> String {
        let wall = WallTime(milliseconds: milliseconds + ZoneClock.offset(at: self))
        let otherWall = WallTime(milliseconds: other.milliseconds + ZoneClock.offset(at: other))
        let minutes = Int((wall.milliseconds - CalendarDay(wall).start.milliseconds) / 60_000)
        let clock = "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
        return CalendarDay(wall) == CalendarDay(otherWall) ? clock : "\(CalendarDay(wall).text) \(clock)"
    }

    /// `2026-11-24T20:35:02Z`.
    var text: String {
        let (seconds, _) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let ofDay = ((seconds % 86_400) + 86_400) % 86_400
        let date = CalendarDay(number: Int((seconds - ofDay) / 86_400)).isoText
        let clock = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { padded(Int($0), 2) }.joined(separator: ":")
        return "\(date)T\(clock)Z"
    }
}

extension CalendarDay {
    /// `2024-07-24`.
    var isoText: String {
        let parts = components
        return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    }

    /// `24 Jul 2024`.
    var text: String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let parts = components
        return "\(parts.day) \(months[parts.month - 1]) \(parts.year)"
    }
}

extension Duration {
    /// `6.1 s`, `420 ms`.
    var text: String {
        let milliseconds = Int(wholeMilliseconds)
        guard milliseconds >= 1000 else { return "\(milliseconds) ms" }
        return "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
    }

    /// `18 h`, `40 min`; what is left of a time, so that the last unit counts in full.
    var roughText: String {
        let minutes = Int((max(0, wholeMilliseconds) + 59_999) / 60_000)
        return minutes >= 120 ? "\(minutes / 60) h" : "\(minutes) min"
    }
}

private func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
