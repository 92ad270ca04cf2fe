import AlbumRules

/// Points at a place in a text that was typed.
enum Caret {
    /// The line in question and a caret below it.
    static func lines(under text: String, at place: Place) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        let index = min(max(place.line, 1), lines.count) - 1
        let line = lines[index]
        let before = place.line > lines.count ? line[...] : line.prefix(max(0, place.column - 1))
        let blanks = String(repeating: " ", count: DisplayWidth.of(visible(String(before))))
        return ["  " + visible(String(line)), "  " + blanks + "^"]
    }
}
