/// Numbers identifiers in the order in which they come, and finds the number of one again.
///
/// Cost: 16 bytes an identifier and 4 to 16 for finding it; a look-up is one multiplication and mostly one comparison.
public struct IdentifierRows<Entity>: Sendable {
    /// The identifiers by their numbers.
    public private(set) var ids: [Identifier<Entity>] = []
    /// Numbers plus one; 0 is free. At most three quarters are taken, and the count is a power of two.
    private var slots = [UInt32](repeating: 0, count: 16)

    /// No identifier.
    public init() {}

    /// These identifiers; one that stands twice keeps its first number.
    public init(_ ids: some Sequence<Identifier<Entity>>) {
        for id in ids { _ = add(id) }
    }

    /// How many there are.
    public var count: Int { ids.count }

    /// The identifier of a number.
    public subscript(row: Int) -> Identifier<Entity> { ids[row] }

    /// The number of an identifier.
    public func row(of id: Identifier<Entity>) -> Int? {
        let entry = slots[slot(of: id)]
        return entry == 0 ? nil : Int(entry) - 1
    }

    /// The number of an identifier, which is added when it is new.
    public mutating func add(_ id: Identifier<Entity>) -> (row: Int, isNew: Bool) {
        let slot = slot(of: id)
        guard slots[slot] == 0 else { return (Int(slots[slot]) - 1, false) }
        ids.append(id)
        slots[slot] = UInt32(ids.count)
        if ids.count * 4 > slots.count * 3 { grow() }
        return (ids.count - 1, true)
    }

    /// The slot that has the identifier or would get it.
    private func slot(of id: Identifier<Entity>) -> Int {
        let mask = slots.count - 1
        // The upper half of the product depends on every bit.
        var slot = Int(truncatingIfNeeded: ((id.high ^ id.low) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot] != 0, ids[Int(slots[slot]) - 1] != id { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (row, id) in ids.enumerated() { slots[slot(of: id)] = UInt32(row + 1) }
    }
}
