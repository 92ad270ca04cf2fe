import AlbumRules
import AlbumSync

/// `status`: how the albums stand and what the last run did; changes nothing.
enum StatusCommand {
    /// Looks and tells.
    static func run(_ call: Call) async throws(CommandFailure) -> ExitCode {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        let engine = try await SyncEngine.open(call, files, configuration)
        let report: StatusReport
        do { report = try await engine.status() } catch { throw CommandFailure(error, server: engine.server) }
        let text = StatusText(report, words: ReportWords(call: call))
        if call.arguments.has("json") {
            call.console.results.line(text.json.pretty)
        } else {
            call.console.results.lines(text.lines(for: call.console.results))
        }
        return .done
    }
}
