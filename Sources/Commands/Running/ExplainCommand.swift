import AlbumRules

/// `explain`: the rule of an album as a sentence, how many photos its lines match, and how the album is kept.
struct ExplainCommand: Sendable {
    private let call: Call

    /// The command of a call.
    init(_ call: Call) {
        self.call = call
    }

    /// Shows the album; counts come when a server is known and they were not refused.
    func run() async throws(CommandFailure) -> ExitCode {
        let (files, configuration) = try LoadedConfiguration.loadWhole(call)
        let album = try configuration.album(named: call.arguments.operands[0])
        let (counted, trouble) = await count(album, files, configuration)
        if call.arguments.has("json") {
            call.console.results.line(json(album, counted).pretty)
        } else {
            call.console.results.lines(lines(album, counted))
        }
        guard let trouble else { return counted.allSatisfy { $0.text.census.holds.isEmpty } ? .done : .held }
        // What can be said without a server is said; only a server that was named and failed is a failure.
        guard trouble.code != .configuration else {
            call.console.warn("nothing was counted: \(trouble.message)", hint: trouble.hint)
            return .done
        }
        throw trouble
    }

    private func count(
        _ album: AlbumDefinition, _ files: ConfigurationFiles, _ configuration: Configuration
    ) async -> ([(account: String?, text: CensusText)], CommandFailure?) {
        guard !call.arguments.has("offline") else { return ([], nil) }
        do {
            return (try await CensusText.counting(album, call, files, configuration), nil)
        } catch {
            return ([], error)
        }
    }

    private func lines(
        _ album: AlbumDefinition, _ counted: [(account: String?, text: CensusText)]
    ) -> [String] {
        var lines = [
            "\(call.console.results.painted(visible(album.name), .bold))   \(visible(album.place.description))", "",
        ]
        lines += wrapped(visible(album.rule.sentence), to: 100)
        if let form = album.rule.newForm {
            lines += ["", album.isLegacy ? "In the new form:" : "Read as:"] + form.map { "  " + visible($0) }
        }
        for (account, text) in counted {
            let now = account.map { counted.count > 1 ? "Now, of \($0): " : "Now: " } ?? "Now: "
            lines += ["", now + text.total] + text.parts + text.choice + text.values
            lines += text.asides.map { "  " + $0 }
        }
        if !album.settingLines.isEmpty {
            lines += ["", "Then:"] + album.settingLines.map { "  " + visible($0) }
        }
        lines += ["", "Kept:"] + Self.keeping(album.settings).map { "  " + $0 }
        if let text = counted.first?.text { return lines + [""] + text.cost + (text.runReading.map { [$0] } ?? []) }
        return lines + ["", "Read of each photo: \(album.rule.needs.words)"]
    }

    private static func keeping(_ settings: AlbumSettings) -> [String] {
        var lines: [String] = []
        if !settings.isEnabled { lines.append("not at all for now (enabled: false)") }
        switch settings.mode {
        case .sync: lines.append("adds what matches, removes what no longer does of what it put there (mode: sync)")
        case .add: lines.append("adds what matches, never removes (mode: add)")
        case .mirror: lines.append("is made equal to the rule, photos added by hand included (mode: mirror)")
        }
        if settings.isProtected { lines.append("never removes (protect: true)") }
        switch settings.handRemoved {
        case .respect: lines.append("a photo taken out by hand stays out (hand_removed: respect)")
        case .restore: lines.append("a photo taken out by hand is put back (hand_removed: restore)")
        }
        switch settings.whenEmpty {
        case .hold: lines.append("when the rule matches nothing it stays as it is (when_empty: hold)")
        case .clear: lines.append("when the rule matches nothing it is emptied (when_empty: clear)")
        case .delete:
            lines.append(
                "when the rule matches nothing it is emptied, and deleted if it was made here (when_empty: delete)")
        }
        if settings.settle > .zero {
            let hours = Double(settings.settle.components.seconds) / 3600
            let text = hours == hours.rounded() ? "\(Int(hours)) h" : "\(settings.settle.components.seconds) s"
            lines.append("where something must not be there, a new photo waits \(text) for its faces (settle)")
        }
        let part = Int((settings.limits.remove * 100).rounded())
        lines.append("more than \(part) % to remove at once waits for your approval (limits)")
        if let id = settings.pinnedAlbum { lines.append("the album \(id) (id)") }
        return lines
    }

    private func json(
        _ album: AlbumDefinition, _ counted: [(account: String?, text: CensusText)]
    ) -> JSONText {
        var fields: [(String, JSONText)] = [
            ("schema", .int(1)), ("kind", .text("explain")), ("name", .text(album.name)),
            ("place", .text(album.place.description)), ("sentence", .text(album.rule.sentence)),
            ("rule", album.rule.newForm.map { .texts($0) } ?? .null), ("isLegacy", .bool(album.isLegacy)),
            ("settings", .texts(album.settingLines)), ("mode", .text(album.settings.mode.rawValue)),
            ("needsPeople", .bool(album.rule.needs.people)),
            ("needsExif", .bool(album.rule.needs.exif)),
            ("counts", counted.first.map { .object($0.text.json) } ?? .null),
        ]
        if counted.contains(where: { $0.account != nil }) {
            let shares = counted.map { share in
                JSONText.object([("account", .optional(share.account)), ("counts", .object(share.text.json))])
            }
            fields.append(("accounts", .array(shares)))
        }
        return .object(fields)
    }
}

extension Configuration {
    /// The album of that name, or the `for_each` rule that may make it, or why there is none.
    func album(named name: String) throws(CommandFailure) -> AlbumDefinition {
        if let found = albums.first(where: { $0.name == name }) ?? albums.first(where: { $0.covers(name) }) {
            return found
        }
        throw CommandFailure.unknownAlbum(name, among: albums.map(\.name), as: "ALBUM")
    }
}
