import Foundation

/// Whole runs of the program against a made-up Immich in a process of its own.
struct RunBenchmark {
    let program: String
    let releases: [String]

    /// The library beyond which nothing is written: a million photos make 1.4 million memberships.
    private static let greatestWritten = 100_000

    func run(_ sizes: [Int]) throws {
        var table = Table(
            "whole runs, 20 albums, with people",
            [
                "photos", "release", "run", "to read", "wall", "CPU", "a photo", "peak", "server CPU", "ratio",
            ])
        for release in releases {
            var unit: Double?
            for size in sizes {
                try measure(size, release, &table, &unit)
            }
        }
        table.show()
        print(
            """
            "to read" is the number of requests before the first write. "a photo" is the program's own processor time;
            "ratio" is that of a plan over that of the first plan in the table: 1 means that it grows with the library and
            no faster. "server CPU" is what the simulator used of the wall time meanwhile: as long as that is less than the
            wall time, it was not what the program waited for.

            """)
        try startUp()
    }

    private func measure(_ size: Int, _ release: String, _ table: inout Table, _ unit: inout Double?) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let log = folder.appending(path: "server.txt").path
        let server = try ChildProcess(
            program, ["simulate", "--photos", "\(size)", "--people", "40", "--port", "0", "--release", release],
            output: log)
        defer { _ = server.interrupt() }
        let address = try Self.address(in: log)
        let configuration = folder.appending(path: "albums.yaml")
        try Self.albums(address, state: folder.path).write(to: configuration, atomically: true, encoding: .utf8)
        let runs = size > Self.greatestWritten ? ["plan"] : ["plan", "sync", "sync"]
        for (number, command) in runs.enumerated() {
            let output = folder.appending(path: "\(number).txt").path
            let before = server.cpu
            let child = try ChildProcess(
                program, [command, "--config", configuration.path, "--progress", "none"], output: output)
            let cost = child.wait()
            let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
            guard cost.status == 0 else { throw Failure(description: text) }
            let each = cost.cpu / Double(size)
            if number == 0, unit == nil { unit = each }
            table.add(
                grouped(size), release, number == 2 ? "sync again" : command, Self.requests(in: text),
                "\(fixed(cost.wall, 2)) s", "\(fixed(cost.cpu, 2)) s", "\(fixed(each * 1e6, 1)) µs",
                "\(fixed(cost.peakMegabytes, 0)) MB", "\(fixed(server.cpu - before, 2)) s",
                number == 0 ? fixed(each / (unit ?? each), 2) : "")
        }
    }

    /// `--version` again and again: what every start costs.
    private func startUp() throws {
        let null = "/dev/null"
        let found = try Measurement(tries: 21) { _ = try ChildProcess(program, ["--version"], output: null).wait() }
        let bare = try Measurement(tries: 21) { _ = try ChildProcess("/bin/true", [], output: null).wait() }
        var table = Table("start-up", ["what", "median", "span"])
        table.add("/bin/true (baseline)", bare.median.shown, bare.span)
        table.add("--version", found.median.shown, found.span)
        table.show()
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

    private static func requests(in report: String) -> String {
        report.firstMatch(of: /([0-9,]+) requests/).map { String($0.1) } ?? "?"
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

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }
}
