import AlbumRules
import ImmichClient

/// Why a command ends before its work is done: what the user reads, and the exit code.
struct CommandFailure: Error, Hashable, Sendable {
    /// How the program ends.
    var code: ExitCode
    /// What went wrong: one sentence without a full stop.
    var message: String
    /// What to try: one sentence without a full stop.
    var hint: String?
    /// Findings in the configuration, or in a rule that was typed, when that is the trouble.
    var findings: [Diagnostic] = []
    /// The rule that was typed, to show where in it something is wrong.
    var typed: String?

    /// A failure.
    init(_ code: ExitCode, _ message: String, hint: String? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
    }

    /// A server that does not do its part.
    init(_ error: ImmichError, server: String) {
        self.init(
            Advice.exitCode(for: error), "\(visible(server)): \(visible(error.description))",
            hint: Advice.hint(for: error, server: server))
    }

    /// The failure as an object for machines.
    var json: JSONText {
        .object([
            ("schema", .int(1)), ("kind", .text("failure")), ("exitCode", .int(Int(code.rawValue))),
            ("message", .text(message)), ("hint", .optional(hint)), ("findings", .array(findings.map(\.json))),
        ])
    }
}

extension Diagnostic {
    /// The finding as an object for machines.
    var json: JSONText {
        .object([
            ("severity", .text(severity.rawValue)), ("message", .text(message)), ("hint", .optional(hint)),
            ("file", .optional(place?.file)), ("line", place.map { .int($0.line) } ?? .null),
            ("column", place.map { .int($0.column) } ?? .null),
        ])
    }
}
