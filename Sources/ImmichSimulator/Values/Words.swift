import Foundation

/// Texts as the database compares them.
enum Words {
    /// Lower case, without accents.
    static func folded(_ text: String) -> String {
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        guard folded.unicodeScalars.contains(where: { special[$0] != nil }) else { return folded }
        return String(folded.unicodeScalars.map { special[$0] ?? String($0) }.joined())
    }

    private static let special: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "þ": "th", "ð": "d",
    ]

    /// How much of a word's runs of three letters is found in another text, 0…1.
    static func similarity(of query: String, in text: String) -> Double {
        let wanted = trigrams(query)
        guard !wanted.isEmpty else { return 0 }
        return Double(wanted.intersection(trigrams(text)).count) / Double(wanted.count)
    }

    /// The runs of three letters of every word, each padded by two blanks before and one after.
    private static func trigrams(_ text: String) -> Set<String> {
        var found: Set<String> = []
        for word in folded(text).split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            let letters = Array("  " + word + " ")
            for start in 0..<letters.count - 2 { found.insert(String(letters[start..<start + 3])) }
        }
        return found
    }

    /// Whether a text holds another, `%` and `_` standing for anything and any letter; case and accents aside.
    static func holds(_ text: String, like wanted: String) -> Bool {
        let pattern = folded(wanted)
        let text = folded(text)
        guard pattern.contains(where: { $0 == "%" || $0 == "_" || $0 == "\\" }) else {
            return pattern.isEmpty || text.contains(pattern)
        }
        return matches(Array(text)[...], Array("%" + pattern + "%")[...])
    }

    private static func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
        var text = text
        var pattern = pattern
        while let next = pattern.first {
            if next == "%" {
                pattern = pattern.drop { $0 == "%" }
                guard !pattern.isEmpty else { return true }
                while true {
                    if matches(text, pattern) { return true }
                    guard !text.isEmpty else { return false }
                    text.removeFirst()
                }
            }
            guard let letter = text.first else { return false }
            var wanted = next
            pattern.removeFirst()
            if next == "\\", let escaped = pattern.popFirst() {
                wanted = escaped
            } else if next == "_" {
                text.removeFirst()
                continue
            }
            guard letter == wanted else { return false }
            text.removeFirst()
        }
        return text.isEmpty
    }

    /// The database's order of texts: that of their bytes.
    static func isBefore(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
