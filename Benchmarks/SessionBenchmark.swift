import Foundation

/// Runs with a session: the first one, and later ones in which little or nothing changed.
struct SessionBenchmark {
    let program: String
    let releases: [String]

    func run(_ sizes: [Int]) async throws {
        var table = Table(
            "runs with a session, 20 albums",
            ["photos", "release", "run", "requests", "wall", "CPU", "peak", "server CPU"])
        for release in releases { for size in sizes { try await measure(size, release, &table) } }
        table.show()
        print(
            """
            "first" reads everything and fills the albums; "nothing new" is the run after one that found nothing to do;
            "1,000 marked" follows a thousand photos that became favourites. The server tells again what happened in the ten
            seconds before a run, so that the runs are that far apart.

            """)
    }

    private func measure(_ size: Int, _ release: String, _ table: inout Table) async throws {
        let house = try BenchmarkHouse(program, photos: size, release: release)
        defer { house.close() }
        func add(_ what: String) throws {
            let run = try house.run(["sync"])
            table.add(
                grouped(size), release, what, run.requestsInAll, run.cost.wall.shownSeconds, run.cost.cpu.shownSeconds,
                "\(fixed(run.cost.peakMegabytes, 0)) MB", run.serverCPU.shownSeconds)
        }
        try house.logIn()
        try add("first")
        try await Task.sleep(for: .seconds(11))
        try add("after its own changes")
        try await Task.sleep(for: .seconds(11))
        _ = try house.run(["sync"])
        try add("nothing new")
        try await house.markFavorites(of: 2014)
        try await Task.sleep(for: .seconds(11))
        try add("1,000 marked")
    }
}

extension Double {
    /// Seconds as a duration is shown.
    fileprivate var shownSeconds: String { Duration.seconds(self).shown }
}
