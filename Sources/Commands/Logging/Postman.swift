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

    /// Writes about a run that gave a report.
    func write(about report: RunReport, hint: String?, words: ReportWords) async {
        guard let settings, MailText.isWanted(settings.occasion, after: report) else { return }
        await send(MailText(report, hint: hint, words: words), settings)
    }

    /// Writes about a run that ended before it could report.
    func write(about failure: CommandFailure) async {
        guard let settings else { return }
        await send(MailText(failure), settings)
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
        do {
            let password: Secret? =
                if let source = settings.password {
                    try secrets.secret(from: source, use: "mail password")
                } else {
                    nil
                }
            if let password { log?.hide(password) }
            let server = MailServer(
                host: settings.server, port: settings.port, username: settings.username, password: password?.revealed)
            let message = MailMessage(
                from: settings.from, to: settings.to, subject: mail.subject, text: mail.text, sentAt: Date())
            try await SMTPClient().send(message, via: server)
            return nil
        } catch {
            return "\(error)"
        }
    }
}
