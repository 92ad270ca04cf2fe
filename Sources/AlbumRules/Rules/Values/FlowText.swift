/// Writes a piece of a configuration on one line.
enum FlowText {
    /// The piece as YAML in flow form; reading it gives the same piece.
    static func of(_ node: Node) -> String {
        switch node.content {
        case .scalar(let text, let isQuoted): scalar(text, isQuoted: isQuoted)
        case .sequence(let items): "[\(items.map(of).joined(separator: ", "))]"
        case .mapping(let entries):
            "{\(entries.map { "\(of($0.key)): \(of($0.value))" }.joined(separator: ", "))}"
        }
    }

    /// A scalar, in quotation marks where it needs them.
    static func scalar(_ text: String, isQuoted: Bool = true) -> String {
        let isNull = Node(.scalar(text, isQuoted: false), at: Place(file: "", line: 1, column: 1)).isNull
        if isNull { return isQuoted ? "\"\(text)\"" : "null" }
        return isPlain(text) ? text : "\"\(escaped(text))\""
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        let marks: Set<Unicode.Scalar> = [" ", ".", "-", "_", "/", "+", "*", "'", "(", ")"]
        let isSafe = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
                || $0.properties.generalCategory == .nonspacingMark
                || marks.contains($0)
        }
        let starters: Set<Unicode.Scalar> = [" ", "-", "*", "'"]
        return isSafe && !starters.contains(first) && last != " "
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                    result += "\\u" + String(repeating: "0", count: scalar.value < 0x10 ? 3 : 2)
                    result += String(scalar.value, radix: 16)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
