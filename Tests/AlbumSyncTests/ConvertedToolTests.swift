import AlbumRules
import AlbumSync
import ImmichSimulator
import Testing

/// Converted files of other tools, run over the sample family: each album holds what the tool documents for it.
@Suite struct ConvertedToolTests {
    struct Tool: Sendable, CustomTestStringConvertible {
        let file: String
        /// `{Mia}` stands for the id of Mia, `{album}` for that of the album made by hand.
        let text: String
        /// By album name; "By hand" is the album that was there.
        let albums: [String: @Sendable (SampleShot) -> Bool]
        var testDescription: String { file }
    }

    static let tools: [Tool] = [
        // Names or ids; every person, or nobody else with strict mode, or any of any_people; days of both ends; any tag.
        Tool(
            file: "kvalev.json",
            text: """
                [{"name": "Both", "query": {"people": ["Mia", "{Leo}"]}},
                 {"name": "Strict", "query": {"people": ["Anna", "Paul"], "people_strict_mode": true}},
                 {"name": "Any kid", "query": {"any_people": ["Mia", "Leo"], "media_type": "IMAGE"}},
                 {"name": "Crete", "query": {"country": ["Greece"], "timespan": {"start": "2023-07-01", "end": "2023-07-13"}}},
                 {"name": "Hearts", "query": {"favorite": true}},
                 {"name": "Parties", "query": {"tags": ["Party"]}}]
                """,
            albums: [
                "Both": { $0.people.isSuperset(of: ["Mia", "Leo"]) }, "Strict": { $0.people == ["Anna", "Paul"] },
                "Any kid": { !$0.people.isDisjoint(with: ["Mia", "Leo"]) && !$0.isVideo },
                "Crete": { $0.exif.country == "Greece" && ("2023-07-01"..."2023-07-13").contains($0.day) },
                "Hearts": \.isFavorite, "Parties": { $0.tags.contains("Party") },
            ]),
        // All filters of a rule hold; photos alone unless told; conditions nest; include wants everybody.
        Tool(
            file: "jaycollett.yaml",
            text: """
                mode: "add_only"
                rules:
                  - id: "a"
                    album_name: "Best of 2023"
                    taken_range_utc: {start: "2023-01-01T00:00:00.000Z", end: "2023-12-31T23:59:59.999Z"}
                    filters: {is_favorite: true}
                  - id: "b"
                    album_name: "Kids or hearts"
                    taken_range_utc: {start: "2022-01-01T00:00:00.000Z", end: "2024-12-31T23:59:59.999Z"}
                    conditions:
                      and:
                        - asset_types: [IMAGE, VIDEO]
                        - or:
                            - people: {include: ["Mia", "Leo"]}
                            - is_favorite: true

                """,
            albums: [
                "Best of 2023": { $0.isFavorite && $0.year == "2023" && !$0.isVideo },
                "Kids or hearts": {
                    ("2022"..."2024").contains($0.year)
                        && ($0.people.isSuperset(of: ["Mia", "Leo"]) || $0.isFavorite)
                },
            ]),
        // Every photo of a linked person goes to the album; several links to one album add up.
        Tool(
            file: "config.json",
            text: """
                {"immichServer": "http://photos:2283", "schedule": "0 * * * *", "users": [{"apiKey": "k", "personLinks": [
                  {"description": "Kids", "personId": "{Mia}", "albumId": "{album}"},
                  {"personId": "{Leo}", "albumId": "{album}"}]}]}
                """,
            albums: ["By hand": { !$0.people.isDisjoint(with: ["Mia", "Leo"]) || $0.albums.contains("By hand") }]),
        // Any of the named people.
        Tool(
            file: "smartalbum.yaml",
            text: """
                server: https://photos.example.com
                users:
                  - name: anna
                    api_key: k
                    albums:
                      - {name: Old and young, people: [Grandma, Leo]}
                      - {name: By hand, album_id: "{album}", people: [Kim]}

                """,
            albums: [
                "Old and young": { !$0.people.isDisjoint(with: ["Grandma", "Leo"]) },
                "By hand": { $0.people.contains("Kim") || $0.albums.contains("By hand") },
            ]),
        // One face is enough unless all are required; a skipped face keeps a photo out.
        Tool(
            file: "faces.sh",
            text: """
                immich-face-to-album --key k --server https://photos.example.com --require-all-faces \\
                  --face {Mia} --face {Leo} --skip-face {Anna} --album {album}

                """,
            albums: [
                "By hand": {
                    $0.albums.contains("By hand")
                        || $0.people.isSuperset(of: ["Mia", "Leo"]) && !$0.people.contains("Anna")
                }
            ]),
    ]

    @Test("a converted file fills albums as the tool says it would", arguments: House.releases, tools)
    func converted(_ release: String, _ tool: Tool) async throws {
        let world = SampleShot.library(release)
        let shots = SampleShot.all(of: world)
        let byHand = try #require(world.albums.first?.id)
        var text = tool.text.replacing("{album}", with: "\(byHand)")
        for person in world.people { text = text.replacing("{\(person.name)}", with: "\(person.id)") }
        let (written, diagnostics) = ConfigurationConverter.convert(SourceFile(name: tool.file, text: text))
        let converted = try #require(written, "\(diagnostics)")
        try await House.with(release, change: { $0 = world }) { house in
            let report = try await house.run(converted)
            #expect(report.failure == nil && report.heldAlbums == 0, "\(report)\n\(converted)")
            #expect(report.albums.count == tool.albums.count)
            for (name, takes) in tool.albums {
                let files = Set(shots.filter(takes).map(\.file))
                #expect(!files.isEmpty)
                #expect(try house.members(name) == files, "\(name)\n\(converted)")
            }
        }
    }
}
