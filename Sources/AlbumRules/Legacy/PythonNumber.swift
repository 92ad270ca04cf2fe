/// Numbers as Python writes them.
enum PythonNumber {
    /// The number without underscores, in decimal digits; nil when Python would refuse it or it is not real.
    static func plain(_ written: String) -> String? {
        guard let digits = withoutUnderscores(written.lowercased()) else { return nil }
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
            return Int(digits.dropFirst(2), radix: radix).flatMap { digits.contains("-") ? nil : String($0) }
        }
        let isWhole = digits.allSatisfy { $0.isASCII && $0.isNumber }
        if isWhole { return digits.first == "0" && digits.contains { $0 != "0" } ? nil : digits }
        guard digits.allSatisfy({ "0123456789.e+-".contains($0) }), let value = Double(digits), value.isFinite else {
            return nil
        }
        return digits
    }

    /// Underscores stand only between digits.
    private static func withoutUnderscores(_ text: String) -> String? {
        let isWrong = text.hasSuffix("_") || text.contains("__") || text.contains("_.") || text.contains("._")
        return isWrong ? nil : String(text.filter { $0 != "_" })
    }
}
