/// A value that belongs to a key, with the ways to read it; each way reports what is wrong and returns nil.
struct ConfigurationValue {
    /// The key as it stands in the file.
    let label: String
    /// The value.
    let node: Node

    init(_ entry: Node.Entry) {
        label = entry.key.text ?? ""
        node = entry.value
    }

    /// Text that is not empty.
    func text(_ diagnostics: inout Diagnostics) -> String? {
        guard isPresent(&diagnostics) else { return nil }
        guard let text = node.text else {
            diagnostics.error("\(label.quoted) must be text, not \(kind)", at: node.place)
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            diagnostics.error("\(label.quoted) is empty", at: node.place)
            return nil
        }
        guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            diagnostics.error("\(label.quoted) has a line break or control character", at: node.place)
            return nil
        }
        return text
    }

    /// One text, or a list of them.
    func texts(_ diagnostics: inout Diagnostics) -> [String]? {
        guard let items = node.items else { return text(&diagnostics).map { [$0] } }
        guard !items.isEmpty else {
            diagnostics.error("\(label.quoted) is an empty list", at: node.place)
            return nil
        }
        let texts = items.compactMap { ConfigurationValue(label: label, node: $0).text(&diagnostics) }
        return texts.count == items.count ? texts : nil
    }

    /// A whole number of a range.
    func wholeNumber(in range: ClosedRange<Int>, _ diagnostics: inout Diagnostics) -> Int? {
        guard let text = text(&diagnostics) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            diagnostics.error(
                "\(label.quoted) must be a whole number from \(range.lowerBound) to \(range.upperBound), not \(text.quoted)",
                at: node.place)
            return nil
        }
        return number
    }

    /// `true` or `false`, without quotation marks.
    func flag(_ diagnostics: inout Diagnostics) -> Bool? {
        guard let text = text(&diagnostics) else { return nil }
        let lowered = text.lowercased()
        if case .scalar(_, isQuoted: false) = node.content, ["true", "True", "TRUE"].contains(text) { return true }
        if case .scalar(_, isQuoted: false) = node.content, ["false", "False", "FALSE"].contains(text) { return false }
        var hint: String?
        if ["yes", "on", "y", "1", "true"].contains(lowered) { hint = "write true" }
        if ["no", "off", "n", "0", "false"].contains(lowered) { hint = "write false" }
        diagnostics.error("\(label.quoted) must be true or false, not \(text.quoted)", at: node.place, hint: hint)
        return nil
    }

    /// A number with a unit: ms, s, m, h, d; without one it counts `bare`.
    func duration(bare: Duration = .seconds(1), _ diagnostics: inout Diagnostics) -> Duration? {
        guard let text = text(&diagnostics) else { return nil }
        guard let duration = Self.duration(of: text, bare: bare) else {
            diagnostics.error(
                "\(label.quoted) must be a length of time, not \(text.quoted)", at: node.place,
                hint: "write a number and a unit: 500ms, 30s, 15m, 6h or 2d")
            return nil
        }
        return duration
    }

    /// A percentage as a part of one.
    func percentage(_ diagnostics: inout Diagnostics) -> Double? {
        guard let text = text(&diagnostics) else { return nil }
        let digits = text.dropLast().trimmingBlanks
        guard text.hasSuffix("%"), Self.isDecimal(digits), let number = Double(digits), number <= 100 else {
            let isNumber = Self.isDecimal(Substring(text))
            diagnostics.error(
                "\(label.quoted) must be a percentage from 0% to 100%, not \(text.quoted)", at: node.place,
                hint: isNumber ? "write the sign too: 10%" : nil)
            return nil
        }
        return number / 100
    }

    /// One word of a closed set.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type, _ diagnostics: inout Diagnostics
    ) -> Choice? where Choice.RawValue == String {
        guard let text = text(&diagnostics) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let words = type.allCases.map(\.rawValue)
        let nearest = NearestWord.suggestion(for: text, among: words)
        diagnostics.error(
            "\(label.quoted) must be \(words.joinedByOr), not \(text.quoted)", at: node.place,
            hint: nearest.map { "did you mean \($0.quoted)?" })
        return nil
    }

    /// The id of something on the server.
    func identifier<Entity>(_ type: Identifier<Entity>.Type, _ diagnostics: inout Diagnostics) -> Identifier<Entity>? {
        guard let text = text(&diagnostics) else { return nil }
        guard let identifier = Identifier<Entity>(text) else {
            diagnostics.error(
                "\(label.quoted) must be an id, not \(text.quoted)", at: node.place,
                hint:
                    "an id looks like 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6; it stands in the address of the album's page"
            )
            return nil
        }
        return identifier
    }

    /// Whether there is a value; reports its absence.
    func isPresent(_ diagnostics: inout Diagnostics) -> Bool {
        guard node.isNull else { return true }
        diagnostics.error("\(label.quoted) has no value", at: node.place, hint: "give it one, or delete the line")
        return false
    }

    init(label: String, node: Node) {
        self.label = label
        self.node = node
    }

    /// What the value is instead of what was expected.
    var kind: String {
        switch node.content {
        case .sequence: return "a list"
        case .mapping: return "a mapping"
        case .scalar: return "text"
        }
    }

    private static func duration(of text: String, bare: Duration) -> Duration? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let milliseconds: [String: Double] = [
            "ms": 1, "s": 1000, "": Double(bare.components.seconds) * 1000, "m": 60_000, "h": 3_600_000,
            "d": 86_400_000,
        ]
        guard isDecimal(digits), let number = Double(digits),
            let unit = milliseconds[String(text.dropFirst(digits.count).trimmingBlanks)]
        else { return nil }
        let total = number * unit
        // A hundred years are more than anybody waits, and safe to count with.
        guard total <= 100 * 366 * 86_400_000 else { return nil }
        return .milliseconds(Int64(total.rounded()))
    }

    private static func isDecimal(_ text: Substring) -> Bool {
        text.contains { $0.isASCII && $0.isNumber } && text.allSatisfy { ($0.isASCII && $0.isNumber) || $0 == "." }
            && text.first != "." && text.last != "." && text.count { $0 == "." } <= 1
    }
}

extension Substring {
    /// Without blanks at its ends.
    var trimmingBlanks: Substring {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}

extension [String] {
    /// `a, b or c`.
    var joinedByOr: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
