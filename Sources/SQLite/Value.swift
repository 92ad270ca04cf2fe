/// A value to bind to a statement.
public enum Value: Hashable, Sendable {
    /// No value.
    case null
    /// A whole number.
    case integer(Int64)
    /// A number.
    case real(Double)
    /// A text.
    case text(String)
    /// Bytes.
    case blob([UInt8])
    /// Sixteen bytes, big-endian: an identifier.
    case identifier(high: UInt64, low: UInt64)

    /// A whole number.
    public static func integer(_ value: Int) -> Value { .integer(Int64(value)) }
    /// A truth value as 0 or 1.
    public static func boolean(_ value: Bool) -> Value { .integer(Int64(value ? 1 : 0)) }
}
