import ImmichClient
import TestSupport
import Testing
import WebClient

/// Every read against what servers of both lines answered.
@Suite struct RecordedReadTests {
    @Test(arguments: Recording.releases)
    func `the handshake asks for the release without the key and for the user with it`(release: String) async throws {
        let rig = try await Rig(release, [])
        #expect(rig.client.version.description == release)
        #expect(rig.client.user.name == "Anna Novak")
        #expect(rig.client.user.email == "anna@example.org")
        let requests = rig.script.requests
        #expect(requests.map(\.path) == ["/api/server/version", "/api/users/me"])
        #expect(requests[0].headers.allSatisfy { $0.name != "x-api-key" })
        #expect(requests[1].headers.filter { $0.name == "x-api-key" }.map(\.value) == ["the-key"])
        #expect(
            requests.allSatisfy { !$0.headers.contains { ["cookie", "authorization"].contains($0.name.lowercased()) } })
        #expect(rig.client.requestCount == 2)
    }

    @Test(arguments: Recording.releases)
    func `a key tells what it may do`(release: String) async throws {
        let rig = try await Rig(release, recorded: "008-key-me-all", "009-key-me-read", "012-key-me-nothing")
        #expect(try await rig.client.keyInfo().allows("album.delete"))
        let read = try await rig.client.keyInfo()
        #expect(read.name == "read")
        #expect(read.allows("person.read") && !read.allows("album.create"))
        #expect(try await rig.client.keyInfo().permissions == ["user.read"])
        #expect(rig.asked.map(\.path) == Array(repeating: "/api/api-keys/me", count: 3))
    }

    @Test(arguments: Recording.releases)
    func `people come on one page of a thousand`(release: String) async throws {
        let rig = try await Rig(release, recorded: "021-people-size1000")
        let people = try await rig.client.people()
        #expect(people.count == 629)
        #expect(Set(people.map(\.id)).count == 629)
        #expect(rig.asked.map(\.path) == ["/api/people?page=1&size=1000&withHidden=true"])
        let emma = try #require(people.first { $0.name == "Emma" })
        #expect(emma.birthDate?.description == "2016-03-14")
        #expect(emma.isFavorite)
        #expect(people.contains { $0.isHidden })
    }

    @Test(arguments: Recording.releases)
    func `people come on as many pages as the server promises`(release: String) async throws {
        let rig = try await Rig(release, recorded: "019-people-page1", "020-people-page2")
        #expect(try await rig.client.people().count == 629)
        #expect(rig.asked.map(\.path).last == "/api/people?page=2&size=1000&withHidden=true")
    }

    @Test(arguments: Recording.releases)
    func `people are found by name and by identifier`(release: String) async throws {
        let rig = try await Rig(
            release, recorded: "026-search-person", "147-search-person-missing", "023-person", "025-person-foreign",
            "210-person-merged-away")
        #expect(try await rig.client.people(resembling: "alex").map(\.name) == ["Alex", "Alex"])
        #expect(try await rig.client.people(resembling: "Zoë & Co, ü/?").map(\.name) == ["Nobody Yet"])
        let id = try #require(
            PersonID(
                try Recording("023-person", release: release).path.split(separator: "/").last.map(String.init) ?? ""))
        #expect(try await rig.client.person(id)?.name == "Emma")
        #expect(try await rig.client.person(id) == nil)
        #expect(try await rig.client.person(id) == nil)
        #expect(
            rig.asked.map(\.path).prefix(3) == [
                "/api/search/person?name=alex&withHidden=true",
                "/api/search/person?name=Zo%C3%AB%20%26%20Co%2C%20%C3%BC%2F%3F&withHidden=true", "/api/people/\(id)",
            ])
    }

    @Test(arguments: Recording.releases)
    func `months count the time line`(release: String) async throws {
        let rig = try await Rig(release, recorded: "091-timeline-buckets", "140-bucket-empty")
        let buckets = try await rig.client.timelineBuckets()
        #expect(buckets.map(\.count).reduce(0, +) == 59)
        #expect(buckets.first?.month.description == "2024-08-01")
        #expect(rig.asked[0].path == "/api/timeline/buckets?visibility=timeline")
    }

    @Test(arguments: Recording.releases)
    func `a search brings photos`(release: String) async throws {
        let rig = try await Rig(release, recorded: "028-search-timeline")
        let page = try await rig.client.search(SearchQuery(SearchFilter()))
        #expect(page.photos.count == 59)
        #expect(page.nextPage == nil)
        #expect(rig.asked[0].path == "/api/search/metadata")
        #expect(rig.asked[0].text == #"{"order":"asc","page":1,"size":1000,"visibility":"timeline"}"#)
        let first = page.photos[0]
        #expect(first.fileName == "birthday-0.jpg")
        #expect(first.isFavorite)
        #expect(first.takenAt == Instant(milliseconds: 1_615_730_400_000))
        #expect(first.takenOnClock == WallTime(milliseconds: 1_615_737_600_000))
        #expect(first.owner == rig.client.user.id)
        #expect(first.mimeType == "image/jpeg")
        #expect((first.width, first.height) == (320, 240))
        #expect(first.durationMilliseconds == nil)
        #expect(page.photos.filter { $0.kind == .video }.allSatisfy { $0.durationMilliseconds == 2000 })
        #expect(page.photos.contains { $0.kind == .video })
        #expect(page.photos.allSatisfy { $0.people.isEmpty && $0.exif == nil })
    }

    @Test(arguments: Recording.releases)
    func `a search brings people and what files say when asked`(release: String) async throws {
        let rig = try await Rig(release, recorded: "029-search-with-all")
        let page = try await rig.client.search(
            SearchQuery(SearchFilter(), isAscending: false, needs: ReadNeeds(people: true, exif: true)))
        #expect(
            rig.asked[0].text
                == #"{"order":"desc","page":1,"size":1000,"visibility":"timeline","withExif":true,"withPeople":true}"#)
        #expect(page.photos.contains { $0.people.count > 1 })
        #expect(page.photos.allSatisfy { $0.exif != nil })
        let paris = try #require(page.photos.first { $0.exif?.city == "Paris" }?.exif)
        #expect(paris.country == "France")
        #expect(paris.latitude == 48.8566)
        #expect(page.photos.contains { $0.exif?.rating == 5 })
    }

    @Test(arguments: Recording.releases)
    func `a page tells of the next one, and its conditions are in the request`(release: String) async throws {
        let rig = try await Rig(
            release, recorded: "030-search-page1-of-small", "032-search-past-the-end", "037-search-person-emma")
        let small = SearchQuery(SearchFilter(), isAscending: false, size: 10)
        #expect(try await rig.client.search(small).nextPage == 2)
        #expect(try await rig.client.search(small) == SearchPage(photos: [], nextPage: nil))
        let emma = try #require(PersonID("261c3363-ce90-4301-9ef3-99904a7095ac"))
        var filter = SearchFilter(people: [emma, emma], isFavorite: true, kind: .image)
        filter.takenAfter = Instant(milliseconds: 0)
        filter.updatedAfter = Instant(milliseconds: 1_700_000_000_123)
        _ = try await rig.client.search(SearchQuery(filter, isAscending: false, needs: ReadNeeds(people: true)))
        #expect(
            rig.asked[2].text
                == #"{"isFavorite":true,"order":"desc","page":1,"personIds":["261c3363-ce90-4301-9ef3-99904a7095ac"],"#
                + #""size":1000,"takenAfter":"1970-01-01T00:00:00.000Z","type":"IMAGE","#
                + #""updatedAfter":"2023-11-14T22:13:20.123Z","visibility":"timeline","withPeople":true}"#)
    }

    @Test(arguments: Recording.releases)
    func `photos are counted`(release: String) async throws {
        let rig = try await Rig(release, recorded: "080-search-statistics", "129-statistics-forbidden")
        #expect(try await rig.client.count(SearchFilter()) == 59)
        #expect(rig.asked[0].path == "/api/search/statistics")
        #expect(rig.asked[0].text == #"{"visibility":"timeline"}"#)
        let error = await failure { () throws(ImmichError) in try await rig.client.count(SearchFilter()) }
        #expect(
            error
                == .forbidden(permission: "asset.statistics", message: "Missing required permission: asset.statistics"))
    }
}
