import Foundation
import WebClient

/// Sends recorded requests to a server that began with the same world, and compares what it answers.
public struct Replay {
    /// What became of one exchange.
    public struct Outcome: Hashable, Sendable {
        /// The file, without its ending.
        public var name: String
        /// Where the answer differs from the recorded one; empty when they agree.
        public var differences: [String]
        /// Why it was not sent; nil when it was.
        public var skipped: String?
    }

    private let exchanges: [(file: String, exchange: Exchange)]
    private let world: RecordedWorld
    private let origin: String
    private let transport: any HTTPTransport
    private var comparison: Comparison
    private var tokens: [String: String] = [:]

    /// Reads a folder of recordings: `world.json` and `exchanges/`.
    ///
    /// - Parameter origin: scheme, host and port of the server to be held to them.
    public init(folder: URL, origin: String, transport: any HTTPTransport) throws {
        world = try RecordedWorld(json: Data(contentsOf: folder.appendingPathComponent("world.json")))
        let files = try FileManager.default
            .contentsOfDirectory(at: folder.appendingPathComponent("exchanges"), includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        exchanges = try files.map {
            (
                $0.deletingPathExtension().lastPathComponent,
                try JSONDecoder().decode(Exchange.self, from: Data(contentsOf: $0))
            )
        }
        self.origin = origin
        self.transport = transport
        comparison = Comparison(world: world)
    }

    /// Replays every exchange in order; writes change the server as they did when they were recorded.
    ///
    /// An exchange that brings no answer has failed; the ones after it are replayed all the same.
    public mutating func run() async -> [Outcome] {
        var outcomes: [Outcome] = []
        for (file, exchange) in exchanges {
            if let skipped = SkippedExchange.all.first(where: { $0.name == exchange.name }) {
                outcomes.append(Outcome(name: file, differences: [], skipped: skipped.reason))
                continue
            }
            outcomes.append(Outcome(name: file, differences: await differences(in: exchange), skipped: nil))
        }
        return outcomes
    }

    private mutating func differences(in exchange: Exchange) async -> [String] {
        do {
            return compare(exchange, with: try await transport.send(try await request(for: exchange)))
        } catch {
            return ["no answer: \(error)"]
        }
    }

    private mutating func request(for exchange: Exchange) async throws(HTTPTransportError) -> HTTPRequest {
        let recorded = exchange.request
        var headers = try await credentials(recorded.auth)
        var body = recorded.raw.map { Array($0.utf8) }
        if let json = recorded.json {
            body = Self.bytes(of: json.mapStrings { comparison.translate($0) })
        }
        if body != nil { headers.append(HTTPHeader(name: "Content-Type", value: "application/json")) }
        return HTTPRequest(
            HTTPRequest.Method(rawValue: recorded.method) ?? .get, origin + comparison.translate(recorded.path),
            headers: headers, body: body)
    }

    private mutating func credentials(_ auth: String?) async throws(HTTPTransportError) -> [HTTPHeader] {
        guard let auth else { return [] }
        guard auth.hasPrefix("session:") else { return [HTTPHeader(name: "x-api-key", value: "key-\(auth)")] }
        let name = String(auth.dropFirst(8))
        if tokens[name] == nil { tokens[name] = try await logIn(name) }
        return [HTTPHeader(name: "Authorization", value: "Bearer \(tokens[name] ?? "")")]
    }

    /// The named sessions were opened beside the recorded logins, whose tokens nobody used.
    private func logIn(_ name: String) async throws(HTTPTransportError) -> String? {
        guard let login = world.login(forSession: name) else { return nil }
        let body = Self.bytes(of: .object(["email": .string(login.email), "password": .string(login.password)]))
        let response = try await transport.send(
            HTTPRequest(
                .post, origin + "/api/auth/login",
                headers: [HTTPHeader(name: "Content-Type", value: "application/json")], body: body))
        return Self.token(in: response)
    }

    private mutating func compare(_ exchange: Exchange, with response: HTTPResponse) -> [String] {
        var found: [String] = []
        if response.status != exchange.status {
            let text = String(decoding: response.body.prefix(200), as: UTF8.self)
            found.append("status: recorded \(exchange.status), came \(response.status): \(text)")
        }
        if exchange.tellsContentType, response[header: "content-type"] != exchange.contentType {
            let came = response[header: "content-type"] ?? "none"
            found.append("content type: recorded \(exchange.contentType ?? "none"), came \(came)")
        }
        if let text = exchange.text, text != String(decoding: response.body, as: UTF8.self) {
            found.append("text: recorded \"\(text.prefix(80))\"")
        }
        if let body = exchange.body {
            guard let got = Self.json(response.body) else { return found + ["body: no JSON"] }
            found += comparison.differences(expected: body, got: got)
        }
        if let lines = exchange.lines {
            let got = response.body.split(separator: UInt8(ascii: "\n")).map { Self.json(Array($0)) ?? .null }
            found += comparison.differences(
                expected: .array(lines), got: .array(aligned(got, with: lines)), at: "lines")
        }
        return found
    }

    /// The lines that came, with the rows in recorded order where the server had put them in any.
    ///
    /// Changes made within one millisecond have ids that are random below it, and the stream is ordered by id. So rows
    /// change places and the acks stay, for they tell how far the reader is.
    private func aligned(_ lines: [JSONValue], with recorded: [JSONValue]) -> [JSONValue] {
        var lines = lines
        let moments = recorded.map { StreamMoment($0, world: world) }
        for place in recorded.indices where place < lines.count {
            guard let moment = moments[place] else { continue }
            let end = moments[place...].prefix { $0 == moment }.endIndex
            for other in place..<min(end, lines.count) {
                var trial = comparison
                let row = recorded[place].member("data") ?? .null
                if trial.differences(expected: row, got: lines[other].member("data") ?? .null).isEmpty {
                    (lines[place], lines[other]) = StreamMoment.exchangeRows(of: lines[place], and: lines[other])
                    break
                }
            }
        }
        return lines
    }

    private static func json(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }

    private static func bytes(of value: JSONValue) -> [UInt8] {
        (try? JSONEncoder().encode(value)).map { Array($0) } ?? []
    }

    private static func token(in response: HTTPResponse) -> String? {
        guard case .object(let members)? = json(response.body), case .string(let token)? = members["accessToken"] else {
            return nil
        }
        return token
    }
}
