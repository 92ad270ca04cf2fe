/// When made-up photos are taken: fifteen years, more in summer and at Christmas, with bursts of one instant.
struct MadeUpMoments {
    private(set) var instants: [Timestamp] = []

    /// More photos in summer and at Christmas, in twentieths of the busiest month.
    private static let monthWeights = [6, 6, 8, 10, 12, 14, 20, 20, 12, 10, 8, 16]
    private static let firstYear = 2011
    private static let years = 15

    init(count: Int, _ numbers: inout SeededNumbers) {
        instants.reserveCapacity(count)
        while instants.count < count {
            let moment = Self.moment(&numbers)
            let burst = numbers.happens(60) ? 2 + numbers.below(8) : 1
            for _ in 0..<min(burst, count - instants.count) { instants.append(moment) }
        }
    }

    private static func moment(_ numbers: inout SeededNumbers) -> Timestamp {
        while true {
            let month = numbers.below(12)
            guard numbers.below(20) < monthWeights[month] else { continue }
            let day = Timestamp(year: firstYear + numbers.below(years), month: month + 1, day: 1 + numbers.below(28))
            let timeOfDay = numbers.happens(900) ? 8 * 3600 + numbers.below(14 * 3600) : numbers.below(86_400)
            return Timestamp(milliseconds: day.milliseconds + Int64(timeOfDay) * 1000)
        }
    }
}
