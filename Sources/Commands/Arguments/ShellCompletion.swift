/// Completion scripts for shells, made from the description of the commands.
struct ShellCompletion: Sendable {
    /// The shells that are spoken.
    enum Shell: String, Hashable, Sendable, CaseIterable {
        /// GNU Bash.
        case bash
        /// Z shell.
        case zsh
        /// Fish.
        case fish
    }

    private let program: ProgramDescription

    /// Completion for one program.
    init(_ program: ProgramDescription) {
        self.program = program
    }

    /// The script to be read by that shell.
    func script(for shell: Shell) -> [String] {
        switch shell {
        case .bash: bash()
        case .zsh: zsh()
        case .fish: fish()
        }
    }

    private var function: String { "_" + program.name.replacing("-", with: "_") }
    private var commandNames: [String] { program.commands.map(\.name) + ["help"] }

    private func options(of command: CommandDescription) -> [OptionDescription] {
        command.options + program.commonOptions
    }

    // MARK: Bash

    private func bash() -> [String] {
        var lines = [
            "# Bash completion for \(program.name): source it, or put it into the folder of bash-completion.",
            "\(function)() {",
            "    local word=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\" command= each",
            "    for each in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do",
            "        case \"$each\" in \(commandNames.joined(separator: "|"))) command=\"$each\"; break ;; esac",
            "    done",
            "    case \"$previous\" in",
        ]
        for option in uniqueOptions() where option.value != nil {
            let pattern = ["--\(option.long)"] + (option.short.map { ["-\($0)"] } ?? [])
            lines.append("    \(pattern.joined(separator: "|"))) \(bashReply(option.completion)); return ;;")
        }
        lines += ["    esac", "    case \"$command\" in"]
        for command in program.commands {
            let words = options(of: command).map { "--" + $0.long } + command.operands.flatMap(\.choices)
            lines.append("    \(command.name)) \(bashWords(words)) ;;")
        }
        lines += [
            "    help) \(bashWords(program.commands.map(\.name))) ;;",
            "    *) \(bashWords(commandNames + program.commonOptions.map { "--" + $0.long })) ;;",
            "    esac", "}", "complete -F \(function) \(program.name)",
        ]
        return lines
    }

    private func bashWords(_ words: [String]) -> String {
        "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$word\"))"
    }

    private func bashReply(_ completion: OptionDescription.Completion) -> String {
        switch completion {
        case .nothing: "COMPREPLY=()"
        case .files: "COMPREPLY=($(compgen -f -- \"$word\"))"
        case .folders: "COMPREPLY=($(compgen -d -- \"$word\"))"
        case .words(let words): bashWords(words)
        }
    }

    private func uniqueOptions() -> [OptionDescription] {
        var seen: Set<String> = []
        return (program.commands.flatMap(\.options) + program.commonOptions).filter { seen.insert($0.long).inserted }
    }

    // MARK: Z shell

    private func zsh() -> [String] {
        var lines = [
            "#compdef \(program.name)", "\(function)() {", "    local context state line", "    _arguments -C \\",
        ]
        lines += program.commonOptions.map { "        " + zshOption($0) + " \\" }
        lines += ["        '1:command:->command' '*::argument:->argument'", "    case $state in", "    command)"]
        lines.append("        local -a commands=(")
        lines += program.commands.map { "            '\($0.name):\(zshText($0.summary))'" }
        lines += [
            "            'help:show the help of a command'", "        )", "        _describe command commands ;;",
        ]
        lines += ["    argument)", "        case $line[1] in"]
        for command in program.commands {
            lines.append("        \(command.name)) _arguments \\")
            lines += options(of: command).map { "            " + zshOption($0) + " \\" }
            for operand in command.operands {
                let values = operand.choices.isEmpty ? "" : "(\(operand.choices.joined(separator: " ")))"
                lines.append("            ':\(zshText(operand.name)):\(values)' \\")
            }
            lines.append("            && return ;;")
        }
        let names = program.commands.map(\.name).joined(separator: " ")
        lines += ["        help) _values command \(names) ;;", "        esac ;;", "    esac", "}"]
        return lines + ["\(function) \"$@\""]
    }

    private func zshOption(_ option: OptionDescription) -> String {
        let repeats = option.isRepeatable ? "*" : ""
        let assignment = option.value == nil ? "" : "="
        var value = ""
        if let placeholder = option.value {
            switch option.completion {
            case .nothing: value = ":\(placeholder):"
            case .files: value = ":\(placeholder):_files"
            case .folders: value = ":\(placeholder):_files -/"
            case .words(let words): value = ":\(placeholder):(\(words.joined(separator: " ")))"
            }
        }
        return "'\(repeats)--\(option.long)\(assignment)[\(zshText(option.summary))]\(value)'"
    }

    private func zshText(_ text: String) -> String {
        text.replacing("'", with: "’").replacing("[", with: "(").replacing("]", with: ")").replacing(":", with: "\\:")
    }

    // MARK: Fish

    private func fish() -> [String] {
        let name = program.name
        let names = program.commands.map(\.name).joined(separator: " ")
        var lines = ["# Fish completion for \(name).", "complete -c \(name) -f"]
        for command in program.commands {
            let guardText = "\"not __fish_seen_subcommand_from \(names) help\""
            lines.append("complete -c \(name) -n \(guardText) -a \(command.name) -d '\(fishText(command.summary))'")
        }
        lines += program.commonOptions.map { "complete -c \(name) \(fishOption($0))" }
        for command in program.commands {
            let seen = "-n '__fish_seen_subcommand_from \(command.name)'"
            lines += command.options.map { "complete -c \(name) \(seen) \(fishOption($0))" }
            for operand in command.operands where !operand.choices.isEmpty {
                lines.append("complete -c \(name) \(seen) -a '\(operand.choices.joined(separator: " "))'")
            }
        }
        return lines + ["complete -c \(name) -n '__fish_seen_subcommand_from help' -a '\(names)'"]
    }

    private func fishOption(_ option: OptionDescription) -> String {
        var parts = ["-l \(option.long)"]
        if let short = option.short { parts.append("-s \(short)") }
        if option.value != nil {
            switch option.completion {
            case .nothing: parts.append("-x")
            case .files: parts.append("-r -F")
            case .folders: parts.append("-x -a '(__fish_complete_directories)'")
            case .words(let words): parts.append("-x -a '\(words.joined(separator: " "))'")
            }
        }
        return parts.joined(separator: " ") + " -d '\(fishText(option.summary))'"
    }

    private func fishText(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    }
}
