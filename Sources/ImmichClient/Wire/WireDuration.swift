/// A length: 2.7 writes `0:00:02.00000`, 3.x milliseconds or null. No length, none at all and one that cannot be read are
/// the same.
struct WireDuration: Decodable {
    var milliseconds: Int64?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
            milliseconds = number > 0 ? number : nil
        } else if let number = try? container.decode(Double.self) {
            milliseconds = Int64(exactly: number.rounded()).flatMap { $0 > 0 ? $0 : nil }
        } else if let text = try? container.decode(String.self) {
            milliseconds = Self.parse(text).flatMap { $0 > 0 ? $0 : nil }
        }
    }

    /// Milliseconds of hours, minutes, seconds and decimals; nil for anything else.
    static func parse(_ text: some StringProtocol) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let hours = number(parts[0]), let minutes = number(parts[1]), minutes < 60,
            let whole = number(seconds[0]), whole < 60
        else { return nil }
        var decimals: Int64 = 0
        if seconds.count == 2 {
            guard let read = number((String(seconds[1]) + "000").prefix(3)), number(seconds[1].prefix(9)) != nil
            else { return nil }
            decimals = read
        }
        return ((hours * 60 + minutes) * 60 + whole) * 1000 + decimals
    }

    private static func number(_ text: some StringProtocol) -> Int64? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(text)
    }
}
