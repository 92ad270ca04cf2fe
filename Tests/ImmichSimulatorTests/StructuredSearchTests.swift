import Testing

@testable import ImmichSimulator

/// The search of 3.2 and later, as it is described: no recorded answer has it.
@Suite struct StructuredSearchTests {
    private func search(_ release: String, _ body: String, route: String = "metadata") throws -> Answer {
        let house = try SmallHouse(release: release)
        return house.send("POST", "/search/\(route)", body, key: "all")
    }

    private func count(_ filter: String) throws -> Int? {
        try search("3.2.0", #"{"filter":\#(filter)}"#, route: "statistics").json["total"]?.integer
    }

    @Test func `3_1 drops a filter without a word`() throws {
        let answer = try search("3.1.0", #"{"filter":{"id":{"eq":"00000000-0000-4000-8000-000000000000"}}}"#)
        #expect(answer.json["assets"]?["items"]?.list?.isEmpty == false)
        #expect(answer.json["assets"]?["nextCursor"] == nil)
    }

    @Test(arguments: [
        (#"{"personIds":{"any":["\#(SmallHouse.emma)"]}}"#, 1), (#"{"personIds":{"none":["\#(SmallHouse.emma)"]}}"#, 1),
        (#"{"hasPeople":{"eq":false}}"#, 1), (#"{"hasPeople":{"eq":true}}"#, 1),
        (#"{"or":[{"hasPeople":{"eq":true}},{"isFavorite":{"eq":false}}]}"#, 2),
        (#"{"originalFileName":{"in":["0.jpg","7.jpg"]}}"#, 1), (#"{"type":{"notIn":["IMAGE"]}}"#, 0),
        (#"{"takenAt":{"gte":"2026-03-01T12:00:00.000Z","lte":"2026-03-01T12:00:00.000Z"}}"#, 2),
        (#"{"takenAt":{"gt":"2026-03-01T12:00:00.000Z"}}"#, 0), (#"{"trashedAt":{"eq":null}}"#, 2), ("{}", 2),
        (#"{"albumIds":{"any":["\#(SmallHouse.album)"]}}"#, 1),
    ])
    func `3_2 finds what every condition admits`(filter: String, expected: Int) throws {
        #expect(try count(filter) == expected, "\(filter)")
    }

    @Test(arguments: [
        #"{"filter":{"colour":{"eq":"red"}}}"#, #"{"filter":{"type":{}}}"#, #"{"filter":{"type":{"is":"IMAGE"}}}"#,
        #"{"filter":{},"page":1}"#, #"{"filter":{},"visibility":"timeline"}"#, #"{"filter":{"or":[]}}"#,
        #"{"filter":{"personIds":{"any":[]}}}"#, #"{"filter":{},"cursor":"nonsense"}"#,
        #"{"filter":{"or":[{"or":[{}]}]}}"#, #"{"filter":{"isFavorite":{"eq":"true"}}}"#,
    ])
    func `3_2 refuses what is not described`(body: String) throws {
        #expect(try search("3.2.0", body).status == 400, "\(body)")
    }

    @Test func `the cursor leads through everything, and trashed photos come along unless they are left out`() throws {
        let house = try SmallHouse(release: "3.2.0")
        house.send("DELETE", "/assets", #"{"ids":["\#(SmallHouse.photos[0])"]}"#, key: "all")
        var seen: [EntityID] = []
        var cursor: String? = nil
        repeat {
            let place = cursor.map { #","cursor":"\#($0)""# } ?? ""
            let answer = house.send("POST", "/search/metadata", #"{"filter":{},"size":1\#(place)}"#, key: "all")
            let assets = answer.json["assets"]
            #expect(assets?["nextPage"] == .null)
            seen += (assets?["items"]?.list ?? []).compactMap { $0["id"]?.id }
            cursor = assets?["nextCursor"]?.text
        } while cursor != nil
        #expect(seen.count == 2 && Set(seen).count == 2)
        let kept = house.send("POST", "/search/statistics", #"{"filter":{"trashedAt":{"eq":null}}}"#, key: "all")
        #expect(kept.json["total"]?.integer == 1)
    }
}
