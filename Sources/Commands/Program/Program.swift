import AlbumRules

/// The program: what the user typed in, an exit code out.
public enum Program {
    /// Runs the command line of this process; output goes to its streams.
    public static func run(_ words: [String]) async -> ExitCode {
        let surroundings = Surroundings.process()
        return await run(words, in: surroundings, console: .process(variable: surroundings.variable))
    }

    static func run(_ words: [String], in surroundings: Surroundings, console: Console) async -> ExitCode {
        let invocation: Invocation
        do {
            invocation = try ArgumentParser(Catalogue.program).parse(words)
        } catch {
            if error == .missingCommand { console.messages.lines(HelpText(Catalogue.program).overview() + [""]) }
            console.complain("\(error)", hint: error.hint(program: Catalogue.program.name))
            return .usage
        }
        switch invocation {
        case .version:
            console.results.line("\(Catalogue.program.name) \(Catalogue.version)")
            return .done
        case .help(let command):
            let help = HelpText(Catalogue.program)
            console.results.lines(command.map(help.text) ?? help.overview())
            return .done
        case .command(let command, let arguments):
            let call = Call(arguments: arguments, surroundings: surroundings, console: console)
            return await SignalWatch.run(console) { await start(command.name, call) }
        }
    }

    private static func start(_ name: String, _ call: Call) async -> ExitCode {
        do {
            return try await perform(name, call)
        } catch {
            if call.arguments.has("json") { call.console.results.line(error.json.pretty) }
            call.console.messages.lines(
                FindingsText(error.findings, typed: error.typed).lines(for: call.console.messages))
            call.console.complain(error.message, hint: error.hint)
            return error.code
        }
    }

    private static func perform(_ name: String, _ call: Call) async throws(CommandFailure) -> ExitCode {
        switch name {
        case "init": return try await InitCommand(call).run()
        case "sync": return try await RunCommand(call, .sync, isPlan: call.arguments.has("dry-run")).run()
        case "plan": return try await RunCommand(call, .sync, isPlan: true).run()
        case "apply": return try await ApplyCommand.run(call)
        case "history": return try await HistoryCommand.run(call)
        case "undo": return try await UndoCommand.run(call)
        case "check": return try CheckCommand.run(call)
        case "explain": return try await ExplainCommand(call).run()
        case "find": return try await FindCommand(call).run()
        case "why": return try await WhyCommand(call).run()
        case "status": return try await StatusCommand.run(call)
        case "doctor": return try await DoctorCommand(call).run()
        case "accept-rename": return try await AnswerCommand(call, .acceptRename).run()
        case "adopt": return try await AnswerCommand(call, .adopt).run()
        case "recreate": return try await AnswerCommand(call, .recreate).run()
        case "delete-album": return try await DeleteAlbumCommand(call).run()
        case "forget": return try await AnswerCommand(call, .forget).run()
        case "login": return try await LoginCommand(call).run()
        case "logout": return try await LogoutCommand(call).run()
        case "simulate": return try await SimulateCommand.run(call)
        case "demo": return try await DemoCommand(call).run()
        case "convert": return try ConvertCommand.run(call)
        case "schema": return SchemaCommand.run(call)
        case "completions": return PrintCommand.completions(call)
        case "man": return PrintCommand.manualPage(call)
        default: throw CommandFailure(.internalError, "\(name) is not built", hint: "please report it")
        }
    }
}

/// One call of a command: what was typed, where, and where the answer goes.
struct Call: Sendable {
    /// Options and operands.
    var arguments: Arguments
    /// The environment.
    var surroundings: Surroundings
    /// Where results and messages go.
    var console: Console
}
