import Testing

@testable import AlbumRules

@Suite struct FirstConfigurationTests {
    /// A library in which each of these is on two photos, and the first two are together on one more.
    private func survey(_ names: [String]) -> LibrarySurvey {
        var survey = LibrarySurvey()
        survey.people = names.indices.map { Person(id: PersonID(high: 5, low: UInt64($0) + 1), name: names[$0]) }
        for person in survey.people {
            for _ in 0..<2 {
                var photo = RuleSupport.photo(.favorite, .place(key: "country", "Greece"))
                photo.people = [person.id]
                survey.take(photo)
            }
        }
        if survey.people.count > 1 {
            var both = RuleSupport.photo(.kind(.video))
            both.people = survey.people.prefix(2).map(\.id)
            survey.take(both)
        }
        return survey
    }

    private func first(_ survey: LibrarySurvey) -> FirstConfiguration {
        FirstConfiguration(
            survey, url: "https://photos.example.com", key: .file("immich.key"), heading: "Albums of Anna.")
    }

    private func read(_ text: String) throws -> Configuration {
        let (configuration, diagnostics) = ConfigurationReader.read([SourceFile(name: "albums.yaml", text: text)])
        #expect(diagnostics.findings.isEmpty, "\(diagnostics.findings)\n\(text)")
        return try #require(configuration)
    }

    /// Every album with its # taken away.
    private func withSuggestions(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let begins = ["  # - ", "  #   "]
        return lines.map { line in begins.contains { line.hasPrefix($0) } ? "  " + line.dropFirst(4) : line }
            .joined(separator: "\n")
    }

    static let names = [
        "Emma", "Liam \"Lee\" O'Neil", "Anna: the elder", "NO", "- Zoe", "Grandma 👵🏽", "some", "none", "null", "~",
        "A*", "family", "Family", "{id}", "[x]", "#1", "Émile", "emile", "  Outer  ", "two\nlines", "true", "1975",
        "Anna, Paul", "@home", "&anchor", "!tag", "%", "a: b", "x #y", "'", "\\", "\u{7}bell", "李小龍", "any",
    ]

    @Test("a person of any name gets an album with exactly that person", arguments: names)
    func anyName(_ name: String) throws {
        let survey = survey([name, "Somebody Else"])
        let text = first(survey).text
        let configuration = try read(text)
        let album = try #require(
            configuration.albums.first { album in
                if case .resolved(let rule, _) = album.rule.resolve(in: RuleSupport.context(people: survey.people)) {
                    return album.name != "Family" && rule.matches(photo(of: survey.people[0]))
                        && !rule.matches(photo(of: survey.people[1])) && !album.rule.people.isEmpty
                }
                return false
            }, "\(text)")
        #expect(!album.name.isEmpty)
        _ = try read(withSuggestions(text))
    }

    private func photo(of person: Person) -> Photo {
        var photo = RuleSupport.photo()
        photo.people = [person.id]
        return photo
    }

    @Test func `all of them at once, and twice, still give a good file with the group of those with most photos`()
        throws
    {
        let survey = survey(Self.names + Self.names)
        let configuration = try read(first(survey).text)
        #expect(configuration.albums.count == 1 + 8 + 2)
        #expect(configuration.groups.names == ["our_family"])
        let context = RuleSupport.context(people: survey.people)
        for album in configuration.albums {
            guard case .resolved = album.rule.resolve(in: context) else {
                Issue.record("\(album.name) is held")
                continue
            }
        }
    }

    @Test func `one who shares a name is pinned by id`() throws {
        let survey = survey(["Emma", "Emma"])
        let text = first(survey).text
        #expect(text.contains("all: {people: {id: \(survey.people[0].id)}}   # Emma\n"))
        #expect(text.contains("- name: Emma\n") && text.contains("- name: Emma 2\n"))
    }

    @Test func `without people there are albums all the same, and a word on names`() throws {
        for survey in [LibrarySurvey(), survey(["", "  "])] {
            let text = first(survey).text
            let configuration = try read(text)
            #expect(configuration.albums.map(\.name) == ["Favourites", "This year"])
            #expect(text.contains("Nobody has a name in Immich yet"))
            _ = try read(withSuggestions(text))
        }
    }

    @Test func `those hidden in Immich and those on no photo get no album`() throws {
        var survey = survey(["Emma", "Liam", "Nobody"])
        survey.people[1].isHidden = true
        survey.photosOfPeople[survey.people[2].id] = nil
        #expect(try read(first(survey).text).albums.map(\.name) == ["Emma", "Favourites", "This year"])
    }

    @Test func `the whole file is as it was looked at`() {
        var survey = survey(["Emma", "Liam"])
        survey.favorites = 12
        #expect(
            first(survey).text == """
                # Albums of Anna.
                # Look first: immich-auto-album plan      Then: immich-auto-album sync
                # A line that begins with # says nothing to the program; take the # away to use it.

                server:
                  url: https://photos.example.com
                  api_key: {file: immich.key}

                # A group is a name for several people: those with the most photos; change it as you like.
                groups:
                  family: [Emma, Liam]

                albums:
                  # anybody of the group
                  - name: Family
                    all: {people: {any: family}}
                  # 3 photos now
                  - name: Emma
                    all: {people: Emma}
                  # 3 photos now
                  - name: Liam
                    all: {people: Liam}
                  # 12 photos now
                  - name: Favourites
                    all: {favorite: true}
                  - name: This year
                    all: {taken: this year}

                  # More to take over:
                  # both, with anybody
                  # - name: Emma and Liam together
                  #   all: {people: {all: [Emma, Liam]}}
                  # exactly these two
                  # - name: Just Emma and Liam
                  #   all: {people: {only: [Emma, Liam]}}
                  # 4 photos now
                  # - name: Greece
                  #   all: {country: Greece}
                  #   none: {filename: Screenshot*}
                  # 1 photo now
                  # - name: Videos
                  #   all: {type: video}

                """)
    }
}
