/// Random numbers that come again with their seed.
public struct Dice: RandomNumberGenerator, Sendable {
    private var value: UInt64

    /// The numbers of a seed.
    public init(seed: UInt64) {
        value = seed
    }

    /// The next number.
    public mutating func next() -> UInt64 {
        value &+= 0x9E37_79B9_7F4A_7C15
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
