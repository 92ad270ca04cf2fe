@_spi(_Unicode) import Swift

/// A text prepared for comparing without letter case and accents; UTF-8.
///
/// Only accents above, below and through letters go (combining classes from 200): marks that make another letter, such as
/// the dots of が or vowel signs, stay. Letters with a stroke and ligatures are read as the server's own search reads them (ø as o).
struct FoldedText: Hashable, Sendable {
    /// The folded letters.
    let bytes: [UInt8]

    /// Folds a text.
    init(_ text: some StringProtocol) {
        var text = String(text)
        let ascii: [UInt8]? = text.withUTF8 { buffer in
            guard buffer.allSatisfy({ $0 < 0x80 }) else { return nil }
            return buffer.map(Self.lowered)
        }
        bytes = ascii ?? Array(Self.folded(text).utf8)
    }

    /// An ASCII letter in lower case, any other byte as it is.
    @inline(__always)
    static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    private static func folded(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text._nfd {
            if scalar.properties.canonicalCombiningClass.rawValue >= 200 { continue }
            if let replacement = replacements[scalar] {
                result.append(contentsOf: replacement.unicodeScalars)
            } else {
                result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        // Lower case may bring accents of its own (İ), which go as well.
        return String(
            String.UnicodeScalarView(result.filter { $0.properties.canonicalCombiningClass.rawValue < 200 }))
    }

    private static let replacements: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l",
        "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ı": "i", "ς": "σ",
    ]
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: SubSequence {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return self[startIndex..<startIndex] }
        return self[first...last]
    }

    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
