import Foundation
import Synchronization
import WebServer

/// An Immich server of one release on the loopback address, with its library in memory.
///
/// It answers as the release that its world names, changes when written to, and can be made to fail. The secret of the
/// key NAME is `key-NAME`; the users of the world's logins may log in.
public final class ImmichSimulator: Sendable {
    /// What may be set before the start.
    public struct Options: Sendable {
        /// What time it is for the server.
        public var clock: @Sendable () -> Timestamp = {
            Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        }
        /// What goes wrong on purpose.
        public var faults: [Fault] = []
        /// Whether requests are kept for `requests`; benchmarks do without.
        public var keepsRequests = true

        /// Wall time and no faults.
        public init() {}
    }

    /// Whether a release is played by recorded answers of its line; later ones are played by descriptions.
    public static func isRecorded(_ release: String) -> Bool {
        guard let dialect = try? Dialect(release: release) else { return false }
        return !dialect.hasStructuredSearch
    }

    let server: Mutex<ServerState>
    private let web = Mutex<WebServer?>(nil)

    /// Prepares a server; nothing listens yet.
    public init(world: World, options: Options = Options()) throws(SimulatorError) {
        let dialect = try Dialect(release: world.release)
        server = Mutex(
            ServerState(
                library: Library(world: world, dialect: dialect, clock: options.clock), faults: options.faults,
                keepsRequests: options.keepsRequests))
    }

    /// Starts listening on 127.0.0.1 and returns the port; 0 takes any free one.
    @discardableResult
    public func start(port: Int = 0) async throws(SimulatorError) -> Int {
        var limits = WebServer.Limits()
        limits.tooLarge = server.withLock { server in
            WebResponse(
                status: 500, headers: [("Content-Type", "application/json; charset=utf-8")],
                body: .bytes(
                    Failure.broken("Internal server error").body(
                        server.library.dialect, correlation: randomWord(8))))
        }
        do {
            let started = try WebServer(port: port, limits: limits) { [weak self] request in
                self?.answer(request) ?? WebResponse(status: 503)
            }
            web.withLock { $0 = started }
            return started.port
        } catch {
            throw .cannotListen(port: port)
        }
    }

    /// Stops listening; the library stays.
    public func stop() async {
        let running = web.withLock { web in
            defer { web = nil }
            return web
        }
        running?.stop()
    }

    /// Every request since the start, in order.
    public var requests: [RequestRecord] { server.withLock { $0.requests } }

    /// The requests from now on, each as soon as its answer stands and before a delay holds that back.
    public func comingRequests() -> AsyncStream<RequestRecord> {
        let (requests, listener) = AsyncStream.makeStream(of: RequestRecord.self)
        server.withLock { $0.listeners.append(listener) }
        return requests
    }

    /// Forgets the requests seen so far.
    public func forgetRequests() { server.withLock { $0.requests = [] } }

    /// What goes wrong on purpose; setting it starts counting anew.
    public var faults: [Fault] {
        get { server.withLock { $0.faults.map(\.fault) } }
        set { server.withLock { $0.faults = newValue.map { FaultCounter(fault: $0) } } }
    }

    /// Answers one request, as the running server would; for clients in the same process.
    public func answer(_ request: WebRequest) -> WebResponse {
        let (response, delay) = server.withLock { $0.answer(request) }
        if delay > .zero { pause(delay) }
        return response
    }

    private func pause(_ delay: Duration) {
        let parts = delay.components
        var time = timespec(
            tv_sec: Int(parts.seconds), tv_nsec: Int(parts.attoseconds / 1_000_000_000))
        nanosleep(&time, nil)
    }
}
