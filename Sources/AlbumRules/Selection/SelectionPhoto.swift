/// What choosing among photos needs to know of one of them.
public struct SelectionPhoto: Hashable, Sendable {
    /// The photo.
    public var id: AssetID
    /// When it was taken, in UTC; nil when its date says nothing.
    public var takenAt: Instant?
    /// When it was taken on the clock whose days count; nil when its date says nothing.
    public var takenOnClock: WallTime?
    /// One to five stars; 0 for none.
    public var rating: Int
    /// Whether its owner marked it.
    public var isFavorite: Bool
    /// The top photo of the stack it is in; nil when it is in none.
    public var stackCover: AssetID?
    /// Degrees north; nil without a position.
    public var latitude: Double?
    /// Degrees east; nil without a position.
    public var longitude: Double?

    /// A photo of which only the identifier is known.
    public init(
        id: AssetID, takenAt: Instant? = nil, takenOnClock: WallTime? = nil, rating: Int = 0,
        isFavorite: Bool = false, stackCover: AssetID? = nil, latitude: Double? = nil, longitude: Double? = nil
    ) {
        self.id = id
        self.takenAt = takenAt
        self.takenOnClock = takenOnClock
        self.rating = rating
        self.isFavorite = isFavorite
        self.stackCover = stackCover
        self.latitude = latitude
        self.longitude = longitude
    }
}
