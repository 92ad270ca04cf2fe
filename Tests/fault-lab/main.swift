import FaultLab
import Foundation

/// Lives through random histories: `fault-lab [--seconds N] [--seed N] [--histories N]`.
struct Command {
    var seconds = 60.0
    var seed = UInt64.random(in: 1...1_000_000_000)
    var histories = Int.max

    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard let value = rest.popFirst().flatMap({ UInt64($0) }) else { return nil }
            switch argument {
            case "--seconds": seconds = Double(value)
            case "--seed": seed = value
            case "--histories": histories = Int(value)
            default: return nil
            }
        }
    }

    /// Whether all went well.
    func run() async throws -> Bool {
        let lab = FaultLab()
        var counts = LabCounts()
        var broken: [UInt64] = []
        let end = Date(timeIntervalSinceNow: seconds)
        var number = 0
        while number < histories, Date() < end {
            let outcome = try await lab.live(seed: seed + UInt64(number))
            counts = counts + outcome.counts
            for violation in outcome.violations {
                broken.append(violation.seed)
                print(violation)
            }
            number += 1
            guard broken.count < 20 else { break }
        }
        print("first seed \(seed)")
        print(counts.summary)
        if !broken.isEmpty { print("seeds: \(broken.map { "\($0)" }.joined(separator: " "))") }
        return broken.isEmpty
    }
}

guard let command = Command(Array(CommandLine.arguments.dropFirst())) else {
    FileHandle.standardError.write(Data("usage: fault-lab [--seconds N] [--seed N] [--histories N]\n".utf8))
    exit(64)
}
do {
    exit(try await command.run() ? 0 : 1)
} catch {
    FileHandle.standardError.write(Data("error: \(error)\n".utf8))
    exit(70)
}
