/// A tag as a rule names one.
struct TagReference: Hashable, Sendable {
    /// The path as written.
    var text: String
    /// Whether the path must be the same to the letter (`{is: …}`).
    var isLiteral = false
    /// Whether tags below it do not count (`{exactly: …}`).
    var isAlone = false

    /// How messages and sentences show it.
    var shown: String { isAlone ? "exactly \(text)" : text }

    /// One entry of a list: a path, `{exactly: …}` or `{is: …}`; nil after noting an error.
    static func read(_ node: Node, _ reader: inout ValueReader) -> [TagReference]? {
        guard let entries = node.entries else {
            return reader.text(node).map { [TagReference(text: path($0))] }
        }
        guard entries.count == 1, let entry = entries.first, let key = entry.key.text, ["exactly", "is"].contains(key)
        else {
            reader.error(
                "\(FlowText.of(node)) is not a tag", at: node.place, hint: "write its path, or {exactly: path}")
            return nil
        }
        guard let text = reader.text(entry.value) else { return nil }
        return [
            key == "is" ? TagReference(text: text, isLiteral: true) : TagReference(text: path(text), isAlone: true)
        ]
    }

    /// A path without outer blanks and slashes.
    private static func path(_ text: String) -> String {
        text.split(separator: "/").map { String($0.trimmed) }.joined(separator: "/")
    }

    /// The tags that it names: the one of exactly that path, or those that have it without case and accents.
    func find(in tags: [Tag]) -> [Tag] {
        let exact = tags.filter { $0.path == text }
        guard exact.isEmpty, !isLiteral else { return exact }
        if text.contains("*") {
            let wildcard = Wildcard(text)
            return tags.filter { wildcard.matches($0.path) }
        }
        let folded = FoldedText(text)
        return tags.filter { FoldedText($0.path) == folded }
    }

    /// The sets that tell whether a photo has it.
    func queries(_ tags: [Tag]) -> [SetQuery] {
        find(in: tags).map { isAlone ? .exactTag($0.id, path: $0.path) : $0.photos }
    }

    /// The path that was likely meant: one that ends so, or the nearest one.
    func suggestion(among tags: [Tag]) -> String? {
        let folded = FoldedText(text)
        if let ending = tags.first(where: { FoldedText($0.leaf) == folded }) { return ending.path }
        return NearestWord.suggestion(for: text, among: tags.map(\.path))
    }
}

extension Tag {
    /// The photos that have the tag or one below it.
    public var photos: SetQuery { .tag(id, path: path) }
}

/// The user's tags as a tree.
struct TagTree {
    private let tags: [Tag]
    private let children: [TagID: [Tag]]

    init(_ tags: [Tag]) {
        self.tags = tags
        children = Dictionary(grouping: tags.filter { $0.parent != nil }) { $0.parent ?? $0.id }
    }

    /// The fewest sets that hold every photo with a tag that is not meant by some references.
    func queries(besides references: [TagReference]) -> [SetQuery] {
        var whole: Set<TagID> = []
        var alone: Set<TagID> = []
        for reference in references {
            for tag in reference.find(in: tags) {
                if reference.isAlone { alone.insert(tag.id) } else { whole.insert(tag.id) }
            }
        }
        let known = Set(tags.map(\.id))
        let roots = tags.filter { tag in tag.parent.map { !known.contains($0) } ?? true }
        return roots.flatMap { queries($0, whole, alone) }
    }

    private func queries(_ tag: Tag, _ whole: Set<TagID>, _ alone: Set<TagID>) -> [SetQuery] {
        guard !whole.contains(tag.id) else { return [] }
        guard alone.contains(tag.id) || hasBelow(tag, whole.union(alone)) else { return [tag.photos] }
        let itself: [SetQuery] = alone.contains(tag.id) ? [] : [.exactTag(tag.id, path: tag.path)]
        return itself + (children[tag.id] ?? []).flatMap { queries($0, whole, alone) }
    }

    private func hasBelow(_ tag: Tag, _ meant: Set<TagID>) -> Bool {
        (children[tag.id] ?? []).contains { meant.contains($0.id) || hasBelow($0, meant) }
    }
}
