import AlbumRules

/// `undo`: turns back what a run did.
enum UndoCommand {
    /// Checks that there is such a run, and undoes it.
    static func run(_ call: Call) async throws(CommandFailure) -> ExitCode {
        let run = try await RunHistory(call).run(call.arguments.operands[0])
        let names = run.albums.compactMap(\.name)
        for given in call.arguments.values("approve") where !names.contains(given) {
            let list = names.prefix(10).map(quoted).joined(separator: ", ")
            throw CommandFailure(
                .usage, "--approve: run \(run.id) did not touch an album \(quoted(given))",
                hint: names.isEmpty ? "it touched none" : "it touched \(list)\(names.count > 10 ? ", …" : "")")
        }
        return try await RunCommand(call, .undo(run.id), isPlan: call.arguments.has("dry-run")).run()
    }
}
