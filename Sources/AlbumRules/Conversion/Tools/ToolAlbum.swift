/// One album of another tool on its way to the new grammar.
struct ToolAlbum {
    /// Its name.
    var name: String
    /// Where the tool's file describes it.
    var place: Place
    /// Lines that all hold.
    var all: RuleLines = []
    /// Groups beside those lines, each `{any: …}` or the like.
    var groups: [Node] = []
    /// Lines that each keep a photo out.
    var none: RuleLines = []
    /// How it is kept.
    var settings: RuleLines = []
    /// Why the rule would select something else than in the tool; such an album is written as a comment.
    var obstacles: [String] = []

    /// The rule by `all`, `any` and `none`.
    var rule: RuleLines {
        var rule: RuleLines = []
        if groups.isEmpty {
            if !all.isEmpty { rule.append(("all", .group(all))) }
        } else if all.isEmpty, groups.count == 1, let words = spread(groups[0]) {
            rule = words
        } else {
            let lines = all.isEmpty ? [] : Node.group(all).items ?? [.pairs(all)]
            rule.append(("all", .list(lines + groups)))
        }
        if !none.isEmpty { rule.append(("none", .group(none))) }
        return rule
    }

    /// The words of a group that may stand on the album itself.
    private func spread(_ group: Node) -> RuleLines? {
        let words = (group.entries ?? []).map { (key: $0.key.text ?? "", value: $0.value) }
        let isFree = words.allSatisfy { LogicReader.words.contains($0.key) && ($0.key != "none" || none.isEmpty) }
        return isFree && !words.isEmpty ? words : nil
    }
}
