import AlbumRules

/// `completions` and `man`: texts made from the description of the commands.
enum PrintCommand {
    /// `completions SHELL`.
    static func completions(_ call: Call) -> ExitCode {
        guard let shell = call.arguments.operands.first.flatMap(ShellCompletion.Shell.init) else { return .usage }
        call.console.results.lines(ShellCompletion(Catalogue.program).script(for: shell))
        return .done
    }

    /// `man`.
    static func manualPage(_ call: Call) -> ExitCode {
        call.console.results.lines(ManualPage(Catalogue.program, version: Catalogue.version).lines())
        return .done
    }
}
