/// What a text is compared with.
struct TextPattern: Sendable {
    /// How a plain value is compared.
    enum Style: Sendable {
        /// The whole value, letter case and accents ignored.
        case label
        /// Anywhere in the value, letter case and accents ignored.
        case freeText
    }

    private enum Form: Sendable {
        case whole(FoldedText)
        case anywhere(FoldedText)
        case wildcard(Wildcard)
        case exact(String)
        case regex(RegularExpression)
    }

    /// A text that changes whenever the meaning changes.
    let identity: String
    /// How it reads after the name of a field: `is "Rome"`, `contains "party"`.
    let phrase: String
    /// How it reads where the field goes without saying: `Rome`.
    let name: String
    private let form: Form

    /// A plain value; with a `*` it covers the whole text.
    init(_ text: String, _ style: Style) {
        let words = text.trimmed
        if words.contains("*") {
            identity = "wildcard " + text.quoted
            phrase = Wildcard.phrase(String(words))
            name = "what \(phrase)"
            form = .wildcard(Wildcard(words))
            return
        }
        name = String(words)
        switch style {
        case .label:
            identity = "is " + text.quoted
            phrase = "is \(String(words).quoted)"
            form = .whole(FoldedText(words))
        case .freeText:
            identity = "contains " + text.quoted
            phrase = "contains \(String(words).quoted)"
            form = .anywhere(FoldedText(words))
        }
    }

    /// Exactly that text, compared by canonical equivalence.
    init(exactly text: String) {
        identity = "exactly " + text
        phrase = "is exactly \(text.quoted)"
        name = text
        form = .exact(text)
    }

    /// A regular expression that is found anywhere in the text.
    init(_ regex: RegularExpression) {
        identity = "regex " + regex.pattern
        phrase = "matches the pattern \(regex.pattern.quoted)"
        name = "what \(phrase)"
        form = .regex(regex)
    }

    /// Whether a text that is not blank satisfies it.
    func matches(_ text: String) -> Bool {
        switch form {
        case .exact(let exact): text == exact
        case .regex(let regex): regex.isFound(in: text)
        case .whole(let folded): Self.folding(text) { $0.elementsEqual(folded.bytes) }
        case .anywhere(let folded): Self.folding(text) { Wildcard.find(folded.bytes, in: $0, from: 0) != nil }
        case .wildcard(let wildcard): Self.folding(text) { wildcard.matches($0) }
        }
    }

    /// Gives the folded letters of a text without its outer blanks; an ASCII text is folded without a copy on the heap.
    private static func folding(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        var text = text
        let quick: Bool? = text.withUTF8 { buffer in
            guard buffer.allSatisfy({ $0 < 0x80 }) else { return nil }
            let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (9...13).contains($0) }
            guard let first = buffer.firstIndex(where: { !isBlank($0) }),
                let last = buffer.lastIndex(where: { !isBlank($0) })
            else { return body(UnsafeBufferPointer(rebasing: buffer[0..<0])) }
            return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: last - first + 1) { folded in
                for index in first...last {
                    folded.initializeElement(at: index - first, to: FoldedText.lowered(buffer[index]))
                }
                return body(UnsafeBufferPointer(folded))
            }
        }
        return quick ?? FoldedText(text.trimmed).bytes.withUnsafeBufferPointer(body)
    }
}

/// A folded pattern whose `*` stands for any letters, none included.
struct Wildcard: Sendable {
    private let parts: [[UInt8]]

    init(_ pattern: some StringProtocol) {
        parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map { FoldedText($0).bytes }
    }

    /// Whether it covers the whole of a folded text.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = parts.first, let last = parts.last else { return text.isEmpty }
        guard parts.count > 1 else { return text.elementsEqual(first) }
        guard text.count >= first.count + last.count, text.starts(with: first),
            text.suffix(last.count).elementsEqual(last)
        else { return false }
        let end = text.count - last.count
        var position = first.count
        for part in parts.dropFirst().dropLast() {
            guard let found = Self.find(part, in: text, from: position), found + part.count <= end else { return false }
            position = found + part.count
        }
        return position <= end
    }

    /// Whether it covers a text.
    func matches(_ text: String) -> Bool {
        FoldedText(text.trimmed).bytes.withUnsafeBufferPointer { matches($0) }
    }

    /// Where a run of bytes begins in a text.
    static func find(_ needle: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let first = needle.first else { return start }
        var position = start
        while position + needle.count <= text.count {
            if text[position] == first, text[position..<position + needle.count].elementsEqual(needle) {
                return position
            }
            position += 1
        }
        return nil
    }

    /// How a pattern reads after the name of a field.
    static func phrase(_ pattern: String) -> String {
        let body = pattern.filter { $0 != "*" }
        let stars = pattern.count - body.count
        switch (stars, pattern.first == "*", pattern.last == "*") {
        case (1, false, true): return "starts with \(body.quoted)"
        case (1, true, false): return "ends with \(body.quoted)"
        case (2, true, true): return "contains \(body.quoted)"
        default: return "looks like \(pattern.quoted)"
        }
    }
}
