import AlbumRules
import Testing

@Suite struct `Settings of an album` {
    private func read(_ settings: String, name: String = "A") -> (AlbumDefinition?, [String]) {
        let text = "albums:\n- name: \"\(name)\"\n  all: {favorite: true}\n  \(settings)\n"
        let (configuration, diagnostics) = ConfigurationReader.read([SourceFile(name: "f", text: text)])
        return (configuration?.albums.first, diagnostics.findings.map(\.description))
    }

    @Test func `are read as they are written`() throws {
        let (album, findings) = read(
            """
            nearby: {minutes: 30, km: 0.2}
              stacks: cover
              best_of: {count: 3, per: week}
              newest: 200
              archived: only
              partner: include
              description: "Every Christmas"
              order: oldest_first
              cover: https://photos.example.com/photos/6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6?at=1
              names: enforce
              share: {Anna@example.org: viewer, ben@example.org: editor}
            """)
        #expect(findings == [])
        let settings = try #require(album?.settings)
        #expect(settings.selection.nearby == NearbySelection(span: .seconds(1800), kilometres: 0.2))
        #expect(settings.selection.stacks == .cover)
        #expect(settings.selection.bestOf == BestOfSelection(count: 3, period: .week))
        #expect(settings.selection.newest == NewestSelection(count: 200))
        #expect(settings.archived == .only)
        #expect(settings.partner == .include)
        #expect(settings.appearance.description == "Every Christmas")
        #expect(settings.appearance.order == .ascending)
        #expect(settings.appearance.cover == AssetID("6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6").map { .photo($0) })
        #expect(settings.appearance.enforcesName)
        #expect(settings.shares?.map(\.email) == ["anna@example.org", "ben@example.org"])
        #expect(settings.shares?.map(\.role) == [.viewer, .editor])
        #expect(album?.settingLines.count == 11)
    }

    @Test func `say what doubtful people count for, each album over the defaults, albums of the script not at all`()
        throws
    {
        let text = """
            defaults: {unnamed: ignore, same_name: combine}
            albums:
            - {name: A, unnamed: count, optional_people: true, all: {people: Mia}}
            - {name: B, hidden_people: ignore, all: {people: Mia}}
            """
        let (configuration, findings) = ConfigurationReader.read([SourceFile(name: "f", text: text)])
        #expect(findings.findings.map(\.description) == [])
        let albums = try #require(configuration?.albums)
        #expect(albums[0].rule.handling == PeopleHandling(dropsUnknownNames: true, combinesNamesakes: true))
        #expect(
            albums[1].rule.handling
                == PeopleHandling(combinesNamesakes: true, ignoresHidden: true, ignoresUnnamed: true))
        #expect(albums[1].settingLines.count == 3)
        let script = "SYNC_CONFIGS = [{'name': 'A', 'filters': [{'key': 'people', 'val': ['Mia']}]}]"
        let legacy = ConfigurationReader.read([SourceFile(name: "local_settings.py", text: script)]).configuration
        #expect(legacy?.albums.first?.rule.handling == PeopleHandling())
    }

    @Test func `of values are read with groups, spans and labels`() throws {
        let text = """
            groups: {kids: [Mia, Leo]}
            albums:
            - {name: "With {person}", for_each: person, only_for: kids, all: {type: photo}}
            - {name: "Year {year}", for_each: year, skip: [..2009, 2015..2017], minimum: 10, all: {type: photo}}
            """
        let (configuration, diagnostics) = ConfigurationReader.read([SourceFile(name: "f", text: text)])
        #expect(diagnostics.findings.map(\.description) == [])
        let albums = try #require(configuration?.albums)
        #expect(albums[0].forEach?.onlyFor?.map(\.text) == ["Mia", "Leo"])
        #expect(albums[1].forEach?.minimum == 10)
        #expect(albums[1].covers("Year 2020") && albums[1].covers("Year {year}") && !albums[1].covers("Years 2020"))
    }

    @Test(arguments: [
        (
            "for_each: year",
            "f:2:9: error: the name lacks {year}, so that all albums would be called \"A\"\n  hint: write name: \"A {year}\""
        ),
        (
            "minimum: 3",
            "f:4:3: error: \"minimum\" stands without \"for_each\"\n  hint: write for_each: year, month, person, country, state, city, tag or camera"
        ),
        (
            "nearby: {}",
            "f:4:11: error: \"nearby\" needs minutes, km or both\n  hint: write nearby: {minutes: 30, km: 0.2}"
        ),
        (
            "nearby: 30",
            "f:4:11: error: \"nearby\" must be a mapping, not text\n  hint: write nearby: {minutes: 30, km: 0.2}"
        ),
        ("nearby: {km: 0}", "f:4:16: error: \"km\" must be a number above 0 and at most 20038, not \"0\""),
        (
            "best_of: {count: 3}",
            "f:4:12: error: \"best_of\" lacks \"per\"\n  hint: write best_of: {count: 3, per: day}"
        ),
        ("newest: 0", "f:4:11: error: \"newest\" must be a whole number from 1 to 99999, not \"0\""),
        ("stacks: top", "f:4:11: error: \"stacks\" must be as_matched, cover or whole, not \"top\""),
        (
            "cover: best",
            "f:4:10: error: \"cover\" must be newest, oldest, or the id or address of a photo, not \"best\"\n  hint: open the photo in Immich and copy the address of its page"
        ),
        (
            "share: {anna: viewer}",
            "f:4:11: error: \"anna\" is not an e-mail address\n  hint: name users by the address they log in with: {anna@example.org: viewer}"
        ),
        ("share: {a@example.org: owner}", "f:4:26: error: \"a@example.org\" must be viewer or editor, not \"owner\""),
        (
            "clock: UTC",
            "f:4:3: error: an album has no key \"clock\"\n  hint: it stands at the top of the file and counts for all albums"
        ),
    ])
    func `that are wrong are named with their place and a way out`(settings: String, finding: String) {
        #expect(read(settings).1 == [finding])
    }

    @Test(arguments: [
        ("A {month}", "for_each: year", "nothing fills {month} in the name of the album"),
        ("A {year}", "for_each: year\n  id: 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6", "\"id\" pins one album"),
        ("A {year}", "for_each: year\n  only_for: [2023-06]", "\"2023-06\" is no year"),
        ("A {year}", "for_each: year\n  description: \"of {person}\"", "nothing fills {person} in the description"),
        ("A {year}", "enabled: true", "the album is called \"A {year}\" as it stands"),
    ])
    func `of values that cannot be are named`(name: String, settings: String, part: String) {
        let findings = read(settings, name: name).1
        #expect(findings.count == 1 && findings[0].contains(part), "\(findings)")
    }
}
