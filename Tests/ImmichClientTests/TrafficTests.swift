import ImmichClient
import Synchronization
import TestSupport
import Testing
import WebClient

/// How many requests are under way at once, and what happens when nobody wants them any more.
@Suite struct TrafficTests {
    /// A server that answers the handshake and then holds every request until as many wait as it was told.
    private final class Holding: HTTPTransport {
        private struct State {
            var underway = 0
            var most = 0
            var total = 0
            var held: [CheckedContinuation<Void, Never>] = []
        }

        private let state = Mutex(State())
        private let holds: Int

        init(holds: Int) {
            self.holds = holds
        }

        var most: Int { state.withLock { $0.most } }
        var total: Int { state.withLock { $0.total } }

        func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
            if request.url.hasSuffix("/server/version") {
                return HTTPResponse(status: 200, body: Array(#"{"major":3,"minor":1,"patch":0}"#.utf8))
            }
            if request.url.hasSuffix("/users/me") {
                let user = #"{"id":"00000000-0000-0001-0000-000000000002","name":"A","email":"a@b"}"#
                return HTTPResponse(status: 200, body: Array(user.utf8))
            }
            state.withLock { state in
                state.underway += 1
                state.total += 1
                state.most = max(state.most, state.underway)
            }
            defer { state.withLock { $0.underway -= 1 } }
            guard holds > 0 else {
                while !Task.isCancelled { await Task.yield() }
                throw .cancelled
            }
            await withCheckedContinuation { continuation in
                let released = state.withLock { state in
                    state.held.append(continuation)
                    guard state.held.count == holds else { return [CheckedContinuation<Void, Never>]() }
                    defer { state.held = [] }
                    return state.held
                }
                for waiting in released { waiting.resume() }
            }
            return HTTPResponse(status: 200, body: Array(#"{"total":1}"#.utf8))
        }
    }

    private func connect(_ server: Holding, concurrency: Int) async throws -> ImmichClient {
        try await ImmichClient.connect(
            to: try ServerAddress(parsing: "https://photos.example.org"), key: Secret("k"), transport: server,
            options: ImmichClient.Options(concurrency: concurrency, clock: SkippingClock()))
    }

    @Test(arguments: [1, 4])
    func `no more requests than allowed are under way`(concurrency: Int) async throws {
        // Held until as many wait as are allowed: with fewer at once the test would never end.
        let server = Holding(holds: concurrency)
        let client = try await connect(server, concurrency: concurrency)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { try await client.count(SearchFilter()) } }
            return try await group.reduce(0, +)
        }
        #expect(counts == 20)
        #expect(server.most == concurrency)
        #expect(client.requestCount == 22)
    }

    @Test func `cancelling ends requests under way and those that wait for their turn`() async throws {
        let server = Holding(holds: 0)
        let client = try await connect(server, concurrency: 2)
        let results = await withTaskGroup(of: ImmichError?.self) { group in
            for _ in 0..<10 {
                group.addTask { await failure { () throws(ImmichError) in try await client.count(SearchFilter()) } }
            }
            while server.total < 2 { await Task.yield() }
            group.cancelAll()
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results == Array(repeating: .cancelled, count: 10))
        #expect(server.total == 2)
    }

    @Test func `what is said of a failure never holds the key`() async throws {
        let rig = try await Rig("3.1.0", [.failure(.tls(detail: "expired"))])
        let error = await failure { () throws(ImmichError) in try await rig.client.albums() }
        #expect(error.map { !"\($0)".contains("the-key") } == true)
        var dumped = ""
        dump(rig.client, to: &dumped)
        #expect(!dumped.contains("the-key"))
    }
}
