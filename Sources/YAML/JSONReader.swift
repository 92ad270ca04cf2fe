/// Reads strict JSON into nodes: strings are quoted scalars, everything else keeps the text that stands in the file.
struct JSONReader {
    private let source: SourceText
    private var position = 0
    private var line = 1
    private var lineStart = 0
    /// Bytes of this line that continue a character, so that columns count characters.
    private var continuations = 0
    private var pieces = 0
    private var errors: [YAMLError] = []

    private init(_ source: SourceText) { self.source = source }

    /// Reads the whole text as one value.
    static func read(_ source: SourceText) -> (node: Node?, errors: [YAMLError]) {
        var reader = JSONReader(source)
        do throws(YAMLError) {
            let node = try reader.value(depth: 0)
            reader.skipBlanks()
            guard reader.peek == nil else { throw reader.mistake("the text goes on after its end") }
            return (node, reader.errors)
        } catch {
            return (nil, reader.errors + [error])
        }
    }

    /// Whether JSON takes the byte for white space.
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private var peek: UInt8? { position < source.bytes.count ? source.bytes[position] : nil }

    private var place: Place {
        Place(file: source.file, line: line, column: position - lineStart - continuations + 1)
    }

    private func mistake(_ message: String, hint: String? = nil) -> YAMLError { .syntax(message, hint: hint, place) }

    private mutating func advance() {
        let byte = source.bytes[position]
        position += 1
        if byte == 0x0A || (byte == 0x0D && peek != 0x0A) {
            line += 1
            lineStart = position
            continuations = 0
        } else if byte & 0xC0 == 0x80 {
            continuations += 1
        }
    }

    private mutating func skipBlanks() {
        while let byte = peek, Self.isBlank(byte) { advance() }
    }

    private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard peek == UInt8(ascii: sign) else { return false }
        advance()
        return true
    }

    private mutating func value(depth: Int) throws(YAMLError) -> Node {
        skipBlanks()
        pieces += 1
        guard pieces <= Limits.pieces else { throw .tooManyPieces(place) }
        let start = place
        switch peek {
        case UInt8(ascii: "{")?:
            guard depth < Limits.depth else { throw .tooDeep(start) }
            return Node(.mapping(try entries(depth: depth + 1)), at: start)
        case UInt8(ascii: "[")?:
            guard depth < Limits.depth else { throw .tooDeep(start) }
            return Node(.sequence(try items(depth: depth + 1)), at: start)
        case UInt8(ascii: "\"")?: return Node(.scalar(try string(), isQuoted: true), at: start)
        case nil: throw mistake("the text ends too early")
        default: return Node(.scalar(try word(), isQuoted: false), at: start)
        }
    }

    private mutating func items(depth: Int) throws(YAMLError) -> [Node] {
        advance()
        var items: [Node] = []
        if skip("]") { return items }
        repeat { items.append(try value(depth: depth)) } while skip(",")
        guard skip("]") else { throw mistake("a comma or \"]\" is missing here") }
        return items
    }

    private mutating func entries(depth: Int) throws(YAMLError) -> [Node.Entry] {
        advance()
        var pairs = MappingBuilder()
        if skip("}") { return [] }
        repeat {
            skipBlanks()
            let start = place
            guard peek == UInt8(ascii: "\"") else {
                throw mistake("a key in quotation marks is missing here")
            }
            pairs.add(Node(.scalar(try string(), isQuoted: true), at: start))
            guard skip(":") else { throw mistake("a \":\" is missing here") }
            pairs.add(try value(depth: depth))
        } while skip(",")
        guard skip("}") else { throw mistake("a comma or \"}\" is missing here") }
        errors.append(contentsOf: pairs.errors)
        return pairs.entries
    }

    private mutating func word() throws(YAMLError) -> String {
        let start = position
        while let byte = peek, !Self.isBlank(byte), !",:]}[{\"".utf8.contains(byte) { position += 1 }
        let text = String(decoding: source.bytes[start..<position], as: UTF8.self)
        guard ["true", "false", "null"].contains(text) || Self.isNumber(source.bytes[start..<position]) else {
            position = start
            throw mistake("a value is missing or lacks its quotation marks here")
        }
        return text
    }

    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes[...]
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        func take(_ signs: String) { if let first = rest.first, signs.utf8.contains(first) { rest.removeFirst() } }
        func digits() -> Int {
            let count = rest.prefix(while: isDigit).count
            rest.removeFirst(count)
            return count
        }
        take("-")
        let startsWithZero = rest.first == 0x30
        let whole = digits()
        guard whole > 0, !startsWithZero || whole == 1 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            guard digits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            take("+-")
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }

    private mutating func string() throws(YAMLError) -> String {
        advance()
        var bytes: [UInt8] = []
        while true {
            switch peek {
            case nil: throw mistake("a quotation mark is never closed")
            case UInt8(ascii: "\"")?:
                advance()
                return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\")?: bytes.append(contentsOf: String(try escape()).utf8)
            case let byte?:
                guard byte >= 0x20 else { throw mistake("a line break or control character inside a text") }
                bytes.append(byte)
                advance()
            }
        }
    }

    private mutating func escape() throws(YAMLError) -> Unicode.Scalar {
        let sign = position + 1 < source.bytes.count ? source.bytes[position + 1] : 0
        if sign == UInt8(ascii: "u") { return try unicodeEscape() }
        let meanings: [UInt8: Unicode.Scalar] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        guard let meaning = meanings[sign] else {
            throw mistake("a backslash has no meaning here", hint: "write \\\\ for a backslash")
        }
        position += 2
        return meaning
    }

    private mutating func unicodeEscape() throws(YAMLError) -> Unicode.Scalar {
        let wrong = mistake("this is not the code of a character", hint: "write the character itself")
        guard let first = codeUnit(at: position) else { throw wrong }
        if let scalar = Unicode.Scalar(first) {
            position += 6
            return scalar
        }
        guard let second = codeUnit(at: position + 6), first < 0xDC00, (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw wrong }
        position += 12
        return scalar
    }

    private func codeUnit(at start: Int) -> UInt16? {
        guard start + 6 <= source.bytes.count, source.bytes[start] == UInt8(ascii: "\\"),
            source.bytes[start + 1] == UInt8(ascii: "u")
        else { return nil }
        let digits = source.bytes[(start + 2)..<(start + 6)]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}
