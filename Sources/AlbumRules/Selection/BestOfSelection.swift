/// Keeps the best few photos of each stretch of time (`best_of: {count: 3, per: day}`).
public struct BestOfSelection: Hashable, Sendable {
    /// A stretch of time on the clock where the photo was taken, or on that of the zone that the user named.
    public enum Period: String, Hashable, Sendable, CaseIterable {
        /// From midnight to midnight.
        case day
        /// From Monday to Sunday.
        case week
        /// A month of the calendar.
        case month
        /// A year of the calendar.
        case year

        /// A number that photos of the same stretch share; nil for a photo without a credible date.
        func number(of photo: SelectionPhoto) -> Int? {
            guard let time = photo.takenOnClock else { return nil }
            let day = CalendarDay(time)
            let (year, month, _) = day.components
            switch self {
            case .day: return day.number
            case .week: return day.number - day.weekday
            case .month: return year * 12 + month
            case .year: return year
            }
        }
    }

    /// How many stay of each stretch.
    public var count: Int
    /// The stretch.
    public var period: Period

    /// So many of each.
    public init(count: Int, period: Period) {
        self.count = count
        self.period = period
    }

    /// The best ones: by stars, then favourites before others, then by identifier, which is as good as drawing lots but
    /// always gives the same. Photos without a credible date are one stretch.
    public func select(_ photos: [SelectionPhoto]) -> Set<AssetID> {
        var best: Set<AssetID> = []
        for group in Dictionary(grouping: photos, by: { period.number(of: $0) }).values {
            guard group.count > count else {
                best.formUnion(group.lazy.map(\.id))
                continue
            }
            best.formUnion(group.sorted(by: Self.isBetter).prefix(max(0, count)).map(\.id))
        }
        return best
    }

    /// Whether a photo goes before another one of its stretch.
    static func isBetter(_ left: SelectionPhoto, _ right: SelectionPhoto) -> Bool {
        let stars = (max(0, left.rating), max(0, right.rating))
        if stars.0 != stars.1 { return stars.0 > stars.1 }
        if left.isFavorite != right.isFavorite { return left.isFavorite }
        return left.id < right.id
    }
}
