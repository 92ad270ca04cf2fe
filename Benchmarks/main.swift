import Foundation

/// Measures what docs/performance.md tells, and prints tables; `make bench` builds and runs it.
///
/// Arguments: any of `json`, `rules`, `quick`, `runs`, `sessions`; none means all. `--photos N,M` sets the libraries of `runs` and
/// `sessions`, `--program PATH` the program that they measure, `--release R` the server's release (both when unsaid).
let order = Order(CommandLine.arguments.dropFirst())

if order.asksForAll {
    // Each in a process of its own, because what this one holds would count as the peak of those it starts.
    for chapter in ["rules", "json", "quick", "runs", "sessions"] {
        let cost = try ChildProcess(
            CommandLine.arguments[0], [chapter] + CommandLine.arguments.dropFirst(), output: nil
        )
        .wait()
        guard cost.status == 0 else { exit(cost.status) }
    }
} else {
    Machine.describe()
}
if order.asks(for: "rules") { RuleBenchmark.run() }
if order.asks(for: "json") { try await PageBenchmark.run() }
if order.asks(for: "quick") {
    try QuickBenchmark(
        program: order.options["program"] ?? Machine.programBeside,
        releases: order.options["release"].map { [$0] } ?? ["2.7.5", "3.1.0"]
    ).run(photos: 100_000)
}
if order.asks(for: "runs") {
    let sizes = order.options["photos"] ?? "10000,100000,1000000"
    try RunBenchmark(
        program: order.options["program"] ?? Machine.programBeside,
        releases: order.options["release"].map { [$0] } ?? ["2.7.5", "3.1.0"]
    ).run(sizes.split(separator: ",").compactMap { Int($0) })
}
if order.asks(for: "sessions") {
    let sizes = order.options["photos"] ?? "100000"
    try await SessionBenchmark(
        program: order.options["program"] ?? Machine.programBeside,
        releases: order.options["release"].map { [$0] } ?? ["3.1.0"]
    ).run(sizes.split(separator: ",").compactMap { Int($0) })
}
