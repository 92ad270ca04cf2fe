import Testing

@testable import AlbumRules

/// The worked examples of the rule language: each is evaluated.
@Suite struct RuleWorkedExampleTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let yaml: String
        let takes: [PhotoFact]
        let leaves: [PhotoFact]
        var testDescription: String { yaml }
    }

    static let examples: [Example] = [
        .init(yaml: "{all: {favorite: true}}", takes: [.favorite], leaves: []),
        .init(yaml: "{all: {people: Mia}}", takes: [.people(["Leo", "Mia"])], leaves: [.people(["Leo"])]),
        .init(
            yaml: "{all: {people: {all: [Mia, Leo]}}}", takes: [.people(["Leo", "Mia", "Ex"])],
            leaves: [.people(["Mia"])]),
        .init(yaml: "{all: {people: {any: family}}}", takes: [.people(["Paul"])], leaves: [.people(["Ex"])]),
        .init(
            yaml: "{all: {people: {only: [Anna, Paul]}}}", takes: [.people(["Anna", "Paul"])],
            leaves: [.people(["Anna", "Paul", "Mia"])]),
        .init(
            yaml: "{all: {taken: 2023-06..2023-08, country: Greece}, none: {type: video, filename: Screenshot*}}",
            takes: [.taken("2023-08-31T23:59:59"), .place(key: "country", "Greece")],
            leaves: [.taken("2023-07-01T00:00:00"), .place(key: "country", "Greece"), .fileName("screenshot 1.png")]),
        .init(
            yaml: "{all: {people: {any: family}}, any: {favorite: true, rating: 4..}}",
            takes: [.people(["Mia"]), .rating(4)], leaves: [.people(["Mia"]), .rating(3)]),
        .init(
            yaml: "{all: {every_year: 12-24..12-26}}", takes: [.taken("2011-12-25T08:00:00")],
            leaves: [.taken("2011-12-23T23:59:59")]),
        .init(
            yaml: "{all: {people: {any: [Anna, Paul]}}}", takes: [.people(["Anna"])], leaves: [.people(["Mia"])]),
        .init(
            yaml: "{all: {taken: last 30 days, people: {any: kids}, orientation: landscape}, none: {type: video}}",
            takes: [.taken("2024-06-01T00:00:00"), .people(["Leo"]), .pixels(4, 3)],
            leaves: [.taken("2024-06-01T00:00:00"), .people(["Leo"]), .pixels(3, 4)]),
        .init(
            yaml: "{all: {people: {at_least: {count: 2, of: [Mia, Leo, Zoe, Finn]}}}}",
            takes: [.people(["Zoe", "Finn"])],
            leaves: [.people(["Zoe", "Anna"])]),
        .init(
            yaml: "{all: {near: {lat: 46.021, lon: 7.748, km: 5}}}", takes: [.gps(46.02, 7.75)],
            leaves: [.gps(46.1, 7.75)]),
        .init(
            yaml: "{all: {type: video, duration: 5m.., size: 500MB.., taken: ..2020}}",
            takes: [
                .kind(.video), .duration(milliseconds: 300_000), .fileSize(500_000_000), .taken("2020-12-31T23:59:59"),
            ],
            leaves: [
                .kind(.video), .duration(milliseconds: 299_999), .fileSize(500_000_000), .taken("2020-12-31T23:59:59"),
            ]),
        .init(
            yaml: "{all: {people: {any: [Kim, Sam, Alex]}}, none: [ {people: Sam, taken: ..2018} ]}",
            takes: [.people(["Sam"]), .taken("2019-01-01T00:00:00")],
            leaves: [.people(["Sam", "Kim"]), .taken("2018-12-31T23:59:59")]),
        .init(
            yaml: "{all: {people: {nobody_but: kids}, strangers: none}}", takes: [.people(["Leo"])],
            leaves: [.people(["Leo"]), .looseFace]),
        .init(
            yaml: "{all: {tags: Party}, none: {people: Ex}}", takes: [.tags(["Party"]), .people(["Mia"])],
            leaves: [.tags(["Party"]), .people(["Ex", "Mia"])]),
        .init(
            yaml: "{all: {people: Mia, age: {Mia: 0}}}",
            takes: [.people(["Mia"]), .taken("2017-02-27T23:59:59")],
            leaves: [.people(["Mia"]), .taken("2017-02-28T00:00:00")]),
        .init(
            yaml: "{all: {faces: none, camera: [Fujifilm*, \"NIKON Z*\"], orientation: landscape}}",
            takes: [.camera(make: "Fujifilm", model: "X-T4"), .pixels(3, 2)],
            leaves: [.camera(make: "Fujifilm", model: "X-T4"), .pixels(3, 2), .looseFace]),
        .init(
            yaml:
                "{any: {text_in_photo: [invoice, receipt], looks_like: {words: paper document on a table, best: 200}}}",
            takes: [.looksLike("paper document on a table")], leaves: [.text("menu")]),
        .init(
            yaml:
                "{any: [{people: Grandma}, {all: {near: {lat: 52.52, lon: 13.405, km: 1}, taken: 2015..}, none: {tags: Work}}]}",
            takes: [.gps(52.52, 13.405), .tags(["Party"])], leaves: [.gps(52.52, 13.405), .tags(["Work"])]),
        .init(
            yaml: "{all: {album: none, uploaded: last 90 days}}", takes: [.uploaded("2024-06-01T00:00:00")],
            leaves: [.uploaded("2024-06-01T00:00:00"), .albums(["Wedding"])]),
        .init(
            yaml: "{all: {people: {any: kids}}, none: {tags: Private}}", takes: [.people(["Leo"])],
            leaves: [.people(["Leo"]), .tags(["Private"])]),
        .init(
            yaml:
                "{all: {album: {any: [Favourites, Best of the family]}, orientation: landscape, megapixels: 8..}}",
            takes: [.pixels(4000, 3000), .rating(5)], leaves: [.pixels(4000, 3000), .rating(3)]),
    ]

    @Test(arguments: examples)
    func `a worked example takes and leaves what it should`(_ example: Example) throws {
        var diagnostics = Diagnostics()
        let node = try RuleSupport.node(example.yaml)
        let rule = try #require(RuleParser(groups: RuleSupport.groups).rule(fromAlbum: node, &diagnostics))
        let resolved = try RuleSupport.resolved(rule)
        #expect(resolved.matches(RuleSupport.photo(example.takes)))
        #expect(!resolved.matches(RuleSupport.photo(example.leaves)))
        #expect(diagnostics.findings.isEmpty)
    }

    @Test func `the legacy example selects favourite photos of Mia or Leo after New Year's Day 2023`() throws {
        let rule = try RuleSupport.resolved(
            try RuleSupport.legacyRule(
                """
                [{"key": "people", "val": ["Mia", "Leo"], "operator": "OR"}, {"key": "isFavorite", "val": true},
                {"key": "type", "val": "VIDEO", "operator": "NOT"},
                {"key": "fileCreatedAt", "val": "2023-01-01", "operator": "AFTER"}]
                """))
        let day = PhotoFact.taken("2023-01-02T00:00:00")
        #expect(rule.matches(RuleSupport.photo([.people(["Leo"]), .favorite, day])))
        #expect(!rule.matches(RuleSupport.photo([.people(["Leo"]), .favorite, day, .kind(.video)])))
        #expect(!rule.matches(RuleSupport.photo([.people(["Leo"]), .favorite, .taken("2023-01-01T23:59:59")])))
        #expect(!rule.matches(RuleSupport.photo([.people(["Anna"]), .favorite, day])))
    }
}
