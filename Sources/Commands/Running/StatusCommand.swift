import AlbumRules
import AlbumSync

/// `status`: how the albums stand and what the last run did; changes nothing.
enum StatusCommand {
    /// Looks and tells.
    static func run(_ call: Call) async throws(CommandFailure) -> ExitCode {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        var reports: [StatusReport] = []
        for account in try await SyncEngine.openAll(call, files, configuration) {
            do { reports.append(try await account.engine.status()) } catch {
                throw CommandFailure(error, server: account.engine.server)
            }
        }
        guard let report = StatusReport(joining: reports, in: configuration) else {
            throw CommandFailure(.internalError, "no account has a status")
        }
        let text = StatusText(report, words: ReportWords(call: call))
        if call.arguments.has("json") {
            call.console.results.line(text.json.pretty)
        } else {
            call.console.results.lines(text.lines(for: call.console.results))
        }
        return .done
    }
}
