/// Random numbers that come out the same for the same seed (SplitMix64).
public struct SeededNumbers: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The numbers of a seed.
    public init(seed: UInt64) { state = seed }

    /// Any 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including the limit; the bias of the remainder is below 2⁻⁴⁰ for limits in use.
    public mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// Whether an event of that many thousandths happens.
    public mutating func happens(_ thousandths: Int) -> Bool { below(1000) < thousandths }
}
