import Foundation

/// Runs with a key alone, again and again: reading everything once, then what a key can see of changes.
struct QuickBenchmark {
    let program: String
    let releases: [String]

    private static let tries = 3

    func run(photos: Int) throws {
        var table = Table(
            "quick passes, 20 named people",
            ["photos", "release", "run", "requests", "wall", "span", "CPU", "peak", "ratio"])
        for release in releases { try measure(photos, release, &table) }
        table.show()
        print(
            """
            "full" reads everything and keeps it (the baseline), "full, kept nothing" does not keep it; "quick" takes in
            what a pass finds and compares every album, "quick, first" reads the members of every album besides, as after
            a run that added to all of them; "nothing new" follows a run that found nothing to do. "ratio" is the wall
            time of the full scan over that of the run.

            """)
    }

    private func measure(_ photos: Int, _ release: String, _ table: inout Table) throws {
        let server = try MadeUpServer(program, photos: photos, release: release)
        defer { server.close() }
        let quick = try configuration("quick", "", server)
        let never = try configuration("never", "full_scan: 0", server)
        try run("sync", quick).check()
        try run("sync", never).check()
        let files = FileManager.default
        let (state, saved) = (server.folder.appending(path: "quick"), server.folder.appending(path: "quick, saved"))
        try files.copyItem(at: state, to: saved)
        let first = try (0..<Self.tries).map { _ in
            try files.removeItem(at: state)
            try files.copyItem(at: saved, to: state)
            return try run("plan", quick)
        }
        let full = try (0..<Self.tries).map { _ in try run("plan", quick, "--full") }
        let bare = try (0..<Self.tries).map { _ in try run("plan", never) }
        try run("plan", quick).check()
        let passes = try (0..<Self.tries).map { _ in try run("plan", quick) }
        try run("sync", quick).check()
        let nothing = try (0..<Self.tries).map { _ in try run("sync", quick) }
        let baseline = Self.median(full.map(\.cost.wall))
        let runs = [
            ("full", full), ("full, kept nothing", bare), ("quick, first", first), ("quick", passes),
            ("nothing new", nothing),
        ]
        for (name, runs) in runs {
            for run in runs { try run.check() }
            let walls = runs.map(\.cost.wall).sorted()
            let wall = Self.median(walls)
            table.add(
                grouped(photos), release, name, MadeUpServer.requests(in: runs[0].text), "\(fixed(wall, 2)) s",
                "\(fixed(walls[0], 2))–\(fixed(walls[walls.count - 1], 2))",
                "\(fixed(Self.median(runs.map(\.cost.cpu)), 2)) s",
                "\(fixed(runs.map(\.cost.peakMegabytes).max() ?? 0, 0)) MB", fixed(baseline / wall, 1))
        }
    }

    private struct Run {
        var cost: ChildProcess.Cost
        var text: String

        func check() throws {
            guard cost.status == 0 else { throw MadeUpServer.Failure(description: text) }
        }
    }

    private func run(_ command: String, _ configuration: String, _ options: String...) throws -> Run {
        let output = configuration + ".txt"
        let cost = try ChildProcess(
            program, [command, "--config", configuration, "--progress", "none"] + options, output: output
        ).wait()
        return Run(cost: cost, text: (try? String(contentsOfFile: output, encoding: .utf8)) ?? "")
    }

    private func configuration(_ name: String, _ line: String, _ server: MadeUpServer) throws -> String {
        let people = [
            "Mia", "Leo", "Anna", "Paul", "Grandma", "Grandpa", "Kim", "Sam", "Alex", "Zoe", "Finn", "Ida", "Noah",
            "Emma", "Ben", "Clara", "Jonas", "Lena", "Max", "Nora",
        ]
        let file = server.folder.appending(path: "\(name).yaml")
        let albums = people.map { "- {name: \($0), all: {people: \($0)}}" }
        let text = """
            server: {url: "\(server.address)", api_key: key-all}
            state: \(server.folder.appending(path: name).path)
            \(line)
            albums:
            \(albums.joined(separator: "\n"))
            """
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted[sorted.count / 2]
    }
}
