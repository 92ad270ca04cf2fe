import Foundation
import WebClient

/// A made-up Immich in a process of its own, with twenty albums to keep there.
final class BenchmarkHouse {
    /// One run of the program.
    struct Run {
        var cost: ChildProcess.Cost
        /// What the server's process used meanwhile, in seconds.
        var serverCPU: Double
        /// What it printed.
        var text: String

        /// How many requests it told of before its first write.
        var requestsToRead: String { requests.first ?? "?" }
        /// How many requests it told of in all.
        var requestsInAll: String { requests.last ?? "?" }

        private var requests: [String] { text.matches(of: /([0-9,]+) requests/).map { String($0.1) } }
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let program: String
    private let folder: URL
    private let server: ChildProcess
    private let address: String
    private var configuration: String { folder.appending(path: "albums.yaml").path }

    init(_ program: String, photos: Int, release: String) throws {
        self.program = program
        folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let log = folder.appending(path: "server.txt").path
        server = try ChildProcess(
            program, ["simulate", "--photos", "\(photos)", "--people", "40", "--port", "0", "--release", release],
            output: log)
        do {
            address = try Self.address(in: log)
        } catch {
            _ = server.interrupt()
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        try Self.albums(address, state: folder.path)
            .write(to: folder.appending(path: "albums.yaml"), atomically: true, encoding: .utf8)
    }

    /// Ends the server and leaves nothing behind.
    func close() {
        _ = server.interrupt()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the program to its end.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        let output = folder.appending(path: "output.txt").path
        let before = server.cpu
        let cost = try ChildProcess(
            program, arguments + ["--config", configuration, "--progress", "none"], output: output,
            environment: environment
        ).wait()
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        guard cost.status == 0 else { throw Failure(description: text) }
        return Run(cost: cost, serverCPU: server.cpu - before, text: text)
    }

    /// Gives runs a session from now on.
    func logIn() throws {
        _ = try run(["login"], environment: ["IMMICH_EMAIL": "anna@example.org", "IMMICH_PASSWORD": "made-up"])
    }

    /// Marks about a thousand photos of a year as favourites, on the server.
    func markFavorites(of year: Int) async throws {
        let query = """
            {"visibility": "timeline", "size": 1000, "order": "asc", "isFavorite": false,
            "takenAfter": "\(year)-01-01T00:00:00.000Z"}
            """
        let page = try await send(.post, "/search/metadata", query)
        let found = try JSONDecoder().decode(Page.self, from: Data(page))
        let ids = found.assets.items.map { "\"\($0.id)\"" }.joined(separator: ",")
        _ = try await send(.put, "/assets", "{\"ids\": [\(ids)], \"isFavorite\": true}")
    }

    private struct Page: Decodable {
        struct Assets: Decodable {
            var items: [Item]
        }

        struct Item: Decodable {
            var id: String
        }

        var assets: Assets
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, _ body: String) async throws -> [UInt8] {
        let headers = [("x-api-key", "key-all"), ("Content-Type", "application/json")]
        let answer = try await CurlTransport().send(
            HTTPRequest(
                method, "\(address)/api\(path)", headers: headers.map { HTTPHeader(name: $0, value: $1) },
                body: Array(body.utf8)))
        guard (200..<300).contains(answer.status) else {
            throw Failure(description: String(decoding: answer.body, as: UTF8.self))
        }
        return answer.body
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

    private static func albums(_ address: String, state: String) -> String {
        let some = ["Mia", "Leo", "Anna", "Paul", "Grandma", "Grandpa", "Kim", "Sam"].map { "people: \($0)" }
        let others = [
            "people: {any: [Mia, Leo]}", "people: {all: [Mia, Leo]}", "people: {only: [Anna, Paul]}",
            "people: {nobody_but: [Mia, Leo]}", "people: {any: [Mia, Leo, Anna, Paul]}, favorite: true",
            "people: {at_least: {count: 2, of: [Mia, Leo, Anna, Paul]}}", "favorite: true", "type: video, people: Mia",
            "every_year: 12-24..12-26", "taken: 2019, people: {any: [Anna, Paul]}", "people: none, taken: 2020",
            "people_count: 4..",
        ]
        let albums = (some + others).enumerated().map { "- {name: Album \($0 + 1), all: {\($1)}}" }
        return """
            server: {url: "\(address)", api_key: key-all}
            state: \(state)
            albums:
            \(albums.joined(separator: "\n"))
            """
    }
}
