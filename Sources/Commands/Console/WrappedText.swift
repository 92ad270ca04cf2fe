/// Cuts a paragraph into lines of at most `width` columns at its blanks; longer words stand alone.
func wrapped(_ paragraph: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in paragraph.split(separator: " ") {
        let columns = DisplayWidth.of(String(word))
        if used > 0, used + 1 + columns > width {
            lines.append(line)
            line = ""
            used = 0
        }
        if used > 0 {
            line += " "
            used += 1
        }
        line += word
        used += columns
    }
    if used > 0 { lines.append(line) }
    return lines
}

/// Two columns: terms on the left, their explanations wrapped on the right.
func definitions(_ pairs: [(term: String, text: String)], indent: Int = 2, width: Int = 80) -> [String] {
    let column = min(30, (pairs.map { DisplayWidth.of($0.term) }.max() ?? 0)) + indent + 2
    var lines: [String] = []
    for pair in pairs {
        let texts = wrapped(pair.text, to: width - column)
        let head = String(repeating: " ", count: indent) + pair.term
        let isShort = DisplayWidth.of(head) + 2 <= column
        if isShort {
            let blanks = String(repeating: " ", count: column - DisplayWidth.of(head))
            lines.append(head + blanks + (texts.first ?? ""))
        } else {
            lines.append(head)
        }
        let margin = String(repeating: " ", count: column)
        lines += texts.dropFirst(isShort ? 1 : 0).map { margin + $0 }
    }
    return lines
}
