import ImmichClient
import TestSupport
import Testing
import WebClient

/// Fields that decide nothing, or little, are read as far as they go; no odd one stops a run.
@Suite struct LenientReadingTests {
    private static let id = "00000000-0000-0001-0000-000000000002"

    /// A page with one photo, some of whose fields are replaced.
    private static func page(_ changes: [String: String], exif: [String: String] = [:]) -> Script.Step {
        var fields = [
            "id": "\"\(id)\"", "ownerId": "\"\(id)\"", "type": "\"IMAGE\"", "visibility": "\"timeline\"",
            "isFavorite": "false", "isTrashed": "false", "isOffline": "false", "isEdited": "false",
            "fileCreatedAt": "\"2024-01-01T00:00:00.000Z\"", "localDateTime": "\"2024-01-01T00:00:00.000Z\"",
            "createdAt": "\"2024-01-01T00:00:00.000Z\"", "updatedAt": "\"2024-01-01T00:00:00.000Z\"",
            "originalFileName": "\"a\"", "originalPath": "\"b\"", "people": "[]",
            "exifInfo": object(exif),
        ]
        fields.merge(changes) { _, new in new }
        return .json("{\"assets\":{\"items\":[\(object(fields))],\"nextPage\":null}}")
    }

    private static func object(_ fields: [String: String]) -> String {
        "{" + fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    }

    private func photo(_ step: Script.Step, _ release: String) async throws -> Photo {
        let client = try await Rig(release, [step]).client
        var filter = SearchFilter()
        filter.isAnyVisibility = true
        let query = SearchQuery(filter, needs: ReadNeeds(people: true, exif: true))
        let photos = try await client.search(query).photos
        return try #require(photos.first)
    }

    @Test(arguments: Recording.releases)
    func `a photo whose visibility is a new word is out of sight`(release: String) async throws {
        #expect(try await photo(Self.page(["visibility": "\"vault\""]), release).visibility == .hidden)
    }

    @Test(arguments: [
        ("\"4\"", 4), ("4", 4), ("4.0", 4), ("3.5", nil), ("\"many\"", nil), ("null", nil), ("true", nil),
    ])
    func `a rating is a whole number in any form`(text: String, rating: Int?) async throws {
        #expect(try await photo(Self.page([:], exif: ["rating": text]), "3.1.0").exif?.rating == rating)
    }

    @Test(arguments: [("\"50.5\"", 50.5), ("50.5", 50.5), ("50", 50), ("\"north\"", nil), ("\"inf\"", nil)])
    func `a place is a number in any form`(text: String, latitude: Double?) async throws {
        #expect(try await photo(Self.page([:], exif: ["latitude": text]), "2.7.5").exif?.latitude == latitude)
    }

    @Test(arguments: ["\"\"", "\"x\"", "7", "null"])
    func `a reference that is none is none`(text: String) async throws {
        let fields = ["libraryId", "livePhotoVideoId", "duplicateId"].map { ($0, text) }
        let photo = try await photo(Self.page(Dictionary(uniqueKeysWithValues: fields)), "3.1.0")
        #expect(photo.library == nil && photo.livePhotoVideo == nil && photo.duplicate == nil)
    }

    @Test(arguments: [
        ("\"0:00:02.00000\"", 2000), ("2000", 2000), ("1999.6", 2000), ("\"soon\"", nil), ("-1", nil), ("1e300", nil),
    ])
    func `a length that cannot be read is none`(text: String, length: Int64?) async throws {
        #expect(try await photo(Self.page(["duration": text]), "3.1.0").durationMilliseconds == length)
    }

    private static let person = #"{"id":"00000000-0000-0001-0000-000000000002","name":"Ida""#

    @Test(arguments: Recording.releases)
    func `a person needs an id and a name`(release: String) async throws {
        let list = #"{"people":[\#(Self.person),"birthDate":"someday"}],"total":1,"hidden":0}"#
        let people = try await Rig(release, [.json(list)]).client.people()
        #expect(people.map(\.name) == ["Ida"])
        #expect(people.map(\.birthDate) == [nil])
        #expect(people.map(\.isHidden) == [false])
    }

    @Test func `a full page of people that tells of no other may be followed by one`() async throws {
        let full = (0..<1000).map { #"{"id":"00000000-0000-0001-0000-\#(String(100_000_000_000 + $0))","name":""}"# }
        let pages = [full, [Self.person + "}"]].map { #"{"people":[\#($0.joined(separator: ","))]}"# }
        let rig = try await Rig("3.1.0", pages.map { .json($0) })
        #expect(try await rig.client.people().count == 1001)
        #expect(rig.script.rest == 0)
    }

    @Test func `an album that tells of no public link may have one`() async throws {
        let user = #"{"user":{"id":"\#(Self.id)"},"role":"owner"}"#
        let album = [
            "id": "\"\(Self.id)\"", "albumName": "\"A\"", "albumUsers": "[\(user)]", "assetCount": "0",
            "createdAt": "\"2024-01-01T00:00:00.000Z\"", "updatedAt": "\"2024-01-01T00:00:00.000Z\"",
            "albumThumbnailAssetId": "\"\"",
        ]
        let id = try #require(AlbumID(Self.id))
        let read = try await Rig("3.1.0", [.json(Self.object(album))]).client.album(id)
        #expect(read?.hasSharedLink == true)
        #expect(read?.cover == nil)
    }

    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
    func `a date of HTTP is read in its three forms`(text: String) {
        #expect(HTTPDate.milliseconds(text) == 784_111_777_000)
    }

    @Test(arguments: ["", "soon", "Sun, 99 Nov 1994 08:49:37 GMT"])
    func `what is no date of HTTP is none`(text: String) {
        #expect(HTTPDate.milliseconds(text) == nil)
    }
}
