/// One line of a rule: a criterion and its value.
public struct RuleLine: Hashable, Sendable {
    /// The criterion.
    public let key: String
    /// The line as written, on one line: `people: {any: [Mia, Leo]}`.
    public let text: String
    /// Where its value stands.
    public let place: Place
    /// Its value, as written.
    let value: Node
    /// What the value was read as.
    let condition: Condition

    /// A line whose value was read.
    init(key: String, value: Node, place: Place, condition: Condition) {
        self.key = key
        self.value = value
        self.text = "\(key): \(FlowText.of(value))"
        self.place = place
        self.condition = condition
    }

    /// The criteria that look at what only the owner of a photo can know: marks, people, tags, stacks and duplicates.
    static let keysOnlyOwnersKnow: Set<String> = [
        "favorite", "people", "people_count", "faces", "strangers", "age", "tags", "in_stack", "duplicate",
        "duplicateId",
    ]

    /// Equal when they say the same, wherever they stand.
    public static func == (left: RuleLine, right: RuleLine) -> Bool {
        left.key == right.key && left.text == right.text && left.condition.identity == right.condition.identity
    }

    /// Hashes what equality compares.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(text)
        hasher.combine(condition.identity)
    }
}
