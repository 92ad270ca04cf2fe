/// Reads JSON, and says what is wrong with it in the words of the server's JavaScript engine.
struct JSONReader {
    /// What is wrong with a text.
    struct Mistake: Error {
        let message: String
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func read(_ bytes: [UInt8]) throws(Mistake) -> JSON {
        var reader = JSONReader(bytes)
        reader.skipBlanks()
        let value = try reader.value()
        reader.skipBlanks()
        guard reader.position == bytes.count else {
            throw reader.at("Unexpected non-whitespace character after JSON")
        }
        return value
    }

    /// As `read`, but only objects and lists are taken, as the server does with bodies.
    static func readBody(_ bytes: [UInt8]) throws(Mistake) -> JSON {
        var reader = JSONReader(bytes)
        reader.skipBlanks()
        if let byte = reader.peek, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "[") { throw reader.unexpected() }
        return try read(bytes)
    }

    private mutating func value() throws(Mistake) -> JSON {
        guard let byte = peek else { throw Mistake(message: "Unexpected end of JSON input") }
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw unexpected()
        }
    }

    private mutating func object() throws(Mistake) -> JSON {
        var object = JSONObject()
        position += 1
        skipBlanks()
        if take("}") { return .object(object) }
        while true {
            skipBlanks()
            guard let byte = peek else { throw at("Expected property name or '}' in JSON") }
            guard byte == UInt8(ascii: "\"") else {
                throw at(
                    object.fields.isEmpty
                        ? "Expected property name or '}' in JSON" : "Expected double-quoted property name in JSON")
            }
            let name = try string()
            skipBlanks()
            guard take(":") else { throw at("Expected ':' after property name in JSON") }
            skipBlanks()
            object.fields.append((name, try value()))
            skipBlanks()
            if take("}") { return .object(object) }
            guard take(",") else { throw at("Expected ',' or '}' after property value in JSON") }
        }
    }

    private mutating func array() throws(Mistake) -> JSON {
        var list: [JSON] = []
        position += 1
        skipBlanks()
        if take("]") { return .array(list) }
        while true {
            skipBlanks()
            list.append(try value())
            skipBlanks()
            if take("]") { return .array(list) }
            guard take(",") else { throw at("Expected ',' or ']' after array element in JSON") }
        }
    }

    private mutating func string() throws(Mistake) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = peek {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: try escape())
            case 0..<32:
                position -= 1
                throw at("Bad control character in string literal in JSON")
            default: text.append(byte)
            }
        }
        throw at("Unterminated string in JSON")
    }

    private mutating func escape() throws(Mistake) -> [UInt8] {
        guard let byte = peek else { throw at("Unterminated string in JSON") }
        position += 1
        switch byte {
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "u"):
            var units = [try unit()]
            if (0xD800...0xDBFF).contains(units[0]), peek == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                units.append(try unit())
            }
            return Array(String(decoding: units, as: UTF16.self).utf8)
        default:
            position -= 1
            throw at("Bad escaped character in JSON")
        }
    }

    private mutating func unit() throws(Mistake) -> UInt16 {
        guard position + 4 <= bytes.count,
            let value = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw at("Bad Unicode escape in JSON") }
        position += 4
        return value
    }

    private mutating func number() throws(Mistake) -> JSON {
        let start = position
        _ = take("-")
        guard digits() else { throw at("No number after minus sign in JSON") }
        if take("."), !digits() { throw at("Unterminated fractional number in JSON") }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() else { throw at("Exponent part is missing a number in JSON") }
        }
        if position - start < 16, !bytes[start..<position].contains(where: { $0 > 57 || $0 == 46 }) {
            return .number(whole(bytes[start..<position]))
        }
        return .number(Double(String(decoding: bytes[start..<position], as: UTF8.self)) ?? 0)
    }

    private func whole(_ digits: ArraySlice<UInt8>) -> Double {
        var value = 0
        for byte in digits where byte >= 48 { value = value * 10 + Int(byte - 48) }
        return Double(digits.first == UInt8(ascii: "-") ? -value : value)
    }

    private mutating func digits() -> Bool {
        let start = position
        while let byte = peek, (48...57).contains(byte) { position += 1 }
        return position > start
    }

    private mutating func word(_ text: String, _ value: JSON) throws(Mistake) -> JSON {
        for expected in text.utf8 {
            guard let byte = peek else { throw Mistake(message: "Unexpected end of JSON input") }
            guard byte == expected else { throw unexpected() }
            position += 1
        }
        return value
    }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 32 || byte == 10 || byte == 13 || byte == 9 { position += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
        guard peek == character.asciiValue else { return false }
        position += 1
        return true
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func at(_ message: String) -> Mistake {
        let before = bytes[..<min(position, bytes.count)]
        let line = before.count { $0 == 10 } + 1
        let column = before.count - (before.lastIndex(of: 10).map { $0 + 1 } ?? 0) + 1
        return Mistake(message: "\(message) at position \(position) (line \(line) column \(column))")
    }

    private func unexpected() -> Mistake {
        let rest = String(decoding: bytes[position...], as: UTF8.self)
        let token = rest.first.map { String($0) } ?? ""
        let whole = String(decoding: bytes, as: UTF8.self)
        let excerpt: String
        if bytes.count <= 40 {
            excerpt = "\"\(whole)\""
        } else {
            let start = max(0, position - 10)
            let end = min(bytes.count, position + 10)
            let middle = String(decoding: bytes[start..<end], as: UTF8.self)
            excerpt = (start > 0 ? "..." : "") + "\"\(middle)\"" + (end < bytes.count ? "..." : "")
        }
        return Mistake(message: "Unexpected token '\(token)', \(excerpt) is not valid JSON")
    }
}
