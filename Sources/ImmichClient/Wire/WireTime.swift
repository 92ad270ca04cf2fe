/// Times as the API writes and reads them.
///
/// Answers of searches end in `Z` with milliseconds; 2.7's `GET /albums/{id}` writes `+00:00` and up to six decimals.
/// Requests always carry milliseconds and `Z`: 3.x refuses anything less.
enum WireTime {
    /// Milliseconds since 1970 of an ISO 8601 date and time with a zone; decimals beyond milliseconds are cut off.
    static func milliseconds(_ text: String) -> Int64? {
        var text = text
        return text.withUTF8 { milliseconds(utf8: $0) }
    }

    /// The same from bytes.
    static func milliseconds(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var reader = TimeReader(bytes: bytes)
        return reader.read()
    }

    /// `2024-07-01T12:00:00.000Z`, kept within the years 1 to 9999 that every release reads.
    static func text(_ instant: Instant) -> String {
        let earliest: Int64 = -62_135_596_800_000
        let latest: Int64 = 253_402_300_799_999
        let total = min(max(instant.milliseconds, earliest), latest)
        let day = CalendarDay(WallTime(milliseconds: total))
        let rest = total - day.start.milliseconds
        func padded(_ value: Int64, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: width - text.count) + text
        }
        let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
        return "\(day)T\(clock.joined(separator: ":")).\(padded(rest % 1000, 3))Z"
    }
}

/// Reads one date and time from the front of its bytes.
private struct TimeReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func read() -> Int64? {
        guard let days = date(), skip("T") || skip("t") || skip(" ") else { return nil }
        guard let hour = number(2), hour <= 23, skip(":"), let minute = number(2), minute <= 59, skip(":"),
            let second = number(2), second <= 59
        else { return nil }
        guard let fraction = fraction(), let offset = offset(), position == bytes.count else { return nil }
        let seconds = (hour * 60 + minute - offset) * 60 + second
        return days * 86_400_000 + seconds * 1000 + fraction
    }

    /// Days since 1970. Years of six digits carry a sign.
    private mutating func date() -> Int64? {
        let year: Int64
        if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
            let isNegative = bytes[position] == UInt8(ascii: "-")
            position += 1
            guard let number = number(6) else { return nil }
            year = isNegative ? -number : number
        } else {
            guard let number = number(4) else { return nil }
            year = number
        }
        guard skip("-"), let month = number(2), (1...12).contains(month), skip("-"), let day = number(2), day >= 1,
            day <= CalendarDay.daysInMonth(year: Int(year), month: Int(month))
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private mutating func fraction() -> Int64? {
        guard skip(".") else { return 0 }
        var value: Int64 = 0
        var digits = 0
        while position < bytes.count, let digit = digit(at: position) {
            if digits < 3 { value = value * 10 + digit }
            digits += 1
            position += 1
        }
        guard digits > 0 else { return nil }
        for _ in digits..<max(3, digits) { value *= 10 }
        return value
    }

    /// Minutes east of UTC.
    private mutating func offset() -> Int64? {
        if skip("Z") || skip("z") { return 0 }
        let sign: Int64
        if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
        guard let hours = number(2), hours <= 23 else { return nil }
        _ = skip(":")
        guard position < bytes.count else { return sign * hours * 60 }
        guard let minutes = number(2), minutes <= 59 else { return nil }
        return sign * (hours * 60 + minutes)
    }

    private func digit(at index: Int) -> Int64? {
        let digit = bytes[index] &- UInt8(ascii: "0")
        return digit <= 9 ? Int64(digit) : nil
    }

    private mutating func number(_ width: Int) -> Int64? {
        guard position + width <= bytes.count else { return nil }
        var value: Int64 = 0
        for _ in 0..<width {
            guard let digit = digit(at: position) else { return nil }
            value = value * 10 + digit
            position += 1
        }
        return value
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }
}
