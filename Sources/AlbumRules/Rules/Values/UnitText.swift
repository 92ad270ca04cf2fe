/// Reads and writes numbers with units.
enum UnitText {
    /// A number followed by one of the units, letter case ignored; nil for anything else, a bare number too.
    static func value(_ text: String, units: [String: Double]) -> Double? {
        let digits = text.prefix { $0.isNumber || $0 == "." }
        guard let number = DecimalText.value(digits),
            let factor = units[text.dropFirst(digits.count).trimmed.lowercased()]
        else { return nil }
        return number * factor
    }

    /// Milliseconds of `500ms`, `10s`, `2m`, `1h30m`, `7d`; a bare number is seconds.
    static func duration(_ text: String) -> Double? {
        if let seconds = DecimalText.value(text) { return seconds * 1000 }
        let units: [String: Double] = ["ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
        var rest = text.trimmed
        var total = 0.0
        var last = Double.infinity
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(digits.count).trimmed
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count).trimmed
            guard let number = DecimalText.value(digits), let factor = units[unit.lowercased()], factor < last else {
                return nil
            }
            total += number * factor
            last = factor
        }
        return last.isFinite ? total : nil
    }

    /// `20 MB`, `1.5 GB`.
    static func showBytes(_ value: Double) -> String {
        let steps: [(Double, String)] = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "KB")]
        for (factor, unit) in steps where value >= factor {
            return "\(DecimalText.show((value / factor * 100).rounded() / 100)) \(unit)"
        }
        return "\(DecimalText.show(value)) B"
    }

    /// `10 s`, `2 min`, `1 h 30 min`.
    static func showSeconds(_ seconds: Double) -> String {
        guard seconds >= 60, seconds < 1e9 else { return "\(DecimalText.show(seconds)) s" }
        let minutes = Int(seconds / 60)
        let rest = seconds - Double(minutes * 60)
        var parts: [String] = []
        if minutes >= 60 { parts.append("\(minutes / 60) h") }
        if minutes % 60 > 0 { parts.append("\(minutes % 60) min") }
        if rest > 0 { parts.append("\(DecimalText.show(rest)) s") }
        return parts.joined(separator: " ")
    }
}
