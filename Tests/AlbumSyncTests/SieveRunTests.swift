import AlbumRules
import Foundation
import ImmichSimulator
import Testing
import WebClient

@testable import AlbumSync
@testable import ImmichClient

/// Reading by one search for all rules, as releases from 3.2 on allow.
@Suite struct `A run on a release with structured searches` {
    static let rules = """
        defaults: {settle: 0}
        albums:
        - {name: Both, all: {people: {all: [Emma, Liam]}}}
        - {name: Best, all: {favorite: true}, none: {people: Emma}}
        - {name: Trips, all: {tags: Trips}}
        """

    /// A server in front of the server that has its own mind about filters.
    struct Stubborn: HTTPTransport {
        enum Way: CaseIterable {
            /// Refuses them.
            case refuses
            /// Drops them without a word, as 3.1 does.
            case drops
            /// Drops them in searches, though it counts by them.
            case dropsInPages
            /// Knows no cursor.
            case answersFlat
        }

        let way: Way
        let real = CurlTransport()

        func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
            guard let body = request.body, let fields = try? JSONSerialization.jsonObject(with: Data(body)),
                var fields = fields as? [String: Any], fields["filter"] != nil
            else { return try await real.send(request) }
            if way == .refuses {
                return HTTPResponse(
                    status: 400, headers: [HTTPHeader(name: "Content-Type", value: "application/json")],
                    body: Array(#"{"message":"property filter should not exist"}"#.utf8))
            }
            var request = request
            if way == .drops || request.url.hasSuffix("metadata") {
                fields["filter"] = nil
                fields["orderBy"] = nil
                if way != .answersFlat || fields["cursor"] == nil { fields["visibility"] = "timeline" }
                if request.url.hasSuffix("metadata") { fields["order"] = "asc" }
            }
            request.body = (try? JSONSerialization.data(withJSONObject: fields)).map { Array($0) }
            return try await real.send(request)
        }
    }

    private func plan(
        _ house: House, _ choice: ReadChoice, through transport: any HTTPTransport = CurlTransport(),
        _ rules: String = rules
    ) async throws -> ChangeSet {
        let engine = try await house.engine(rules, transport: transport)
        var planner = engine.planner(try engine.openState(.planning).state, at: house.now.withLock { $0 })
        planner.choice = choice
        return try await planner.plan()
    }

    @Test func `asks for all rules at once and says what for`() async throws {
        try await House.with(House.unrecorded) { house in
            let whole = try await plan(house, .wholeLibrary)
            house.simulator.forgetRequests()
            let narrow = try await plan(house, .marked)
            #expect(narrow.albums == whole.albums)
            #expect(
                narrow.facts.readMarks == [
                    "Emma and Liam", "favourites without Emma", "photos tagged \"Trips\"",
                ])
            #expect((narrow.facts.photosRead ?? 0) < (whole.facts.photosRead ?? 0))
            #expect(narrow.notices.isEmpty)
            let searches = house.simulator.requests.filter { $0.target.hasSuffix("/search/metadata") }
            // The tag's set, and one search for the three albums.
            #expect(searches.count <= 3)
        }
    }

    @Test(arguments: Stubborn.Way.allCases)
    func `reads in other ways where the server has another idea of filters, and says so once`(
        way: Stubborn.Way
    ) async throws {
        try await House.with(House.unrecorded) { house in
            let whole = try await plan(house, .wholeLibrary)
            let narrow = try await plan(house, .marked, through: Stubborn(way: way))
            #expect(narrow.albums == whole.albums)
            #expect(narrow.notices.count == 1, "\(narrow.notices)")
            #expect(narrow.notices.first?.contains("Immich 3.2") == true)
        }
    }

    @Test func `sees what changes meanwhile, and reads everything then`() async throws {
        try await House.with(House.unrecorded) { house in
            let rules = "albums: [{name: Best, settle: 0, all: {favorite: true}}]"
            let anna = try house.id("anna", "users")
            let meddler = Meddler(after: "/search/metadata") { number in
                guard number < 3 else { return }
                var photo = World.Asset(
                    id: .random(), ownerID: anna, fileName: "late-\(number).jpg",
                    takenAt: Timestamp(year: 2023, month: 5, day: number),
                    createdAt: Timestamp(year: 2023, month: 5, day: number), checksum: "late \(number)")
                photo.isFavorite = true
                house.simulator.addPhoto(photo)
            }
            let narrow = try await plan(house, .marked, through: meddler, rules)
            let whole = try await plan(house, .wholeLibrary, through: CurlTransport(), rules)
            #expect(narrow.facts.readMarks.isEmpty && narrow.notices.count == 1)
            #expect(narrow.albums == whole.albums && narrow.albums.first?.additions.isEmpty == false)
        }
    }

    @Test(arguments: ["status=500", "status=400", "truncate", "html", "short=1", "repeat"])
    func `no fault at any request makes a wrong plan`(kind: String) async throws {
        try await House.with(House.unrecorded, change: `A fault at every request`.withoutGuests) { house in
            let expected = try await plan(house, .wholeLibrary)
            var isOver = false
            for number in 1...40 where !isOver {
                house.simulator.forgetRequests()
                house.simulator.faults = [try Fault("\(kind),from=\(number)")]
                defer { house.simulator.faults = [] }
                do {
                    let found = try await plan(house, .marked)
                    for (found, right) in zip(found.albums, expected.albums) where found.failure == nil {
                        #expect(found.additions == right.additions, "\(kind) \(number)")
                        #expect(found.removals == right.removals)
                    }
                } catch {
                    #expect(error is SyncError || error is ImmichError)
                }
                isOver = house.simulator.requests.count < number
            }
            #expect(isOver)
        }
    }

    @Test func `pages within one instant go by the cursor`() async throws {
        func together(_ world: inout World) {
            for index in world.assets.indices where index % 3 > 0 {
                world.assets[index].fileCreatedAt = Timestamp(year: 2024, month: 8, day: 1, hour: 9)
            }
        }
        try await House.with(House.unrecorded, change: together) { house in
            let client = try await house.engine(Self.rules).client
            var filter = SearchFilter()
            let whole = try await client.photos(matching: filter)
            filter.sieve = PhotoSieve { $0.kinds = [.image, .video, .audio, .other] }
            var found: Set<AssetID> = []
            var cursors = 0
            var walk = client.walk(filter, needs: ReadNeeds(), size: 4)
            while let query = walk.next {
                if query.cursor != nil { cursors += 1 }
                found.formUnion(try walk.take(try await client.search(query)).map(\.id))
            }
            #expect(found == whole && cursors > 5)
        }
    }
}
