import Foundation
import Synchronization
import WebClient

/// What a call shows to be let in; never two of them, for a session beats a key.
enum Credential: Sendable {
    /// An API key.
    case key(Secret)
    /// The token of a session.
    case session(Secret)
    /// Nothing beside the body, which holds this password.
    case password(Secret)

    var header: HTTPHeader? {
        switch self {
        case .key(let secret): HTTPHeader(name: "x-api-key", value: secret.revealed)
        case .session(let secret): HTTPHeader(name: "Authorization", value: "Bearer \(secret.revealed)")
        case .password: nil
        }
    }

    /// What must not come back in messages.
    var secret: Secret {
        switch self {
        case .key(let secret), .session(let secret), .password(let secret): secret
        }
    }
}

/// Sends calls with the credential, so many at once, again where that is safe, and counts them.
final class Sender: Sendable {
    private struct Counts {
        var requests = 0
        var bytes: Int64 = 0
    }

    let address: ServerAddress
    private let credential: Credential
    private let transport: any HTTPTransport
    private let options: ImmichClient.Options
    private let gate: RequestGate
    private let counts = Mutex(Counts())

    init(
        address: ServerAddress, credential: Credential, transport: any HTTPTransport, options: ImmichClient.Options
    ) {
        self.address = address
        self.credential = credential
        self.transport = transport
        self.options = options
        gate = RequestGate(limit: options.concurrency)
    }

    /// How many requests were sent, tries included.
    var requestCount: Int { counts.withLock { $0.requests } }
    /// How many bytes of answers came, after decompression.
    var receivedBytes: Int64 { counts.withLock { $0.bytes } }

    /// Sends a call until its answer can be read, or until another try would not help.
    ///
    /// `read` is told whether an earlier try of a write may have been carried out without its answer arriving.
    func send<Answer: Sendable>(
        _ call: Call, read: @Sendable (HTTPResponse, _ mayBeRepeated: Bool) throws(ImmichError) -> Answer
    ) async throws(ImmichError) -> Answer {
        var tries = RetryState(options.retry)
        var mayBeRepeated = false
        while true {
            let failure: RetryState.Failure
            let error: ImmichError
            do {
                let response = try await exchange(call)
                switch outcome(response, call: call, mayBeRepeated: mayBeRepeated, read: read) {
                case .success(let answer): return answer
                case .failure(let reason): error = reason
                }
                failure = Self.failure(error, of: response, now: options.wallClock)
                if response.status != 429 { mayBeRepeated = true }
            } catch {
                if error == .cancelled { throw .cancelled }
                failure = .transport(error)
                if error == .timedOut || Self.isDropped(error) { mayBeRepeated = true }
                try await pause(&tries, after: failure, of: call, or: .unreachable(error))
                continue
            }
            try await pause(&tries, after: failure, of: call, or: error)
        }
    }

    private func outcome<Answer>(
        _ response: HTTPResponse, call: Call, mayBeRepeated: Bool,
        read: (HTTPResponse, Bool) throws(ImmichError) -> Answer
    ) -> Result<Answer, ImmichError> {
        if let error = AnswerCheck.error(of: response, to: call, url: address.api + call.path) {
            return .failure(error)
        }
        do {
            return .success(try read(response, mayBeRepeated))
        } catch {
            return .failure(error)
        }
    }

    private func exchange(_ call: Call) async throws(HTTPTransportError) -> HTTPResponse {
        guard await gate.enter() else { throw .cancelled }
        defer { gate.leave() }
        guard !Task.isCancelled else { throw .cancelled }
        counts.withLock { $0.requests += 1 }
        let response = try await transport.send(request(call, timeout: options.timeout))
        counts.withLock { $0.bytes += Int64(response.body.count) }
        return (200...299).contains(response.status) ? response : withoutSecret(response)
    }

    /// What went wrong, without the credential: a server that repeats it must not bring it into messages.
    private func withoutSecret(_ response: HTTPResponse) -> HTTPResponse {
        let hidden = credential.secret
        let secret = hidden.revealed
        guard !secret.isEmpty else { return response }
        var response = response
        let text = String(decoding: response.body, as: UTF8.self)
        if text.contains(secret) { response.body = Array(text.replacing(secret, with: "\(hidden)").utf8) }
        for index in response.headers.indices {
            response.headers[index].value = response.headers[index].value.replacing(secret, with: "\(hidden)")
        }
        return response
    }

    private func request(_ call: Call, timeout: Duration) -> HTTPRequest {
        var headers = [HTTPHeader(name: "Accept", value: "application/json")]
        if call.body != nil { headers.append(HTTPHeader(name: "Content-Type", value: "application/json")) }
        if call.needsKey, let header = credential.header { headers.append(header) }
        return HTTPRequest(call.method, address.api + call.path, headers: headers, body: call.body, timeout: timeout)
    }

    private static func failure(
        _ error: ImmichError, of response: HTTPResponse, now: () -> Instant
    ) -> RetryState.Failure {
        switch error {
        case .notTheAPI, .malformed: .unusable
        default: .status(response.status, retryAfter: RetryAfter.pause(of: response, now: now))
        }
    }

    private func pause(
        _ tries: inout RetryState, after failure: RetryState.Failure, of call: Call, or error: ImmichError
    ) async throws(ImmichError) {
        guard call.repetition == .safe, case .again(let pause) = tries.next(after: failure) else { throw error }
        try await sleep(for: pause)
    }

    private func sleep(for pause: Duration) async throws(ImmichError) {
        do {
            try await options.clock.sleep(for: pause)
        } catch {
            throw .cancelled
        }
    }

    private static func isDropped(_ error: HTTPTransportError) -> Bool {
        if case .dropped = error { true } else { false }
    }
}

extension Sender {
    /// Reads an answer that comes line by line, once: what came before a failure is the sink's to forget.
    func stream(
        _ call: Call, into sink: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool
    ) async throws(ImmichError) {
        guard await gate.enter() else { throw .cancelled }
        defer { gate.leave() }
        guard !Task.isCancelled else { throw .cancelled }
        counts.withLock { $0.requests += 1 }
        let response: HTTPResponse
        do {
            response = try await transport.stream(request(call, timeout: options.timeout * 10)) { [self] piece in
                counts.withLock { $0.bytes += Int64(piece.count) }
                return sink(piece)
            }
        } catch {
            throw error == .cancelled ? .cancelled : .unreachable(error)
        }
        let checked = (200...299).contains(response.status) ? response : withoutSecret(response)
        if let error = AnswerCheck.error(of: checked, to: call, url: address.api + call.path) { throw error }
    }

    /// Does something that must not be done twice: after a failure that leaves it open whether it was done, `lookUp`
    /// is asked first, and only when that finds nothing it is tried again.
    func sendOnce<Answer: Sendable>(
        _ call: Call, read: @Sendable (HTTPResponse, Bool) throws(ImmichError) -> Answer,
        lookUp: @Sendable () async throws(ImmichError) -> Answer?
    ) async throws(ImmichError) -> Answer {
        var tries = RetryState(options.retry)
        while true {
            do {
                return try await send(call, read: read)
            } catch {
                let failure: RetryState.Failure
                switch error {
                case .unreachable(let reason): failure = .transport(reason)
                case .serverTrouble(let status, _): failure = .status(status, retryAfter: nil)
                case .malformed, .notTheAPI: failure = .unusable
                default: throw error
                }
                guard case .again(let pause) = tries.next(after: failure) else { throw error }
                try await sleep(for: pause)
                if let found = try await lookUp() { return found }
            }
        }
    }
}
