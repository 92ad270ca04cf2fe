import Foundation
import WebClient

/// A made-up Immich in a process of its own, with twenty albums to keep there.
struct BenchmarkHouse {
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

    private let program: String
    private let server: MadeUpServer
    private var configuration: String { server.folder.appending(path: "albums.yaml").path }

    init(_ program: String, photos: Int, release: String) throws {
        self.program = program
        server = try MadeUpServer(program, photos: photos, release: release)
        try Self.albums(server.address, state: server.folder.path)
            .write(toFile: configuration, atomically: true, encoding: .utf8)
    }

    /// Ends the server and leaves nothing behind.
    func close() { server.close() }

    /// Runs the program to its end.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
        let output = server.folder.appending(path: "output.txt").path
        let before = server.cpu
        let cost = try ChildProcess(
            program, arguments + ["--config", configuration, "--progress", "none"], output: output,
            environment: environment
        ).wait()
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        guard cost.status == 0 else { throw MadeUpServer.Failure(description: text) }
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
                method, "\(server.address)/api\(path)", headers: headers.map { HTTPHeader(name: $0, value: $1) },
                body: Array(body.utf8)))
        guard (200..<300).contains(answer.status) else {
            throw MadeUpServer.Failure(description: String(decoding: answer.body, as: UTF8.self))
        }
        return answer.body
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
