/// What the user asked for, checked against the description of the commands.
enum Invocation: Hashable, Sendable {
    /// Run a command.
    case command(CommandDescription, Arguments)
    /// Show the help text of the program, or of one command.
    case help(CommandDescription?)
    /// Show the version.
    case version
}

/// The options and operands of one command.
struct Arguments: Hashable, Sendable {
    /// The values of each option by its long name, in the order given; a flag has one empty text for each time.
    var options: [String: [String]] = [:]
    /// What was given by position.
    var operands: [String] = []

    /// Whether a flag, or any value of the option, was given.
    func has(_ long: String) -> Bool { options[long] != nil }

    /// The value of an option; nil when it was not given.
    func value(_ long: String) -> String? { options[long]?.last }

    /// All values of an option that may be repeated.
    func values(_ long: String) -> [String] { options[long] ?? [] }
}

/// Why a command line is not understood.
enum UsageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing was asked for.
    case missingCommand
    /// No such command.
    case unknownCommand(String, suggestion: String?)
    /// No such option; written as the user did, with its dashes.
    case unknownOption(String, command: String?, suggestion: String?)
    /// The option needs a value.
    case missingValue(option: String, value: String)
    /// The flag takes no value.
    case unexpectedValue(option: String, value: String)
    /// The option was given twice.
    case repeated(option: String)
    /// The value is none that the option or operand takes.
    case badValue(of: String, value: String, expected: String)
    /// An operand is missing.
    case missingOperand(String, command: String)
    /// More operands than the command takes.
    case unexpectedOperand(String, command: String)
    /// Two options that exclude each other.
    case conflict(String, String)

    /// One sentence without a full stop.
    var description: String {
        switch self {
        case .missingCommand: "no command given"
        case .unknownCommand(let name, _): "unknown command \(quoted(name))"
        case .unknownOption(let option, let command?, _): "\(command) has no option \(visible(option))"
        case .unknownOption(let option, nil, _): "unknown option \(visible(option))"
        case .missingValue(let option, let value): "\(option) needs a value: \(option) \(value)"
        case .unexpectedValue(let option, let value): "\(option) takes no value, got \(quoted(value))"
        case .repeated(let option): "\(option) is given more than once"
        case .badValue(let name, let value, let expected): "\(name) cannot be \(quoted(value)): \(expected)"
        case .missingOperand(let name, let command): "\(command) needs \(name)"
        case .unexpectedOperand(let text, let command): "\(command) does not take \(quoted(text))"
        case .conflict(let left, let right): "\(left) and \(right) exclude each other"
        }
    }

    /// What to try; one sentence without a full stop.
    func hint(program: String) -> String {
        switch self {
        case .unknownCommand(_, let suggestion?): "did you mean \"\(suggestion)\"? see \(program) --help"
        case .unknownOption(_, let command, let suggestion?):
            "did you mean \(suggestion)? see \(program)\(command.map { " " + $0 } ?? "") --help"
        case .unknownOption(_, let command?, nil): "see \(program) \(command) --help"
        case .missingOperand(_, let command), .unexpectedOperand(_, let command): "see \(program) \(command) --help"
        default: "see \(program) --help"
        }
    }
}
