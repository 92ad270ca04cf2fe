import AlbumRules
import Testing
import WebClient

@testable import ImmichClient

@Suite struct SieveTests {
    private static let emma = PersonID(high: 0x1000_4000, low: 0x8000_0000_0000_0001)
    private static let liam = PersonID(high: 0x1000_4000, low: 0x8000_0000_0000_0002)

    private func text(_ sieve: PhotoSieve, _ change: (inout SearchQuery) -> Void = { _ in }) throws -> String {
        var filter = SearchFilter()
        filter.sieve = sieve
        var query = SearchQuery(filter, needs: ReadNeeds(people: true))
        change(&query)
        return String(decoding: try WireReader.bytes(WireSieve(query), route: ""), as: UTF8.self)
    }

    @Test func `a search with a sieve always says where photos are and that the trash is left out`() throws {
        let body = try text(PhotoSieve { $0.anyPeople = [Self.liam, Self.emma] })
        #expect(
            body == #"{"filter":{"personIds":{"any":["\#(Self.emma)","\#(Self.liam)"]},"trashedAt":{"eq":null},"#
                + #""visibility":{"eq":"timeline"}},"orderBy":{"direction":"asc","field":"fileCreatedAt"},"#
                + #""size":1000,"withPeople":true}"#)
    }

    @Test func `branches stand under or, and nothing of the flat form beside them`() throws {
        let sieve = PhotoSieve(
            [
                PhotoSieve { $0.isFavorite = true }, PhotoSieve { $0.kinds = [.video] },
            ].reduce(into: []) { $0.formUnion($1.branches) })
        let body = try text(sieve) {
            $0.filter.takenAfter = Instant(milliseconds: 0)
            $0.cursor = "abc"
        }
        #expect(body.contains(#""or":[{"#) && body.contains(#"{"isFavorite":{"eq":true}}"#))
        #expect(body.contains(#"{"type":{"in":["VIDEO"]}}"#) && body.contains(#""cursor":"abc""#))
        #expect(body.contains(#""takenAt":{"gte":"1970-01-01T00:00:00.000Z"}"#))
        #expect(!body.contains("page") && !body.contains("takenAfter") && !body.contains(#""order":"#))
    }

    /// A client of a release, at what its server answers.
    private func client(_ version: String, _ steps: [Script.Step]) async throws -> (ImmichClient, Script) {
        let parts = version.split(separator: ".")
        let user = #"{"id":"10000000-0000-4000-8000-000000000001","name":"A","email":"a@b"}"#
        let script = Script(
            [
                .json(#"{"major":\#(parts[0]),"minor":\#(parts[1]),"patch":\#(parts[2])}"#), .json(user),
            ] + steps)
        let address = try #require(ServerAddress("https://photos.example.org"))
        return (
            try await ImmichClient.connect(
                to: address, key: Secret("the-key"), transport: script,
                options: ImmichClient.Options(retry: RetryPolicy(tries: 1, lightTries: 1))), script
        )
    }

    @Test(arguments: ["2.7.5", "3.0.1", "3.1.0", "3.1.9"])
    func `a release before 3_2 is not even asked`(version: String) async throws {
        let (client, script) = try await client(version, [])
        #expect(try await !client.takesSieves())
        #expect(script.requests.count == 2 && client.sieveRefusal == nil)
    }

    @Test func `a later one is asked once, for the photos of nobody`() async throws {
        let (client, script) = try await client("3.2.0", [.json(#"{"total":0}"#)])
        #expect(try await client.takesSieves())
        #expect(try await client.takesSieves())
        #expect(script.requests.count == 3 && script.requests.last?.path == "/api/search/statistics")
    }

    @Test(arguments: [
        (Script.Step.json(#"{"total":57}"#), true), (.json(#"{"message":"Validation failed"}"#, status: 400), true),
        (.json(#"{"message":"Missing required permission: asset.statistics"}"#, status: 403), false),
        (.json("{}"), true),
    ])
    func `one that counts otherwise gets no sieve, and the reason is kept`(step: Script.Step, isSaid: Bool) async throws
    {
        let (client, _) = try await client("3.4.1", [step])
        #expect(try await !client.takesSieves())
        #expect((client.sieveRefusal != nil) == isSaid)
    }

    @Test(arguments: [
        (#"{"assets":{"items":[],"nextPage":"2","nextCursor":null}}"#, "without a filter"),
        (#"{"assets":{"items":[],"nextPage":null,"nextCursor":"x"}}"#, "does not move on"),
        (#"{"assets":{"items":[],"nextPage":null,"nextCursor":"y"}}"#, "promises another"),
        (#"{"assets":{"items":[],"nextPage":null,"nextCursor":5}}"#, "nextCursor"),
    ])
    func `a page that does not keep to the question is refused`(answer: String, word: String) async throws {
        let (client, _) = try await client("3.2.0", [.json(answer)])
        var query = SearchQuery(SearchFilter())
        query.filter.sieve = PhotoSieve { $0.isFavorite = true }
        query.cursor = "x"
        let error = await #expect(throws: ImmichError.self) { try await client.search(query) }
        #expect(error?.description.contains(word) == true, "\(String(describing: error))")
        #expect(client.sieveRefusal != nil)
    }
}
