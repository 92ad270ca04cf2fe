/// How many columns of a terminal a text takes: two for East Asian wide characters and emoji, none for combining ones.
enum DisplayWidth {
    /// The columns of a text without line breaks.
    static func of(_ text: String) -> Int {
        var text = text
        if let plain = text.withUTF8({ bytes in bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil }) {
            return plain
        }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The columns of one character as readers see it; a sequence of scalars joined into one takes the place of its widest.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        if scalars.contains("\u{FE0F}"), scalars.first?.properties.isEmoji == true { return 2 }
        return scalars.reduce(0) { max($0, of($1)) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    // The ranges with the East Asian width W or F in Unicode 16, neighbours joined where only unassigned points lie between.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x16FF1, 0x17000...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F320,
        0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}
