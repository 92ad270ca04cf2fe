/// Text of others made safe for a terminal: control characters and those that turn the writing direction are shown, not obeyed.
///
/// Names of albums, people and files come from the server and from files; they are data, whatever they hold.
func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
        if isHarmful(scalar) {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result += "\\u{" + String(scalar.value, radix: 16) + "}"
            }
        } else {
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// The text made visible, shortened in the middle of nowhere with `…`, never wider than `width` columns.
func shortened(_ text: String, to width: Int) -> String {
    let text = visible(text)
    guard DisplayWidth.of(text) > width else { return text }
    var result = ""
    var used = 0
    for character in text {
        let next = DisplayWidth.of(character)
        guard used + next <= width - 1 else { break }
        result.append(character)
        used += next
    }
    return result + "…"
}

/// The text made visible, in quotation marks; long ones cut.
func quoted(_ text: String) -> String {
    "\"" + shortened(text, to: 120) + "\""
}

/// Whether a terminal that shows it may do something else than show it.
func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true  // control characters, the escape among them
    case 0x200E, 0x200F, 0x061C: true  // direction marks
    case 0x2028, 0x2029: true  // line and paragraph separators
    case 0x202A...0x202E, 0x2066...0x2069: true  // embeddings, overrides, isolates
    case 0xFEFF, 0xFFF9...0xFFFB: true  // byte order mark, interlinear marks
    case 0xE0000...0xE0FFF: scalar.properties.generalCategory != .nonspacingMark  // invisible tags
    default: false
    }
}
