import AlbumRules

/// The manual page in the format of man(7), made from the description of the commands.
struct ManualPage: Sendable {
    private let program: ProgramDescription
    private let version: String

    /// The page of one release of a program.
    init(_ program: ProgramDescription, version: String) {
        self.program = program
        self.version = version
    }

    /// The lines of the page.
    func lines() -> [String] {
        var lines = [".TH \"\(program.name.uppercased())\" \"1\" \"\" \"\(program.name) \(version)\" \"User Commands\""]
        lines += [".SH NAME", roff("\(program.name) - \(program.summary)"), ".SH SYNOPSIS"]
        lines += [".B \(roff(program.name))", roff("COMMAND [OPTION]…"), ".SH COMMANDS"]
        for command in program.commands { lines += section(of: command) }
        lines += [".SH OPTIONS OF EVERY COMMAND"] + program.commonOptions.flatMap(item)
        lines += [".SH ENVIRONMENT"] + program.variables.flatMap { item($0.name, $0.summary) }
        lines += [".SH EXIT STATUS"] + ExitCode.allCases.flatMap { item(String($0.rawValue), $0.meaning) }
        return lines
    }

    private func section(of command: CommandDescription) -> [String] {
        var lines = [".SS \(roff(command.synopsis))", roff(command.summary) + "."]
        for paragraph in command.details { lines += [".PP", roff(paragraph)] }
        lines += command.operands.flatMap { item($0.name, $0.summary) }
        lines += command.options.flatMap(item)
        for example in command.examples {
            lines += [".TP", ".B \(roff("\(program.name) \(example.arguments)"))", roff(example.meaning)]
        }
        return lines
    }

    private func item(_ option: OptionDescription) -> [String] {
        let signature = option.short == nil ? String(option.signature.dropFirst(4)) : option.signature
        return item(signature, option.summary)
    }

    private func item(_ term: String, _ text: String) -> [String] {
        [".TP", ".B \(roff(term))", roff(text)]
    }

    private func roff(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
    }
}
