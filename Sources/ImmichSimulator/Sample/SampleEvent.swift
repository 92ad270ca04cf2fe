/// A handful of photos that belong together.
struct SampleEvent {
    /// How the files are called: `crete` makes `crete-00.jpg`, `crete-01.jpg` …
    var name: String
    /// When the first one was taken; the others follow every eleven minutes.
    var start: Timestamp
    /// Where, when the camera knew.
    var place: MadeUpPlace?
    /// Who is on each photo; as many photos as entries.
    var people: [[String]]
    /// Which of them are favourites.
    var favorites: Set<Int> = []
    /// Stars by photo.
    var ratings: [Int: Int] = [:]
    /// What somebody wrote.
    var description = ""
    /// The tag that all of them carry.
    var tag: String?
    /// What is to be seen, where the name does not say it.
    var scene: String?
    /// Text on photos, by photo.
    var texts: [Int: String] = [:]
    /// Whether these are videos.
    var isVideo = false
    /// Whether the partner took them.
    var isPartners = false

    /// The file name of one of them.
    func file(_ index: Int) -> String {
        name + (index < 10 ? "-0\(index)" : "-\(index)") + (isVideo ? ".mp4" : ".jpg")
    }
}

/// A place as the server's reverse geocoding would name it.
struct MadeUpPlace {
    var city: String
    var state: String
    var country: String
    /// Degrees north.
    var latitude: Double
    /// Degrees east.
    var longitude: Double
}
