import Foundation
import ImmichSimulator
import Synchronization
import Testing
import WebClient

@testable import Conformance

@Suite struct ReplayTests {
    @Test(arguments: ["immich-2.7.5", "immich-3.1.0"])
    func `the simulator answers as the recorded server did`(recording: String) async throws {
        let outcomes = try await replay(recording) { $0 }
        #expect(outcomes.count > 200)
        #expect(outcomes.filter { !$0.differences.isEmpty } == [])
        #expect(outcomes.count { $0.skipped != nil } <= 25)
    }

    @Test func `a single wrong number or flag in an answer is noticed`() async throws {
        let changed = Mutex<[Bool]>([])
        let outcomes = try await replay("immich-3.1.0") { transport in
            Substitute { request throws(HTTPTransportError) in
                var response = try await transport.send(request)
                // The replay itself logs in too, beside what was recorded.
                guard !request.url.hasSuffix("/auth/login") else { return response }
                var numbers = SystemRandomNumberGenerator()
                let bytes = Self.spoil(response.body, with: &numbers)
                changed.withLock { $0.append(bytes != nil) }
                response.body = bytes ?? response.body
                return response
            }
        }.filter { !$0.name.contains("login") }
        let flags = changed.withLock { $0 }
        #expect(flags.count == outcomes.count)
        #expect(flags.count { $0 } > 100)
        for (outcome, isChanged) in zip(outcomes, flags) {
            #expect(outcome.differences.isEmpty != isChanged, "\(outcome.name)")
        }
    }

    @Test func `a server that goes away fails every exchange and the replay comes to its end`() async throws {
        let gone = Substitute { _ throws(HTTPTransportError) in throw .dropped(detail: "gone") }
        var replay = try Replay(folder: Self.folder("immich-3.1.0"), origin: "http://127.0.0.1:1", transport: gone)
        let outcomes = await replay.run()
        #expect(outcomes.count > 200)
        #expect(outcomes.allSatisfy { $0.differences == ["no answer: the connection broke: gone"] })
    }

    private static func folder(_ recording: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(recording)")
    }

    private func replay(
        _ recording: String, over transport: (CurlTransport) -> any HTTPTransport
    ) async throws -> [Replay.Outcome] {
        let folder = Self.folder(recording)
        let world = try World(json: Array(Data(contentsOf: folder.appendingPathComponent("world.json"))))
        let simulator = try ImmichSimulator(world: world)
        let port = try await simulator.start()
        var replay = try Replay(
            folder: folder, origin: "http://127.0.0.1:\(port)", transport: transport(CurlTransport()))
        let outcomes = await replay.run()
        await simulator.stop()
        return outcomes
    }

    /// The JSON with one number or flag changed; nil when it has none.
    private static func spoil(_ body: [UInt8], with numbers: inout some RandomNumberGenerator) -> [UInt8]? {
        guard var value = try? JSONDecoder().decode(JSONValue.self, from: Data(body)) else { return nil }
        let places = count(value)
        guard places > 0 else { return nil }
        var countdown = Int.random(in: 0..<places, using: &numbers)
        value = spoil(value, &countdown)
        return (try? JSONEncoder().encode(value)).map { Array($0) }
    }

    private static func count(_ value: JSONValue) -> Int {
        switch value {
        case .bool, .number: 1
        case .array(let items): items.map(count).reduce(0, +)
        case .object(let members): members.values.map(count).reduce(0, +)
        case .null, .string: 0
        }
    }

    private static func spoil(_ value: JSONValue, _ countdown: inout Int) -> JSONValue {
        switch value {
        case .bool(let flag):
            countdown -= 1
            return .bool(countdown == -1 ? !flag : flag)
        case .number(let number):
            countdown -= 1
            return .number(countdown == -1 ? number + 1 : number)
        case .array(let items):
            return .array(items.map { spoil($0, &countdown) })
        case .object(let members):
            return .object(members.mapValues { spoil($0, &countdown) })
        case .null, .string: return value
        }
    }
}

/// A transport made of a function.
private struct Substitute: HTTPTransport {
    let answer: @Sendable (HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse

    init(_ answer: @escaping @Sendable (HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse) {
        self.answer = answer
    }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        try await answer(request)
    }
}
