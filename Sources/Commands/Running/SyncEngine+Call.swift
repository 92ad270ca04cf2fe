import AlbumRules
import AlbumSync

extension SyncEngine {
    /// The engine of a call that looks or answers.
    static func open(
        _ call: Call, _ files: ConfigurationFiles, _ configuration: Configuration, progress: Progress? = nil
    ) async throws(CommandFailure) -> SyncEngine {
        try ZoneClock.choose(configuration.timeZoneName, in: call.surroundings)
        let connection = try Connection.find(call, files: files, configuration: configuration)
        for warning in connection.warnings { call.console.warn(warning, hint: "chmod 600 keeps others out") }
        let folder = try StateFolder.find(call, files: files, configuration: configuration)
        progress?.begin("connect", "Connecting to \(connection.address)")
        let client = try await connection.connect(configuration.server)
        var options = SyncOptions(now: { .now }, zoneOffset: ZoneClock.offset)
        if let progress { options.onEvent = EventDisplay(progress).show }
        return SyncEngine(
            client: client, server: connection.address.origin, stateFolder: folder, configuration: configuration,
            options: options)
    }
}

extension CensusText {
    /// Counts a rule for a command, with progress on a terminal.
    static func counting(
        _ definition: AlbumDefinition, showing limit: Int = 0, _ call: Call, _ files: ConfigurationFiles,
        _ configuration: Configuration
    ) async throws(CommandFailure) -> CensusText {
        let wanted = call.arguments.value("progress").flatMap(Progress.Style.init)
        // The answer to a question comes at once; off a terminal a line a phase would only be in the way.
        let style = wanted ?? (call.console.messages.isTerminal ? .bar : .none)
        let progress = Progress(call.console.messages, style: style)
        defer { progress.finish() }
        let engine = try await SyncEngine.open(call, files, configuration, progress: progress)
        do {
            return CensusText(try await engine.census(of: definition, showing: limit), origin: engine.server)
        } catch {
            throw CommandFailure(error, server: engine.server)
        }
    }
}
