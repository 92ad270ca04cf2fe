/// Who is on a made-up photo: the first people on many, the last ones on few.
struct MadeUpCrowd {
    private let people: [EntityID]
    /// Sums of the weights 1, 1/2, 1/3 …, in millionths.
    private let sums: [Int]

    /// How many are on a photo, in hundredths: nobody on 35, one on 25, two on 20 …
    private static let sizes = [35, 60, 80, 92, 97, 99, 100]

    init(people: [EntityID]) {
        self.people = people
        var total = 0
        sums = people.indices.map { index in
            total += 1_000_000 / (index + 1)
            return total
        }
    }

    /// The people of the next photo, each once.
    mutating func next(_ numbers: inout SeededNumbers) -> [EntityID] {
        guard let total = sums.last else { return [] }
        let draw = numbers.below(100)
        let size = Self.sizes.firstIndex { draw < $0 } ?? 0
        var chosen: [EntityID] = []
        for _ in 0..<size {
            let person = people[index(of: numbers.below(total))]
            if !chosen.contains(person) { chosen.append(person) }
        }
        return chosen
    }

    private func index(of weight: Int) -> Int {
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > weight { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
