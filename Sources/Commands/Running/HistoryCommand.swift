import AlbumRules

/// `history`: what runs did; offline, from the state alone.
enum HistoryCommand {
    /// Shows the latest runs, or one with its photos.
    static func run(_ call: Call) async throws(CommandFailure) -> ExitCode {
        let limit = try limit(call)
        let history = try RunHistory(call)
        let text: HistoryText
        if let word = call.arguments.operands.first {
            let run = try await history.run(word)
            text = HistoryText([run], photos: try await history.photos(of: run))
        } else {
            text = HistoryText(try await history.latest(limit))
        }
        let results = call.console.results
        if call.arguments.has("json") {
            results.line(text.json.pretty)
        } else {
            results.lines(text.lines(for: results))
        }
        return .done
    }

    private static func limit(_ call: Call) throws(CommandFailure) -> Int {
        guard let word = call.arguments.value("limit") else { return 20 }
        guard let limit = Int(word), limit > 0 else {
            throw CommandFailure(
                .usage, "--limit: \(quoted(word)) is not a number of runs", hint: "write a whole number such as 50")
        }
        return limit
    }
}
