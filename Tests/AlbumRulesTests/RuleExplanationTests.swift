import Testing

@testable import AlbumRules

/// Rules read back, line by line and as a sentence.
@Suite struct RuleExplanationTests {
    @Test(arguments: [
        (
            "{all: {favorite: true}}",
            "Photos that are favourites."
        ),
        (
            "{all: {people: Mia}}",
            "Photos with Mia."
        ),
        (
            "{all: {people: {all: [Mia, Leo]}}}",
            "Photos with Mia and Leo."
        ),
        (
            "{all: {people: {any: family}}}",
            "Photos with Mia, Leo, Anna or Paul."
        ),
        (
            "{all: {people: {only: [Anna, Paul]}}}",
            "Photos with Anna and Paul and nobody else."
        ),
        (
            "{all: {taken: 2023-06..2023-08, country: Greece}, none: {type: video, filename: Screenshot*}}",
            #"Photos taken June 2023 to August 2023 in Greece; leaving out anything that is a video, and anything whose file name starts with "Screenshot"."#
        ),
        (
            "{all: {people: {any: family}}, any: {favorite: true, rating: 4..}}",
            "Photos with Mia, Leo, Anna or Paul; only those that are favourites, or rated 4 or more."
        ),
        (
            "{all: {every_year: 12-24..12-26}}",
            "Photos taken each year 24 December to 26 December."
        ),
        (
            "{all: {taken: last 30 days, people: {any: kids}, orientation: landscape}, none: {type: video}}",
            "Photos taken in the last 30 days with Mia or Leo in landscape format; leaving out anything that is a video."
        ),
        (
            "{all: {people: {at_least: {count: 2, of: [Mia, Leo, Zoe, Finn]}}}}",
            "Photos with at least 2 of Mia, Leo, Zoe and Finn."
        ),
        (
            "{all: {near: {lat: 46.021, lon: 7.748, km: 5}}}",
            "Photos within 5 km of 46.021, 7.748."
        ),
        (
            #"{all: {camera: [Fujifilm*, "NIKON Z*"], orientation: landscape}}"#,
            #"Photos whose camera starts with "Fujifilm" or starts with "NIKON Z" in landscape format."#
        ),
        (
            "{all: {type: video, duration: 5m.., size: 500MB.., taken: ..2020}}",
            "Videos of length 5 min or more of size 500 MB or more taken 2020 or earlier."
        ),
        (
            "{any: [{people: Grandma}, {all: {near: {lat: 52.52, lon: 13.405, km: 1}, taken: 2015..}, none: {country: Spain}}]}",
            "Photos with Grandma, or (within 1 km of 52.52, 13.405 and taken 2015 or later) but not in Spain."
        ),
        (
            "{all: {people: {any: [Kim, Sam, Alex]}}, none: [ {people: Sam, taken: ..2018} ]}",
            "Photos with Kim, Sam or Alex; leaving out anything with Sam and taken 2018 or earlier."
        ),
        (
            "{all: {type: any}}",
            "Photos and videos."
        ),
        (
            "{none: {people: Ex}}",
            "All photos; leaving out anything with Ex."
        ),
        (
            "{none: [{people: Ex}, {any: [{favorite: true}, {rating: 5}]}]}",
            "All photos; leaving out anything with Ex, and anything that is a favourite or rated 5."
        ),
        (
            "{type: [photo, video], rating: none, country: [some, none]}",
            "Photos and videos without a rating with a known country or without a known country."
        ),
    ])
    func `a rule reads back as a sentence`(_ yaml: String, _ sentence: String) throws {
        #expect(try RuleSupport.rule(yaml).sentence == sentence)
    }

    @Test func `why shows every line with yes or no and what the photo has`() throws {
        let rule = try RuleSupport.resolved(
            "{all: {taken: 2023-06..2023-08, country: Greece}, none: {type: video, people: {any: kids}}}")
        let photo = RuleSupport.photo(
            .taken("2023-07-03T09:05:00"), .people(["Leo", "Paul"]), .place(key: "country", "Italy"))
        let verdict = rule.verdict(on: photo)
        #expect(verdict.form == .all && !verdict.holds)
        let lines = verdict.parts.flatMap(\.parts)
        #expect(
            lines.map(\.text) == ["taken: 2023-06..2023-08", "country: Greece", "type: video", "people: {any: kids}"])
        #expect(lines.map(\.holds) == [true, false, false, true])
        #expect(lines.map(\.actual) == ["2023-07-03", "Italy", "photo", "Leo, Paul"])
        #expect(lines.map { $0.place?.column } == [15, 42, 64, 79])
        #expect(verdict.decisive.map(\.text) == ["country: Greece", "people: {any: kids}"])
    }

    @Test(arguments: [
        ("people: none", PhotoFact.people([]), "nobody"), ("country: Rome", .place(key: "country", " "), "none"),
        ("camera: x", .camera(make: "Canon", model: "EOS R6"), "Canon EOS R6"),
        ("shutter: 1", .shutter("1/250"), "1/250"),
        ("shutter: 1", .shutter("0.5"), "0.5 s"), ("size: 1B", .fileSize(20_500_000), "20.5 MB"),
        ("duration: 1", .duration(milliseconds: 5_432_100), "1 h 30 min 32.1 s"),
        ("aspect: 1", .pixels(1920, 1080), "1.7778"),
        ("hour: 3", .taken("2024-02-03T04:05:06"), "2024-02-03 04:05"),
        ("taken: 2023", .taken("1970-01-01T00:00:00"), "no credible date"),
        ("gps: none", .gps(52.52, 13.4049999), "52.52, 13.405"), ("filename: x", .fileName("a.jpg"), "\"a.jpg\""),
        ("favorite: true", .favorite, "true"), ("orientation: square", .pixels(3, 4), "portrait"),
        ("aperture: 2", .aperture(2.8), "f/2.8"),
    ])
    func `the actual value of a photo is shown`(_ line: String, _ fact: PhotoFact, _ shown: String) throws {
        #expect(try RuleSupport.resolved("{\(line)}").verdict(on: RuleSupport.photo([fact])).actual == shown)
    }

    @Test func `a person without a name is shown as such`() throws {
        var photo = RuleSupport.photo(.people(["Mia"]))
        photo.people.append(PersonID(high: 3, low: 3))
        #expect(try RuleSupport.resolved("{people: Mia}").verdict(on: photo).actual == "Mia, somebody without a name")
    }

    @Test func `groups and lines can be counted each by itself`() throws {
        let rule = try RuleSupport.resolved("{all: {favorite: true}, none: [{type: video}, {none: {rating: 5}}]}")
        var (table, board) = (PhotoTable(), RuleTable([rule]))
        let (video, favorite) = (RuleSupport.photo(.kind(.video)), RuleSupport.photo(.favorite))
        for (number, var photo) in [video, favorite].enumerated() {
            photo.id = AssetID(high: UInt64(number), low: 3)
            board.take(photo, row: table.take(photo))
        }
        let parts = board.judge(table).parts(of: 0, among: table.inSight)
        #expect(parts.map(\.form) == [.all, .all, .line, .none, .line, .none, .line])
        #expect(parts.map(\.depth) == [0, 1, 2, 1, 2, 2, 3])
        #expect(parts.compactMap(\.line?.text) == ["favorite: true", "type: video", "rating: 5"])
        #expect(parts.filter { $0.line != nil }.map(\.isExcluding) == [false, true, false])
        #expect(parts.map { $0.rows.contains(0) } == [false, false, false, false, true, true, false])
        #expect(parts.map(\.rows.count) == [0, 1, 1, 0, 1, 2, 0])
        #expect(board.judge(table).parts(of: 0, among: RowSet([1])).map(\.rows.count) == [0, 1, 1, 0, 0, 1, 0])
    }

    @Test func `what only the owner of a photo can know is true of no other one, and not told`() throws {
        let rule = try RuleSupport.resolved("{all: {type: photo}, none: {people: Mia, favorite: true}}")
        var photo = RuleSupport.photo([.people(["Mia"]), .favorite])
        photo.owner = UserID(high: 7, low: 7)
        #expect(!rule.verdict(on: photo).holds)
        let foreign = rule.verdict(on: photo, isForeign: true)
        #expect(foreign.holds)
        #expect(foreign.parts.flatMap(\.parts).map(\.actual) == ["photo", nil, nil])
    }
}
