import Foundation
import Synchronization
import WebClient

/// Cuts a run off at one of its points, as `kill -9` does: the state folder is kept as it is at that moment, and nothing
/// that the run does afterwards reaches the server or that folder.
///
/// Points are each change of the state that is safe on disk, and the moments before and after the server did what a write
/// request asks for.
final class CutOff: HTTPTransport, Sendable {
    private struct Progress {
        var points: [String] = []
        var isDead = false
    }

    /// Where the state is found after the cut.
    let image: String
    private let stateFolder: String
    private let number: Int?
    private let real: any HTTPTransport
    private let progress = Mutex(Progress())

    /// Cuts at the point of that number, from 1; nil only counts.
    init(at number: Int?, of stateFolder: String, through transport: any HTTPTransport) {
        self.number = number
        real = transport
        self.stateFolder = stateFolder
        image = stateFolder + ".image"
    }

    /// The points that were passed, what each of them was.
    var points: [String] { progress.withLock { $0.points } }
    /// Whether the run was cut off.
    var isDead: Bool { progress.withLock { $0.isDead } }

    /// A point of the run.
    @Sendable func pass(_ name: String) {
        progress.withLock { progress in
            guard !progress.isDead else { return }
            progress.points.append(name)
            guard progress.points.count == number else { return }
            progress.isDead = true
            let files = FileManager.default
            try? files.createDirectory(atPath: image, withIntermediateDirectories: true)
            for name in ["state.sqlite", "state.sqlite-wal", "mirror.sqlite", "mirror.sqlite-wal"] {
                try? files.copyItem(atPath: "\(stateFolder)/\(name)", toPath: "\(image)/\(name)")
            }
        }
    }

    /// Puts the state as it was at the cut in the place of what the run left.
    func recover() throws {
        try FileManager.default.removeItem(atPath: stateFolder)
        try FileManager.default.moveItem(atPath: image, toPath: stateFolder)
    }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        let isWrite = request.method != .get && !request.url.contains("/search/")
        if isWrite { pass("before \(request.method.rawValue)") }
        guard !isDead else { throw .cancelled }
        let response = try await real.send(request)
        if isWrite { pass("after \(request.method.rawValue)") }
        guard !isDead else { throw .cancelled }
        return response
    }
}
