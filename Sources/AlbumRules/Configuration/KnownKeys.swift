/// The keys that a mapping may have, and what to say about the others.
struct KnownKeys {
    /// What the mapping describes, as messages name it: `an album`.
    let owner: String
    /// Keys that are read.
    let supported: [String]
    /// Keys of the language that are not built.
    var unsupported: Set<String> = []
    /// Keys that people put here though they belong elsewhere, with the hint.
    var misplaced: [String: String] = [:]

    /// Keys that are read but that no hint recommends.
    var unlisted: Set<String> = []

    /// Calls `take` for each key that is read; reports every other one.
    func visit(_ node: Node, _ diagnostics: inout Diagnostics, take: (Node.Entry, inout Diagnostics) -> Void) {
        guard let entries = node.entries else {
            diagnostics.error(
                "\(owner) must be a mapping of keys to values, not \(ConfigurationValue(label: "", node: node).kind)",
                at: node.place)
            return
        }
        for entry in entries where accepts(entry, &diagnostics) { take(entry, &diagnostics) }
    }

    /// Whether the key is read; reports it otherwise.
    func accepts(_ entry: Node.Entry, _ diagnostics: inout Diagnostics) -> Bool {
        let key = entry.key.text ?? ""
        if supported.contains(key) { return true }
        if unsupported.contains(key) {
            diagnostics.error("\(key.quoted) is not supported yet", at: entry.key.place)
            return false
        }
        var hint = misplaced[key]
        // Nobody reads the hint of the thousandth mistake, and finding it takes time.
        if hint == nil, diagnostics.findings.count < 100,
            let nearest = NearestWord.suggestion(for: key, among: supported + unsupported.sorted())
        {
            hint = "did you mean \(nearest.quoted)?"
        }
        diagnostics.error(
            "\(owner) has no key \(key.quoted)", at: entry.key.place,
            hint: hint ?? "it has \(supported.filter { !unlisted.contains($0) }.sorted().joinedByOr)")
        return false
    }
}
