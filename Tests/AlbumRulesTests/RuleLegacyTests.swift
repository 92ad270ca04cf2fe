import Testing

@testable import AlbumRules

/// Legacy filters select the same photos as their new form.
@Suite struct RuleLegacyTests {
    /// Photos that differ in everything the legacy form can name.
    static let photos: [Photo] = {
        var photos: [Photo] = []
        for people in [[], ["Person A"], ["Person B"], ["Person A", "Person B"], ["Person A", "Person C"]] {
            for kind in Photo.Kind.allCases {
                for day in [
                    "2022-12-31T23:59:59", "2023-01-01T00:00:00", "2023-06-01T12:00:00", "2023-12-31T23:00:00",
                    "2024-01-01T00:00:00", "1970-01-01T00:00:00",
                ] {
                    photos.append(RuleSupport.photo([.people(people), .kind(kind), .taken(day), .pixels(100, 50)]))
                    photos.append(
                        RuleSupport.photo([.people(people), .kind(kind), .taken(day), .favorite, .fileName("none")]))
                }
            }
        }
        return photos
    }()

    @Test(arguments: [
        ("[{key: people, val: [Person A, Person B], operator: OR}]", "{people: {any: [Person A, Person B]}}"),
        ("[{key: people, val: [Person A, Person B], operator: and}]", "{people: {all: [Person A, Person B]}}"),
        ("[{key: people, val: [Person A, Person B], operator: Only}]", "{people: {only: [Person A, Person B]}}"),
        (
            "[{key: people, val: [Person A, Person B], operator: ONLY_ANY}]",
            "{people: {nobody_but: [Person A, Person B]}}"
        ),
        ("[{key: people, val: [Person C], operator: NOT}]", "{none: {people: Person C}}"),
        ("[{key: people, val: Person A}]", "{people: Person A}"), ("[{key: people, val: null}]", "{people: none}"),
        ("[{key: people, val: null, operator: NOT}]", "{people: some}"),
        ("[{key: people, val: [Person A, Person B], match_all: true}]", "{people: {all: [Person A, Person B]}}"),
        ("[{key: people, val: [Person A, Person B], match_all: False}]", "{people: {any: [Person A, Person B]}}"),
        ("[{key: is_favorite, val: True}]", "{favorite: true}"),
        ("[{key: isFavorite, val: false}]", "{favorite: false}"),
        ("[{key: isFavorite, val: [true]}]", "{favorite: true}"),
        ("[{key: isFavorite, val: true, operator: NOT}]", "{favorite: false}"),
        ("[{key: asset_type, val: video}]", "{type: video}"), ("[{key: type, val: IMAGE}]", "{type: photo}"),
        ("[{key: type, val: [photo, Video]}]", "{type: [photo, video]}"),
        ("[{key: type, val: Image, operator: only}]", "{type: photo}"),
        ("[{key: type, val: VIDEO, operator: NOT}]", "{none: {type: video}}"),
        ("[{key: fileCreatedAt, val: 2022-12-31, operator: AFTER}]", "{taken: 2023-01-01..}"),
        ("[{key: localDateTime, val: 2024-01-01, operator: before}]", "{taken: ..2023-12-31}"),
        (
            "[{key: taken, val: 2022-12-31, operator: AFTER}, {key: fileCreatedAt, val: 2024-01-01, operator: BEFORE}]",
            "{taken: 2023}"
        ),
        ("[{key: fileCreatedAt, val: null}]", "{taken: none}"),
        ("[{key: fileCreatedAt, val: null, operator: NOT}]", "{taken: some}"),
        ("[{key: originalFileName, val: none}]", "{filename: {is: none}}"),
        ("[{key: originalFileName, val: [none, x], operator: NOT}]", "{none: {filename: {is: [none, x]}}}"),
        ("[{key: originalPath, val: /upload/IMG_0001.jpg}]", "{path: {is: /upload/IMG_0001.jpg}}"),
        ("[{key: width, val: 100}]", "{width: 100}"),
        ("[{key: height, val: [50, 60], operator: NOT}]", "{none: {height: [50, 60]}}"),
        ("[{key: width, val: null}]", "{width: none}"), ("[{key: width, val: null, operator: NOT}]", "{width: some}"),
        (
            "[{key: people, val: [Person A]}, {key: isFavorite, val: true}, {key: type, val: VIDEO, operator: NOT}]",
            "{all: {people: Person A, favorite: true}, none: {type: video}}"
        ),
    ])
    func `a legacy filter selects what its new form selects`(_ old: String, _ new: String) throws {
        let rule = try RuleSupport.legacyRule(old)
        let legacy = try RuleSupport.resolved(rule)
        let expected = try RuleSupport.resolved(new)
        let converted = try RuleSupport.resolved("{\(try #require(rule.newForm).joined(separator: ", "))}")
        for photo in Self.photos {
            #expect(legacy.matches(photo) == expected.matches(photo), "\(photo)")
            #expect(converted.matches(photo) == expected.matches(photo), "\(photo)")
        }
    }

    @Test func `the album's match_all stands for people filters without an operator`() throws {
        let filters = "[{key: people, val: [Person A, Person B]}]"
        let all = try RuleSupport.resolved(try RuleSupport.legacyRule(filters, matchAll: "true"))
        #expect(
            all.fingerprint == (try RuleSupport.resolved("{all: {people: {all: [Person A, Person B]}}}").fingerprint))
        let any = try RuleSupport.resolved(try RuleSupport.legacyRule(filters, matchAll: "false"))
        #expect(
            any.fingerprint == (try RuleSupport.resolved("{all: {people: {any: [Person A, Person B]}}}").fingerprint))
    }

    /// A filter, and a photo that it takes and one that it leaves.
    @Test func `fields of the answer compare by equality`() throws {
        let id = "0f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6"
        let cases: [(String, @Sendable (inout Photo) -> Void)] = [
            ("{key: originalMimeType, val: image/jpeg}", { $0.mimeType = "image/jpeg" }),
            ("{key: visibility, val: archive}", { $0.visibility = .archive }),
            ("{key: isArchived, val: true}", { $0.visibility = .archive }),
            ("{key: isOffline, val: true}", { $0.isOffline = true }),
            ("{key: isEdited, val: true}", { $0.isEdited = true }),
            ("{key: libraryId, val: \(id)}", { $0.library = LibraryID(id) }),
            ("{key: ownerId, val: \(id.uppercased())}", { $0.owner = UserID(id) ?? $0.owner }),
            ("{key: livePhotoVideoId, val: \(id)}", { $0.livePhotoVideo = AssetID(id) }),
            ("{key: duplicateId, val: null, operator: NOT}", { $0.duplicate = DuplicateID(id) }),
        ]
        for (filter, change) in cases {
            let rule = try RuleSupport.legacyRule("[\(filter)]")
            let resolved = try RuleSupport.resolved(rule)
            var photo = RuleSupport.photo()
            #expect(!resolved.matches(photo), "\(filter)")
            change(&photo)
            #expect(resolved.matches(photo), "\(filter)")
            #expect(rule.newForm == nil)
        }
    }

    @Test func `a legacy name is a person, never a group or a pattern`() throws {
        var diagnostics = Diagnostics()
        let node = try RuleSupport.node("[{key: people, val: [kids, A*, none]}]")
        let rule = RuleParser(groups: RuleSupport.groups).rule(fromFilters: node, &diagnostics)
        #expect(rule?.people == [.name("kids"), .exactName("A*"), .exactName("none")])
    }

    @Test func `days of legacy filters are days of the wall clock, the named day left out on both sides`() throws {
        let rule = try RuleSupport.resolved(
            try RuleSupport.legacyRule("[{key: fileCreatedAt, val: 2023-01-01, operator: AFTER}]"))
        var newYear = RuleSupport.photo(.taken("2023-01-01T23:30:00"))
        newYear.takenAt = RuleSupport.instant("2023-01-02T04:30:00")
        #expect(!rule.matches(newYear))
        #expect(rule.matches(RuleSupport.photo(.taken("2023-01-02T00:00:00"))))
    }
}
