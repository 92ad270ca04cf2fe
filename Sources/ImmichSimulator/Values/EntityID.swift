/// The id of a user, photo, person, album …: a UUID in 16 bytes.
public struct EntityID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The first eight bytes.
    public var high: UInt64
    /// The last eight bytes.
    public var low: UInt64

    /// An id from its two halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// An id from its text, in either letter case; nil when that is not a UUID.
    public init?(_ text: some StringProtocol) {
        var halves: (UInt64, UInt64) = (0, 0)
        var position = 0
        for byte in text.utf8 {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard let nibble = EntityID.nibble(byte) else { return nil }
                if position < 18 { halves.0 = halves.0 << 4 | nibble } else { halves.1 = halves.1 << 4 | nibble }
            }
            position += 1
        }
        guard position == 36 else { return nil }
        self.init(high: halves.0, low: halves.1)
    }

    /// A fresh random id (version 4).
    public static func random() -> EntityID {
        var numbers = SystemRandomNumberGenerator()
        return random(using: &numbers)
    }

    /// A random id (version 4) from a generator of the caller's, for libraries that come out the same every time.
    public static func random(using numbers: inout some RandomNumberGenerator) -> EntityID {
        EntityID(
            high: numbers.next() & ~0xF000 | 0x4000,
            low: numbers.next() & ~(0b11 << 62) | 0b10 << 62)
    }

    /// Byte order, which is what the server's database sorts by.
    public static func < (left: EntityID, right: EntityID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// The usual text, lower case.
    public var description: String {
        var out = JSONBytes()
        out.idText(self)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    private static func nibble(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte &- 48)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte &- 87)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte &- 55)
        default: nil
        }
    }
}
