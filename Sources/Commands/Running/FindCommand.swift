import AlbumRules
import AlbumSync

/// `find`: a rule without an album, tried on the whole library.
struct FindCommand: Sendable {
    private let call: Call

    /// The command of a call.
    init(_ call: Call) {
        self.call = call
    }

    /// Counts and shows the last taken photos.
    func run() async throws(CommandFailure) -> ExitCode {
        let limit = try limit()
        let (files, configuration) = try LoadedConfiguration.loadIfAny(call)
        let album = try album(configuration)
        let counted = try await CensusText.counting(album, showing: limit, chosen: true, call, files, configuration)
        guard let text = counted.first?.text else { throw CommandFailure(.internalError, "nothing was counted") }
        let code: ExitCode = text.census.isCounted ? .done : .held
        if call.arguments.has("json") {
            let head: [(String, JSONText)] = [
                ("schema", .int(1)), ("kind", .text("find")), ("exitCode", .int(Int(code.rawValue))),
                ("sentence", .text(album.rule.sentence)), ("settings", .texts(album.settingLines)),
            ]
            call.console.results.line(JSONText.object(head + text.json + [("first", text.photosJSON)]).pretty)
        } else if code == .held {
            call.console.messages.lines(doubts(text.census))
        } else {
            call.console.results.lines(lines(album, text))
        }
        return code
    }

    private func album(_ configuration: Configuration) throws(CommandFailure) -> AlbumDefinition {
        let text = call.arguments.operands[0]
        let (album, diagnostics) = TypedRule.read(text, in: configuration)
        if let album { return album }
        var failure = CommandFailure(
            .usage, "\(quoted(text)) is not a rule",
            hint: "write it as in albums.yaml: \"people: Mia, taken: 2023\", or {all: {…}, none: {…}}")
        failure.findings = diagnostics.findings
        failure.typed = text
        throw failure
    }

    private func limit() throws(CommandFailure) -> Int {
        guard let text = call.arguments.value("limit") else { return 10 }
        guard let count = Int(text), (0...100_000).contains(count) else {
            throw CommandFailure(.usage, "--limit cannot be \(quoted(text))", hint: "write a number from 0 to 100000")
        }
        return count
    }

    private func lines(_ album: AlbumDefinition, _ text: CensusText) -> [String] {
        var lines = wrapped(visible(album.rule.sentence), to: 100)
        lines += album.settingLines.map { "  " + visible($0) }
        lines.append(call.console.results.painted(text.total, .bold))
        for block in [text.photos, text.parts + text.choice, text.asides + [text.scope] + text.cost]
        where !block.isEmpty { lines += [""] + block }
        return lines
    }

    /// Names that cannot be told, each with a caret under it.
    private func doubts(_ census: RuleCensus) -> [String] {
        let findings = census.holds.map { hold in
            guard case .name(let reason) = hold else { return Diagnostic(.error, hold.description, at: nil) }
            return Diagnostic(.error, reason.message, at: reason.place, hint: reason.hint)
        }
        return FindingsText(findings, typed: call.arguments.operands[0]).lines(for: call.console.messages)
    }
}
