import Foundation
import ImmichClient
import Synchronization
import TestSupport
import WebClient

/// A server that plays what a test wrote, answer by answer, and keeps what it was asked.
final class Script: HTTPTransport {
    /// What comes next.
    enum Step: Sendable {
        /// An answer.
        case answer(HTTPResponse)
        /// No answer.
        case failure(HTTPTransportError)
    }

    private let state: Mutex<(steps: [Step], requests: [HTTPRequest])>

    init(_ steps: [Step]) {
        state = Mutex((steps, []))
    }

    /// The requests so far.
    var requests: [HTTPRequest] { state.withLock { $0.requests } }
    /// What was not asked for.
    var rest: Int { state.withLock { $0.steps.count } }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let step: Step? = state.withLock { state in
            state.requests.append(request)
            return state.steps.isEmpty ? nil : state.steps.removeFirst()
        }
        switch step {
        case .answer(let response): return response
        case .failure(let error): throw error
        case nil: throw .other(detail: "the script is over")
        }
    }
}

extension Script.Step {
    static func json(_ text: String, status: Int = 200) -> Script.Step {
        .answer(
            HTTPResponse(
                status: status, headers: [HTTPHeader(name: "Content-Type", value: "application/json; charset=utf-8")],
                body: Array(text.utf8)))
    }

    static func recorded(_ name: String, _ release: String) throws -> Script.Step {
        .answer(try Recording(name, release: release).response)
    }
}

extension HTTPRequest {
    /// The path from `/api` on.
    var path: String { String(url.dropFirst("https://photos.example.org".count)) }
    /// The body as text.
    var text: String { String(decoding: body ?? [], as: UTF8.self) }
}

/// A client that has shaken hands with a recorded release and goes on by a script.
struct Rig {
    var client: ImmichClient
    var script: Script
    var clock = SkippingClock()

    init(_ release: String, _ steps: [Script.Step], retry: RetryPolicy = RetryPolicy(seed: 1)) async throws {
        script = Script(
            [try .recorded("002-version", release), try .recorded("006-me", release)] + steps)
        let address = try ServerAddress(parsing: "https://photos.example.org/api/")
        client = try await ImmichClient.connect(
            to: address, key: Secret("the-key"), transport: script,
            options: ImmichClient.Options(
                retry: retry, clock: clock, wallClock: { Instant(milliseconds: 1_700_000_000_000) }))
    }

    init(_ release: String, recorded names: String...) async throws {
        try await self.init(release, try names.map { try .recorded($0, release) })
    }

    /// What was asked after the handshake.
    var asked: [HTTPRequest] { Array(script.requests.dropFirst(2)) }
}

/// Runs something that is to fail and gives its error.
func failure<Answer>(_ body: () async throws(ImmichError) -> Answer) async -> ImmichError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}
