/// A JSON value whose keys keep their order, so that machines and golden files see the same text each time.
indirect enum JSONText: Sendable {
    /// Nothing.
    case null
    /// True or false.
    case bool(Bool)
    /// A whole number.
    case int(Int)
    /// A text.
    case text(String)
    /// A list.
    case array([JSONText])
    /// Names and values in order.
    case object([(String, JSONText)])

    /// A text, or null.
    static func optional(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }
    /// A list of texts.
    static func texts(_ texts: [String]) -> JSONText { .array(texts.map { .text($0) }) }

    /// On one line.
    var compact: String {
        var result = ""
        append(to: &result, indent: nil)
        return result
    }

    /// Over several lines, indented by two blanks.
    var pretty: String {
        var result = ""
        append(to: &result, indent: 0)
        return result
    }

    private func append(to result: inout String, indent: Int?) {
        switch self {
        case .null: result += "null"
        case .bool(let value): result += value ? "true" : "false"
        case .int(let value): result += String(value)
        case .text(let text): Self.append(text, to: &result)
        case .array(let items):
            Self.append(items.map { (nil, $0) }, "[", "]", to: &result, indent: indent)
        case .object(let fields):
            Self.append(fields.map { (.some($0.0), $0.1) }, "{", "}", to: &result, indent: indent)
        }
    }

    private static func append(
        _ items: [(String?, JSONText)], _ open: String, _ close: String, to result: inout String, indent: Int?
    ) {
        result += open
        for (index, item) in items.enumerated() {
            if index > 0 { result += indent == nil ? ", " : "," }
            if let indent { result += "\n" + String(repeating: " ", count: indent + 2) }
            if let name = item.0 {
                append(name, to: &result)
                result += ": "
            }
            item.1.append(to: &result, indent: indent.map { $0 + 2 })
        }
        if let indent, !items.isEmpty { result += "\n" + String(repeating: " ", count: indent) }
        result += close
    }

    private static func append(_ text: String, to result: inout String) {
        result += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isHarmful(scalar):
                // Machines read the same, and a terminal that shows it is not led astray.
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: result.unicodeScalars.append(scalar)
            }
        }
        result += "\""
    }
}
