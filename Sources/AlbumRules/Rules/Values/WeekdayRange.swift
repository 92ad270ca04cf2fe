/// Days of the week from one to another, both included; 0 is Monday.
struct WeekdayRange: Hashable, Sendable {
    private static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// The numbers of the days.
    let range: ClosedRange<Int>

    /// `Saturday`, `Monday to Friday`.
    var phrase: String {
        let (first, last) = (Self.names[range.lowerBound], Self.names[range.upperBound])
        return range.count == 1 ? first : "\(first) to \(last)"
    }

    /// Reads `sat` or `mon..fri`; nil after noting an error.
    static func read(_ node: Node, _ reader: inout ValueReader) -> WeekdayRange? {
        guard let text = reader.text(node), let parts = RangeText(text, at: node.place, &reader) else { return nil }
        switch parts {
        case .single(let text):
            return day(text, node, &reader).map { WeekdayRange(range: $0...$0) }
        case .range(let low?, let high?):
            guard let first = day(low, node, &reader), let last = day(high, node, &reader) else { return nil }
            guard first <= last else {
                let days = (Array(first...6) + Array(0...last)).map { names[$0].prefix(3).lowercased() }
                reader.error(
                    "\(text.quoted) runs backwards", at: node.place,
                    hint: "write [\(days.joined(separator: ", "))]")
                return nil
            }
            return WeekdayRange(range: first...last)
        case .range:
            reader.error("\(text.quoted) has an open end", at: node.place, hint: "write both ends, such as mon..fri")
            return nil
        }
    }

    private static func day(_ text: String, _ node: Node, _ reader: inout ValueReader) -> Int? {
        let lowered = text.lowercased()
        let day = names.firstIndex { $0.lowercased() == lowered || $0.prefix(3).lowercased() == lowered }
        if day == nil {
            reader.error(
                "\(text.quoted) is not a day of the week", at: node.place,
                hint: "write mon, tue, wed, thu, fri, sat or sun")
        }
        return day
    }
}
