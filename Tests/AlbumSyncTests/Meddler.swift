import Synchronization
import WebClient

/// Sends requests on, and changes the library behind the program's back when one of a kind was answered.
final class Meddler: HTTPTransport {
    private let real = CurlTransport()
    private let route: String
    private let act: @Sendable (Int) throws -> Void
    private let seen = Mutex(0)

    /// `act` is told how many requests of the route were answered so far.
    init(after route: String, _ act: @escaping @Sendable (Int) throws -> Void) {
        self.route = route
        self.act = act
    }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let response = try await real.send(request)
        guard request.url.contains(route) else { return response }
        let number = seen.withLock { count in
            count += 1
            return count
        }
        do { try act(number) } catch { throw .other(detail: "\(error)") }
        return response
    }
}
