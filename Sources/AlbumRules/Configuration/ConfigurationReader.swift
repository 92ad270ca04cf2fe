import YAML

/// Reads configuration files of every accepted form into one configuration.
public struct ConfigurationReader {
    private var diagnostics = Diagnostics()
    private var configuration = Configuration()
    private var parts = ConfigurationParts()
    private let knowsTimeZone: (String) -> Bool

    private init(knowsTimeZone: @escaping (String) -> Bool) { self.knowsTimeZone = knowsTimeZone }

    /// Reads the files together; a name that ends in `.py` is a Python settings file, everything else YAML or JSON.
    ///
    /// The configuration is nil exactly when there are errors. All findings of all files come at once, ordered by place.
    /// One wrong album makes the whole configuration wrong: nothing is written on half of what the user meant.
    /// `knowsTimeZone` tells whether the machine has a zone of that IANA name.
    public static func read(
        _ files: [SourceFile], knowsTimeZone: @escaping (String) -> Bool = { _ in true }
    ) -> (configuration: Configuration?, diagnostics: Diagnostics) {
        var reader = ConfigurationReader(knowsTimeZone: knowsTimeZone)
        for file in files { reader.take(file) }
        reader.readParts()
        reader.readScripts()
        reader.readAlbums()
        reader.diagnostics.sortByPlace()
        return (reader.diagnostics.hasErrors ? nil : reader.configuration, reader.diagnostics)
    }

    private mutating func take(_ file: SourceFile) {
        if file.name.lowercased().hasSuffix(".py") {
            parts.take(assignments: PythonSettings.read(file, &diagnostics))
            return
        }
        let (node, errors) = NodeReader.read(file.bytes, file: file.name)
        for error in errors { diagnostics.error(error.message, at: error.place, hint: error.hint) }
        if let node, !node.isNull {
            parts.take(node, &diagnostics)
        } else if errors.isEmpty {
            diagnostics.warn("the file is empty", at: Place(file: file.name, line: 1, column: 1))
        }
    }

    private mutating func readParts() {
        if let server = parts.parts["server"] { configuration.server = ServerReader.read(server.value, &diagnostics) }
        if let notify = parts.parts["notify"] { configuration.notify = NotifyReader.read(notify.value, &diagnostics) }
        if let log = parts.parts["log"] { configuration.log = readLog(log) }
        if let state = parts.parts["state"] {
            configuration.stateFolder = ConfigurationValue(state).text(&diagnostics)
        }
        if let interval = parts.parts["full_scan"] {
            configuration.fullScanInterval =
                ConfigurationValue(interval).duration(bare: .seconds(3600), &diagnostics)
                ?? configuration.fullScanInterval
        }
        if let clock = parts.parts["clock"] {
            configuration.timeZoneName = ConfigurationValue(clock).timeZone(knows: knowsTimeZone, &diagnostics)
        }
    }

    private mutating func readLog(_ entry: Node.Entry) -> LogSettings? {
        var file: String?
        var level: LogSettings.Level?
        KnownKeys(owner: "\"log\"", supported: SettingTable.log.map(\.key)).visit(entry.value, &diagnostics) {
            let value = ConfigurationValue($0)
            if value.label == "file" {
                file = value.text(&$1)
            } else {
                level = value.choice(LogSettings.Level.self, &$1)
            }
        }
        if entry.value.entries != nil, entry.value["file"] == nil {
            diagnostics.error("\"log\" needs \"file\"", at: entry.key.place, hint: "write log: {file: sync.log}")
        }
        return file.map { LogSettings(file: $0, level: level ?? .info) }
    }

    private mutating func readScripts() {
        var reader = LegacySettingsReader(server: parts.parts["server"], notify: parts.parts["notify"])
        for script in parts.scripts { reader.read(script, into: &configuration, &parts, &diagnostics) }
    }

    private mutating func readAlbums() {
        if let groups = parts.parts["groups"] {
            configuration.groups = PeopleGroupsReader.read(groups.value, into: &diagnostics)
        }
        let accounts = readAccounts()
        configuration.defaults = readDefaults(accounts)
        let albums = AlbumReader(
            rules: RuleParser(groups: configuration.groups), defaults: configuration.defaults, accounts: accounts)
        var places = AlbumPlaces()
        for node in parts.albums {
            guard let album = albums.read(node, &diagnostics) else { continue }
            places.add(album, pin: node["id"]?.place, &diagnostics)
            configuration.albums.append(album)
        }
        var dependencies = AlbumDependencies(configuration.albums)
        dependencies.check(&diagnostics)
        accounts.check(configuration.albums, &diagnostics)
        if parts.albums.isEmpty, !diagnostics.hasErrors {
            diagnostics.warn("no albums are defined, so there is nothing to do", at: nil)
        }
    }

    /// The accounts; a key that stands beside them belongs to nobody.
    private mutating func readAccounts() -> AccountReader {
        guard let entry = parts.parts["accounts"] else { return AccountReader(accounts: []) }
        configuration.accounts = AccountReader.read(entry.value, &diagnostics)
        if configuration.server.apiKey != nil {
            diagnostics.error(
                "there is one key under \"server\" and \"accounts\" besides", at: entry.key.place,
                hint: "move the key of the server into accounts: {NAME: {api_key: …}}")
        }
        return AccountReader(accounts: configuration.accounts)
    }

    private mutating func readDefaults(_ accounts: AccountReader) -> AlbumSettingsDraft {
        var limits = AlbumSettingsDraft()
        if let entry = parts.parts["limits"] { limits.takeLimits(entry.value, &diagnostics) }
        var draft = AlbumSettingsDraft()
        if let entry = parts.parts["defaults"] {
            let keys = KnownKeys(
                owner: "\"defaults\"", supported: SettingTable.defaults.map(\.key),
                misplaced: Dictionary(
                    [("id", "pin each album by an id of its own")]
                        + ForEachReader.keys.map { ($0, "it belongs to one album") },
                    uniquingKeysWith: { first, _ in first }))
            keys.visit(entry.value, &diagnostics) { draft.take($0, &$1) }
        }
        accounts.check(&draft, &diagnostics)
        return draft.over(limits)
    }
}

/// Where the names and pins of albums stand, to notice two rules for one album.
private struct AlbumPlaces {
    private var names: [String: (place: Place, isPinned: Bool)] = [:]
    private var pins: [AlbumID: Place] = [:]

    mutating func add(_ album: AlbumDefinition, pin: Place?, _ diagnostics: inout Diagnostics) {
        let id = album.settings.pinnedAlbum
        if let first = names[album.name], !(first.isPinned && id != nil) {
            diagnostics.error(
                "two albums are called \(album.name.quoted), the first at \(first.place)", at: album.place,
                hint: "merge the two rules with any:, or pin each album by its id")
        }
        if let id, let first = pins[id] {
            diagnostics.error(
                "two rules for the album \(id), the first at \(first)", at: pin ?? album.place,
                hint: "merge the two rules with any:")
        }
        names[album.name] = names[album.name] ?? (album.place, id != nil)
        if let id { pins[id] = pins[id] ?? pin ?? album.place }
    }
}

extension ConfigurationValue {
    /// The IANA name of a time zone.
    fileprivate func timeZone(knows: (String) -> Bool, _ diagnostics: inout Diagnostics) -> String? {
        guard let text = text(&diagnostics) else { return nil }
        let isName = text.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || "/_+-".contains($0) }
        guard isName, text == "UTC" || text.contains("/") else {
            diagnostics.error(
                "\(label.quoted) must be the name of a time zone, not \(text.quoted)", at: node.place,
                hint: "write a name such as Europe/Paris, or UTC")
            return nil
        }
        guard text == "UTC" || knows(text) else {
            diagnostics.error(
                "this machine knows no time zone \(text.quoted)", at: node.place,
                hint: "write a name such as Europe/Paris, or UTC")
            return nil
        }
        return text
    }
}
