/// What was understood of another tool's file, and what was not.
struct ToolDraft {
    /// The configuration so far.
    private(set) var configuration: ConvertedConfiguration
    /// Errors, and notes on what could not be carried over.
    var diagnostics = Diagnostics()

    private var names: [String: Bool] = [:]

    /// Nothing understood yet.
    init(file: String) {
        configuration = ConvertedConfiguration(source: file)
    }

    /// Says where the server is; its key is never printed.
    mutating func takeServer(url: Node?, key: Place?) {
        var pairs: RuleLines = []
        if let url, let text = url.text, !text.isEmpty {
            var found = Diagnostics()
            if let address = ConfigurationValue(label: "url", node: url).address(&found) {
                pairs.append(("url", .quoted(address)))
            } else {
                diagnostics.warn(
                    "\(text.quoted) is not an address that this program takes", at: url.place,
                    hint: "write server: {url: https://photos.example.com}")
            }
        }
        pairs.append(("api_key", Placeholder.key.node))
        if let key { diagnostics.warn("the API key is not printed", at: key, hint: Placeholder.key.hint) }
        configuration.parts.append(.init(key: "server", value: .pairs(pairs), remarks: [Placeholder.key.remark]))
    }

    /// Takes an album; one that would select something else here is written as a comment, with a note.
    mutating func take(_ album: ToolAlbum) {
        var obstacles = album.obstacles
        var found = Diagnostics()
        _ = RuleParser().rule(fromAlbum: .pairs(album.rule), &found)
        for message in found.findings.map(\.message) where !obstacles.contains(message) { obstacles.append(message) }
        let isPinned = album.settings.contains { $0.key == "id" }
        if let known = names[album.name], !(known && isPinned) {
            obstacles.append("another album has the name \(album.name.quoted)")
        }
        var entry = ConvertedConfiguration.Album(name: album.name, rule: album.rule, settings: album.settings)
        if obstacles.isEmpty {
            names[album.name] = isPinned
        } else {
            entry.isLeftOut = true
            entry.remarks = ["Left out: " + obstacles.joined(separator: "; ") + "."]
            diagnostics.warn(
                "the album \(album.name.quoted) is left out: \(obstacles.joined(separator: "; "))", at: album.place,
                hint: "it stands in the converted file as a comment")
        }
        configuration.albums.append(entry)
    }

    /// Notes a key that has no meaning here; true when it is one of those known.
    mutating func isKnown(_ entry: Node.Entry, among keys: [String], of owner: String) -> Bool {
        let key = entry.key.text ?? ""
        guard !keys.contains(key) else { return true }
        diagnostics.warn("\(key.quoted) of \(owner) is not known and not carried over", at: entry.key.place)
        return false
    }

    /// Notes a setting that this program has no word for.
    mutating func drop(_ key: String, of album: String, at place: Place, hint: String? = nil) {
        diagnostics.warn("\(key.quoted) of the album \(album.quoted) is not carried over", at: place, hint: hint)
    }
}

extension Node {
    /// The texts of one scalar or of a list of scalars.
    var texts: [String] {
        if let items { return items.compactMap { $0.isNull ? nil : $0.text } }
        return isNull ? [] : text.map { [$0] } ?? []
    }

    /// `true` or `false` in any letter case.
    var truth: Bool? {
        switch text?.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }
}
