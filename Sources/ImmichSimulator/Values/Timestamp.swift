/// An instant in whole milliseconds since 1970 UTC, which is as fine as the API goes.
public struct Timestamp: Hashable, Sendable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64

    /// An instant from its milliseconds.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Midnight UTC of a day.
    public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        let seconds = Timestamp.days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second
        milliseconds = Int64(seconds) * 1000
    }

    /// Reads `2024-05-06`, `2024-05-06T07:08:09.123Z`, `…+02:00` or without a zone (taken as UTC).
    public init?(_ text: some StringProtocol) {
        var scan = TimestampScanner(Array(text.utf8))
        guard let value = scan.read() else { return nil }
        milliseconds = value
    }

    /// Order in time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }

    /// Days from 1970-01-01 to a day of the Gregorian calendar.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The calendar day (UTC) this falls on, and the milliseconds since its midnight.
    var parts: (year: Int, month: Int, day: Int, millisecondOfDay: Int) {
        let milliseconds = Int(milliseconds)
        let days = milliseconds >= 0 ? milliseconds / 86_400_000 : (milliseconds - 86_399_999) / 86_400_000
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, milliseconds - days * 86_400_000)
    }

    /// Months since year 0, the unit of the time line.
    var month: Int {
        let parts = parts
        return parts.year * 12 + parts.month - 1
    }

    /// The first instant of a month counted since year 0.
    static func start(ofMonth month: Int) -> Timestamp {
        Timestamp(year: month / 12, month: month % 12 + 1, day: 1)
    }

    /// Midnight UTC of the same day.
    var startOfDay: Timestamp { Timestamp(milliseconds: milliseconds - Int64(parts.millisecondOfDay)) }
}

/// Reads the ISO forms that servers and clients write.
struct TimestampScanner {
    private let bytes: [UInt8]
    private var position = 0
    /// Whether a zone was given.
    private(set) var hasZone = false
    /// Whether a time of day was given.
    private(set) var hasTime = false

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> Int64? {
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        var milliseconds = Int64(Timestamp.days(year, month, day)) * 86_400_000
        guard position < bytes.count else { return milliseconds }
        guard take("T") || take(" "), let hour = number(2), take(":"), let minute = number(2), hour < 25, minute < 60
        else { return nil }
        hasTime = true
        milliseconds += Int64(hour * 3600 + minute * 60) * 1000
        if take(":") {
            guard let second = number(2), second < 61 else { return nil }
            milliseconds += Int64(second) * 1000
            if take(".") || take(",") { milliseconds += fraction() }
        }
        guard let offset = zone(), position == bytes.count else { return nil }
        return milliseconds - offset
    }

    private mutating func zone() -> Int64? {
        guard position < bytes.count else { return 0 }
        hasZone = true
        if take("Z") || take("z") { return 0 }
        let isWest = bytes[position] == UInt8(ascii: "-")
        guard take("+") || take("-"), let hours = number(2) else { return nil }
        _ = take(":")
        let minutes = position < bytes.count ? number(2) : 0
        guard let minutes else { return nil }
        let offset = Int64(hours * 3600 + minutes * 60) * 1000
        return isWest ? -offset : offset
    }

    private mutating func fraction() -> Int64 {
        var value: Int64 = 0
        var digits = 0
        while position < bytes.count, (48...57).contains(bytes[position]) {
            if digits < 3 { value = value * 10 + Int64(bytes[position] - 48) }
            digits += 1
            position += 1
        }
        while digits < 3 {
            value *= 10
            digits += 1
        }
        return value
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[position..<position + digits] {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        position += digits
        return value
    }

    private mutating func take(_ character: Character) -> Bool {
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }
}
