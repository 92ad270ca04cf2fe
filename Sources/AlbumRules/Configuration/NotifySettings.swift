/// How to tell the user about runs; trouble with any of it never fails a run.
public struct NotifySettings: Hashable, Sendable {
    /// After which runs a message is sent.
    public enum Occasion: String, Hashable, Sendable, CaseIterable {
        /// After a run that failed or held something.
        case errors
        /// After a run that changed something, failed or held something.
        case changes
        /// After every run.
        case always
    }

    /// Mail.
    public var email: EmailSettings?
    /// The outcome of a run, posted as JSON.
    public var webhook: WebhookSettings?
    /// The address of a health check: asked for after a run with exit code 0, with `/fail` at its end after another one.
    /// It may hold a token.
    public var ping: SecretSource?

    /// Ways to tell; none by default.
    public init(email: EmailSettings? = nil, webhook: WebhookSettings? = nil, ping: SecretSource? = nil) {
        self.email = email
        self.webhook = webhook
        self.ping = ping
    }
}

/// How to send mail.
public struct EmailSettings: Hashable, Sendable {
    /// The SMTP server's host name.
    public var server: String
    /// 465 speaks TLS from the start, 587 (and any other) upgrades by STARTTLS.
    public var port: Int
    /// The user to log in as; nil for none.
    public var username: String?
    /// The password.
    public var password: SecretSource?
    /// The sender's address.
    public var from: String
    /// The addresses of those who get it.
    public var to: [String]
    /// When mail is sent.
    public var occasion: NotifySettings.Occasion

    /// Mail settings.
    public init(
        server: String, port: Int = 465, username: String? = nil, password: SecretSource? = nil, from: String,
        to: [String], occasion: NotifySettings.Occasion = .errors
    ) {
        self.server = server
        self.port = port
        self.username = username
        self.password = password
        self.from = from
        self.to = to
        self.occasion = occasion
    }
}

/// Where to post the outcome of a run.
public struct WebhookSettings: Hashable, Sendable {
    /// The address; it may hold a token.
    public var url: SecretSource
    /// When it is posted.
    public var occasion: NotifySettings.Occasion

    /// Webhook settings.
    public init(url: SecretSource, occasion: NotifySettings.Occasion = .errors) {
        self.url = url
        self.occasion = occasion
    }
}
