import Foundation
import ImmichClient
import ImmichSimulator
import Synchronization
import WebClient

/// Reading search pages from bytes to photos, against the JSON reader of Foundation on the same bytes.
enum PageBenchmark {
    static func run() async throws {
        var table = Table(
            "search pages of 1000 photos, one core", ["what", "KB a page", "median", "MB/s", "a photo", "ratio"])
        for release in ["2.7.5", "3.1.0"] {
            for (name, needs) in [
                ("plain", ReadNeeds()), ("with people", ReadNeeds(people: true)),
                ("with people and EXIF", ReadNeeds(people: true, exif: true)),
            ] {
                let canned = try await pages(release, needs)
                let client = try await ImmichClient.connect(
                    to: canned.address, key: Secret("key-all"), transport: canned)
                let bytes = canned.pages.reduce(0) { $0 + $1.body.count }
                let general = Measurement {
                    for page in canned.pages {
                        precondition((try? JSONSerialization.jsonObject(with: Data(page.body))) != nil)
                    }
                }
                var tries: [Double] = []
                for _ in 0..<7 {
                    let start = ContinuousClock.now
                    for page in 1...canned.pages.count {
                        _ = try await client.search(SearchQuery(SearchFilter(), page: page, needs: needs))
                    }
                    tries.append((ContinuousClock.now - start).seconds)
                }
                let fast = tries.sorted()[3]
                for (what, seconds) in [("Foundation (baseline)", general.seconds), ("this program", fast)] {
                    table.add(
                        "\(release) \(name): \(what)", fixed(Double(bytes) / Double(canned.pages.count) / 1e3, 0),
                        "\(fixed(seconds * 1e3, 1)) ms", fixed(Double(bytes) / 1e6 / seconds, 0),
                        "\(fixed(seconds * 1e6 / Double(canned.pages.count) / 1000, 2)) µs",
                        "\(fixed(general.seconds / seconds, 1)) ×")
                }
            }
        }
        table.show()
    }

    /// Pages as a server of that release writes them.
    private static func pages(_ release: String, _ needs: ReadNeeds) async throws -> CannedServer {
        let simulator = try ImmichSimulator(world: MadeUpLibrary(photos: 12_000, people: 40, release: release).world)
        let port = try await simulator.start()
        let address = try ServerAddress(parsing: "http://127.0.0.1:\(port)")
        let recorder = CannedServer(address, passing: CurlTransport())
        let client = try await ImmichClient.connect(to: address, key: Secret("key-all"), transport: recorder)
        for page in 1...10 {
            _ = try await client.search(SearchQuery(SearchFilter(), page: page, needs: needs))
        }
        await simulator.stop()
        recorder.rewind()
        return recorder
    }
}

/// Plays answers again that it passed on before.
private final class CannedServer: HTTPTransport {
    let address: ServerAddress
    private let transport: any HTTPTransport
    private let state = Mutex((answers: [HTTPResponse](), isPlaying: false, next: 0))

    init(_ address: ServerAddress, passing transport: any HTTPTransport) {
        self.address = address
        self.transport = transport
    }

    /// The pages of searches; before them stand the two answers of the handshake.
    var pages: [HTTPResponse] { state.withLock { Array($0.answers.dropFirst(2)) } }

    func rewind() { state.withLock { $0.isPlaying = true } }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let known: HTTPResponse? = state.withLock { state in
            guard state.isPlaying else { return nil }
            defer { state.next = state.next + 1 < state.answers.count ? state.next + 1 : 2 }
            return state.answers[state.next]
        }
        if let known { return known }
        let answer = try await transport.send(request)
        state.withLock { $0.answers.append(answer) }
        return answer
    }
}
