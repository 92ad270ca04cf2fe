/// Reads the settings of the Python script, from its own file or from a JSON object of the same names.
struct LegacySettingsReader {
    /// The names that the script knows.
    static let names = [
        "IMMICH_BASE_URL", "API_KEY", "SYNC_CONFIGS", "MAX_CONCURRENT_REQUESTS", "ENABLE_EMAIL_ON_ERROR",
        "EMAIL_SMTP_SERVER", "EMAIL_SMTP_PORT", "EMAIL_USERNAME", "EMAIL_PASSWORD", "EMAIL_FROM", "EMAIL_TO",
    ]

    /// The names and values of one file.
    struct Script {
        var entries: [Node.Entry]
        /// Whether other names may stand beside ours, as they may in a Python file.
        var isPython: Bool
    }

    /// The parts that another file has, and then the places where the script's settings gave them.
    private var server: Place?
    private var notify: Place?
    private var email = EmailDraft()
    private var seen: [String: Place] = [:]

    /// A reader that knows which parts are taken.
    init(server: Node.Entry?, notify: Node.Entry?) {
        self.server = server?.key.place
        self.notify = notify?.key.place
    }

    /// Reads one file's settings. `None` and empty text say the same as leaving the name out.
    mutating func read(
        _ script: Script, into configuration: inout Configuration, _ parts: inout ConfigurationParts,
        _ diagnostics: inout Diagnostics
    ) {
        email = EmailDraft()
        var switchPlace: Place?
        for entry in script.entries {
            let value = ConfigurationValue(entry)
            guard isNew(value.label, at: entry.key.place, &diagnostics), !value.isUnset else { continue }
            switch value.label {
            case "SYNC_CONFIGS": parts.takeAlbums(entry, &diagnostics)
            case "ENABLE_EMAIL_ON_ERROR": if value.flag(&diagnostics) == true { switchPlace = entry.key.place }
            case "IMMICH_BASE_URL", "API_KEY", "MAX_CONCURRENT_REQUESTS":
                takeServer(value, at: entry.key.place, into: &configuration.server, &diagnostics)
            case let name where Self.names.contains(name): continue
            default: reportUnknown(entry, isPython: script.isPython, &diagnostics)
            }
        }
        if let switchPlace { configuration.notify.email = readEmail(script.entries, at: switchPlace, &diagnostics) }
    }

    private mutating func isNew(_ name: String, at place: Place, _ diagnostics: inout Diagnostics) -> Bool {
        guard Self.names.contains(name), name != "SYNC_CONFIGS" else { return true }
        guard let first = seen[name] else {
            seen[name] = place
            return true
        }
        diagnostics.error(
            "\(name.quoted) stands here a second time, first at \(first)", at: place,
            hint: "keep it in one of the files")
        return false
    }

    private func takeServer(
        _ value: ConfigurationValue, at place: Place, into settings: inout ServerSettings,
        _ diagnostics: inout Diagnostics
    ) {
        if let server {
            diagnostics.error(
                "\(value.label.quoted) says again what \"server\" says at \(server)", at: place,
                hint: "keep it in one of the files")
            return
        }
        switch value.label {
        case "IMMICH_BASE_URL": settings.url = value.address(&diagnostics)
        case "API_KEY": settings.apiKey = value.secret(&diagnostics)
        default:
            settings.concurrency =
                value.wholeNumber(in: ServerReader.concurrencies, &diagnostics) ?? settings.concurrency
        }
    }

    private mutating func readEmail(
        _ script: [Node.Entry], at place: Place, _ diagnostics: inout Diagnostics
    ) -> EmailSettings? {
        if let notify {
            diagnostics.error(
                "\"ENABLE_EMAIL_ON_ERROR\" says again what \"notify\" says at \(notify)", at: place,
                hint: "keep it in one of the files")
            return nil
        }
        var given: Set<String> = []
        for entry in script {
            let value = ConfigurationValue(entry)
            guard !value.isUnset else { continue }
            given.insert(value.label)
            switch value.label {
            case "EMAIL_SMTP_SERVER": email.server = value.hostName(&diagnostics)
            case "EMAIL_SMTP_PORT": email.port = value.wholeNumber(in: 1...65_535, &diagnostics)
            case "EMAIL_USERNAME": email.username = value.text(&diagnostics)
            case "EMAIL_PASSWORD": email.password = value.secret(&diagnostics)
            case "EMAIL_FROM": email.from = value.mailAddress(&diagnostics)
            case "EMAIL_TO": email.to = value.mailAddresses(&diagnostics)
            default: continue
            }
        }
        for name in ["EMAIL_SMTP_SERVER", "EMAIL_FROM", "EMAIL_TO"] where !given.contains(name) {
            diagnostics.error("\"ENABLE_EMAIL_ON_ERROR\" needs \(name.quoted)", at: place)
        }
        return email.settings
    }

    /// A name like one of ours is a misspelling; others belong to something else.
    private func reportUnknown(_ entry: Node.Entry, isPython: Bool, _ diagnostics: inout Diagnostics) {
        let name = entry.key.text ?? ""
        if let nearest = NearestWord.suggestion(for: name, among: Self.names) {
            diagnostics.error(
                "no setting is called \(name.quoted)", at: entry.key.place, hint: "did you mean \(nearest.quoted)?")
        } else if isPython {
            diagnostics.warn("the setting \(name.quoted) is not used", at: entry.key.place)
        } else {
            diagnostics.error(
                "no setting is called \(name.quoted)", at: entry.key.place,
                hint: "names of the script and keys of albums.yaml cannot be mixed in one file")
        }
    }
}

extension ConfigurationValue {
    /// Whether the value says nothing: `None` or empty text.
    fileprivate var isUnset: Bool { node.isNull || node.text == "" }
}
