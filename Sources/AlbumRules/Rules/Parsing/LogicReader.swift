/// Reads `all`, `any` and `none` with their lines.
struct LogicReader {
    /// The words that join lines.
    static let words = ["all", "any", "none"]
    /// How deep groups may stand in each other.
    static let greatestDepth = 32

    /// What was found wrong.
    var diagnostics = Diagnostics()
    private let groups: PeopleGroups
    private var depth = 0

    init(groups: PeopleGroups) {
        self.groups = groups
    }

    /// The groups of a mapping, which must all hold; keys that are none of the three words are left alone. Nil after an error.
    mutating func logic(_ entries: [Node.Entry]) -> Logic? {
        var parts: [Logic] = []
        var failed = false
        for entry in entries {
            guard let word = entry.key.text, Self.words.contains(word) else { continue }
            guard let part = group(word, entry.value) else {
                failed = true
                continue
            }
            parts.append(part)
        }
        guard !failed, let first = parts.first else { return nil }
        return parts.count == 1 ? first : .all(parts)
    }

    private mutating func group(_ word: String, _ node: Node) -> Logic? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.greatestDepth else {
            diagnostics.error("groups stand more than \(Self.greatestDepth) deep in each other", at: node.place)
            return nil
        }
        let parts: [Logic]?
        switch node.content {
        case .mapping(let entries) where !entries.isEmpty:
            parts = lines(entries, in: word)
        case .sequence(let items) where !items.isEmpty:
            let read = items.map { bundle($0, in: word) }
            parts = read.contains { $0 == nil } ? nil : read.compactMap { $0 }
        case .mapping, .sequence:
            diagnostics.error(
                "\(word.quoted) is empty", at: node.place,
                hint: "write lines, such as \(word): {favorite: true}, or leave it out")
            parts = nil
        case .scalar:
            diagnostics.error(
                "\(word.quoted) needs lines", at: node.place, hint: "write lines, such as \(word): {favorite: true}")
            parts = nil
        }
        guard let parts else { return nil }
        switch word {
        case "any": return .any(parts)
        case "none": return .none(parts)
        default: return .all(parts)
        }
    }

    /// An item of a list: lines that hold together, or groups.
    private mutating func bundle(_ node: Node, in word: String) -> Logic? {
        guard let entries = node.entries else {
            diagnostics.error(
                "an item of \(word.quoted) must be lines or groups", at: node.place,
                hint: "write {criterion: value}, such as {favorite: true}")
            return nil
        }
        guard !entries.isEmpty else {
            diagnostics.error(
                "an item of \(word.quoted) is empty", at: node.place, hint: "write lines, or leave it out")
            return nil
        }
        return logicOrLines(entries)
    }

    /// Either groups or lines, never both. Nil after an error.
    mutating func logicOrLines(_ entries: [Node.Entry]) -> Logic? {
        let joining = entries.filter { Self.words.contains($0.key.text ?? "") }
        guard let first = joining.first else {
            guard let lines = lines(entries, in: "all") else { return nil }
            return lines.count == 1 ? lines[0] : .all(lines)
        }
        if let stray = entries.first(where: { !Self.words.contains($0.key.text ?? "") }) {
            let name = stray.key.text ?? ""
            diagnostics.error(
                "\(name.quoted) stands beside \((first.key.text ?? "").quoted)", at: stray.key.place,
                hint: "write lines inside a group: all: {\(name): …}")
            return nil
        }
        return logic(entries)
    }

    private mutating func lines(_ entries: [Node.Entry], in word: String) -> [Logic]? {
        let read = entries.map { line($0, in: word) }
        return read.contains { $0 == nil } ? nil : read.compactMap { $0.map(Logic.line) }
    }

    private mutating func line(_ entry: Node.Entry, in word: String) -> RuleLine? {
        let key = entry.key.text ?? ""
        if let criterion = Criteria.byKey[key] { return line(criterion, entry.value) }
        if Self.words.contains(key) {
            diagnostics.error(
                "a group cannot be a line of \(word.quoted)", at: entry.key.place,
                hint: "write a list: \(word): [ {\(key): …} ]")
        } else {
            diagnostics.error("\(key.quoted) is not a criterion", at: entry.key.place, hint: hint(unknown: key))
        }
        return nil
    }

    /// What somebody may have meant who wrote a key that is none.
    private func hint(unknown key: String) -> String? {
        let parts = key.split(separator: ":", maxSplits: 1)
        if parts.count == 2, Criteria.byKey[String(parts[0])] != nil {
            return "write \(parts[0]): \(parts[1]), with a blank after the colon"
        }
        if AlbumSettingsDraft.keys.contains(key) {
            return "it is a setting of the album: write it beside all, any and none"
        }
        let nearest = NearestWord.suggestion(for: key, among: Criteria.all.map(\.key))
        return nearest.map { "did you mean \($0.quoted)?" } ?? LegacyFilterReader.newNames[key].map { "write \($0)" }
    }

    /// Reads the value of a line; nil after an error.
    mutating func line(_ criterion: Criterion, _ value: Node) -> RuleLine? {
        var reader = ValueReader(key: criterion.key, groups: groups)
        let condition = criterion.read(value, &reader)
        diagnostics.append(reader.diagnostics)
        return condition.map { RuleLine(key: criterion.key, value: value, place: value.place, condition: $0) }
    }
}
