extension Criterion {
    /// A criterion on texts: plain values compared in a style, `{is: …}`, `{regex: …}`, or a list of these.
    ///
    /// `texts` gives the texts of which one must match (a camera answers to make, model and both together).
    static func text(
        _ key: String, values: String, meaning: String, style: TextPattern.Style, examples: [CriterionExample],
        field: Field<[String]>, wording: @escaping @Sendable (TextPattern) -> String = { $0.phrase }
    ) -> Criterion {
        Criterion(key: key, values: values, meaning: meaning, examples: examples, schema: .textChoice.orList) {
            node, reader in
            field.read(node, &reader) { node, reader in
                guard node.entries != nil else {
                    guard let text = reader.text(node) else { return nil }
                    return choice([[.init(text, style)]], wording)
                }
                guard let operators = reader.operators(node, known: ["is", "regex"]) else { return nil }
                var groups: [[TextPattern]] = []
                for (name, value, _) in operators {
                    guard let patterns = patterns(name, value, &reader) else { return nil }
                    groups.append(patterns)
                }
                return choice(groups, wording)
            }
        }
    }

    private static func patterns(_ name: String, _ value: Node, _ reader: inout ValueReader) -> [TextPattern]? {
        guard let alternatives = reader.alternatives(value) else { return nil }
        var patterns: [TextPattern] = []
        for alternative in alternatives {
            guard let text = reader.text(alternative) else { return nil }
            guard name == "regex" else {
                patterns.append(TextPattern(exactly: text))
                continue
            }
            do throws(RegularExpressionError) {
                patterns.append(TextPattern(try RegularExpression(text)))
            } catch {
                reader.error("\(text.quoted) is not a regular expression: \(error)", at: alternative.place)
                return nil
            }
        }
        return patterns
    }

    /// Operators of one mapping must all hold, each on any of its values.
    private static func choice(
        _ groups: [[TextPattern]], _ wording: (TextPattern) -> String
    ) -> Field<[String]>.Choice {
        .init(
            identity: groups.map { $0.map(\.identity).joined(separator: " or ") }.joined(separator: " and "),
            phrase: groups.map { PhraseList.or($0.map(wording)) }.joined(separator: " and "),
            holds: { texts in groups.allSatisfy { patterns in patterns.contains { texts.contains(where: $0.matches) } }
            })
    }
}

extension String {
    /// The text, or nil when there is nothing but white space in it.
    var unlessBlank: String? { isBlank ? nil : self }
}
