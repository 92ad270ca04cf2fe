/// One key of the rule language: what it accepts, what it means, and examples that are its tests and its documentation.
struct Criterion: Sendable {
    /// The key in a rule.
    let key: String
    /// The values it accepts, in a few words.
    let values: String
    /// What it tests, in a few words.
    let meaning: String
    /// Values with photos that do or do not satisfy them.
    let examples: [CriterionExample]
    /// The form of its values for editors.
    var schema: SchemaValue = .anything
    /// Reads a value; nil after noting an error.
    let read: @Sendable (Node, inout ValueReader) -> Condition?
}

/// A value, what is known of a photo, and whether it matches.
struct CriterionExample: Sendable {
    /// The value as written.
    let value: String
    /// What the photo has.
    let facts: [PhotoFact]
    /// Whether the photo matches.
    let holds: Bool

    init(_ value: String, _ facts: PhotoFact..., holds: Bool) {
        self.value = value
        self.facts = facts
        self.holds = holds
    }
}
