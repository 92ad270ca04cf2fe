import Foundation
import Synchronization

/// A server on loopback that answers each request with exactly the bytes the test wants, whole or broken.
///
/// For what a proper HTTP server refuses to do: answers cut short, dead connections, silence.
public final class ScriptedServer: Sendable {
    /// One request as it came over the wire.
    public struct Received: Sendable {
        /// The request line and the header lines.
        public var lines: [String]
        /// The body.
        public var body: String
        /// Which connection it came over, counted from 1.
        public var connection: Int
    }

    /// What happens on a request.
    public enum Reply: Sendable {
        /// Sends the bytes and keeps the connection.
        case send(String)
        /// Sends the bytes and closes the connection.
        case sendAndClose([UInt8])
        /// Says nothing until the client goes away.
        case hang
    }

    /// What can be waited for.
    public enum Event: Hashable, Sendable {
        /// A request came.
        case request(String)
        /// A client went away while the server said nothing.
        case clientLeft
    }

    private struct State {
        var received: [Received] = []
        var connections = 0
    }

    /// The port on 127.0.0.1.
    public let port: Int
    /// Everything that happens, as it happens.
    public let events: AsyncStream<Event>

    private let listener: Int32
    private let reply: @Sendable (Received) -> Reply
    private let state = Mutex(State())
    private let log: AsyncStream<Event>.Continuation

    /// Starts listening on a free port.
    public init(_ reply: @escaping @Sendable (Received) -> Reply) throws {
        self.reply = reply
        (events, log) = AsyncStream.makeStream()
        (listener, port) = try Loopback.listen()
        let listener = listener
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                guard let self else {
                    _ = close(connection)
                    return
                }
                Thread.detachNewThread { self.serve(connection) }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
        log.finish()
    }

    /// The address to ask; `path` begins with a slash.
    public func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// All requests so far, in the order they came.
    public var received: [Received] { state.withLock { $0.received } }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        let number = state.withLock {
            $0.connections += 1
            return $0.connections
        }
        while let request = Loopback.readRequest(from: connection, number: number) {
            state.withLock { $0.received.append(request) }
            log.yield(.request(request.lines.first ?? ""))
            switch reply(request) {
            case .send(let text):
                Loopback.write(Array(text.utf8), to: connection)
            case .sendAndClose(let bytes):
                return Loopback.write(bytes, to: connection)
            case .hang:
                _ = Loopback.readChunk(from: connection)
                log.yield(.clientLeft)
                return
            }
        }
    }
}
