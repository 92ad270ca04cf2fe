/// The parts of all files, gathered before any of them is read: the groups of one file serve the albums of another.
struct ConfigurationParts {
    /// What each part says, by its key in the new form.
    private(set) var parts: [String: Node.Entry] = [:]
    /// The albums in the order of the files.
    private(set) var albums: [Node] = []
    /// The settings of the Python script, file by file.
    private(set) var scripts: [LegacySettingsReader.Script] = []

    private static let keys = KnownKeys(
        owner: "the configuration",
        supported: SettingTable.file.map(\.key),
        unsupported: ["schedule", "recreate"],
        misplaced: [
            "url": "put it under server:", "api_key": "put it under server:", "concurrency": "put it under server:",
            "timeout": "put it under server:", "email": "put it under notify:",
            "name": "albums stand in a list: albums:",
            "all": "albums stand in a list: albums:", "any": "albums stand in a list: albums:",
            "none": "albums stand in a list: albums:", "filters": "albums stand in a list: albums:",
            "mode": "put it under defaults:", "settle": "put it under defaults:", "names": "put it under defaults:",
        ])

    /// Takes the content of one file in the new form, or a bare list of albums.
    mutating func take(_ root: Node, _ diagnostics: inout Diagnostics) {
        if let items = root.items {
            albums += items
            return
        }
        guard let entries = root.entries else {
            diagnostics.error(
                "the file must hold keys such as \"albums\", or a list of albums, not just text", at: root.place)
            return
        }
        if entries.contains(where: { LegacySettingsReader.names.contains($0.key.text ?? "") }) {
            scripts.append(LegacySettingsReader.Script(entries: entries, isPython: false))
            return
        }
        for entry in entries where Self.keys.accepts(entry, &diagnostics) { takePart(entry, &diagnostics) }
    }

    /// Takes the assignments of a Python file.
    mutating func take(assignments: [Node.Entry]) {
        scripts.append(LegacySettingsReader.Script(entries: assignments, isPython: true))
    }

    /// Takes a list of albums that stands under a key.
    mutating func takeAlbums(_ entry: Node.Entry, _ diagnostics: inout Diagnostics) {
        let value = ConfigurationValue(entry)
        guard value.isPresent(&diagnostics) else { return }
        guard let items = entry.value.items else {
            diagnostics.error(
                "\(value.label.quoted) must be a list, not \(value.kind)", at: entry.value.place,
                hint: "write - name: … for each album")
            return
        }
        albums += items
    }

    private mutating func takePart(_ entry: Node.Entry, _ diagnostics: inout Diagnostics) {
        guard let key = entry.key.text, ConfigurationValue(entry).isPresent(&diagnostics) else { return }
        switch key {
        case "version":
            if entry.value.text != "1" {
                diagnostics.error(
                    "this program reads version 1, not \((entry.value.text ?? "").quoted)", at: entry.value.place)
            }
        case "albums": takeAlbums(entry, &diagnostics)
        default:
            if let first = parts[key] {
                diagnostics.error(
                    "\(key.quoted) stands here a second time, first at \(first.key.place)", at: entry.key.place,
                    hint: "keep it in one of the files")
            } else {
                parts[key] = entry
            }
        }
    }
}
