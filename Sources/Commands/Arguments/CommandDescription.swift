import AlbumRules

/// One command as the user sees it; parsing, help, completions and the manual page all come from it.
struct CommandDescription: Hashable, Sendable {
    /// The word that calls it.
    var name: String
    /// What it does: one line without a full stop.
    var summary: String
    /// What else there is to say, a paragraph each.
    var details: [String] = []
    /// What it takes besides options, in order.
    var operands: [OperandDescription] = []
    /// Its own options; those of every command are not listed here.
    var options: [OptionDescription] = []
    /// Ways to call it, each with what that does.
    var examples: [Example] = []
    /// The exit codes it can give.
    var exitCodes: [ExitCode] = [.done, .failed, .usage]

    /// A way to call a command.
    struct Example: Hashable, Sendable {
        /// What follows the program's name.
        var arguments: String
        /// What it does.
        var meaning: String
    }

    /// `sync [OPTION]… ALBUM`.
    var synopsis: String {
        ([name, "[OPTION]…"] + operands.map(\.synopsis)).joined(separator: " ")
    }
}

/// One option.
struct OptionDescription: Hashable, Sendable {
    /// What the shell may offer as a value.
    enum Completion: Hashable, Sendable {
        /// Nothing.
        case nothing
        /// Files.
        case files
        /// Folders.
        case folders
        /// One of these words; any other is refused.
        case words([String])
    }

    /// The long name without its dashes.
    var long: String
    /// The letter of the short form.
    var short: Character?
    /// What its value is called in help texts; nil for a flag.
    var value: String?
    /// What it does: one line without a full stop.
    var summary: String
    /// Whether it may be given several times.
    var isRepeatable = false
    /// What a value can be.
    var completion = Completion.nothing

    /// `-n, --only NAME`.
    var signature: String {
        let letters = short.map { "-\($0), " } ?? "    "
        return letters + "--\(long)" + (value.map { " \($0)" } ?? "")
    }
}

/// Something a command takes by its position.
struct OperandDescription: Hashable, Sendable {
    /// What it is called in help texts.
    var name: String
    /// What it is: one line without a full stop.
    var summary: String
    /// Whether it must be there.
    var isRequired = true
    /// The words it can be; empty for any text.
    var choices: [String] = []

    /// `NAME`, or `[NAME]` when it can be left out.
    var synopsis: String { isRequired ? name : "[\(name)]" }
}

/// The whole program: its commands and the options that each of them takes.
struct ProgramDescription: Hashable, Sendable {
    /// The name of the binary.
    var name: String
    /// What it is: one sentence.
    var summary: String
    /// The commands in the order of the help text.
    var commands: [CommandDescription]
    /// Options of every command.
    var commonOptions: [OptionDescription]
    /// Environment variables and what they do.
    var variables: [Variable]

    /// An environment variable that the program reads.
    struct Variable: Hashable, Sendable {
        /// The name.
        var name: String
        /// What it does.
        var summary: String
    }

    /// The command of that name.
    func command(named name: String) -> CommandDescription? {
        commands.first { $0.name == name }
    }
}
