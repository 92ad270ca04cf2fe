/// Fifty albums as people ask for them, over forty people.
enum MadeUpRules {
    /// Lines on people, favourites and kinds of file only.
    static let peopleAndFlags: String = {
        var rules = (1...20).map { "people: \(person($0))" }
        rules += (1...6).map { "people: {any: [\(list($0, 5))]}" }
        rules += (1...6).map { "people: {all: [\(list($0, 2))]}" }
        rules += (1...6).map { "people: {only: [\(list($0, 2))]}, type: photo" }
        rules += (1...6).map { "people: {any: [\(list($0, 4))], none: [\(list($0 + 20, 3))]}, favorite: true" }
        rules += (1...4).map { "people: {at_least: {count: 2, of: [\(list($0, 6))]}}, type: video" }
        rules += ["favorite: true", "people: {nobody_but: [\(list(1, 4))]}"]
        return albums(rules)
    }()

    /// The same, a third of them with lines on dates, places, cameras and names of files.
    static let mixed: String = {
        var rules = (1...18).map { "people: \(person($0))" }
        rules += (1...6).map { "people: {any: [\(list($0, 5))]}, taken: \(2010 + $0)..\(2012 + $0)" }
        rules += (1...6).map { "people: {all: [\(list($0, 2))]}" }
        rules += (1...6).map { "people: {only: [\(list($0, 2))]}, type: photo" }
        rules += ["Greece", "Italy", "France", "Germany"].map { "country: \($0), people: {any: [\(list(1, 4))]}" }
        rules += ["every_year: 12-24..12-26", "weekday: [sat, sun]", "hour: 18..23", "camera: Canon*"]
        rules += ["filename: IMG", "rating: 4..", "near: {lat: 52.52, lon: 13.405, km: 25}, type: photo"]
        rules += ["favorite: true", "people: {nobody_but: [\(list(1, 4))]}", "orientation: landscape, iso: 800.."]
        return albums(rules)
    }()

    private static func person(_ number: Int) -> String { MadeUpPhotos.people[(number - 1) % 40].name }

    private static func list(_ first: Int, _ count: Int) -> String {
        (0..<count).map { person(first + $0) }.joined(separator: ", ")
    }

    private static func albums(_ rules: [String]) -> String {
        "albums:\n" + rules.enumerated().map { "- {name: Album \($0), all: {\($1)}}" }.joined(separator: "\n")
    }
}
