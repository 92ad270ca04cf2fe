/// A text for each row, of which few are different; each different one is kept once.
struct TextColumn: Sendable {
    private var texts: [String] = []
    private var numbers: [String: UInt32] = [:]
    /// The number of each row's text plus one; 0 is none.
    private var rows: [UInt32] = []

    /// The text of a row.
    subscript(row: Int) -> String? {
        guard row < rows.count, rows[row] > 0 else { return nil }
        return texts[Int(rows[row]) - 1]
    }

    /// Sets the text of a row, at most one beyond the last.
    mutating func set(_ row: Int, to text: String?) {
        if row == rows.count { rows.append(0) }
        rows[row] = text.map { number(of: $0) + 1 } ?? 0
    }

    private mutating func number(of text: String) -> UInt32 {
        if let known = numbers[text] { return known }
        let number = UInt32(texts.count)
        texts.append(text)
        numbers[text] = number
        return number
    }
}
