import ImmichClient
import TestSupport
import Testing
import WebClient

/// What comes when things go wrong, and what is tried again.
@Suite struct TroubleTests {
    private static let page = HTTPResponse(
        status: 200, headers: [HTTPHeader(name: "Content-Type", value: "text/html")],
        body: Array("<!DOCTYPE html><title>Sign in</title>".utf8))

    private static func trouble(_ status: Int, _ headers: [HTTPHeader] = []) -> Script.Step {
        .answer(HTTPResponse(status: status, headers: headers, body: Array("<html>502</html>".utf8)))
    }

    @Test(arguments: [408, 429, 500, 502, 503, 504])
    func `a server in trouble is asked again, five times in all`(status: Int) async throws {
        let steps = Array(repeating: Self.trouble(status), count: 6)
        let rig = try await Rig("3.1.0", steps)
        let error = await failure { () throws(ImmichError) in try await rig.client.timelineBuckets() }
        #expect(error == .serverTrouble(status: status, route: "GET /timeline/buckets"))
        #expect(rig.asked.count == 5)
        #expect(rig.client.requestCount == 7)
        let ceilings = [0.5, 1, 2, 4]
        #expect(rig.clock.sleeps.count == 4)
        for (pause, ceiling) in zip(rig.clock.sleeps, ceilings) {
            #expect(pause >= .seconds(ceiling / 2) && pause <= .seconds(ceiling))
        }
    }

    @Test(arguments: [
        HTTPTransportError.timedOut, .dropped(detail: "reset"), .cannotConnect(detail: "refused"),
        .hostNotFound(host: "x"),
    ])
    func `a lost answer is asked for again`(fault: HTTPTransportError) async throws {
        let rig = try await Rig("2.7.5", [.failure(fault), try .recorded("091-timeline-buckets", "2.7.5")])
        #expect(try await rig.client.timelineBuckets().count == 12)
        #expect(rig.asked.count == 2)
    }

    @Test(arguments: [HTTPTransportError.tls(detail: "expired"), .badURL("x"), .other(detail: "y")])
    func `what another try cannot mend is told at once`(fault: HTTPTransportError) async throws {
        let rig = try await Rig("2.7.5", [.failure(fault)])
        let error = await failure { () throws(ImmichError) in try await rig.client.timelineBuckets() }
        #expect(error == .unreachable(fault))
        #expect(rig.asked.count == 1)
    }

    @Test(arguments: [
        ([HTTPHeader(name: "retry-after", value: "7")], Duration.seconds(7)),
        ([HTTPHeader(name: "Retry-After", value: "100000")], .seconds(120)),
        (
            [
                HTTPHeader(name: "Date", value: "Sun, 06 Nov 1994 08:49:37 GMT"),
                HTTPHeader(name: "Retry-After", value: "Sun, 06 Nov 1994 08:50:00 GMT"),
            ], .seconds(23)
        ),
        ([HTTPHeader(name: "Retry-After", value: "Tue, 14 Nov 2023 22:13:25 GMT")], .seconds(5)),
        ([HTTPHeader(name: "Retry-After", value: "Tue, 14 Nov 2000 22:13:25 GMT")], .zero),
    ])
    func `Retry-After is kept to`(headers: [HTTPHeader], pause: Duration) async throws {
        let rig = try await Rig("3.1.0", [Self.trouble(429, headers), try .recorded("091-timeline-buckets", "3.1.0")])
        _ = try await rig.client.timelineBuckets()
        #expect(rig.clock.sleeps == [pause])
    }

    @Test func `a web page instead of the API is named with its address`() async throws {
        let rig = try await Rig("3.1.0", Array(repeating: .answer(Self.page), count: 3))
        let error = await failure { () throws(ImmichError) in try await rig.client.albums() }
        #expect(error == .notTheAPI(url: "https://photos.example.org/api/albums"))
        #expect(rig.asked.count == 3)
        #expect(
            error?.description
                == "https://photos.example.org/api/albums answers with a web page instead of the Immich API")
    }

    @Test func `a proxy's hiccup costs a read nothing`() async throws {
        let half = try Recording("091-timeline-buckets", release: "3.1.0").response
        let cut = HTTPResponse(status: 200, headers: half.headers, body: Array(half.body.prefix(100)))
        let rig = try await Rig("3.1.0", [.answer(Self.page), .answer(cut), .answer(half)])
        #expect(try await rig.client.timelineBuckets().count == 12)
    }

    @Test(arguments: [
        ("[", "it is no whole JSON text"), ("", "it is no whole JSON text"),
        (#"[{"timeBucket":"2024-01-01"}]"#, "[0].count is missing"),
        (#"[{"timeBucket":"2024-01-01","count":"3"}]"#, "[0].count"), (#"{"message":"hello"}"#, "the answer"),
        (#"[{"timeBucket":"Januar","count":1}]"#, "not a month: Januar"),
    ])
    func `an answer that is not as it should be names the route and the field`(body: String, detail: String)
        async throws
    {
        let rig = try await Rig("3.1.0", Array(repeating: .json(body), count: 3))
        let error = await failure { () throws(ImmichError) in try await rig.client.timelineBuckets() }
        guard case .malformed("GET /timeline/buckets", let said) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(said.hasPrefix(detail))
    }

    @Test func `a redirect is never followed`() async throws {
        let answer = HTTPResponse(
            status: 301, headers: [HTTPHeader(name: "location", value: "https://evil.example.org/")])
        let rig = try await Rig("3.1.0", [.answer(answer)])
        let error = await failure { () throws(ImmichError) in try await rig.client.people() }
        #expect(error == .redirected(to: "https://evil.example.org/"))
        #expect(rig.asked.count == 1)
    }

    @Test(arguments: Recording.releases)
    func `refusals come with the server's words`(release: String) async throws {
        let rig = try await Rig(
            release, recorded: "014-bad-key", "015-forbidden", "022-people-size-too-big", "016-not-found-route")
        func ask() async -> ImmichError? { await failure { () throws(ImmichError) in try await rig.client.people() } }
        #expect(await ask() == .unauthorized(message: "Invalid API key"))
        #expect(
            await ask() == .forbidden(permission: "person.read", message: "Missing required permission: person.read"))
        let tooBig =
            release == "2.7.5"
            ? "size must not be greater than 1000" : "Validation failed: size: Too big: expected number to be <=1000"
        #expect(await ask() == .refused(route: "GET /people", message: tooBig))
        #expect(await ask() == .refused(route: "GET /people", message: "Cannot GET /api/no-such-route"))
        #expect(rig.asked.count == 4)
    }

    @Test func `a missing route or an invalid question is not taken for a person who is gone`() async throws {
        let rig = try await Rig("3.1.0", recorded: "016-not-found-route", "172-album-add-not-uuid")
        let id = PersonID(high: 1, low: 1)
        #expect(await failure { () throws(ImmichError) in try await rig.client.person(id) } != nil)
        #expect(await failure { () throws(ImmichError) in try await rig.client.person(id) } != nil)
    }

    @Test func `an album whose making got no answer is looked up before it is made again`() async throws {
        let list = try Script.Step.recorded("096-albums", "3.1.0")
        let made = try Script.Step.recorded("155-album-create", "3.1.0")
        let album = try Recording("155-album-create", release: "3.1.0").response
        let withIt = Script.Step.json("[\(String(decoding: album.body, as: UTF8.self))]")
        let found = try await Rig("3.1.0", [.failure(.timedOut), withIt])
        #expect(try await found.client.createAlbum(named: "Recorded").name == "Recorded")
        #expect(found.asked.map(\.method) == [.post, .get])
        let again = try await Rig("3.1.0", [Self.trouble(502), list, made])
        #expect(try await again.client.createAlbum(named: "Recorded").name == "Recorded")
        #expect(again.asked.map(\.method) == [.post, .get, .post])
        let known = try #require(AlbumID("21173227-bf1d-4ad6-801c-14c198ceff85"))
        let another = try await Rig("3.1.0", [.failure(.dropped(detail: "reset")), withIt, made])
        _ = try await another.client.createAlbum(named: "Recorded", besides: [known])
        #expect(another.asked.map(\.method) == [.post, .get, .post])
    }

    @Test func `a member added by a try whose answer was lost counts as added`() async throws {
        let id = AssetID(high: 1, low: 2)
        let answer = Script.Step.json(#"[{"id":"\#(id)","success":false,"error":"duplicate"}]"#)
        let lost = try await Rig("3.1.0", [.failure(.dropped(detail: "reset")), answer])
        #expect(try await lost.client.add([id], to: AlbumID(high: 1, low: 1)).map(\.result) == [.done])
        let busy = try await Rig("3.1.0", [Self.trouble(429), answer])
        #expect(try await busy.client.add([id], to: AlbumID(high: 1, low: 1)).map(\.result) == [.alreadyThere])
        let unconnected = try await Rig("3.1.0", [.failure(.cannotConnect(detail: "")), answer])
        #expect(try await unconnected.client.add([id], to: AlbumID(high: 1, low: 1)).map(\.result) == [.alreadyThere])
    }

    @Test(arguments: [
        "[]", #"[{"id":"00000000-0000-0001-0000-000000000003","success":true}]"#,
        #"[{"id":"00000000-0000-0001-0000-000000000002","success":true},{"id":"00000000-0000-0001-0000-000000000002","success":true}]"#,
    ])
    func `answers for other photos than those asked about are refused`(body: String) async throws {
        let rig = try await Rig("3.1.0", Array(repeating: .json(body), count: 3))
        let error = await failure { () throws(ImmichError) in
            try await rig.client.add([AssetID(high: 1, low: 2)], to: AlbumID(high: 1, low: 1))
        }
        #expect(error?.description.contains("not those for the photos asked about") == true)
    }

    @Test func `a list of people that goes round in circles is refused`() async throws {
        let first = try Script.Step.recorded("019-people-page1", "3.1.0")
        let rig = try await Rig("3.1.0", Array(repeating: first, count: 10))
        let error = await failure { () throws(ImmichError) in try await rig.client.people() }
        #expect(error?.description.contains("repeats people") == true)
    }

    @Test(arguments: [
        (#"{"major":2,"minor":6,"patch":3}"#, "2.6.3"), (#"{"major":1,"minor":140,"patch":0}"#, "1.140.0"),
    ])
    func `a release before 2.7 is refused with the tested range`(body: String, version: String) async {
        let error = await connect([.json(body)])
        #expect(error?.description == "Immich \(version) is not supported; tested are the releases 2.7 to 3.1")
    }

    @Test func `of a later line everything is read and nothing written`() async throws {
        let script = Script([
            .json(#"{"major":4,"minor":0,"patch":0,"prerelease":null}"#), try .recorded("006-me", "3.1.0"),
        ])
        let client = try await ImmichClient.connect(
            to: try ServerAddress(parsing: "https://photos.example.org"), key: Secret("k"), transport: script)
        #expect(client.version.support == .unsupported)
        let album = AlbumID(high: 1, low: 1)
        let refused = ImmichError.unsupportedVersion(client.version)
        #expect(await failure { () throws(ImmichError) in try await client.createAlbum(named: "x") } == refused)
        #expect(
            await failure { () throws(ImmichError) in try await client.add([AssetID(high: 0, low: 1)], to: album) }
                == refused)
        #expect(
            await failure { () throws(ImmichError) in try await client.remove([AssetID(high: 0, low: 1)], from: album) }
                == refused)
        #expect(script.requests.count == 2)
    }

    @Test func `what answers in another tongue is not the API`() async {
        let other = await connect([.json(#"{"error":"no route"}"#, status: 404)])
        #expect(other == .notTheAPI(url: "https://photos.example.org/api/server/version"))
        let html = await connect(Array(repeating: .answer(Self.page), count: 3))
        #expect(html == .notTheAPI(url: "https://photos.example.org/api/server/version"))
    }

    @Test(arguments: Recording.releases)
    func `a key without user.read is told so`(release: String) async throws {
        let error = await connect([
            try .recorded("002-version", release),
            .json(#"{"message":"Missing required permission: user.read"}"#, status: 403),
        ])
        #expect(error?.description == "the API key lacks the permission user.read")
    }

    private func connect(_ steps: [Script.Step]) async -> ImmichError? {
        await failure { () throws(ImmichError) in
            guard let address = ServerAddress("https://photos.example.org") else { throw .cancelled }
            return try await ImmichClient.connect(
                to: address, key: Secret("k"), transport: Script(steps),
                options: ImmichClient.Options(clock: SkippingClock()))
        }
    }
}
