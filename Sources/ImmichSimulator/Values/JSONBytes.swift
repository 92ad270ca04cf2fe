/// Writes JSON straight into bytes: the server's hot path has no tree and no dictionary.
///
/// Commas are put where the last byte asks for one, so fields and elements may simply be written one after another.
struct JSONBytes {
    var bytes: [UInt8] = []

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func open() { begin(UInt8(ascii: "{")) }
    mutating func close() { bytes.append(UInt8(ascii: "}")) }
    mutating func openList() { begin(UInt8(ascii: "[")) }
    mutating func closeList() { bytes.append(UInt8(ascii: "]")) }

    /// The name of the next value.
    mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    mutating func null() { literal("null") }
    mutating func bool(_ value: Bool) { if value { literal("true") } else { literal("false") } }

    mutating func int(_ value: Int) {
        separate()
        digits(value)
    }

    mutating func double(_ value: Double) {
        if value == value.rounded(), abs(value) < 1e15 { return int(Int(value)) }
        separate()
        bytes.append(contentsOf: "\(value)".utf8)
    }

    mutating func string(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { escape($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func string(_ text: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func id(_ id: EntityID) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        idText(id)
        bytes.append(UInt8(ascii: "\""))
    }

    /// The bare text of an id.
    mutating func idText(_ id: EntityID) {
        hex(id.high >> 32, 8)
        bytes.append(UInt8(ascii: "-"))
        hex(id.high >> 16 & 0xFFFF, 4)
        bytes.append(UInt8(ascii: "-"))
        hex(id.high & 0xFFFF, 4)
        bytes.append(UInt8(ascii: "-"))
        hex(id.low >> 48, 4)
        bytes.append(UInt8(ascii: "-"))
        hex(id.low & 0xFFFF_FFFF_FFFF, 12)
    }

    /// An instant in one of the server's spellings.
    mutating func time(_ time: Timestamp, _ style: TimeStyle = .zulu) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        timeText(time, style)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func timeText(_ time: Timestamp, _ style: TimeStyle) {
        let parts = time.parts
        padded(parts.year, 4)
        bytes.append(UInt8(ascii: "-"))
        padded(parts.month, 2)
        bytes.append(UInt8(ascii: "-"))
        padded(parts.day, 2)
        guard style != .day else { return }
        let seconds = parts.millisecondOfDay / 1000
        bytes.append(UInt8(ascii: "T"))
        padded(seconds / 3600, 2)
        bytes.append(UInt8(ascii: ":"))
        padded(seconds / 60 % 60, 2)
        bytes.append(UInt8(ascii: ":"))
        padded(seconds % 60, 2)
        fraction(parts.millisecondOfDay % 1000, always: style == .zulu)
        switch style {
        case .zulu: bytes.append(UInt8(ascii: "Z"))
        case .database: bytes.append(contentsOf: "+00:00".utf8)
        case .bare, .day: break
        }
    }

    /// How an instant is spelled.
    enum TimeStyle {
        /// `2024-05-06T07:08:09.120Z`, what most answers carry.
        case zulu
        /// `2024-05-06T07:08:09.12+00:00`, rows that the database itself turned into JSON.
        case database
        /// `2024-05-06T07:08:09.12`, the columns of the time line.
        case bare
        /// `2024-05-06`.
        case day
    }

    private mutating func fraction(_ milliseconds: Int, always: Bool) {
        if always {
            bytes.append(UInt8(ascii: "."))
            padded(milliseconds, 3)
        } else if milliseconds != 0 {
            bytes.append(UInt8(ascii: "."))
            padded(milliseconds, 3)
            while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
        }
    }

    private mutating func begin(_ byte: UInt8) {
        separate()
        bytes.append(byte)
    }

    private mutating func literal(_ text: StaticString) {
        separate()
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func separate() {
        switch bytes.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "\n"): break
        default: bytes.append(UInt8(ascii: ","))
        }
    }

    private mutating func digits(_ value: Int) {
        guard value < 0 || value > 9 else { return bytes.append(UInt8(48 + value)) }
        bytes.append(contentsOf: String(value).utf8)
    }

    private mutating func padded(_ value: Int, _ width: Int) {
        var scale = 1
        for _ in 1..<width { scale *= 10 }
        while scale > 0 {
            bytes.append(UInt8(48 + value / scale % 10))
            scale /= 10
        }
    }

    private mutating func hex(_ value: UInt64, _ width: Int) {
        for place in stride(from: (width - 1) * 4, through: 0, by: -4) {
            let nibble = UInt8(value >> UInt64(place) & 0xF)
            bytes.append(nibble < 10 ? 48 + nibble : 87 + nibble)
        }
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: [92, 34])
            case UInt8(ascii: "\\"): bytes.append(contentsOf: [92, 92])
            case 10: bytes.append(contentsOf: [92, UInt8(ascii: "n")])
            case 13: bytes.append(contentsOf: [92, UInt8(ascii: "r")])
            case 9: bytes.append(contentsOf: [92, UInt8(ascii: "t")])
            case 0..<32:
                bytes.append(contentsOf: [92, UInt8(ascii: "u")])
                hex(UInt64(byte), 4)
            default: bytes.append(byte)
            }
        }
    }
}

/// The optional twins: nil is written as `null`.
extension JSONBytes {
    mutating func string(_ text: String?) {
        if let text { string(text) } else { null() }
    }

    mutating func id(_ id: EntityID?) {
        if let id { self.id(id) } else { null() }
    }

    mutating func int(_ value: Int?) {
        if let value { int(value) } else { null() }
    }

    mutating func double(_ value: Double?) {
        if let value { double(value) } else { null() }
    }

    mutating func time(_ time: Timestamp?, _ style: TimeStyle = .zulu) {
        if let time { self.time(time, style) } else { null() }
    }
}
