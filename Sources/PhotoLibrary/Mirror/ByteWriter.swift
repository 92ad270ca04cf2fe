import AlbumRules

/// Writes values one after the other into few bytes.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func put(_ number: Int64) { put(UInt64(bitPattern: number << 1 ^ number >> 63)) }

    mutating func put(_ number: Int64?) {
        put(number != nil)
        if let number { put(number) }
    }

    mutating func put(_ number: Int?) { put(number.map { Int64($0) }) }

    mutating func put(_ number: Double?) {
        put(number != nil)
        if let number { putFixed(number.bitPattern) }
    }

    mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 {
            put(UInt64($0.count))
            bytes.append(contentsOf: $0)
        }
    }

    mutating func put(_ text: String?) {
        put(text != nil)
        if let text { put(text) }
    }

    mutating func put<Entity>(_ id: Identifier<Entity>) {
        putFixed(id.high)
        putFixed(id.low)
    }

    mutating func put<Entity>(_ id: Identifier<Entity>?) {
        put(id != nil)
        if let id { put(id) }
    }

    private mutating func putFixed(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

/// Reads what a `ByteWriter` wrote; nothing it reads after `isBroken` means anything.
struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    /// Whether something was not as written.
    private(set) var isBroken = false

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Whether everything was read and nothing was broken.
    var isAtEnd: Bool { !isBroken && position == bytes.count }

    mutating func number() -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count, shift < 64 {
            let byte = bytes[position]
            position += 1
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return number }
            shift += 7
        }
        isBroken = true
        return 0
    }

    mutating func signed() -> Int64 {
        let number = number()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    mutating func optionalSigned() -> Int64? { flag() ? signed() : nil }

    mutating func optionalInt() -> Int? { optionalSigned().map { Int(truncatingIfNeeded: $0) } }

    mutating func optionalDouble() -> Double? { flag() ? Double(bitPattern: fixed()) : nil }

    mutating func flag() -> Bool {
        guard position < bytes.count, bytes[position] <= 1 else {
            isBroken = true
            return false
        }
        position += 1
        return bytes[position - 1] == 1
    }

    mutating func text() -> String {
        let count = number()
        guard count <= UInt64(bytes.count - position) else {
            isBroken = true
            return ""
        }
        defer { position += Int(count) }
        return String(decoding: bytes[position..<position + Int(count)], as: UTF8.self)
    }

    mutating func optionalText() -> String? { flag() ? text() : nil }

    mutating func id<Entity>(_: Entity.Type = Entity.self) -> Identifier<Entity> {
        let high = fixed()
        return Identifier(high: high, low: fixed())
    }

    mutating func optionalID<Entity>(_: Entity.Type = Entity.self) -> Identifier<Entity>? { flag() ? id() : nil }

    private mutating func fixed() -> UInt64 {
        guard bytes.count - position >= 8 else {
            isBroken = true
            return 0
        }
        defer { position += 8 }
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
}
