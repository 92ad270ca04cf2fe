import AlbumRules
import FoundationEssentials
import WebClient

/// Sends the mail after a run; what goes wrong with it is told and fails nothing.
struct Postman: Sendable {
    /// What the configuration says; nil for no mail.
    let settings: EmailSettings?
    /// Where the password comes from.
    let secrets: SecretReader
    /// Where trouble is told.
    let console: Console
    /// Where trouble is noted.
    let log: LogFile?

    /// Writes about a run, when it is one to write about.
    func tell(of outcome: RunOutcome) async {
        guard let settings, outcome.isWanted(settings.occasion) else { return }
        await send(outcome.mail, settings)
    }

    private func send(_ mail: MailText, _ settings: EmailSettings) async {
        if let trouble = await trouble(sending: mail, settings) {
            console.warn("no mail was sent: \(visible(trouble))", hint: "check notify: email: in the configuration")
            log?.note(.error, "no mail was sent: \(trouble)")
        } else {
            log?.note(.info, "mail sent to \(settings.to.joined(separator: ", "))")
        }
    }

    /// Sends a mail; what went wrong, or nil.
    func trouble(sending mail: MailText, _ settings: EmailSettings) async -> String? {
        let message = MailMessage(
            from: settings.from, to: settings.to, subject: mail.subject, text: mail.text, sentAt: Date())
        return await trouble(settings) { (server) throws(MailError) in
            try await SMTPClient().send(message, via: server)
        }
    }

    /// Connects and logs in, and sends nothing; what went wrong, or nil.
    func trouble(reaching settings: EmailSettings) async -> String? {
        await trouble(settings) { (server) throws(MailError) in try await SMTPClient().logIn(to: server) }
    }

    private func trouble(
        _ settings: EmailSettings, _ work: (MailServer) async throws(MailError) -> Void
    ) async -> String? {
        do {
            let password: Secret? =
                if let source = settings.password {
                    try secrets.secret(from: source, use: "mail password")
                } else {
                    nil
                }
            if let password { log?.hide(password) }
            try await work(
                MailServer(
                    host: settings.server, port: settings.port, username: settings.username, password: password))
            return nil
        } catch {
            return "\(error)"
        }
    }
}
