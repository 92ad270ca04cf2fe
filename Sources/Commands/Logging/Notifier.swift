import AlbumRules

/// Tells of a run in every way that the configuration names; trouble with one way neither stops the others nor fails the run.
struct Notifier: Sendable {
    private let postman: Postman
    private let caller: WebCaller

    /// Somebody who tells what the settings ask for.
    init(_ settings: NotifySettings, _ secrets: SecretReader, _ console: Console, _ log: LogFile?) {
        postman = Postman(settings: settings.email, secrets: secrets, console: console, log: log)
        caller = WebCaller(settings: settings, secrets: secrets, console: console, log: log)
    }

    /// Tells of a run, unless the user ended it.
    func tell(of outcome: RunOutcome) async {
        guard !outcome.isInterrupted else { return }
        await postman.tell(of: outcome)
        await caller.tell(of: outcome)
    }
}
