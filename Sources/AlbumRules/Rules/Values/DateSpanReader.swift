extension DateSpan {
    /// Reads a date, a range, or words such as `last 30 days`; nil after noting an error.
    static func read(_ node: Node, _ reader: inout ValueReader) -> DateSpan? {
        guard let text = reader.text(node) else { return nil }
        let words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        switch words.first {
        case "today" where words.count == 1: return .this(.day)
        case "yesterday" where words.count == 1: return .yesterday
        case "this": return this(words, text, node, &reader)
        case "last": return last(words, text, node, &reader)
        default: break
        }
        guard let parts = RangeText(text, at: node.place, &reader) else { return nil }
        switch parts {
        case .single(let text):
            return VagueDate.read(text, at: node.place, &reader).map { .fixed(low: $0, high: $0) }
        case .range(let lowText, let highText):
            let low = lowText.map { VagueDate.read($0, at: node.place, &reader) }
            let high = highText.map { VagueDate.read($0, at: node.place, &reader) }
            if let low, low == nil { return nil }
            if let high, high == nil { return nil }
            if let low = low.flatMap({ $0 }), let high = high.flatMap({ $0 }), low.first > high.last {
                reader.error(
                    "\(text.quoted) runs backwards", at: node.place, hint: "write \(highText ?? "")..\(lowText ?? "")")
                return nil
            }
            return .fixed(low: low.flatMap { $0 }, high: high.flatMap { $0 })
        }
    }

    private static func this(_ words: [String], _ text: String, _ node: Node, _ reader: inout ValueReader) -> DateSpan?
    {
        if words.count == 2, let unit = Unit(rawValue: words[1]), unit != .day { return .this(unit) }
        reader.error("\(text.quoted) is not a date", at: node.place, hint: "write this week, this month or this year")
        return nil
    }

    private static func last(_ words: [String], _ text: String, _ node: Node, _ reader: inout ValueReader) -> DateSpan?
    {
        if words.count == 2, let unit = Unit(rawValue: words[1]) {
            let days = [Unit.day: 1, .week: 7, .month: 30, .year: 365][unit] ?? 30
            reader.error(
                "\(text.quoted) can mean the \(unit.rawValue) before this one or the \(unit.rawValue) until today",
                at: node.place,
                hint: unit == .day ? "write yesterday or today" : "write last \(days) days, or the dates")
            return nil
        }
        let unit =
            words.count == 3 ? Unit.allCases.first { words[2] == $0.rawValue || words[2] == $0.rawValue + "s" } : nil
        guard let unit else {
            reader.error(
                "\(text.quoted) is not a date", at: node.place, hint: "write last 30 days, weeks, months or years")
            return nil
        }
        guard words[1].utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(words[1]),
            (1...36_500).contains(count)
        else {
            reader.error(
                "\(words[1].quoted) is not a number of \(unit.rawValue)s", at: node.place,
                hint: "write a whole number from 1 to 36500")
            return nil
        }
        return .last(count, unit)
    }
}
