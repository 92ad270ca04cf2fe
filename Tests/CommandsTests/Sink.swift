import AlbumRules

import Synchronization

@testable import Commands

/// Takes what a console would show.
final class Sink: Sendable {
    private let text = Mutex("")

    /// All text so far.
    var all: String { text.withLock { $0 } }

    /// A channel into this sink.
    func channel(isTerminal: Bool = false, hasColours: Bool = false, width: Int = 80) -> Channel {
        Channel(isTerminal: isTerminal, hasColours: hasColours, width: width) { piece in
            self.text.withLock { $0 += piece }
        }
    }
}

/// What a call of the program gave.
struct Outcome {
    /// The exit code.
    var code: ExitCode
    /// Standard output.
    var results: String
    /// Standard error.
    var messages: String

    /// Runs a command line with nothing around it but the given variables and folder.
    static func of(
        _ words: String..., variables: [String: String] = [:], folder: String = "/nowhere"
    ) async -> Outcome {
        let results = Sink()
        let messages = Sink()
        let surroundings = Surroundings(
            variable: { variables[$0] }, folder: folder, containerRoot: "/nowhere/", isContainer: false)
        let code = await Program.run(
            words, in: surroundings, console: Console(results: results.channel(), messages: messages.channel()))
        return Outcome(code: code, results: results.all, messages: messages.all)
    }
}
