import AlbumRules

/// Help texts, made from the description of the commands.
struct HelpText: Sendable {
    private let program: ProgramDescription

    /// Help for one program.
    init(_ program: ProgramDescription) {
        self.program = program
    }

    /// The overview of all commands.
    func overview() -> [String] {
        let commands = program.commands.map { (term: $0.name, text: $0.summary) }
        var lines = wrapped("\(program.name): \(program.summary)", to: 80)
        lines += ["", "Usage: \(program.name) COMMAND [OPTION]…", "", "Commands:"]
        lines += definitions(commands)
        lines += ["", "Options of every command:"] + options(program.commonOptions)
        lines += ["", "Environment:"] + definitions(program.variables.map { ($0.name, $0.summary) })
        lines += ["", "Exit codes:"] + exitCodes(ExitCode.allCases)
        lines += ["", "Help for one command: \(program.name) help COMMAND"]
        return lines
    }

    /// The help of one command.
    func text(for command: CommandDescription) -> [String] {
        var lines = wrapped("\(program.name) \(command.name): \(command.summary)", to: 80)
        lines += ["", "Usage: \(program.name) \(command.synopsis)"]
        for paragraph in command.details { lines += [""] + wrapped(paragraph, to: 80) }
        if !command.operands.isEmpty {
            lines += [""] + definitions(command.operands.map { ($0.name, $0.summary) })
        }
        if !command.options.isEmpty { lines += ["", "Options:"] + options(command.options) }
        lines += ["", "Options of every command:"] + options(program.commonOptions)
        if !command.examples.isEmpty {
            lines += ["", "Examples:"]
            for example in command.examples {
                lines += ["  \(program.name) \(example.arguments)"]
                lines += wrapped(example.meaning, to: 74).map { "      " + $0 }
            }
        }
        return lines + ["", "Exit codes:"] + exitCodes(command.exitCodes)
    }

    private func options(_ options: [OptionDescription]) -> [String] {
        definitions(options.map { ($0.signature, $0.summary + ($0.isRepeatable ? "; can be repeated" : "")) })
    }

    private func exitCodes(_ codes: [ExitCode]) -> [String] {
        codes.sorted { $0.rawValue < $1.rawValue }.map { code in
            let number = String(code.rawValue)
            return String(repeating: " ", count: 5 - number.count) + "\(number)  \(code.meaning)"
        }
    }
}
