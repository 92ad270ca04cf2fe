/// A single value of a photo that may be missing.
///
/// A missing value satisfies only `none`; a list of choices means any of them.
struct Field<Value: Sendable>: Sendable {
    /// The words before the values of a line: `in`, `whose file name`, `rated`.
    let prefix: String
    /// How `some` reads.
    let some: String
    /// How `none` reads.
    let none: String
    /// Whether the server may still find the value long after the upload.
    let isRecognised: Bool
    /// What must be read to know it.
    let needs: ReadNeeds
    /// The value for explanations.
    let shown: @Sendable (Value) -> String
    /// The value, seen from the run; nil when it is missing.
    let of: @Sendable (Preparation) -> @Sendable (Photo) -> Value?

    /// A field that the run does not change.
    init(
        prefix: String, some: String, none: String, isRecognised: Bool = false, needs: ReadNeeds = ReadNeeds(),
        shown: @escaping @Sendable (Value) -> String, of: @escaping @Sendable (Photo) -> Value?
    ) {
        self.init(
            prefix: prefix, some: some, none: none, isRecognised: isRecognised, needs: needs, shown: shown,
            ofPrepared: { _ in of })
    }

    /// A field that depends on the moment or the zone of the run.
    init(
        prefix: String, some: String, none: String, isRecognised: Bool = false, needs: ReadNeeds = ReadNeeds(),
        shown: @escaping @Sendable (Value) -> String,
        ofPrepared: @escaping @Sendable (Preparation) -> @Sendable (Photo) -> Value?
    ) {
        self.prefix = prefix
        self.some = some
        self.none = none
        self.isRecognised = isRecognised
        self.needs = needs
        self.shown = shown
        self.of = ofPrepared
    }

    /// One of the values of a line.
    struct Choice: Sendable {
        /// A text that changes whenever the meaning changes.
        let identity: String
        /// How it reads after the prefix.
        let phrase: String
        /// Whether a value is meant.
        let holds: @Sendable (Value) -> Bool
    }

    /// Reads a scalar or a list; `choice` reads each that is not `some` or `none`.
    func read(
        _ node: Node, _ reader: inout ValueReader, choice: (Node, inout ValueReader) -> Choice?
    ) -> Condition? {
        guard let alternatives = reader.alternatives(node) else { return nil }
        var choices: [Choice] = []
        var takesSome = false
        var takesNone = false
        var failed = false
        for alternative in alternatives {
            switch alternative.text {
            case "some": takesSome = true
            case "none": takesNone = true
            default:
                guard let read = choice(alternative, &reader) else {
                    failed = true
                    continue
                }
                choices.append(read)
            }
        }
        return failed ? nil : condition(key: reader.key, choices: choices, takesSome: takesSome, takesNone: takesNone)
    }

    /// The condition that any of the choices holds.
    func condition(key: String, choices: [Choice], takesSome: Bool, takesNone: Bool) -> Condition {
        let identity =
            "\(key) "
            + (choices.map(\.identity) + (takesSome ? ["some"] : []) + (takesNone ? ["none"] : []))
            .joined(separator: " | ")
        var growth: Growth = []
        if isRecognised {
            if takesSome || !choices.isEmpty { growth.insert(.rising) }
            if takesNone { growth.insert(.falling) }
        }
        return Condition(
            identity: identity, phrase: phrase(choices, takesSome: takesSome, takesNone: takesNone), growth: growth,
            needs: needs,
            prepare: {
                matcher(identity: identity, of: of($0), choices: choices, takesSome: takesSome, takesNone: takesNone)
            })
    }

    private func matcher(
        identity: String, of value: @escaping @Sendable (Photo) -> Value?, choices: [Choice], takesSome: Bool,
        takesNone: Bool
    ) -> Matcher {
        let shown = shown
        let holds: @Sendable (Photo) -> Bool = { photo in
            guard let value = value(photo) else { return takesNone }
            return takesSome || choices.contains { $0.holds(value) }
        }
        var whileRecognising: (@Sendable (Photo) -> Bounds)?
        if isRecognised {
            whileRecognising = { photo in value(photo) == nil ? .open : Bounds(holds(photo)) }
        }
        return Matcher(
            identity: identity, holds: holds, whileRecognising: whileRecognising,
            shown: { photo in value(photo).map(shown) ?? "none" })
    }

    private func phrase(_ choices: [Choice], takesSome: Bool, takesNone: Bool) -> Phrase {
        var parts = choices.isEmpty ? [] : ["\(prefix) \(PhraseList.or(choices.map(\.phrase)))"]
        if takesSome { parts.append(some) }
        if takesNone { parts.append(none) }
        return Phrase(PhraseList.or(parts))
    }
}
