import AlbumRules
import Foundation
import Synchronization
import TestSupport
import WebClient

/// A server in memory that shows a time line and does on purpose what servers and proxies do by accident.
final class ReadingServer: HTTPTransport {
    /// A photo as the server has it.
    struct Item: Hashable, Sendable {
        var id: AssetID
        var owner: UserID
        var takenMicroseconds: Int64
        var zoneMinutes: Int64 = 0
        var updated: Int64 = 0
        var uploadedMicroseconds: Int64 = 1_764_000_000_000_000

        var takenMilliseconds: Int64 {
            takenMicroseconds >= 0 ? takenMicroseconds / 1000 : (takenMicroseconds - 999) / 1000
        }
        var clockMilliseconds: Int64 { takenMilliseconds + zoneMinutes * 60_000 }
    }

    /// What happens to one request.
    enum Fault: Hashable, Sendable, CaseIterable {
        case drop, stall, status500, status429, truncated, webPage, wrongType, shortPage, repeatedPage
        case uploadBefore, deleteBefore, moveBefore
    }

    struct State: Sendable {
        var items: [Item]
        var requests: [HTTPRequest] = []
        var faults: [Int: Fault] = [:]
        var shiftsAlways = false
        var dice: Dice
        var lastPage: [UInt8]?
        var deepestPage = 0
        var albumChanges = 0
    }

    static let anna = UserID(high: 1, low: 1)
    static let album = AlbumID(high: 3, low: 3)
    static let ben = UserID(high: 2, low: 2)
    let state: Mutex<State>
    private let version: String
    private let isOrderFirm: Bool

    init(_ items: [Item], version: (Int, Int, Int) = (3, 1, 0), seed: UInt64 = 1) {
        state = Mutex(State(items: items, dice: Dice(seed: seed)))
        self.version = "{\"major\":\(version.0),\"minor\":\(version.1),\"patch\":\(version.2)}"
        isOrderFirm = version.0 == 3 && version.1 >= 1
    }

    /// The user's own photos now.
    var own: Set<AssetID> { state.withLock { Set($0.items.filter { $0.owner == Self.anna }.map(\.id)) } }
    /// How many requests came.
    var requestCount: Int { state.withLock { $0.requests.count } }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let result: Result<HTTPResponse, HTTPTransportError> = state.withLock { state in
            state.requests.append(request)
            let fault = state.faults[state.requests.count - 1]
            if state.shiftsAlways { change(&state, .uploadBefore) }
            if let fault { change(&state, fault) }
            switch fault {
            case .drop: return .failure(.dropped(detail: "reset"))
            case .stall: return .failure(.timedOut)
            case .status500: return .success(HTTPResponse(status: 500))
            case .status429: return .success(HTTPResponse(status: 429))
            case .webPage: return .success(HTTPResponse(status: 200, body: Array("<html></html>".utf8)))
            default: break
            }
            var body = answer(request, &state)
            if fault == .truncated { body.removeLast(min(body.count, 1 + Int(state.dice.next() % 50))) }
            if fault == .wrongType { body = Array("{\"assets\":{\"items\":7}}".utf8) }
            return .success(HTTPResponse(status: 200, body: body))
        }
        return try result.get()
    }

    private func change(_ state: inout State, _ fault: Fault) {
        guard let chosen = state.items.indices.randomElement(using: &state.dice) else { return }
        switch fault {
        case .uploadBefore:
            var copy = state.items[chosen]
            copy.id = AssetID(high: state.dice.next(), low: state.dice.next())
            copy.owner = Self.anna
            state.items.append(copy)
            state.albumChanges += 1
        case .deleteBefore: state.items.remove(at: chosen)
        case .moveBefore:
            state.items[chosen].takenMicroseconds += Int64.random(
                in: -300 * 86_400_000_000...300 * 86_400_000_000, using: &state.dice)
            state.items[chosen].updated += 1
        default: break
        }
    }

    private func answer(_ request: HTTPRequest, _ state: inout State) -> [UInt8] {
        if request.url.contains("/server/version") { return Array(version.utf8) }
        if request.url.contains("/users/me") {
            return Array("{\"id\":\"\(Self.anna)\",\"name\":\"Anna\",\"email\":\"a@example.org\"}".utf8)
        }
        if request.url.contains("/timeline/buckets") { return buckets(state) }
        if request.url.contains("/albums/") { return album(state) }
        return search(request, &state)
    }

    private func buckets(_ state: State) -> [UInt8] {
        var counts: [String: Int] = [:]
        for item in state.items where item.owner == Self.anna {
            counts[String(iso(item.clockMilliseconds).prefix(7)), default: 0] += 1
        }
        let parts = counts.sorted { $0.key > $1.key }
            .map { "{\"timeBucket\":\"\($0.key)-01\",\"count\":\($0.value)}" }
        return Array("[\(parts.joined(separator: ","))]".utf8)
    }

    /// An album of everything that there is.
    private func album(_ state: State) -> [UInt8] {
        let isOld = version.contains("\"major\":2")
        let owner =
            isOld
            ? "\"ownerId\":\"\(Self.anna)\",\"albumUsers\":[]"
            : "\"albumUsers\":[{\"user\":{\"id\":\"\(Self.anna)\"},\"role\":\"owner\"}]"
        let assets = isOld ? "\"assets\":[\(state.items.map(json).joined(separator: ","))]," : ""
        let text = """
            {"id":"\(Self.album)","albumName":"All","hasSharedLink":false,"assetCount":\(state.items.count),\(assets)\
            "createdAt":"\(iso(1_764_000_000_000))","updatedAt":"\(iso(1_764_000_000_000 + Int64(state.albumChanges)))",\(owner)}
            """
        return Array(text.utf8)
    }

    private func search(_ request: HTTPRequest, _ state: inout State) -> [UInt8] {
        let fault = state.faults[state.requests.count - 1]
        if fault == .repeatedPage, let last = state.lastPage { return last }
        let asked = (try? JSONSerialization.jsonObject(with: Data(request.body ?? []))) as? [String: Any] ?? [:]
        let after = (asked["takenAfter"] as? String).map(microseconds) ?? .min
        let before = (asked["takenBefore"] as? String).map(microseconds) ?? .max
        let size = asked["size"] as? Int ?? 250
        let page = asked["page"] as? Int ?? 1
        state.deepestPage = max(state.deepestPage, page)
        let since = (asked["createdAfter"] as? String).map(microseconds) ?? .min
        let until = (asked["createdBefore"] as? String).map(microseconds) ?? .max
        var found = state.items.filter {
            $0.takenMicroseconds >= after && $0.takenMicroseconds <= before && $0.uploadedMicroseconds >= since
                && $0.uploadedMicroseconds <= until
        }
        if !isOrderFirm { found.shuffle(using: &state.dice) }
        found.sort {
            $0.takenMicroseconds != $1.takenMicroseconds
                ? $0.takenMicroseconds < $1.takenMicroseconds : isOrderFirm && $0.id < $1.id
        }
        let rest = found.dropFirst((page - 1) * size)
        var shown = Array(rest.prefix(size))
        var next = rest.count > size ? "\"\(page + 1)\"" : "null"
        if fault == .shortPage {
            shown.removeLast(min(shown.count, 3))
            next = "null"
        }
        let items = shown.map(json).joined(separator: ",")
        let body = Array(
            "{\"albums\":{},\"assets\":{\"total\":\(shown.count),\"count\":\(shown.count),\"items\":[\(items)],\"facets\":[],\"nextPage\":\(next)}}"
                .utf8)
        state.lastPage = body
        return body
    }

    private func json(_ item: Item) -> String {
        """
        {"id":"\(item.id)","ownerId":"\(item.owner)","type":"IMAGE","visibility":"timeline","isFavorite":false,\
        "isTrashed":false,"isOffline":false,"isEdited":false,"fileCreatedAt":"\(iso(item.takenMilliseconds))",\
        "localDateTime":"\(iso(item.clockMilliseconds))","createdAt":"\(iso(item.uploadedMicroseconds / 1000))",\
        "updatedAt":"\(iso(1_764_000_000_000 + item.updated))","originalFileName":"a.jpg","originalPath":"/a.jpg",\
        "originalMimeType":"image/jpeg","libraryId":null,"livePhotoVideoId":null,"duplicateId":null,"duration":null,\
        "width":4,"height":3,"people":[]}
        """
    }

    private func iso(_ milliseconds: Int64) -> String {
        let day = CalendarDay(WallTime(milliseconds: milliseconds))
        let rest = milliseconds - day.start.milliseconds
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let fraction = String(String(1000 + rest % 1000).dropFirst())
        return "\(day)T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1000 % 60)).\(fraction)Z"
    }

    private func microseconds(_ text: String) -> Int64 {
        let parts = text.split { "-T:.Z".contains($0) }.compactMap { Int64($0) }
        guard parts.count == 7, let day = CalendarDay(year: Int(parts[0]), month: Int(parts[1]), day: Int(parts[2]))
        else { return 0 }
        return
            (day.start.milliseconds + ((parts[3] * 60 + parts[4]) * 60 + parts[5]) * 1000 + parts[6]) * 1000
    }
}
