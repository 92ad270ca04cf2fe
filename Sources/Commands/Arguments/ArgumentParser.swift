import AlbumRules

/// Reads a command line by the conventions of GNU: `--long=value`, `--long value`, `-lvalue`, bundled flags, `--`,
/// options and operands in any order.
struct ArgumentParser: Sendable {
    private let program: ProgramDescription

    /// A parser for one program.
    init(_ program: ProgramDescription) {
        self.program = program
    }

    /// Reads what follows the program's name.
    func parse(_ words: [String]) throws(UsageError) -> Invocation {
        var reading = Reading(program: program, rest: words[...])
        while let word = reading.rest.popFirst() {
            if reading.operandsOnly || word == "-" || !word.hasPrefix("-") {
                try reading.take(operand: word)
            } else if word == "--" {
                reading.operandsOnly = true
            } else if word.hasPrefix("--") {
                try reading.take(long: word)
            } else {
                try reading.take(letters: word)
            }
        }
        return try reading.finish()
    }
}

/// The state of reading one command line.
private struct Reading {
    let program: ProgramDescription
    var rest: ArraySlice<String>
    var operandsOnly = false
    private var command: CommandDescription?
    private var isHelpWord = false
    private var arguments = Arguments()

    init(program: ProgramDescription, rest: ArraySlice<String>) {
        self.program = program
        self.rest = rest
    }

    private var known: [OptionDescription] { (command?.options ?? []) + program.commonOptions }

    mutating func take(operand word: String) throws(UsageError) {
        guard command == nil else { return arguments.operands.append(word) }
        guard !isHelpWord else {
            command = try find(word)
            return
        }
        guard word != "help" else {
            isHelpWord = true
            return
        }
        command = try find(word)
    }

    private func find(_ name: String) throws(UsageError) -> CommandDescription {
        if let found = program.command(named: name) { return found }
        let names = program.commands.map(\.name) + ["help"]
        throw .unknownCommand(name, suggestion: NearestWord.suggestion(for: name, among: names))
    }

    mutating func take(long word: String) throws(UsageError) {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        guard let option = known.first(where: { $0.long == name }) else {
            let near = NearestWord.suggestion(for: name, among: known.map(\.long)).map { "--" + $0 }
            throw .unknownOption("--" + name, command: command?.name, suggestion: near)
        }
        try note(option, attached: parts.count == 2 ? String(parts[1]) : nil, as: "--" + name)
    }

    mutating func take(letters word: String) throws(UsageError) {
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let option = known.first(where: { $0.short == letter }) else {
                throw .unknownOption("-\(letter)", command: command?.name, suggestion: nil)
            }
            guard option.value != nil else {
                try note(option, attached: nil, as: "-\(letter)")
                continue
            }
            return try note(option, attached: letters.isEmpty ? nil : String(letters), as: "-\(letter)")
        }
    }

    private mutating func note(
        _ option: OptionDescription, attached: String?, as written: String
    ) throws(UsageError) {
        var value = ""
        if let placeholder = option.value {
            guard let given = attached ?? rest.popFirst() else {
                throw .missingValue(option: written, value: placeholder)
            }
            value = given
            if case .words(let words) = option.completion, !words.contains(value) {
                throw .badValue(of: written, value: value, expected: "one of " + words.joined(separator: ", "))
            }
            if arguments.has(option.long), !option.isRepeatable { throw .repeated(option: written) }
        } else if let attached {
            throw .unexpectedValue(option: written, value: attached)
        }
        arguments.options[option.long, default: []].append(value)
    }

    func finish() throws(UsageError) -> Invocation {
        if isHelpWord || arguments.has("help") { return .help(command) }
        if arguments.has("version") { return .version }
        guard let command else { throw .missingCommand }
        if let surplus = arguments.operands.dropFirst(command.operands.count).first {
            throw .unexpectedOperand(surplus, command: command.name)
        }
        for (index, operand) in command.operands.enumerated() {
            guard index < arguments.operands.count else {
                guard operand.isRequired else { continue }
                throw .missingOperand(operand.name, command: command.name)
            }
            let given = arguments.operands[index]
            if !operand.choices.isEmpty, !operand.choices.contains(given) {
                let expected = "one of " + operand.choices.joined(separator: ", ")
                throw .badValue(of: operand.name, value: given, expected: expected)
            }
        }
        return .command(command, arguments)
    }
}
