/// Reads how to tell the user about runs.
enum NotifyReader {
    private static let keys = KnownKeys(
        owner: "\"notify\"", supported: SettingTable.notify.map(\.key),
        unsupported: ["ntfy", "gotify", "telegram", "apprise"])

    private static let emailKeys = KnownKeys(
        owner: "\"email\"", supported: SettingTable.email.map(\.key))

    private static let webhookKeys = KnownKeys(
        owner: "\"webhook\"", supported: SettingTable.webhook.map(\.key))

    /// Reads the `notify` part.
    static func read(_ node: Node, _ diagnostics: inout Diagnostics) -> NotifySettings {
        var settings = NotifySettings()
        keys.visit(node, &diagnostics) { entry, diagnostics in
            let value = ConfigurationValue(entry)
            guard value.isPresent(&diagnostics) else { return }
            switch value.label {
            case "email": settings.email = readEmail(entry, &diagnostics)
            case "webhook": settings.webhook = readWebhook(entry, &diagnostics)
            default: settings.ping = value.secretAddress(&diagnostics)
            }
        }
        return settings
    }

    private static func readWebhook(_ entry: Node.Entry, _ diagnostics: inout Diagnostics) -> WebhookSettings? {
        var url: SecretSource?
        var occasion: NotifySettings.Occasion?
        guard ConfigurationValue(entry).isMapping("write webhook: {url: {file: webhook.url}}", &diagnostics) else {
            return nil
        }
        webhookKeys.visit(entry.value, &diagnostics) { entry, diagnostics in
            let value = ConfigurationValue(entry)
            if value.label == "url" {
                url = value.secretAddress(&diagnostics)
            } else {
                occasion = value.choice(NotifySettings.Occasion.self, &diagnostics)
            }
        }
        if entry.value["url"] == nil {
            diagnostics.error("\"webhook\" needs \"url\"", at: entry.key.place)
        }
        return url.map { WebhookSettings(url: $0, occasion: occasion ?? .errors) }
    }

    private static func readEmail(_ entry: Node.Entry, _ diagnostics: inout Diagnostics) -> EmailSettings? {
        var draft = EmailDraft()
        emailKeys.visit(entry.value, &diagnostics) { entry, diagnostics in
            let value = ConfigurationValue(entry)
            switch value.label {
            case "server": draft.server = value.hostName(&diagnostics)
            case "port": draft.port = value.wholeNumber(in: 1...65_535, &diagnostics)
            case "username": draft.username = value.text(&diagnostics)
            case "password": draft.password = value.secret(&diagnostics)
            case "from": draft.from = value.mailAddress(&diagnostics)
            case "to": draft.to = value.mailAddresses(&diagnostics)
            default: draft.occasion = value.choice(NotifySettings.Occasion.self, &diagnostics)
            }
        }
        guard entry.value.entries != nil else { return nil }
        for key in ["server", "from", "to"] where entry.value[key] == nil {
            diagnostics.error("\"email\" needs \(key.quoted)", at: entry.key.place)
        }
        if draft.password != nil, entry.value["username"] == nil {
            diagnostics.error("\"email\" has a password but no \"username\"", at: entry.key.place)
        }
        return draft.settings
    }
}

/// Mail settings while they are read.
struct EmailDraft {
    var server: String?
    var port: Int?
    var username: String?
    var password: SecretSource?
    var from: String?
    var to: [String]?
    var occasion: NotifySettings.Occasion?

    /// The settings, when everything needed is there.
    var settings: EmailSettings? {
        guard let server, let from, let to else { return nil }
        return EmailSettings(
            server: server, port: port ?? 465, username: username, password: password, from: from, to: to,
            occasion: occasion ?? .errors)
    }
}

extension ConfigurationValue {
    /// The name of a mail server, without a scheme or port.
    func hostName(_ diagnostics: inout Diagnostics) -> String? {
        guard let text = text(&diagnostics) else { return nil }
        guard !text.contains(where: { $0.isWhitespace || "/@?#".contains($0) }) else {
            diagnostics.error(
                "\(label.quoted) must be the name of a host, not \(text.quoted)", at: node.place,
                hint: "write it without a beginning: smtp.example.com")
            return nil
        }
        return text
    }

    /// An address such as `anna@example.org`; of `Anna <anna@example.org>` only the address is used.
    func mailAddress(_ diagnostics: inout Diagnostics) -> String? {
        guard var text = text(&diagnostics) else { return nil }
        if text.hasSuffix(">"), let start = text.firstIndex(of: "<") {
            text = String(text[text.index(after: start)...].dropLast())
            diagnostics.warn("of \(label.quoted) only the address \(text.quoted) is used", at: node.place)
        }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
            !text.contains(where: { $0.isWhitespace || "<>,;".contains($0) })
        else {
            diagnostics.error(
                "\(label.quoted) must be a mail address, not \(text.quoted)", at: node.place,
                hint: "write only the address: anna@example.org")
            return nil
        }
        return text
    }

    /// One address, several with commas between them, or a list.
    func mailAddresses(_ diagnostics: inout Diagnostics) -> [String]? {
        guard let texts = texts(&diagnostics) else { return nil }
        let places = node.items ?? [node]
        var addresses: [String] = []
        for (text, item) in zip(texts, places) {
            for part in text.split(separator: ",") {
                let part = Node(.scalar(String(part.trimmingBlanks), isQuoted: true), at: item.place)
                guard let address = ConfigurationValue(label: label, node: part).mailAddress(&diagnostics) else {
                    return nil
                }
                addresses.append(address)
            }
        }
        guard !addresses.isEmpty else {
            diagnostics.error("\(label.quoted) is empty", at: node.place)
            return nil
        }
        return addresses
    }
}
