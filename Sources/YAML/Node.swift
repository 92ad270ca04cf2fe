/// A piece of a configuration file with its place; scalars stay the text that stands in the file.
public struct Node: Hashable, Sendable {
    /// What the piece is.
    public indirect enum Content: Hashable, Sendable {
        /// Text as written, without its quotes; `isQuoted` tells `"none"` from `none`.
        case scalar(String, isQuoted: Bool)
        /// A list.
        case sequence([Node])
        /// Key and value pairs in the order of the file; keys are unique once parsing succeeded.
        case mapping([Entry])
    }

    /// One key of a mapping with its value.
    public struct Entry: Hashable, Sendable {
        /// The key; always a scalar.
        public var key: Node
        /// The value.
        public var value: Node

        /// A pair.
        public init(key: Node, value: Node) {
            self.key = key
            self.value = value
        }
    }

    /// What the piece is.
    public var content: Content
    /// Where it begins.
    public var place: Place

    /// A piece at a place.
    public init(_ content: Content, at place: Place) {
        self.content = content
        self.place = place
    }

    /// The text of a scalar, nil for lists and mappings.
    public var text: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// The items of a list, nil for anything else.
    public var items: [Node]? {
        guard case .sequence(let items) = content else { return nil }
        return items
    }

    /// The pairs of a mapping, nil for anything else.
    public var entries: [Entry]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    /// Whether this is an absent value: an empty plain scalar, `null` or `~` without quotes (Python's `None` arrives as such).
    public var isNull: Bool {
        guard case .scalar(let text, isQuoted: false) = content else { return false }
        return text.isEmpty || text == "~" || ["null", "Null", "NULL"].contains(text)
    }

    /// The value of a key of a mapping.
    public subscript(key: String) -> Node? {
        entries?.first { $0.key.text == key }?.value
    }
}
