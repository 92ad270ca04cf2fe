/// One key beside the rules: what it means and what it takes.
struct Setting: Sendable {
    /// The key.
    let key: String
    /// What it means: one line without a full stop.
    let meaning: String
    /// What it takes.
    let schema: SchemaValue
    /// Values as written.
    let examples: [String]

    init(_ key: String, _ meaning: String, _ schema: SchemaValue, _ examples: String...) {
        self.key = key
        self.meaning = meaning
        self.schema = schema
        self.examples = examples
    }
}

/// The keys of every part of a configuration; what is read and what editors are told both come from here.
enum SettingTable {
    /// Settings of an album.
    static let album = keeping + ownership + people + selection + appearance + values
    /// Those that `defaults` takes, too.
    static let defaults = (keeping + ownership + people + selection + appearance).filter { $0.key != "id" }

    /// How an album is kept.
    private static let keeping = [
        Setting(
            "mode", "what a run may do: sync adds and removes what it added, add never removes, mirror equals the rule",
            .oneOf(AlbumSettings.Mode.allCases.map(\.rawValue)), "add"),
        Setting(
            "hand_removed",
            "whether a photo that somebody took out by hand stays out (respect) or comes back (restore)",
            .oneOf(AlbumSettings.HandRemoved.allCases.map(\.rawValue)), "respect"),
        Setting("limits", "how many changes are made without asking", limitsSchema, "{remove: 10%}"),
        Setting(
            "when_empty",
            "what happens when the rule matches nothing: hold leaves the album as it is, clear empties it, delete also deletes it when this program made it",
            .oneOf(AlbumSettings.WhenEmpty.allCases.map(\.rawValue)), "hold"),
        Setting(
            "settle", "how long a new photo waits when the rule tests that something is absent; 6h by default", .length,
            "12h", "0"),
        Setting("enabled", "false pauses the album", .plainTruth, "false"),
        Setting("protect", "true: nothing is ever removed", .plainTruth, "true"),
        Setting(
            "id", "the album in Immich, when two have the name", .identifier, "0b1c2d3e-4f50-4162-8374-8596a7b8c9d0"),
    ]

    /// Limits on changes.
    static let limits = [
        Setting("remove", "hold beyond 20 photos and this part of what the program put there", .percentage, "10%"),
        Setting("add_when_shared", "hold beyond 200 photos and this part of a shared album", .percentage, "50%"),
        Setting("albums", "hold a for_each rule that begins with more albums at once", .whole(counts), "200"),
    ]

    private static let limitsSchema = SchemaValue.closed(limits)

    /// What an account is.
    static let account = [
        Setting(
            "api_key", "the key of the user: {file: …}, {env: …} or the text", .secret, "{file: anna.key}")
    ]

    /// Where the server is.
    static let server = [
        Setting(
            "url", "the address, with or without /api",
            .text(matching: "[hH][tT][tT][pP][sS]?://[^\\s/?#@]+(/[^\\s?#]*)?"), "https://photos.example.com"),
        Setting(
            "api_key", "the key: {file: …}, {env: …} or the text", .secret, "{file: immich.key}", "{env: IMMICH_KEY}"),
        Setting("concurrency", "the most requests at once", .whole(ServerReader.concurrencies), "4"),
        Setting("timeout", "how long one request may take", .length, "60s"),
    ]

    /// How to send mail.
    static let email = [
        Setting(
            "server", "the host of the mail server",
            SchemaValue.text(matching: "[^\\s/@?#]+").adding(["type": ["string", "number", "boolean"]]),
            "smtp.example.com"),
        Setting("port", "465 speaks TLS from the start, others upgrade", .whole(1...65_535), "465"),
        Setting("username", "whom to log in as", .line, "me@example.com"),
        Setting("password", "the password: {file: …}, {env: …} or the text", .secret, "{file: mail.password}"),
        Setting("from", "the address of the sender", .text(matching: ".*@.*"), "albums@example.com"),
        Setting("to", "the addresses of those who get it", .text(matching: ".*@.*").orList, "me@example.com"),
        Setting(
            "when", "after which runs: errors, changes or always",
            .oneOf(NotifySettings.Occasion.allCases.map(\.rawValue)), "errors"),
    ]

    /// Where to post the outcome of a run.
    static let webhook = [
        Setting(
            "url", "the address, which may hold a token: {file: …}, {env: …} or the text", .secretAddress,
            "{file: webhook.url}", "https://example.com/hooks/albums"),
        Setting(
            "when", "after which runs: errors, changes or always",
            .oneOf(NotifySettings.Occasion.allCases.map(\.rawValue)), "errors"),
    ]

    /// The log file.
    static let log = [
        Setting("file", "the path; relative ones start at the folder of the configuration", .line, "sync.log"),
        Setting(
            "level", "how much is written", .oneOf(LogSettings.Level.allCases.map(\.rawValue)), "info"),
    ]

    /// How to tell the user.
    static let notify = [
        Setting(
            "email", "mail after runs",
            SchemaValue.closed(email, required: ["server", "from", "to"]).adding([
                "dependentRequired": ["password": ["username"]]
            ]), "{server: smtp.example.com, from: a@example.com, to: b@example.com}"),
        Setting(
            "webhook", "the outcome of a run, posted as JSON", .closed(webhook, required: ["url"]),
            "{url: {file: webhook.url}, when: always}"),
        Setting(
            "ping", "a health check's address, asked for after each run; with /fail at its end unless all went well",
            .secretAddress, "https://hc-ping.com/0b1c2d3e-4f50-4162-8374-8596a7b8c9d0"),
    ]

    /// The parts of a file.
    static let file = [
        Setting("version", "the version of the language", ["enum": [1, "1"]], "1"),
        Setting("server", "where the server is", .closed(server), "{url: \"https://photos.example.com\"}"),
        Setting(
            "accounts", "users of the server, each with a key, when albums belong to several or are fed by several",
            .accounts, "{anna: {api_key: {file: anna.key}}, paul: {api_key: {env: PAUL_KEY}}}"),
        Setting("groups", "names for several people", .groups, "{kids: [Mia, Leo]}"),
        Setting(
            "defaults", "settings of every album that does not say otherwise",
            .closed(defaults), "{settle: 12h}"),
        Setting("albums", "the albums", ["type": "array", "items": ["$ref": "#/$defs/album"]]),
        Setting("notify", "how to tell you about runs", .closed(notify)),
        Setting(
            "full_scan", "how long quick passes go on before everything is read again; 24h by default, 0 for every run",
            .length, "24h", "0"),
        Setting("log", "the log file", .closed(log, required: ["file"]), "{file: sync.log}"),
        Setting("state", "the folder of what is remembered", .line, "/var/lib/immich-auto-album"),
        Setting("limits", "limits of every album", limitsSchema, "{remove: 10%, add_when_shared: 50%}"),
        Setting(
            "clock", "the time zone that tells today and the day of a photo",
            .text(matching: "UTC|[A-Za-z0-9/_+-]*/[A-Za-z0-9/_+-]*"), "Europe/Paris"),
    ]
}

extension SchemaValue {
    /// A whole number of a range.
    static func whole(_ range: ClosedRange<Int>) -> SchemaValue {
        [
            "type": ["integer", "string"], "pattern": "^\\+?0*[1-9][0-9]{0,4}$",
            "minimum": .number(Double(range.lowerBound)), "maximum": .number(Double(range.upperBound)),
        ]
    }

    /// A secret, or where it is.
    fileprivate static let secret: SchemaValue = [
        "type": ["string", "number", "boolean", "object"], "pattern": "^.*\\S.*$",
        "not": ["type": "string", "pattern": "^\\$\\{.*\\}$"], "minProperties": 1, "maxProperties": 1,
        "additionalProperties": false,
        "properties": [
            "file": line, "env": text(matching: "[!-#%-<>-~]+").adding(["type": ["string", "number", "boolean"]]),
        ],
    ]

    /// A web address that may hold a token, or where it is.
    fileprivate static let secretAddress = secret.adding([
        "type": ["string", "object"],
        "pattern": "^[hH][tT][tT][pP][sS]?://[^\\s\\x00-\\x1F\\x7F/?#][^\\s\\x00-\\x1F\\x7F]*$",
    ])

    fileprivate static let accounts: SchemaValue = [
        "type": "object", "minProperties": 1, "propertyNames": ["pattern": "^[A-Za-z0-9_-]{1,32}$"],
        "additionalProperties": closed(SettingTable.account, required: ["api_key"]),
    ]

    fileprivate static let groups: SchemaValue = {
        let member: SchemaValue = [
            "type": ["string", "number", "boolean", "object"], "minLength": 1, "required": ["id"],
            "additionalProperties": false, "properties": ["id": identifier],
        ]
        let reserved = PeopleGroupsReader.reservedNames.sorted().map { SchemaValue.text($0) }
        return [
            "type": "object", "propertyNames": ["minLength": 1, "not": ["enum": .list(reserved)]],
            "additionalProperties": member.orList,
        ]
    }()

    /// A mapping that has these keys and no others.
    static func closed(_ settings: [Setting], required: [String] = []) -> SchemaValue {
        var schema: SchemaValue = [
            "type": "object", "additionalProperties": false, "properties": properties(settings),
        ]
        if !required.isEmpty { schema = schema.adding(["required": .list(required.map { .text($0) })]) }
        return schema
    }

    /// The properties of settings.
    static func properties(_ settings: [Setting]) -> SchemaValue {
        .object(
            settings.map { setting in
                let examples = setting.examples.compactMap { SchemaValue(example: $0) }
                var described: SchemaValue = ["description": .text(setting.meaning)]
                described = described.adding(setting.schema)
                if !examples.isEmpty { described = described.adding(["examples": .list(examples)]) }
                return Pair(key: setting.key, value: described)
            })
    }
}
