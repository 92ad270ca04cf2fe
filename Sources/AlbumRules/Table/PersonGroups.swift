/// Different groups of people, each an ordered run of people's numbers; group 0 is nobody.
///
/// Cost: 4 bytes for each person of a group and 8 to 24 for the group; a look-up goes over the numbers twice.
struct PersonGroups: Sendable {
    private var numbers: [UInt32] = []
    /// Where each group ends.
    private var ends: [UInt32] = [0]
    /// Groups by their hash; 0 is free. At most three quarters are taken, and the count is a power of two.
    private var slots = [UInt32](repeating: 0, count: 16)

    /// How many groups there are, that of nobody included.
    var count: Int { ends.count }

    /// The people of a group.
    subscript(group: Int) -> ArraySlice<UInt32> {
        numbers[(group == 0 ? 0 : Int(ends[group - 1]))..<Int(ends[group])]
    }

    /// The group of these people, which is added when it is new.
    mutating func add(_ people: UnsafeBufferPointer<UInt32>) -> UInt32 {
        guard !people.isEmpty else { return 0 }
        let slot = slot(of: people)
        guard slots[slot] == 0 else { return slots[slot] }
        numbers += people
        ends.append(UInt32(numbers.count))
        let group = UInt32(ends.count - 1)
        slots[slot] = group
        if ends.count * 4 > slots.count * 3 { grow() }
        return group
    }

    /// The slot that has the group or would get it.
    private func slot(of people: UnsafeBufferPointer<UInt32>) -> Int {
        var hash: UInt64 = 0
        for number in people { hash = (hash ^ UInt64(number)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
        let mask = slots.count - 1
        // The upper half of the product depends on every bit.
        var slot = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[slot] != 0, !self[Int(slots[slot])].elementsEqual(people) { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for group in 1..<ends.count {
            let slot = self[group].withUnsafeBufferPointer { people in self.slot(of: people) }
            slots[slot] = UInt32(group)
        }
    }
}
