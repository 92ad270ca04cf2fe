import Foundation

/// A made-up Immich in a process of its own, and a folder for what a benchmark writes.
struct MadeUpServer {
    let folder: URL
    let address: String
    private let process: ChildProcess

    /// Starts one and waits until it serves.
    init(_ program: String, photos: Int, release: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let log = folder.appending(path: "server.txt").path
        process = try ChildProcess(
            program, ["simulate", "--photos", "\(photos)", "--people", "40", "--port", "0", "--release", release],
            output: log)
        do { address = try Self.address(in: log) } catch {
            _ = process.interrupt()
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    /// The processor time that it used so far, in seconds.
    var cpu: Double { process.cpu }

    /// Ends it and removes the folder.
    func close() {
        _ = process.interrupt()
        try? FileManager.default.removeItem(at: folder)
    }

    /// How many requests a report tells of.
    static func requests(in report: String) -> String {
        report.firstMatch(of: /([0-9,]+) requests/).map { String($0.1) } ?? "?"
    }

    /// The address that the simulator prints once it serves.
    private static func address(in log: String) throws -> String {
        for _ in 0..<3000 {
            let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            if let line = text.split(separator: "\n").first, text.contains("\n"),
                let address = line.split(separator: " ").first(where: { $0.hasPrefix("http://") })
            {
                return String(address)
            }
            usleep(100_000)
        }
        throw Failure(description: "the simulator did not come up")
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }
}
