/// The documentation of the criteria, made from what the program accepts.
public enum CriteriaTable {
    /// The keys that rules may use, in the order of the documentation.
    public static var keys: [String] { Criteria.all.map(\.key) }

    /// A Markdown table: key, values, meaning, and an example that matches.
    public static var markdown: String {
        let head = ["| key | values | tests | for example |", "|---|---|---|---|"]
        let rows = Criteria.all.map { criterion in
            "| `\(criterion.key)` | \(cell(criterion.values)) | \(cell(criterion.meaning)) | \(example(criterion)) |"
        }
        return (head + rows).joined(separator: "\n") + "\n"
    }

    private static func example(_ criterion: Criterion) -> String {
        guard let example = criterion.examples.first(where: { $0.holds && !$0.facts.isEmpty }) else { return "" }
        let facts = PhraseList.and(example.facts.map(\.text))
        return "`\(criterion.key): \(cell(example.value))` – \(cell(facts))"
    }

    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
