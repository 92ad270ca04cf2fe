/// How a line reads in a sentence, after "Photos" and after "anything".
struct Phrase: Hashable, Sendable {
    /// After "Photos": `taken in June 2023`, `that are favourites`.
    var plural: String
    /// After "anything": `taken in June 2023`, `that is a favourite`.
    var singular: String
    /// A noun that says the same: "Videos".
    var noun: String?

    /// The same words after both.
    init(_ words: String) {
        self.init(plural: words, singular: words)
    }

    init(plural: String, singular: String, noun: String? = nil) {
        self.plural = plural
        self.singular = singular
        self.noun = noun
    }

    /// Phrases of which one is enough.
    static func or(_ phrases: [Phrase]) -> Phrase {
        guard phrases.count > 1 else { return phrases.first ?? Phrase("") }
        return Phrase(
            plural: PhraseList.or(phrases.map(\.plural)), singular: PhraseList.or(phrases.map(\.singular)))
    }
}

/// Joins words as a sentence does.
public enum PhraseList {
    /// `a, b and c`.
    public static func and(_ words: [String]) -> String { joined(words, "and") }

    /// `a, b or c`.
    public static func or(_ words: [String]) -> String { joined(words, "or") }

    /// The first five in quotes, and how many more there are.
    public static func some(_ names: [String]) -> String {
        names.prefix(5).map(\.quoted).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
    }

    private static func joined(_ words: [String], _ last: String) -> String {
        guard words.count > 1, let final = words.last else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) \(last) \(final)"
    }
}
