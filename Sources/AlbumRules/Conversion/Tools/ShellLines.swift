/// Cuts a shell script or a crontab into the words of its lines; variables stay as they are.
enum ShellLines {
    /// A line with its words.
    struct Line {
        /// The words without their quotes.
        var words: [String]
        /// Where the line begins.
        var place: Place
    }

    /// The lines that are no comments; a backslash at the end joins a line to the next one.
    static func commands(of text: String, file: String) -> [Line] {
        var lines: [Line] = []
        var open: (text: String, number: Int)?
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let start = open?.number ?? index + 1
            let joined = (open?.text ?? "") + line
            if joined.hasSuffix("\\") {
                open = (String(joined.dropLast()) + " ", start)
                continue
            }
            open = nil
            lines.append(Line(words: words(of: joined), place: Place(file: file, line: start, column: 1)))
        }
        if let open {
            lines.append(Line(words: words(of: open.text), place: Place(file: file, line: open.number, column: 1)))
        }
        return lines.filter { $0.words.first.map { !$0.hasPrefix("#") } ?? false }
    }

    private static func words(of line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var quote: Character?
        var isOpen = false
        for letter in line {
            if let current = quote {
                if letter == current { quote = nil } else { word.append(letter) }
            } else if letter == "\"" || letter == "'" {
                quote = letter
                isOpen = true
            } else if letter.isWhitespace {
                if isOpen { words.append(word) }
                word = ""
                isOpen = false
            } else {
                word.append(letter)
                isOpen = true
            }
        }
        if isOpen { words.append(word) }
        return words
    }
}
