import AlbumRules
import SQLite

/// How many photos of the mirror have what: kept beside them, so that nobody has to count.
struct LibraryTallies {
    /// The kinds of names of places.
    static let placeKinds = ["country", "state", "city"]

    private struct Place: Hashable {
        var kind: Int
        var name: String
    }

    private var months: [Int: Int] = [:]
    private var people: [PersonID: Int] = [:]
    private var places: [Place: Int] = [:]

    /// Counts a photo, or with −1 counts it no more.
    mutating func count(_ photo: Photo, _ step: Int = 1) {
        months[CalendarMonth(CalendarDay(photo.takenOnClock)).number, default: 0] += step
        for person in Set(photo.people) { people[person, default: 0] += step }
        guard let exif = photo.exif else { return }
        for (kind, name) in [exif.country, exif.state, exif.city].enumerated() {
            if let name { places[Place(kind: kind, name: name), default: 0] += step }
        }
    }

    /// Adds them to what is written.
    mutating func write(to database: Database) throws(SQLiteError) {
        for (month, count) in months where count != 0 {
            try database.run(
                "INSERT INTO month VALUES (?1, ?2) ON CONFLICT (month) DO UPDATE SET photos = photos + ?2",
                .integer(month), .integer(count))
        }
        for (person, count) in people where count != 0 {
            try database.run(
                "INSERT INTO person VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET photos = photos + ?2",
                .id(person), .integer(count))
        }
        for (place, count) in places where count != 0 {
            try database.run(
                "INSERT INTO place VALUES (?1, ?2, ?3) ON CONFLICT (kind, name) DO UPDATE SET photos = photos + ?3",
                .integer(place.kind), .text(place.name), .integer(count))
        }
        self = LibraryTallies()
    }
}
