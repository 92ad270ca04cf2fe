/// A short text that is the same for the same content, on every machine and in every run; not a secret's guard.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
    private var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The digest of a text (FNV-1a, 64 bits).
    public init(_ text: String) {
        for byte in text.utf8 { take(byte) }
    }

    /// The digest of photos as a set: their order does not count.
    ///
    /// Takes an array and nothing more general: what is generic is not specialised for another module, and sorts slowly.
    public init(_ ids: [AssetID]) {
        for id in ids.sorted() {
            for half in [id.high, id.low] {
                for shift in stride(from: 56, through: 0, by: -8) {
                    take(UInt8(truncatingIfNeeded: half >> UInt64(shift)))
                }
            }
        }
    }

    private mutating func take(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// Sixteen hexadecimal digits.
    public var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension AlbumSettings {
    /// A text that changes when any of the settings does, the same in every run of the program.
    public var fingerprint: String { Self.text(of: self) }

    /// Values by name, with sets and dictionaries in order.
    private static func text(of value: Any) -> String {
        let mirror = Mirror(reflecting: value)
        let parts = mirror.children.map { ($0.label.map { "\($0): " } ?? "") + text(of: $0.value) }
        switch mirror.displayStyle {
        case .set?, .dictionary?: return "{" + parts.sorted().joined(separator: ", ") + "}"
        case _ where parts.isEmpty: return "\(value)"
        default: return "(" + parts.joined(separator: ", ") + ")"
        }
    }
}
