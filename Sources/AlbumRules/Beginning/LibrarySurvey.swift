/// What there is in a library, counted for a first configuration.
public struct LibrarySurvey: Hashable, Sendable {
    /// How many of the user's own photos are on the time line.
    public var photos = 0
    /// How many of them are favourites.
    public var favorites = 0
    /// How many of them are videos.
    public var videos = 0
    /// Everybody that the server knows.
    public var people: [Person] = []
    /// On how many photos each of them is.
    public var photosOfPeople: [PersonID: Int] = [:]
    /// On how many photos two of them are together.
    public var photosOfPairs: [Pair: Int] = [:]
    /// How many photos were taken in each country.
    public var photosOfCountries: [String: Int] = [:]

    /// Two people, the smaller identifier first.
    public struct Pair: Hashable, Sendable {
        /// The one.
        public let one: PersonID
        /// The other.
        public let other: PersonID

        init(_ left: PersonID, _ right: PersonID) {
            one = min(left, right)
            other = max(left, right)
        }
    }

    /// Nothing counted yet.
    public init() {}

    /// Counts a photo.
    public mutating func take(_ photo: Photo) {
        photos += 1
        if photo.isFavorite { favorites += 1 }
        if photo.kind == .video { videos += 1 }
        if let country = photo.exif?.country, !country.isBlank { photosOfCountries[country, default: 0] += 1 }
        let people = Set(photo.people).sorted()
        for person in people { photosOfPeople[person, default: 0] += 1 }
        // On a picture of a whole school class nobody is a pair.
        guard people.count <= 8 else { return }
        for (index, one) in people.enumerated() {
            for other in people[(index + 1)...] { photosOfPairs[Pair(one, other), default: 0] += 1 }
        }
    }

    /// Those with a name who are on some photo and not hidden, the most photos first.
    public var named: [(person: Person, photos: Int)] {
        people.filter { !$0.name.isBlank && !$0.isHidden }
            .compactMap { person in photosOfPeople[person.id].map { (person, $0) } }
            .sorted { left, right in
                (-left.photos, left.person.name, left.person.id) < (-right.photos, right.person.name, right.person.id)
            }
    }
}
