/// Converts one album of the legacy form; an album of the new form passes unchanged.
struct ScriptAlbumConverter {
    /// The album as written.
    let node: Node
    /// The album as read.
    let album: AlbumDefinition
    /// The names that mean a group in the new form; legacy names never do.
    let groups: Set<String>
    /// What could not be carried over.
    private(set) var notes = Diagnostics()

    init(node: Node, album: AlbumDefinition, groups: Set<String>) {
        self.node = node
        self.album = album
        self.groups = groups
    }

    private static let legacyKeys = ["filters", "match_all", "key", "val", "operator"]

    /// The album in the new form, or in its own with a note when a line has none.
    mutating func converted() -> ConvertedConfiguration.Album {
        let entries = (node.entries ?? []).map { (key: $0.key.text ?? "", value: $0.value) }
        guard album.isLegacy else {
            let words = LogicReader.words
            return .init(
                name: album.name, rule: entries.filter { words.contains($0.key) },
                settings: entries.filter { $0.key != "name" && !words.contains($0.key) })
        }
        let others = entries.filter {
            !(["name", "mode", "hand_removed", "settle"] + Self.legacyKeys).contains($0.key)
        }
        let settings = kept + others
        let (positive, negative) = sides(of: album.rule.root)
        let oldLines = (positive + negative).filter { newLine($0) == nil }
        guard let old = oldLines.first else {
            var rule: RuleLines = []
            let (excluding, including) = split(positive)
            if !including.isEmpty { rule.append(("all", .group(dates(including)))) }
            let none = excluding + negative.compactMap(newLine)
            if !none.isEmpty { rule.append(("none", .group(none))) }
            return .init(name: album.name, rule: rule, settings: settings)
        }
        notes.warn(
            "the album \(album.name.quoted) stays in the old form: \(old.key.quoted) has no line in the new one",
            at: old.place, hint: "the old form is read as before")
        return .init(
            name: album.name, remarks: ["In the old form, because \(old.key.quoted) has no line in the new one."],
            rule: entries.filter { Self.legacyKeys.contains($0.key) }, settings: settings)
    }

    /// How the album is kept, said in full: the new form has other defaults.
    private var kept: RuleLines {
        let settings = album.settings
        return [
            ("mode", .word(settings.mode.rawValue)), ("hand_removed", .word(settings.handRemoved.rawValue)),
            ("settle", .word(DurationText.of(settings.settle))),
        ]
    }

    private func sides(of logic: Logic) -> (positive: [RuleLine], negative: [RuleLine]) {
        switch logic {
        case .line(let line): return ([line], [])
        case .none(let parts): return ([], parts.flatMap(\.lines))
        case .all(let parts), .any(let parts):
            return parts.reduce(into: ([], [])) { result, part in
                let (positive, negative) = sides(of: part)
                result.0 += positive
                result.1 += negative
            }
        }
    }

    /// The line in the new form; nil when it has none.
    private func newLine(_ line: RuleLine) -> (key: String, value: Node)? {
        if line.key == "livePhotoVideoId", let word = line.value.text, word == "some" || word == "none" {
            return ("live", .word(word == "some" ? "true" : "false"))
        }
        guard Criteria.byKey[line.key] != nil else { return nil }
        return (line.key, line.key == "people" ? people(line.value) : line.value)
    }

    /// Lines that say who is not on a photo go under `none`.
    private func split(_ lines: [RuleLine]) -> (excluding: RuleLines, including: RuleLines) {
        var excluding: RuleLines = []
        var including: RuleLines = []
        for line in lines {
            guard let (key, value) = newLine(line) else { continue }
            if key == "people", let names = value["none"] {
                excluding.append((key, .any(names.items ?? [names])))
            } else {
                including.append((key, value))
            }
        }
        return (excluding, including)
    }

    /// One name needs no operator, and a name that is also a group's is marked as a person's.
    private func people(_ value: Node) -> Node {
        guard let entry = value.entries?.first, let word = entry.key.text, let items = entry.value.items else {
            return value
        }
        let names = items.map { item in
            item.text.map { groups.contains($0) ? .pairs(["is": .quoted($0)]) : .quoted($0) } ?? item
        }
        switch word {
        case "any": return .any(names)
        case "all": return .all(names)
        default: return .pairs([(word, .oneOrList(names))])
        }
    }

    /// A first and a last day become a range.
    private mutating func dates(_ lines: RuleLines) -> RuleLines {
        let taken = lines.filter { $0.key == "taken" }.compactMap(\.value.text)
        let lows = taken.filter { $0.hasSuffix("..") }.map { String($0.dropLast(2)) }
        let highs = taken.filter { $0.hasPrefix("..") }.map { String($0.dropFirst(2)) }
        guard lows.count + highs.count == taken.count, let low = lows.max() ?? highs.min(),
            let high = highs.min() ?? lows.max(), let first = lines.firstIndex(where: { $0.key == "taken" })
        else { return lines }
        guard low <= high else {
            notes.warn(
                "no day is after the first and before the last date of the album \(album.name.quoted)",
                at: album.place, hint: "correct the dates; the album gets no photo")
            return lines
        }
        let text = DaySpanText.of(first: lows.isEmpty ? nil : low, last: highs.isEmpty ? nil : high)
        var result = lines
        result[first].value = .word(text)
        return result.enumerated().filter { $0.offset <= first || $0.element.key != "taken" }.map(\.element)
    }
}
