extension ConfigurationValue {
    /// Whether the value is a mapping; reports anything else.
    func isMapping(_ hint: String, _ diagnostics: inout Diagnostics) -> Bool {
        guard isPresent(&diagnostics) else { return false }
        guard node.entries == nil else { return true }
        diagnostics.error("\(label.quoted) must be a mapping, not \(kind)", at: node.place, hint: hint)
        return false
    }

    /// A text of several lines, perhaps an empty one.
    func prose(_ diagnostics: inout Diagnostics) -> String? {
        guard isPresent(&diagnostics) else { return nil }
        guard let text = node.text else {
            diagnostics.error("\(label.quoted) must be text, not \(kind)", at: node.place)
            return nil
        }
        let isStrange: (Unicode.Scalar) -> Bool = {
            $0 != "\n" && $0 != "\t" && $0.properties.generalCategory == .control
        }
        guard !text.unicodeScalars.contains(where: isStrange) else {
            diagnostics.error("\(label.quoted) has a control character", at: node.place)
            return nil
        }
        // A block of YAML ends with a line break that nobody means.
        var words = text[...]
        while words.last?.isWhitespace == true { words.removeLast() }
        return String(words)
    }

    /// A decimal number above a bound and not above another one.
    func decimal(above low: Double, through high: Double, _ diagnostics: inout Diagnostics) -> Double? {
        guard let text = text(&diagnostics) else { return nil }
        guard let number = DecimalText.value(text), number > low, number <= high else {
            diagnostics.error(
                "\(label.quoted) must be a number above \(DecimalText.show(low)) and at most \(DecimalText.show(high)), not \(text.quoted)",
                at: node.place)
            return nil
        }
        return number
    }
}
