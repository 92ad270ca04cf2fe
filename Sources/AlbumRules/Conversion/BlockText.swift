/// Writes pieces of a configuration over as many lines as reading them aloud takes.
enum BlockText {
    private static let greatestWidth = 100

    /// The lines of a key with its value: on one line where it fits, else one line an entry or item.
    static func lines(key: String, value: Node, indent: Int = 0, isBlock: Bool = false) -> [String] {
        let start = String(repeating: " ", count: indent) + FlowText.scalar(key) + ":"
        let flow = "\(start) \(FlowText.of(value))"
        let fits = !isBlock && flow.count <= greatestWidth
        switch value.content {
        case .mapping(let entries) where !fits && !entries.isEmpty:
            return [start] + entries.flatMap { lines(key: $0.key.text ?? "", value: $0.value, indent: indent + 2) }
        case .sequence(let items) where !fits && !items.isEmpty:
            return [start] + items.flatMap { item($0, indent: indent + 2) }
        default: return [flow]
        }
    }

    /// The lines of an item of a list.
    static func item(_ node: Node, indent: Int, isBlock: Bool = false) -> [String] {
        let start = String(repeating: " ", count: indent) + "- "
        let flow = start + FlowText.of(node)
        guard let entries = node.entries, !entries.isEmpty, isBlock || flow.count > greatestWidth else { return [flow] }
        var result = entries.flatMap { lines(key: $0.key.text ?? "", value: $0.value, indent: indent + 2) }
        result[0] = start + result[0].dropFirst(indent + 2)
        return result
    }

    /// A comment, cut into lines; it must not hold a line break.
    static func comment(_ text: String, indent: Int = 0) -> [String] {
        let start = String(repeating: " ", count: indent) + "#"
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            if let last = lines.last, last.count + word.count < greatestWidth + 20 {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append("\(start) \(word)")
            }
        }
        return lines
    }
}
