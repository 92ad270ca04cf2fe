/// The criterion on whose photo it is.
enum OwnerCriterion {
    static let owner = Criterion(
        key: "owner", values: "`me`, a partner's name or e-mail address, or a list of these",
        meaning: "whose photo it is; partners' photos take part only where the album lets them in (`partner`)",
        examples: [
            .init("me", holds: true), .init("me", .owner("Ben"), holds: false),
            .init("Ben", .owner("Ben"), holds: true), .init("[me, ben@example.org]", .owner("Ben"), holds: true),
            .init("Ben", holds: false),
        ],
        schema: SchemaValue.words.orList,
        read: { node, reader in
            guard let alternatives = reader.alternatives(node) else { return nil }
            var names: [(text: String, place: Place)] = []
            for alternative in alternatives {
                guard let text = reader.text(alternative) else { return nil }
                names.append((String(text.trimmed), alternative.place))
            }
            return condition(names)
        })

    private static func condition(_ names: [(text: String, place: Place)]) -> Condition {
        let shown = names.map { $0.text == "me" ? "mine" : "\($0.text)'s" }
        let isOthers = names.contains { $0.text != "me" }
        return Condition(
            identity: "owner " + names.map(\.text).joined(separator: " | "),
            phrase: Phrase(
                plural: "that are \(PhraseList.or(shown))", singular: "that is \(PhraseList.or(shown))"),
            directories: isOthers ? .partners : [],
            problems: { context in
                names.filter { $0.text != "me" && find($0.text, context.partners).isEmpty }.map { name in
                    let known = context.partners.flatMap { [$0.name, $0.email] } + ["me"]
                    return .unknownPartner(
                        name: name.text, suggestion: NearestWord.suggestion(for: name.text, among: known),
                        place: name.place)
                }
            },
            prepare: { matcher(names.map(\.text), $0.context) })
    }

    private static func matcher(_ names: [String], _ context: RuleContext) -> Matcher {
        let owners = Set(names.flatMap { $0 == "me" ? [context.user] : find($0, context.partners) })
        let known = Dictionary(context.partners.map { ($0.id, $0.name) }) { first, _ in first }
        let user = context.user
        return Matcher(
            identity: "owner " + owners.sorted().map(\.description).joined(separator: " | "),
            holds: { owners.contains($0.owner) },
            shown: { $0.owner == user ? "me" : known[$0.owner] ?? "somebody else" })
    }

    /// Those who have the name or the address, letter case and accents ignored.
    private static func find(_ text: String, _ partners: [Partner]) -> [UserID] {
        let folded = FoldedText(text)
        return partners.filter { FoldedText($0.name.trimmed) == folded || FoldedText($0.email.trimmed) == folded }
            .map(\.id)
    }
}
