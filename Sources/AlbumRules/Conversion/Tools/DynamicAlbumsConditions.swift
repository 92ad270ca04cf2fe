/// Reads `filters` and nested `conditions` of jaycollett/IMMICHDynamicAlbums.
struct DynamicAlbumsConditions {
    /// What has no equal here.
    private(set) var obstacles: [String] = []
    /// Whether any of them names kinds of files; without that the tool takes photos only.
    private(set) var namesKinds = false

    /// A condition as a group: `{all: …}`, `{any: …}` or lines with `{none: …}` beside them; nil when it says nothing.
    mutating func group(_ node: Node) -> Node? {
        for (word, new) in [("and", "all"), ("or", "any")] {
            guard let items = node[word]?.items else { continue }
            let parts = items.compactMap { group($0) }
            if parts.count < items.count { obstacles.append("a condition under \(word.quoted) is empty") }
            return parts.isEmpty ? nil : .pairs([(new, .list(parts))])
        }
        let (all, none, groups) = lines(node)
        let album = ToolAlbum(name: "", place: node.place, all: all, groups: groups, none: none)
        guard let first = album.rule.first else { return nil }
        // Lines alone need no word.
        return album.rule.count == 1 && first.key == "all" && first.value.entries != nil
            ? first.value : .pairs(album.rule)
    }

    /// Filters that must all hold: lines, lines that keep a photo out, and groups.
    mutating func lines(_ node: Node?) -> (all: RuleLines, none: RuleLines, groups: [Node]) {
        var all: RuleLines = []
        var none: RuleLines = []
        var groups: [Node] = []
        for entry in node?.entries ?? [] {
            let value = entry.value
            switch entry.key.text ?? "" {
            case "is_favorite": if let truth = value.truth { all.append(("favorite", .word(truth ? "true" : "false"))) }
            case "asset_types": all += kinds(value.texts)
            case "camera":
                for part in ["make", "model"] {
                    if let text = value[part]?.text { all.append(("camera", .pairs(["is": .quoted(text)]))) }
                }
            case "people":
                let people = value["include"]?.texts ?? []
                if !people.isEmpty { all.append(("people", .all(people.map { .label($0) }))) }
            case "tags":
                let (with, without) = (value["include"]?.texts ?? [], value["exclude"]?.texts ?? [])
                if !with.isEmpty { all.append(("tags", .any(with.map { .label($0) }))) }
                if !without.isEmpty { none.append(("tags", .any(without.map { .label($0) }))) }
            case "resolution": groups += resolutions(value["include"])
            case let key: obstacles.append("\(key.quoted) is not a known filter")
            }
        }
        return (all, none, groups)
    }

    private mutating func kinds(_ words: [String]) -> RuleLines {
        namesKinds = true
        let kinds = Set(words.map { $0.uppercased() })
        if kinds == ["IMAGE", "VIDEO", "AUDIO", "OTHER"] { return [("type", .word("any"))] }
        if !kinds.isSubset(of: ["IMAGE", "VIDEO"]) {
            obstacles.append("of the kinds of files only photos and videos can be told apart")
        }
        let names = [("IMAGE", "photo"), ("VIDEO", "video")].filter { kinds.contains($0.0) }.map { Node.word($0.1) }
        return names.isEmpty ? [] : [("type", .oneOrList(names))]
    }

    private mutating func resolutions(_ node: Node?) -> [Node] {
        let sizes = node?.items ?? []
        let pairs = sizes.map(\.texts).filter { $0.count == 2 }
        if pairs.count < sizes.count { obstacles.append("a resolution is not a width and a height") }
        guard !pairs.isEmpty else { return [] }
        let lines = pairs.map { Node.pairs(["width": .word($0[0]), "height": .word($0[1])]) }
        return [.pairs(["any": .list(lines)])]
    }
}
