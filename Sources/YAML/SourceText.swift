/// The bytes of a file, checked to be UTF-8 of a reasonable size, without a byte order mark.
public struct SourceText: Sendable {
    /// The file as the user named it.
    public let file: String
    /// The bytes.
    public let bytes: [UInt8]

    /// Checks the bytes.
    public init(_ bytes: [UInt8], file: String) throws(YAMLError) {
        let start = Place(file: file, line: 1, column: 1)
        guard bytes.count <= Limits.bytes else { throw .tooLarge(start) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .looksLikeUTF16(start) }
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let body = isMarked ? Array(bytes.dropFirst(3)) : bytes
        if let valid = Self.lengthBeforeMistake(body) {
            throw .notUTF8(Self.place(after: body[..<valid], file: file))
        }
        self.file = file
        self.bytes = body
    }

    /// The place that follows the given beginning of a file.
    public static func place(after beginning: some Sequence<UInt8>, file: String) -> Place {
        var line = 1
        var column = 1
        var last: UInt8 = 0
        for byte in beginning {
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                if !(byte == UInt8(ascii: "\n") && last == UInt8(ascii: "\r")) { line += 1 }
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            last = byte
        }
        return Place(file: file, line: line, column: column)
    }

    /// The number of good bytes before the first bad one; nil when all are good.
    private static func lengthBeforeMistake(_ bytes: [UInt8]) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var length = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let encoded): length += encoded.count
            case .emptyInput: return nil
            case .error: return length
            }
        }
    }
}
