/// Hands out the ids by which changes are ordered: version 7 UUIDs, each greater than the one before.
struct ChangeOrder {
    private var last = EntityID(high: 0, low: 0)
    private var numbers = SystemRandomNumberGenerator()

    /// The next id, not before an instant.
    mutating func next(at now: Timestamp) -> EntityID {
        let high = UInt64(max(0, now.milliseconds)) << 16 | 0x7000
        if high > last.high & ~0xFFF {
            last = EntityID(high: high | UInt64.random(in: 0..<0x400, using: &numbers), low: ChangeOrder.lowest)
        }
        let step = UInt64.random(in: 1...0xFFFF_FFFF, using: &numbers)
        last.low += step
        if last.low >> 62 != 0b10 {
            last = EntityID(high: last.high + 1, low: ChangeOrder.lowest)
        }
        return last
    }

    /// Keeps later ids above one that is there already.
    mutating func skip(past id: EntityID) {
        if id > last, id.low >> 62 == 0b10 { last = id }
    }

    private static let lowest = UInt64(0b10) << 62
}
