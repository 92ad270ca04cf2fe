import Synchronization
import WebServer

@testable import ImmichSimulator

/// A small family server and a clock that the test sets: Anna owns two photos and an album, Ben one photo.
final class SmallHouse: Sendable {
    static let start = Timestamp(year: 2026, month: 3, day: 1, hour: 12)
    static let anna = EntityID(high: 0x1000_0000_4000, low: 0x8000_0000_0000_0001)
    static let ben = EntityID(high: 0x1000_0000_4000, low: 0x8000_0000_0000_0002)
    static let emma = EntityID(high: 0x3000_0000_4000, low: 0x8000_0000_0000_0001)
    static let photos = (1...3).map { EntityID(high: 0x2000_0000_4000, low: 0x8000_0000_0000_0000 + UInt64($0)) }
    static let face = EntityID(high: 0x4000_0000_4000, low: 0x8000_0000_0000_0001)
    static let album = EntityID(high: 0x5000_0000_4000, low: 0x8000_0000_0000_0001)
    static let bensAlbum = EntityID(high: 0x5000_0000_4000, low: 0x8000_0000_0000_0002)

    private let clock = SettableClock()
    let simulator: ImmichSimulator

    init(release: String) throws {
        var options = ImmichSimulator.Options()
        options.clock = { [clock] in clock.now }
        simulator = try ImmichSimulator(world: SmallHouse.world(release), options: options)
    }

    func advance(seconds: Int64) { clock.advance(seconds: seconds) }

    /// Changes the library behind the server's back.
    func change<Result: Sendable>(_ work: @Sendable (Library) -> Result) -> Result {
        simulator.server.withLock { work($0.library) }
    }

    @discardableResult
    func send(
        _ method: String, _ path: String, _ body: String? = nil, token: String? = nil, key: String? = nil,
        headers: [(name: String, value: String)] = []
    ) -> Answer {
        var headers = headers
        if let token { headers.append(("Authorization", "Bearer \(token)")) }
        if let key { headers.append(("x-api-key", "key-\(key)")) }
        if body != nil { headers.append(("Content-Type", "application/json")) }
        let response = simulator.answer(
            WebRequest(method: method, target: "/api" + path, headers: headers, body: Array((body ?? "").utf8)))
        return Answer(response)
    }

    /// Logs in and returns the token.
    func logIn(_ name: String = "anna", agent: String = "") -> String {
        let body = #"{"email":"\#(name)@example.org","password":"secret-\#(name)"}"#
        return send("POST", "/auth/login", body, headers: [("User-Agent", agent)]).json["accessToken"]?.text ?? ""
    }

    /// The lines of a stream.
    func stream(_ types: [String], token: String, reset: Bool = false) -> [Line] {
        let list = types.map { "\"\($0)\"" }.joined(separator: ",")
        let answer = send("POST", "/sync/stream", #"{"types":[\#(list)],"reset":\#(reset)}"#, token: token)
        return answer.bytes.split(separator: UInt8(ascii: "\n")).map { Line(Array($0)) }
    }

    /// Acknowledges lines, in the order given.
    @discardableResult
    func acknowledge(_ acks: [String], token: String) -> Answer {
        let list = acks.map { "\"\($0)\"" }.joined(separator: ",")
        return send("POST", "/sync/ack", #"{"acks":[\#(list)]}"#, token: token)
    }

    private static func world(_ release: String) -> World {
        var world = World(release: release)
        for (id, name) in [(anna, "anna"), (ben, "ben")] {
            world.users.append(
                World.User(id: id, email: "\(name)@example.org", name: name, isAdmin: id == anna, createdAt: start))
            world.logins.append(World.Login(email: "\(name)@example.org", password: "secret-\(name)"))
        }
        world.keys = [World.Key(name: "all", userID: anna, permissions: ["all"])]
        for (index, id) in photos.enumerated() {
            world.assets.append(
                World.Asset(
                    id: id, ownerID: index < 2 ? anna : ben, fileName: "\(index).jpg", takenAt: start,
                    createdAt: start, checksum: "sum \(index)"))
        }
        world.people = [World.Person(id: emma, ownerID: anna, name: "Emma", createdAt: start)]
        world.faces = [World.Face(id: face, assetID: photos[0], personID: emma, updatedAt: start)]
        var own = World.Album(id: album, ownerID: anna, name: "Own", createdAt: start)
        own.assetIDs = [photos[0]]
        var other = World.Album(id: bensAlbum, ownerID: ben, name: "Ben's", createdAt: start)
        other.assetIDs = [photos[2]]
        world.albums = [own, other]
        return world
    }
}

/// A clock that stands still until it is moved.
private final class SettableClock: Sendable {
    private let milliseconds = Mutex(SmallHouse.start.milliseconds + 60_000)
    var now: Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }
    func advance(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1000 } }
}

/// An answer with its body read.
struct Answer {
    let status: Int
    let headers: [(name: String, value: String)]
    let bytes: [UInt8]
    let json: JSON

    init(_ response: WebResponse) {
        status = response.status
        headers = response.headers
        if case .bytes(let bytes) = response.body { self.bytes = bytes } else { bytes = [] }
        json = (try? JSONReader.read(bytes)) ?? .null
    }

    var message: String? { json["message"]?.text }
}

/// A line of a stream.
struct Line {
    let type: String
    let data: JSON
    let ack: String

    init(_ bytes: [UInt8]) {
        let json = (try? JSONReader.read(bytes)) ?? .null
        type = json["type"]?.text ?? ""
        data = json["data"] ?? .null
        ack = json["ack"]?.text ?? ""
    }
}
