/// A value of a JSON Schema document; keys keep their order.
indirect enum SchemaValue: Hashable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([SchemaValue])
    case object([Pair])

    /// A key with its value.
    struct Pair: Hashable, Sendable {
        var key: String
        var value: SchemaValue
    }

    /// The value of a key.
    subscript(key: String) -> SchemaValue? {
        guard case .object(let pairs) = self else { return nil }
        return pairs.first { $0.key == key }?.value
    }

    /// The object with more keys; a key that is there already gets the new value.
    func adding(_ more: SchemaValue) -> SchemaValue {
        guard case .object(var pairs) = self, case .object(let others) = more else { return more }
        for other in others {
            if let index = pairs.firstIndex(where: { $0.key == other.key }) {
                pairs[index] = other
            } else {
                pairs.append(other)
            }
        }
        return .object(pairs)
    }

    /// A piece of a configuration as editors see it: plain words of YAML 1.2 are numbers, truths and null.
    init(_ node: Node) {
        switch node.content {
        case .mapping(let entries):
            self = .object(entries.map { Pair(key: $0.key.text ?? "", value: SchemaValue($0.value)) })
        case .sequence(let items): self = .list(items.map { SchemaValue($0) })
        case .scalar(let text, let isQuoted):
            if node.isNull {
                self = .null
            } else if !isQuoted, ["true", "True", "TRUE"].contains(text) {
                self = .flag(true)
            } else if !isQuoted, ["false", "False", "FALSE"].contains(text) {
                self = .flag(false)
            } else if !isQuoted, let number = Self.number(of: text) {
                self = .number(number)
            } else {
                self = .text(text)
            }
        }
    }

    private static func number(of text: String) -> Double? {
        let isNumber =
            text.utf8.contains { (48...57).contains($0) }
            && text.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
        return isNumber ? Double(text) : nil
    }

    /// The value as JSON, indented; what is short stays on its line.
    func json(indent: String = "") -> String {
        let flat = flatJSON
        guard flat.utf8.count + indent.utf8.count > 110 else { return flat }
        let inner = indent + "  "
        switch self {
        case .list(let items) where !items.isEmpty:
            return "[\n" + items.map { inner + $0.json(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let pairs) where !pairs.isEmpty:
            let lines = pairs.map { "\(inner)\(Self.quoted($0.key)): \($0.value.json(indent: inner))" }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        default: return flat
        }
    }

    private var flatJSON: String {
        switch self {
        case .null: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): DecimalText.show(number)
        case .text(let text): Self.quoted(text)
        case .list(let items): "[\(items.map(\.flatJSON).joined(separator: ", "))]"
        case .object(let pairs):
            "{\(pairs.map { "\(Self.quoted($0.key)): \($0.value.flatJSON)" }.joined(separator: ", "))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            default:
                if scalar.value < 0x20 {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}

extension SchemaValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(Double(value)) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: SchemaValue...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, SchemaValue)...) {
        self = .object(elements.map { Pair(key: $0.0, value: $0.1) })
    }
}
