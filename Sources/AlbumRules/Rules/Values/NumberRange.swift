/// Numbers from one end to the other, both included; a missing end is open.
struct NumberRange: Hashable, Sendable {
    /// The least number.
    var low: Double?
    /// The greatest number.
    var high: Double?

    /// Whether a number is inside, compared exactly.
    func contains(_ value: Double) -> Bool {
        if let low, value < low { return false }
        if let high, value > high { return false }
        return true
    }

    /// Whether a number is inside when a relative error of one part in a million does not count.
    ///
    /// Servers keep some decimals with the precision of a float: f/1.78 arrives as 1.7799999713897705.
    func containsNearly(_ value: Double) -> Bool {
        if let low, value < low - abs(low) * 1e-6 { return false }
        if let high, value > high + abs(high) * 1e-6 { return false }
        return true
    }
}

/// Reads decimal numbers as people write them.
enum DecimalText {
    /// The value of digits with at most one dot and an optional sign; nil for anything else.
    static func value(_ text: some StringProtocol, signed: Bool = false) -> Double? {
        var digits = Substring(text)
        if signed, digits.first == "-" || digits.first == "+" { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), digits.utf8.count <= 30,
            digits.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Double(String(text))
    }

    /// A number without needless digits, four decimals at most.
    static func show(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        let rounded = (value * 10_000).rounded() / 10_000
        return rounded == rounded.rounded() ? String(Int64(rounded)) : String(rounded)
    }
}
