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
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, scalars.last != " " else { return false }
        let starters: Set<Unicode.Scalar> = [" ", "-", "*", "'", ":", "@", "&", "!", "%", "="]
        guard !starters.contains(first) else { return false }
        let marks: Set<Unicode.Scalar> = [
            " ", ".", "-", "_", "/", "+", "*", "'", "(", ")", "@", "&", "!", "%", "=",
        ]
        return scalars.indices.allSatisfy { index in
            let scalar = scalars[index]
            // A colon belongs to the text when a letter, a digit or a slash follows: https://x, 16:9.
            if scalar == ":" {
                return index + 1 < scalars.count && (isLetter(scalars[index + 1]) || scalars[index + 1] == "/")
            }
            return isLetter(scalar) || marks.contains(scalar)
        }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
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
                // Readers of YAML refuse these, or take them for line breaks.
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                    || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
                {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
