import Conformance
import Foundation
import ImmichSimulator
import WebClient

/// Holds the simulator to a folder of recorded exchanges: `replay-exchanges DIR [--only NAME]… [--verbose]`.
///
/// Every exchange is replayed, in order, whatever is shown: later ones depend on what earlier ones wrote.
struct Command {
    var folder = ""
    /// Parts of names; only exchanges with one of them are shown and counted.
    var only: [String] = []
    /// Whether differences are shown in full, and what passed and was skipped too.
    var isVerbose = false

    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--verbose": isVerbose = true
            case "--only":
                guard let name = rest.popFirst() else { return nil }
                only.append(name)
            default:
                guard folder.isEmpty, !argument.hasPrefix("--") else { return nil }
                folder = argument
            }
        }
        if folder.isEmpty { return nil }
    }

    /// Replays everything against a fresh server and tells what became of it.
    func run() async throws -> [Replay.Outcome] {
        let folder = URL(fileURLWithPath: folder)
        let world = try World(json: Array(Data(contentsOf: folder.appendingPathComponent("world.json"))))
        let simulator = try ImmichSimulator(world: world)
        let port = try await simulator.start()
        var replay = try Replay(folder: folder, origin: "http://127.0.0.1:\(port)", transport: CurlTransport())
        let outcomes = await replay.run()
        await simulator.stop()
        return outcomes.filter { outcome in only.isEmpty || only.contains { outcome.name.contains($0) } }
    }

    func show(_ outcome: Replay.Outcome) {
        if let reason = outcome.skipped {
            if isVerbose { print("skipped \(outcome.name): \(reason)") }
        } else if outcome.differences.isEmpty {
            if isVerbose { print("passed \(outcome.name)") }
        } else {
            print("failed \(outcome.name)")
            let shown = isVerbose ? outcome.differences : outcome.differences.prefix(6).map { String($0.prefix(300)) }
            for difference in shown { print("    \(difference)") }
            let hidden = outcome.differences.count - shown.count
            if hidden > 0 { print("    and \(hidden) more") }
        }
    }
}

guard let command = Command(Array(CommandLine.arguments.dropFirst())) else {
    FileHandle.standardError.write(Data("usage: replay-exchanges DIR [--only NAME]... [--verbose]\n".utf8))
    exit(2)
}
do {
    let outcomes = try await command.run()
    outcomes.forEach(command.show)
    let skipped = outcomes.count { $0.skipped != nil }
    let failed = outcomes.count { !$0.differences.isEmpty }
    let passed = outcomes.count - skipped - failed
    print("\(passed) passed, \(failed) failed" + (skipped == 0 ? "" : ", \(skipped) skipped"))
    exit(failed == 0 ? 0 : 1)
} catch {
    FileHandle.standardError.write(Data("replay-exchanges: \(error)\n".utf8))
    exit(2)
}
