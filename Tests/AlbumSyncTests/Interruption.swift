import AlbumRules
import AlbumSync
import Synchronization
import WebClient

/// Interrupts a run, as a signal does, while a write request of it is on its way.
final class Interruption: HTTPTransport, Sendable {
    private struct Progress {
        var writes = 0
        var run: Task<RunReport, Never>?
    }

    private let number: Int
    private let real = CurlTransport()
    private let progress = Mutex(Progress())

    /// Interrupts at the write request of that number, from 1.
    init(atWrite number: Int) {
        self.number = number
    }

    /// Runs an engine that speaks through this transport, to its report.
    func run(_ engine: SyncEngine) async -> RunReport {
        let task = progress.withLock { progress in
            let task = Task { await engine.run() }
            progress.run = task
            return task
        }
        return await task.value
    }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        if request.method != .get, !request.url.contains("/search/") {
            progress.withLock { progress in
                progress.writes += 1
                if progress.writes == number { progress.run?.cancel() }
            }
        }
        return try await real.send(request)
    }
}
