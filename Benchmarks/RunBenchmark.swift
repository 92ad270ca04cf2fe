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
            // The greatest library is read from the latest release only.
            for size in sizes where size <= Self.greatestWritten || release == releases.last {
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
        let house = try BenchmarkHouse(program, photos: size, release: release)
        defer { house.close() }
        let runs = size > Self.greatestWritten ? ["plan"] : ["plan", "sync", "sync"]
        for (number, command) in runs.enumerated() {
            let run = try house.run([command])
            let each = run.cost.cpu / Double(size)
            if number == 0, unit == nil { unit = each }
            table.add(
                grouped(size), release, number == 2 ? "sync again" : command, run.requestsToRead,
                "\(fixed(run.cost.wall, 2)) s", "\(fixed(run.cost.cpu, 2)) s", "\(fixed(each * 1e6, 1)) µs",
                "\(fixed(run.cost.peakMegabytes, 0)) MB", "\(fixed(run.serverCPU, 2)) s",
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
}
