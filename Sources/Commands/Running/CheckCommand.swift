import AlbumRules

/// `check`: every mistake in the configuration, offline.
enum CheckCommand {
    /// Reads the configuration and shows what was found.
    static func run(_ call: Call) throws(CommandFailure) -> ExitCode {
        let loaded = try LoadedConfiguration.load(call)
        let code: ExitCode = loaded.configuration == nil ? .configuration : .done
        let albums = loaded.configuration?.albums ?? []
        guard !call.arguments.has("json") else {
            call.console.results.line(json(loaded, albums: albums, code: code).pretty)
            return code
        }
        let text = FindingsText(loaded)
        call.console.results.lines(text.lines(for: call.console.results))
        let count = albums.count == 1 ? "1 album" : "\(grouped(albums.count)) albums"
        call.console.results.line(code == .done ? "\(text.summary), \(count)" : text.summary)
        return code
    }

    private static func json(_ loaded: LoadedConfiguration, albums: [AlbumDefinition], code: ExitCode) -> JSONText {
        .object([
            ("schema", .int(1)), ("kind", .text("check")), ("exitCode", .int(Int(code.rawValue))),
            ("files", .texts(loaded.files.paths)), ("albums", .texts(albums.map(\.name))),
            ("findings", .array(loaded.findings.map(\.json))),
        ])
    }
}
