import AlbumRules
import Synchronization

/// The log file: a line an event, turned over at 5 MB, two old ones kept (`sync.log.1`, `sync.log.2`).
///
/// A log that cannot be written never fails a run; it is said once. Secrets are cut out of every line.
final class LogFile: Sendable {
    private struct State {
        var hasFailed = false
        var secrets: [Secret] = []
    }

    private let path: String
    private let level: LogSettings.Level
    private let limit: Int
    private let now: @Sendable () -> Instant
    private let whenFailing: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// A log at a path; `whenFailing` hears at most once that it cannot be written.
    init(
        path: String, level: LogSettings.Level, limit: Int = 5_000_000, now: @escaping @Sendable () -> Instant,
        whenFailing: @escaping @Sendable (String) -> Void
    ) {
        self.path = path
        self.level = level
        self.limit = limit
        self.now = now
        self.whenFailing = whenFailing
    }

    /// A text that must never get into the file.
    func hide(_ secret: Secret) {
        guard !secret.revealed.isEmpty else { return }
        state.withLock { $0.secrets.append(secret) }
    }

    /// Notes an event.
    func note(_ level: LogSettings.Level, _ message: String) {
        guard rank(level) <= rank(self.level) else { return }
        let failure: String? = state.withLock { state in
            guard !state.hasFailed else { return nil }
            let hidden = state.secrets.reduce(message) { $0.replacing($1.revealed, with: "•••") }
            let line = "\(now().text) \(level.rawValue.uppercased()) \(visible(hidden))\n"
            turnOver(before: line.utf8.count)
            guard !Files.append(Array(line.utf8), to: path) else { return nil }
            state.hasFailed = true
            return "cannot write the log \(quoted(path)); the run goes on without it"
        }
        if let failure { whenFailing(failure) }
    }

    private func turnOver(before count: Int) {
        guard let size = Files.size(of: path), size > 0, size + count > limit else { return }
        _ = Files.rename(path + ".1", to: path + ".2")
        _ = Files.rename(path, to: path + ".1")
    }

    private func rank(_ level: LogSettings.Level) -> Int {
        LogSettings.Level.allCases.firstIndex(of: level) ?? 0
    }
}
