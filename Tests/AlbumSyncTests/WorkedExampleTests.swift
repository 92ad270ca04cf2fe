import AlbumSync
import ImmichSimulator
import Testing

@testable import AlbumRules

/// The worked examples of the rule language, run in both dialects over the sample family.
///
/// "Kids (shared)" needs several accounts and is not among them.
@Suite struct WorkedExampleTests {
    /// An example as written, and what the facts of the library say that its albums hold.
    struct Example: Sendable {
        let yaml: String
        let albums: @Sendable ([SampleShot]) -> [String: [SampleShot]]

        init(_ name: String, _ rule: String, takes: @escaping @Sendable (SampleShot) -> Bool) {
            yaml = "{name: \(name), \(rule)}"
            albums = { [name.replacing("\"", with: ""): $0.filter(takes)] }
        }

        init(_ yaml: String, albums: @escaping @Sendable ([SampleShot]) -> [String: [SampleShot]]) {
            self.yaml = yaml
            self.albums = albums
        }
    }

    static let groups = "groups: {kids: [Mia, Leo], family: [kids, Anna, Paul]}\n"
    static let kids: Set = ["Mia", "Leo"]
    static let family: Set = ["Mia", "Leo", "Anna", "Paul"]

    static func isBest(_ shot: SampleShot) -> Bool {
        !shot.people.isDisjoint(with: family) && (shot.isFavorite || shot.rating >= 4)
    }

    static let examples: [Example] = [
        Example("Favourites", "all: {favorite: true}") { $0.isFavorite },
        Example("Mia", "all: {people: Mia}") { $0.people.contains("Mia") },
        Example("Mia and Leo together", "all: {people: {all: [Mia, Leo]}}") { $0.people.isSuperset(of: kids) },
        Example("Family", "all: {people: {any: family}}") { !$0.people.isDisjoint(with: family) },
        Example("Just us two", "all: {people: {only: [Anna, Paul]}}") { $0.people == ["Anna", "Paul"] },
        Example("Kids on their own", "all: {people: {nobody_but: kids}, strangers: none}") {
            !$0.people.isEmpty && $0.people.isSubset(of: kids) && !$0.hasStranger
        },
        Example("Parties we like to remember", "all: {tags: Party}, none: {people: Ex}") {
            $0.tags.contains("Party") && !$0.people.contains("Ex")
        },
        Example(
            "\"Greece, summer 2023\"",
            "all: {taken: 2023-06..2023-08, country: Greece}, none: {type: video, filename: Screenshot*}"
        ) {
            ("2023-06-01"..."2023-08-31").contains($0.day) && $0.exif.country == "Greece" && !$0.isVideo
                && !$0.file.hasPrefix("Screenshot")
        },
        Example(
            "Best of the family", "all: {people: {any: family}}, any: {favorite: true, rating: 4..}", takes: isBest),
        Example("{name: \"Christmas {year}\", for_each: year, minimum: 10, all: {every_year: 12-24..12-26}}") { shots in
            ["Christmas 2022": shots.filter { ("2022-12-24"..."2022-12-26").contains($0.day) }]
        },
        Example("Mia's first year", "all: {people: Mia, age: {Mia: 0}}") {
            $0.people.contains("Mia") && ("2016-03-14"..."2017-03-13").contains($0.day)
        },
        Example(
            """
            {name: "Trips · {country}", for_each: country, skip: [Germany], rename: {United States of America: USA},
              merge: {Benelux: [Belgium, Netherlands, Luxembourg]}, minimum: 30, all: {people: {any: [Anna, Paul]}}}
            """
        ) { shots in
            let trips = shots.filter { !$0.people.isDisjoint(with: ["Anna", "Paul"]) }
            return [
                "Trips · USA": trips.filter { $0.exif.country == "United States of America" },
                "Trips · Benelux": trips.filter { ["Belgium", "Netherlands"].contains($0.exif.country) },
            ]
        },
        Example(
            """
            {name: Grandparents' frame, all: {taken: last 30 days, people: {any: kids}, orientation: landscape},
              none: {type: video}, newest: 200}
            """
        ) { shots in
            let frame = shots.filter {
                ("2026-10-27"..."2026-11-25").contains($0.day) && !$0.people.isDisjoint(with: kids) && $0.isLandscape
                    && !$0.isVideo
            }
            let newestFirst = frame.sorted { $0.takenAt.milliseconds > $1.takenAt.milliseconds }
            return ["Grandparents' frame": Array(newestFirst.prefix(200))]
        },
        Example("Cousins", "all: {people: {at_least: {count: 2, of: [Mia, Leo, Zoe, Finn]}}}") {
            $0.people.intersection(["Mia", "Leo", "Zoe", "Finn"]).count >= 2
        },
        Example("The cabin", "all: {near: {lat: 46.021, lon: 7.748, km: 5}}") { $0.isNear(46.021, 7.748) },
        Example("Landscapes", "all: {faces: none, camera: [Fujifilm*, \"NIKON Z*\"], orientation: landscape}") {
            let (make, model) = ($0.exif.make?.uppercased() ?? "", $0.exif.model?.uppercased() ?? "")
            return !$0.hasFace && $0.isLandscape
                && [make, model, "\(make) \(model)"].contains { $0.hasPrefix("FUJIFILM") || $0.hasPrefix("NIKON Z") }
        },
        Example("Long videos", "all: {type: video, duration: 5m.., size: 500MB.., taken: ..2020}") {
            $0.file == SampleShot.longFilm
        },
        Example(
            "Papers",
            """
            mode: add, any: {text_in_photo: [invoice, receipt], looks_like: {words: paper document on a table, best: 200}}
            """
        ) {
            let text = $0.text.lowercased()
            return text.contains("invoice") || text.contains("receipt") || $0.scene == "a paper document on a table"
        },
        Example(
            "Grandma",
            """
            any: [{people: Grandma}, {all: {near: {lat: 52.52, lon: 13.405, km: 1}, taken: 2015..}, none: {tags: Work}}]
            """
        ) {
            $0.people.contains("Grandma") || $0.isNear(52.52, 13.405) && $0.day >= "2015" && !$0.tags.contains("Work")
        },
        Example(
            "\"Friends, but not the old days with Sam\"",
            "all: {people: {any: [Kim, Sam, Alex]}}, none: [ {people: Sam, taken: ..2018} ]"
        ) {
            !$0.people.isDisjoint(with: ["Kim", "Sam", "Alex"]) && !($0.people.contains("Sam") && $0.day < "2019")
        },
        Example("To sort", "all: {album: none, uploaded: last 90 days}") {
            $0.albums.isEmpty && ("2026-08-28"..."2026-11-25").contains($0.uploadDay)
        },
        Example(
            "Calendar candidates",
            "all: {album: {any: [Favourites, Best of the family]}, orientation: landscape, megapixels: 8..}"
        ) { ($0.isFavorite || isBest($0)) && $0.isLandscape && $0.width * $0.height >= 8_000_000 },
        Example(
            """
            {"name": "Best moments", "filters": [{"key": "people", "val": ["Mia", "Leo"], "operator": "OR"},
              {"key": "isFavorite", "val": true}, {"key": "type", "val": "VIDEO", "operator": "NOT"},
              {"key": "fileCreatedAt", "val": "2023-01-01", "operator": "AFTER"}]}
            """
        ) { shots in
            [
                "Best moments": shots.filter {
                    !$0.people.isDisjoint(with: kids) && $0.isFavorite && !$0.isVideo && $0.day > "2023-01-01"
                }
            ]
        },
    ]

    private static func text(_ examples: [Example]) -> String {
        groups + "albums:\n" + examples.map { "- \($0.yaml)\n" }.joined()
    }

    @Test("every worked example holds what the facts say", arguments: House.releases)
    func workedExamples(_ release: String) async throws {
        let world = SampleShot.workedLibrary(release)
        let shots = SampleShot.all(of: world)
        let examples = Self.examples
        try await House.with(release, change: { $0 = world }) { house in
            let report = try await house.run(Self.text(examples))
            #expect(report.failure == nil, "\(report)")
            for (name, expected) in examples.flatMap({ $0.albums(shots) }) {
                #expect(try house.members(name) == Set(expected.map(\.file)), "\(name)")
            }
            let declared = Set(examples.flatMap { $0.albums(shots).keys })
            let made = Set(report.albums.filter { $0.total > 0 }.map(\.name))
            #expect(made.subtracting(declared) == [])
        }
    }

    @Test func `the expectations are no empty promises`() {
        let shots = SampleShot.all(of: SampleShot.workedLibrary("3.1.0"))
        let sizes = Self.examples.flatMap { $0.albums(shots) }.map { ($0.key, $0.value.count) }
        for (name, size) in sizes { #expect(size > 0 && size < shots.count, "\(name): \(size)") }
        #expect(Dictionary(uniqueKeysWithValues: sizes)["Papers"] == 204)
        #expect(Dictionary(uniqueKeysWithValues: sizes)["Grandparents' frame"] == 200)
    }
}
