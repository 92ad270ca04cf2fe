import AlbumRules

/// `convert FILE`: a configuration of another form in the new grammar.
enum ConvertCommand {
    /// Prints the text; what could not be carried over goes to the messages.
    static func run(_ call: Call) throws(CommandFailure) -> ExitCode {
        guard let operand = call.arguments.operands.first else { return .usage }
        let path = Files.path(operand, from: call.surroundings.folder)
        let file: SourceFile
        do {
            file = SourceFile(name: path, bytes: try Files.read(path))
        } catch {
            throw CommandFailure(.configuration, "\(error)", hint: "name the file to convert")
        }
        let (text, diagnostics) = ConfigurationConverter.convert(file)
        let findings = diagnostics.findings
        call.console.messages.lines(FindingsText(findings).lines(for: call.console.messages))
        guard let text else {
            throw CommandFailure(
                .configuration, "nothing was converted", hint: "correct the file, or see docs/migrating.md")
        }
        call.console.results.write(text)
        return .done
    }
}
