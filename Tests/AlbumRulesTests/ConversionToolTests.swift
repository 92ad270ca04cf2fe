import Foundation
import TestSupport
import Testing

@testable import AlbumRules

/// Files of other tools select here what their documentation says they select there.
@Suite struct ConversionToolTests {
    private static let mia = PersonID("11111111-1111-4111-8111-111111111111")
    private static let leo = PersonID("22222222-2222-4222-8222-222222222222")
    private static let ex = PersonID("33333333-3333-4333-8333-333333333333")
    private static let paul = PersonID("0b1c2d3e-4f50-4162-8374-8596a7b8c9d0")

    private static let context = RuleSupport.context(
        people: RuleSupport.names.map { Person(id: RuleSupport.personID($0), name: $0) }
            + [mia, leo, ex, paul].compactMap { $0.map { Person(id: $0, name: "") } })

    /// The albums of a converted file by name, ready for photos, with the notes.
    private struct Converted {
        var text: String
        var notes: [String]
        var albums: [String: AlbumDefinition]

        func takes(_ album: String, _ facts: PhotoFact..., people: [PersonID?] = []) throws -> Bool {
            let definition = try #require(albums[album], "no album \(album)")
            var photo = RuleSupport.photo(facts)
            photo.people += people.compactMap { $0 }
            return try RuleSupport.resolved(definition.rule, in: context).matches(photo)
        }
    }

    private func convert(_ name: String) throws -> Converted {
        let file = ConfigurationExampleTests.root.appending(path: "Tests/Fixtures/convert/\(name)")
        let source = SourceFile(name: name, bytes: [UInt8](try Data(contentsOf: file)))
        let (text, diagnostics) = ConfigurationConverter.convert(source)
        let converted = try #require(text, "\(diagnostics)")
        #expect(!converted.contains("s3cr3t"))
        try Golden.check(converted, against: "convert/\(name).yaml")
        let read = ConfigurationReader.read([SourceFile(name: "albums.yaml", text: converted)])
        #expect(read.diagnostics.findings == [])
        let albums = (read.configuration?.albums ?? []).map { ($0.name, $0) }
        return Converted(
            text: converted, notes: diagnostics.findings.map(\.description),
            albums: Dictionary(albums) { first, _ in first })
    }

    @Test func `immich-dynamic-albums: all people, strict or any, spans with both days, parts of a path`() throws {
        let file = try convert("dynamic-albums.json")
        #expect(try file.takes("All of us", .people(["Anna", "Paul", "Mia", "Leo"])))
        #expect(try !file.takes("All of us", .people(["Anna", "Paul"])))
        #expect(try file.takes("Just the two of us", .people(["Anna"]), people: [Self.paul]))
        #expect(try !file.takes("Just the two of us", .people(["Anna", "Mia"]), people: [Self.paul]))
        #expect(try file.takes("Anyone of the kids", .people(["Leo", "Anna"])))
        let norway = PhotoFact.place(key: "country", "Norway")
        #expect(try file.takes("Nordic favourites", norway, .favorite, .taken("2022-08-25T23:59:59")))
        #expect(try !file.takes("Nordic favourites", norway, .favorite, .taken("2022-08-26T00:00:00")))
        #expect(try !file.takes("Nordic favourites", norway, .taken("2022-08-01T12:00:00")))
        #expect(try file.takes("Two weddings", .taken("2023-09-02T20:00:00")))
        #expect(try !file.takes("Two weddings", .taken("2022-09-02T20:00:00")))
        #expect(try file.takes("Rowing club", .path("/photos/rowing/a.mp4"), .kind(.video)))
        #expect(try !file.takes("Rowing club", .path("/photos/rowing/a.jpg")))
        #expect(file.albums.values.allSatisfy { $0.settings.mode == .mirror })
        #expect(try file.takes("Garden", .tags(["garden"])))
        #expect(try !file.takes("Garden", .tags(["Work"])))
        #expect(file.notes.isEmpty)
    }

    @Test func `IMMICHDynamicAlbums: days, cameras, years, nested conditions, two rules for one album`() throws {
        let file = try convert("dynamic-albums.yaml")
        #expect(try file.takes("At the lake 2024", .taken("2024-08-17T23:00:00"), .kind(.video)) == false)
        let before = RuleSupport.context(
            people: Self.context.people.alive.values.map { $0 }, now: RuleSupport.instant("2025-01-01T00:00:00"))
        let lake = try RuleSupport.resolved(try #require(file.albums["At the lake 2024"]).rule, in: before)
        #expect(lake.matches(RuleSupport.photo(.taken("2024-08-17T23:00:00"), .kind(.video))))
        #expect(!lake.matches(RuleSupport.photo(.taken("2024-08-18T00:00:00"))))
        let canon = PhotoFact.camera(make: "Canon", model: "EOS R6")
        #expect(try file.takes("Favourites 2023", .taken("2023-12-31T23:00:00"), canon, .favorite))
        #expect(try !file.takes("Favourites 2023", .taken("2023-12-31T23:00:00"), canon, .favorite, .kind(.video)))
        #expect(
            try !file.takes(
                "Favourites 2023", .taken("2023-05-31T23:00:00"), .camera(make: "Canon", model: "EOS R5"), .favorite))
        #expect(try file.takes("New Year's party 2021", .taken("2022-01-01T03:00:00"), .people(["Mia"]), .kind(.video)))
        #expect(try !file.takes("New Year's party 2021", .taken("2022-01-01T03:00:00"), .people(["Leo"])))
        #expect(try !file.takes("New Year's party 2022", .taken("2022-01-01T03:00:00"), .people(["Mia"])))
        #expect(try file.takes("New Year's party 2023", .taken("2023-12-31T23:00:00"), .people(["Leo", "Anna"])))
        #expect(try file.takes("New Year's party 2023", .taken("2024-01-06T03:00:00"), .pixels(1080, 2400)))
        #expect(try !file.takes("New Year's party 2023", .taken("2024-01-05T23:30:00"), .pixels(1080, 2400)))
        #expect(try !file.takes("New Year's party 2023", .taken("2024-01-06T03:00:00"), .pixels(1080, 1080)))
        #expect(file.albums.values.allSatisfy { $0.settings.mode == .add })
        #expect(file.albums["At the lake 2024"]?.settings.appearance.description == "Two weeks in August")
        for word in ["\"share_with\"", "\"fuzzy_match\"", "within a day"] {
            #expect(file.notes.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test func `immich-person-to-album: everybody linked to an album, added only`() throws {
        let file = try convert("person-to-album.json")
        #expect(try file.takes("Mia for her grandparents", people: [Self.mia]))
        #expect(try file.takes("Mia for her grandparents", people: [Self.leo, Self.ex]))
        #expect(try !file.takes("Mia for her grandparents", people: [Self.ex]))
        #expect(file.albums.count == 2)
        #expect(
            file.albums["Mia for her grandparents"]?.settings.pinnedAlbum
                == AlbumID("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"))
        #expect(file.albums.values.allSatisfy { $0.settings.mode == .add })
        #expect(file.notes.contains { $0.contains("it belongs to user 2, whose key has to stand under accounts") })
    }

    @Test func `immich-smartalbum: any of the named people, added only`() throws {
        let file = try convert("smart-album.yaml")
        #expect(try file.takes("Family", .people(["Leo", "Ex"])))
        #expect(try !file.takes("Family", .people(["Grandma"])))
        #expect(try file.takes("Grandma", .people(["Grandma"])))
        #expect(file.albums["Family"]?.settings.pinnedAlbum != nil)
        #expect(file.albums.values.allSatisfy { $0.settings.mode == .add })
        #expect(file.notes.contains { $0.contains("the user \"paul\"") })
    }

    @Test func `immich-face-to-album: any, all, nobody else, without, and removals on request`() throws {
        let file = try convert("face-to-album.sh")
        let first = "Album aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
        let exact = "Album bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"
        let without = "Album cccccccc-cccc-4ccc-8ccc-cccccccccccc"
        #expect(try file.takes(first, people: [Self.leo, Self.ex]))
        #expect(try file.takes(exact, people: [Self.leo, Self.mia]))
        #expect(try !file.takes(exact, people: [Self.leo]))
        #expect(try !file.takes(exact, people: [Self.leo, Self.mia, Self.ex]))
        #expect(try file.takes(without, people: [Self.mia, Self.leo]))
        #expect(try !file.takes(without, people: [Self.mia, Self.ex]))
        #expect(file.albums[first]?.settings.mode == .add)
        #expect(file.albums[without]?.settings.mode == .mirror)
        #expect(file.albums.count == 3)
        #expect(file.notes.contains { $0.contains("face-to-album.sh:15:1: warning: the album \"Album dddd") })
    }

    @Test(
        "moments become the days they mean",
        arguments: [
            ("2025-12-25T00:00:00.000Z", "2025-12-26T00:00:00.000Z", "2025-12-25", true),
            ("2025-01-01T00:00:00.000Z", "2025-12-31T23:59:59.999Z", "2025", true),
            ("2025-12-14T05:00:00.000Z", "2025-12-15T05:00:00.000Z", "2025-12-14", false),
            ("2025-12-13T15:00:00Z", "2025-12-14T15:00:00Z", "2025-12-14", false),
            ("2025-12-14T10:00:00Z", "2025-12-15T16:00:00Z", "2025-12-14..2025-12-15", false),
            ("2025-01-01T00:00:00+01:00", "", "2025..", true), ("", "2025-01-01T00:00:00Z", "..2024", true),
        ])
    func moments(_ start: String, _ end: String, _ days: String, _ isWhole: Bool) {
        let span = InstantSpan(start: start.isEmpty ? nil : start, end: end.isEmpty ? nil : end)
        #expect(span.days == days)
        #expect(span.isWholeDays == isWhole)
    }

    @Test(arguments: ["2025-01-01", "soon", "2025-13-01T00:00:00Z", "2025-01-01T25:00:00Z"])
    func `what is no moment is no day`(_ text: String) {
        #expect(InstantSpan(start: text, end: nil).days == nil)
        #expect(InstantSpan(start: nil, end: nil).days == nil)
    }
}
