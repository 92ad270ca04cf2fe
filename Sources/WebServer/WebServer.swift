import CMicrohttpd
import Synchronization

/// A small web server on the loopback address only.
///
/// Every connection has a thread of its own, so a handler may take its time; it is called once a whole request has
/// arrived. Connections are kept alive until they idle.
public final class WebServer: Sendable {
    /// What is refused or cut.
    public struct Limits: Sendable {
        /// Connections at one time; more are refused.
        public var connections = 256
        /// Bytes of the request line and the header fields of one request; more is answered by 431.
        public var headerBytes = 64 * 1024
        /// Bytes of a body; more is answered by `tooLarge`.
        public var bodyBytes = 10 * 1024 * 1024
        /// A connection without a request for so long is closed, in whole seconds.
        public var idle: Duration = .seconds(5)
        /// The answer to a body over the limit.
        public var tooLarge = WebResponse(status: 413)

        /// The usual limits.
        public init() {}
    }

    /// Answers one request; called on the thread of the connection.
    public typealias Handler = @Sendable (WebRequest) -> WebResponse

    private let daemon: Mutex<DaemonHandle?>
    /// The port it listens on.
    public let port: Int

    /// Starts listening on 127.0.0.1; port 0 takes any free one.
    public init(port: Int = 0, limits: Limits = Limits(), handler: @escaping Handler) throws(WebServerError) {
        let reception = Reception(limits: limits, handler: handler)
        guard let number = UInt16(exactly: port), let handle = DaemonHandle(port: number, reception: reception)
        else { throw .cannotListen(port: port) }
        self.port = handle.port
        daemon = Mutex(handle)
    }

    /// Closes every connection and stops; returns when all handlers have returned. May be called again.
    public func stop() {
        let handle = daemon.withLock { daemon in
            defer { daemon = nil }
            return daemon
        }
        handle?.stop()
    }

    deinit { stop() }
}

/// A started daemon of libmicrohttpd and what its callbacks point to.
///
/// `@unchecked` because it wraps a C handle: the daemon is itself safe to use from any thread, and `stop` is reached
/// once only (the owner takes the handle out of its lock).
final class DaemonHandle: @unchecked Sendable {
    private let daemon: OpaquePointer
    private let reception: Reception
    let port: Int

    init?(port: UInt16, reception: Reception) {
        let context = Unmanaged.passUnretained(reception).toOpaque()
        let limits = reception.limits
        guard
            let daemon = web_server_start(
                port, UInt32(limits.connections), UInt32(max(1, limits.idle.components.seconds)),
                limits.headerBytes, answerRequest, context, beginRequest, endRequest)
        else { return nil }
        self.daemon = daemon
        self.reception = reception
        self.port = Int(web_server_port(daemon))
    }

    func stop() {
        MHD_stop_daemon(daemon)
        withExtendedLifetime(reception) {}
    }
}
