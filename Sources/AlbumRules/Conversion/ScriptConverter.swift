import YAML

/// Converts the settings of the Python script, in each of its forms, to the new grammar.
struct ScriptConverter {
    /// What could not be carried over, and what to do.
    private(set) var notes = Diagnostics()
    private var converted: ConvertedConfiguration

    /// Converts a file; nil with the errors when it cannot be read.
    static func convert(_ file: SourceFile) -> (configuration: ConvertedConfiguration?, diagnostics: Diagnostics) {
        let (configuration, diagnostics) = ConfigurationReader.read([file])
        guard let configuration else { return (nil, diagnostics) }
        var converter = ScriptConverter(converted: ConvertedConfiguration(source: file.name))
        converter.notes.append(diagnostics)
        converter.convert(file, configuration)
        return (converter.converted, converter.notes)
    }

    private init(converted: ConvertedConfiguration) { self.converted = converted }

    private mutating func convert(_ file: SourceFile, _ configuration: Configuration) {
        // The file was read without an error, so that nothing new is found here.
        var found = Diagnostics()
        var scratch = Configuration()
        var parts = ConfigurationParts()
        if file.name.lowercased().hasSuffix(".py") {
            parts.take(assignments: PythonSettings.read(file, &found))
        } else if let node = NodeReader.read(file.bytes, file: file.name).node, !node.isNull {
            parts.take(node, &found)
        }
        var settings = LegacySettingsReader(server: nil, notify: nil)
        for script in parts.scripts {
            settings.read(script, into: &scratch, &parts, &found)
            takeScript(script.entries, configuration)
        }
        takeParts(parts.parts)
        let groups = Set((parts.parts["groups"]?.value.entries ?? []).compactMap(\.key.text))
        for (node, album) in zip(parts.albums, configuration.albums) {
            var converter = ScriptAlbumConverter(node: node, album: album, groups: groups)
            converted.albums.append(converter.converted())
            notes.append(converter.notes)
        }
        if !configuration.albums.isEmpty, !configuration.albums.contains(where: \.isLegacy) {
            notes.warn("every album is in the new form already", at: nil)
        }
    }

    /// The server and the mail as the script's settings give them.
    private mutating func takeScript(_ entries: [Node.Entry], _ configuration: Configuration) {
        let given = Dictionary(
            entries.filter { !$0.value.isNull && $0.value.text != "" }.map { ($0.key.text ?? "", $0.key.place) },
            uniquingKeysWith: { first, _ in first })
        var server: [(key: String, value: Node)] = []
        if let url = configuration.server.url { server.append(("url", .quoted(url))) }
        if configuration.server.apiKey != nil { server.append(("api_key", Placeholder.key.node)) }
        if given["MAX_CONCURRENT_REQUESTS"] != nil {
            server.append(("concurrency", .word(String(configuration.server.concurrency))))
        }
        if !server.isEmpty { take(part: "server", .pairs(server), given["API_KEY"].map { [(.key, $0)] } ?? []) }
        if let email = configuration.notify.email {
            take(
                part: "notify", .pairs(["email": mail(email)]), given["EMAIL_PASSWORD"].map { [(.password, $0)] } ?? [])
        } else if let place = given.filter({ $0.key.hasPrefix("EMAIL_") }).map(\.value).min() {
            notes.warn(
                "mail is switched off, so the EMAIL_ settings are not carried over", at: place,
                hint: "write them under notify: {email: …} if you want mail")
        }
    }

    private func mail(_ email: EmailSettings) -> Node {
        var pairs: [(key: String, value: Node)] = [
            ("server", .quoted(email.server)), ("port", .word(String(email.port))),
        ]
        if let username = email.username { pairs.append(("username", .quoted(username))) }
        if email.password != nil, email.username != nil { pairs.append(("password", Placeholder.password.node)) }
        pairs.append(("from", .quoted(email.from)))
        pairs.append(("to", .oneOrList(email.to.map { .quoted($0) })))
        pairs.append(("when", .word(email.occasion.rawValue)))
        return .pairs(pairs)
    }

    /// Parts that are in the new form already; secrets in them are replaced.
    private mutating func takeParts(_ parts: [String: Node.Entry]) {
        for key in ["server", "groups", "defaults", "limits", "state", "clock", "log", "notify"] {
            guard let value = parts[key]?.value else { continue }
            var secrets: [(Placeholder, Place)] = []
            let safe = Placeholder.replacing(in: value, &secrets)
            take(part: key, safe, secrets)
        }
    }

    private mutating func take(part key: String, _ value: Node, _ secrets: [(Placeholder, Place)]) {
        for (placeholder, place) in secrets {
            notes.warn("the \(placeholder.name) is not printed", at: place, hint: placeholder.hint)
        }
        converted.parts.append(.init(key: key, value: value, remarks: secrets.map { $0.0.remark }))
    }
}
