/// Pieces of a configuration that come from no file.
extension Node {
    private static let nowhere = Place(file: "", line: 1, column: 1)

    /// A word or a text.
    static func word(_ text: String) -> Node { Node(.scalar(text, isQuoted: text.isEmpty), at: nowhere) }

    /// A text that is no word of the language, not even `null`.
    static func quoted(_ text: String) -> Node { Node(.scalar(text, isQuoted: true), at: nowhere) }

    /// A list.
    static func list(_ items: [Node]) -> Node { Node(.sequence(items), at: nowhere) }

    /// A mapping.
    static func pairs(_ pairs: KeyValuePairs<String, Node>) -> Node {
        Node(.mapping(pairs.map { Entry(key: .quoted($0.key), value: $0.value) }), at: nowhere)
    }

    /// A mapping of pairs found one by one.
    static func pairs(_ pairs: [(key: String, value: Node)]) -> Node {
        Node(.mapping(pairs.map { Entry(key: .quoted($0.key), value: $0.value) }), at: nowhere)
    }

    /// One value alone, several as a list.
    static func oneOrList(_ items: [Node]) -> Node {
        items.count == 1 ? items[0] : .list(items)
    }
}
