/// Criteria that the server answers by sets of photos.
enum CollectionCriteria {
    static let all = [TagCriterion.tags, AlbumCriterion.album, textInPhoto, looksLike, inStack]

    static let textInPhoto = Criterion(
        key: "text_in_photo", values: "free text, or a list of these",
        meaning: "text that the server reads on it; the server also finds similar words",
        examples: [
            .init("invoice", .text("invoice"), holds: true), .init("[invoice, receipt]", .text("receipt"), holds: true),
            .init("invoice", .text("menu"), holds: false), .init("invoice", holds: false),
        ],
        schema: SchemaValue.plainWords.orList,
        read: { node, reader in
            guard let alternatives = reader.alternatives(node) else { return nil }
            var texts: [String] = []
            for alternative in alternatives {
                guard let text = plainText(alternative, &reader) else { return nil }
                texts.append(text)
            }
            let queries = texts.map(SetQuery.textInPhoto)
            return condition(
                "text_in_photo " + texts.map(\.quoted).joined(separator: " | "),
                Phrase("with the text \(PhraseList.or(texts.map(\.quoted)))"), queries, growth: .rising,
                switchedOff: { $0.ocr ? nil : "text recognition" }, place: node.place)
        })

    static let looksLike = Criterion(
        key: "looks_like", values: "`{words: paper document on a table, best: 200}`",
        meaning: "the photos of the library that look most like what the words say; only in albums with `mode: add`",
        examples: [
            .init("{words: snow, best: 3}", .looksLike("snow"), holds: true),
            .init("{words: snow, best: 3}", holds: false),
        ],
        schema: .likeness,
        read: { node, reader in
            guard let (words, best) = likeness(node, &reader) else { return nil }
            let query = SetQuery.looksLike(words: words, best: best)
            return condition(
                "looks_like \(words.quoted) \(best)",
                Phrase(
                    plural: "that are among the \(best) most like \(words.quoted)",
                    singular: "that is among the \(best) most like \(words.quoted)"), [query], growth: .rising,
                switchedOff: { $0.smartSearch ? nil : "smart search" }, place: node.place)
        })

    static let inStack = Criterion(
        key: "in_stack", values: "`true`, `false`", meaning: "whether it is in a stack",
        examples: [.init("true", .stacked, holds: true), .init("true", holds: false), .init("false", holds: true)],
        schema: .truth,
        read: { node, reader in
            guard let wanted = FlagCriteria.truth(node, &reader) else { return nil }
            return Condition(
                identity: "in_stack \(wanted)", phrase: Phrase(wanted ? "in a stack" : "in no stack"),
                prepare: { preparation in
                    let stacked = preparation.context.sets[.stacked] ?? []
                    return Matcher(
                        identity: "in_stack \(wanted)", holds: { stacked.contains($0.id) == wanted },
                        questions: [.stacked], shown: { stacked.contains($0.id) ? "true" : "false" })
                })
        })

    /// A condition that holds when one of some sets has the photo.
    private static func condition(
        _ identity: String, _ phrase: Phrase, _ queries: [SetQuery], growth: Growth,
        switchedOff: @escaping @Sendable (ServerFeatures) -> String?, place: Place
    ) -> Condition {
        Condition(
            identity: identity, phrase: phrase, growth: growth, directories: .features,
            problems: { context in switchedOff(context.features).map { [.switchedOff(what: $0, place: place)] } ?? [] },
            prepare: { preparation in
                let sets = queries.map { preparation.context.sets[$0] ?? [] }
                let presence = Presence(growing: { photo in sets.contains { $0.contains(photo.id) } })
                return Matcher(
                    identity: identity, holds: presence.holds,
                    whileRecognising: { presence.bounds($0, .recognition) }, questions: Set(queries),
                    shown: { presence.holds($0) ? "found by the server" : "not found by the server" })
            })
    }

    /// A text without a pattern in it; nil after noting an error.
    private static func plainText(_ node: Node, _ reader: inout ValueReader) -> String? {
        if node.entries != nil {
            reader.error(
                "the server searches texts by words only", at: node.place, hint: "write \(reader.key): invoice")
            return nil
        }
        guard let text = reader.text(node) else { return nil }
        if text == "some" || text == "none" {
            reader.error(
                "the server cannot tell which photos have \(text == "some" ? "text" : "no text")", at: node.place,
                hint: "name words that stand on the photos")
            return nil
        }
        if text.contains("*") {
            reader.error(
                "the server searches texts by words, \"*\" stands for nothing there", at: node.place,
                hint: "write the words alone")
            return nil
        }
        return String(text.trimmed)
    }

    private static func likeness(_ node: Node, _ reader: inout ValueReader) -> (String, Int)? {
        let fix = "write {words: dog in the snow, best: 200}"
        guard node.entries != nil else {
            reader.error("\"looks_like\" needs words and how many are meant", at: node.place, hint: fix)
            return nil
        }
        guard reader.operators(node, known: ["words", "best"]) != nil else { return nil }
        guard let wordsNode = node["words"], let bestNode = node["best"] else {
            reader.error(
                "\"looks_like\" lacks \(node["words"] == nil ? "\"words\"" : "\"best\"")", at: node.place, hint: fix)
            return nil
        }
        guard let words = reader.text(wordsNode), let text = reader.text(bestNode) else { return nil }
        guard let number = DecimalText.value(text), number == number.rounded(), (1...10_000).contains(number) else {
            reader.error(
                "\"looks_like\" needs a number of photos, not \(text.quoted)", at: bestNode.place,
                hint: "write a whole number up to 10000"
            )
            return nil
        }
        return (String(words.trimmed), Int(number))
    }
}
