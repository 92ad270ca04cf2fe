import AlbumRules
import AlbumSync

/// What an examination finds about the ways to tell of runs: it connects and logs in, and sends only what was asked for.
struct TellingFindings: Sendable {
    private let call: Call
    private let files: ConfigurationFiles
    private let settings: NotifySettings
    private let secrets: SecretReader
    private var sends: Bool { call.arguments.has("send-test") }

    /// Findings about the ways that a configuration names.
    init(_ call: Call, _ files: ConfigurationFiles, _ settings: NotifySettings) {
        self.call = call
        self.files = files
        self.settings = settings
        secrets = SecretReader(surroundings: call.surroundings, folder: files.folder)
    }

    /// All of them.
    func findings() async -> [Finding] {
        guard settings != NotifySettings() else {
            guard sends else { return [] }
            return [
                Finding(
                    .mail, .error, .nothingToTest, "there is nobody to send a test to",
                    step: "write notify: {email: …}, webhook or ping into the configuration", code: .configuration)
            ]
        }
        var findings: [Finding] = []
        if let email = settings.email { findings += await mail(email) }
        if let webhook = settings.webhook {
            findings += readable(webhook.url, .webhook, .addressReadable)
            findings.append(await web(.webhook))
        }
        if let ping = settings.ping {
            findings += readable(ping, .ping, .addressReadable)
            findings.append(await web(.ping))
        }
        return findings
    }

    private func mail(_ email: EmailSettings) async -> [Finding] {
        let receivers = email.to.joined(separator: ", ")
        let warnings = email.password.map { readable($0, .mail, .passwordReadable) } ?? []
        let postman = Postman(settings: email, secrets: secrets, console: call.console, log: nil)
        let trouble = sends ? await postman.trouble(sending: .test, email) : await postman.trouble(reaching: email)
        if let trouble {
            return warnings + [
                Finding(
                    .mail, .error, .mailFailed, "no mail can be sent: \(trouble)",
                    step: "check notify: email: in the configuration, with the settings of your mail provider",
                    code: .failed)
            ]
        }
        if sends {
            return warnings + [Finding(good: .mail, .mailSent, "a mail was sent to \(receivers); look whether it came")]
        }
        let how = email.username == nil ? "it can be reached" : "it lets the user in"
        return warnings + [Finding(good: .mail, .mailReachable, "mail goes to \(receivers) by \(email.server): \(how)")]
    }

    private func web(_ receiver: WebCaller.Receiver) async -> Finding {
        let isWebhook = receiver == .webhook
        let caller = WebCaller(settings: settings, secrets: secrets, console: call.console, log: nil)
        do {
            guard sends else {
                return Finding(
                    good: isWebhook ? .webhook : .ping, isWebhook ? .webhookReachable : .pingReachable,
                    "\(try await caller.reach(receiver)) can be reached; nothing was sent")
            }
            let host = isWebhook ? try await caller.post(RunOutcome.test) : try await caller.ping(isGood: true)
            return Finding(
                good: isWebhook ? .webhook : .ping, isWebhook ? .webhookSent : .pingSent,
                "a test was sent to \(host), which took it")
        } catch {
            return Finding(
                isWebhook ? .webhook : .ping, .error, isWebhook ? .webhookFailed : .pingFailed,
                "the \(receiver.rawValue) fails: \(error)", step: "check \(receiver.setting) in the configuration",
                code: .failed)
        }
    }

    private func readable(_ source: SecretSource, _ area: Finding.Area, _ kind: FindingKind) -> [Finding] {
        guard let warning = secrets.warning(about: source, configuration: files.paths) else { return [] }
        return [Finding(area, .warning, kind, warning, step: "chmod 600 keeps others out")]
    }
}
