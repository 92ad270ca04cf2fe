/// Reads criteria on days: dates, ranges, and words that count back from today.
enum DaySpans {
    /// The condition that the day of a photo is in any of the spans; `missing` is nil for days that every photo has, `clock`
    /// tells apart the clocks by which the day may go.
    static func read(
        _ node: Node, _ reader: inout ValueReader, missing: String? = nil, some: String = "",
        clock: @escaping @Sendable (Preparation) -> String = { _ in "" },
        day: @escaping @Sendable (Preparation) -> @Sendable (Photo) -> CalendarDay?
    ) -> Condition? {
        guard let alternatives = reader.alternatives(node) else { return nil }
        var spans: [DateSpan] = []
        var words: [String] = []
        var failed = false
        for alternative in alternatives {
            if missing != nil, let text = alternative.text, text == "some" || text == "none" {
                words.append(text)
            } else if let span = DateSpan.read(alternative, &reader) {
                spans.append(span)
            } else {
                failed = true
            }
        }
        guard !failed else { return nil }
        var phrases = spans.isEmpty ? [] : ["\(reader.key) \(PhraseList.or(spans.map(\.phrase)))"]
        if words.contains("some") { phrases.append(some) }
        if words.contains("none"), let missing { phrases.append(missing) }
        let test = DayTest(
            key: reader.key, spans: spans, takesSome: words.contains("some"), takesNone: words.contains("none"))
        return Condition(
            identity: test.identity, phrase: Phrase(PhraseList.or(phrases)),
            dependsOnClock: spans.contains(where: \.isRelative),
            prepare: { test.matcher(on: $0.today, clock: clock($0), day: day($0)) })
    }
}

/// Spans of which the day of a photo must be in one.
private struct DayTest: Sendable {
    let key: String
    let spans: [DateSpan]
    let takesSome: Bool
    let takesNone: Bool

    var identity: String { identity(spans.map { "\($0)" }) }

    private func identity(_ spans: [String]) -> String {
        "\(key) " + (spans + (takesSome ? ["some"] : []) + (takesNone ? ["none"] : [])).joined(separator: " | ")
    }

    func matcher(on today: CalendarDay, clock: String, day: @escaping @Sendable (Photo) -> CalendarDay?) -> Matcher {
        let ranges = spans.map { $0.days(on: today) }
        let (takesSome, takesNone) = (takesSome, takesNone)
        return Matcher(
            identity: identity(
                ranges.map { "\($0.first?.description ?? "")..\($0.last?.description ?? "")" }) + clock,
            holds: { photo in
                guard let day = day(photo) else { return takesNone }
                return takesSome || ranges.contains { $0.contains(day) }
            },
            shown: { day($0)?.description ?? "no credible date" })
    }
}
