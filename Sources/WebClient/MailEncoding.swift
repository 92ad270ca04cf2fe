import Foundation

/// Text in head fields (RFC 2047).
enum HeaderText {
    /// As it is when it is short ASCII, as encoded words otherwise; line breaks become blanks.
    static func encode(_ text: String, after used: Int) -> String {
        let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        let isPlain = line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }
        return isPlain && used + line.utf8.count <= 78 && !line.contains("=?") ? line : words(line, after: used)
    }

    /// Encoded words of at most 75 bytes, one a line, cut between characters.
    static func words(_ text: String, after used: Int) -> String {
        var words: [String] = []
        var piece = ""
        for character in text {
            // 45 bytes are 60 in base64, and 12 more for the frame; the first word shares its line with the field's name.
            let room = words.isEmpty ? min(45, (75 - used - 12) / 4 * 3) : 45
            if !piece.isEmpty, piece.utf8.count + character.utf8.count > room {
                words.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        words.append(piece)
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }
}

/// Bodies (RFC 2045): readable ASCII, no line above 76 bytes.
enum QuotedPrintable {
    static func encode(_ text: String) -> String {
        let lines = text.replacingOccurrences(of: "\r\n", with: "\n").split(
            separator: "\n", omittingEmptySubsequences: false)
        return lines.map(encodeLine).joined(separator: "\r\n") + (text.hasSuffix("\n") ? "" : "\r\n")
    }

    private static func encodeLine(_ line: Substring) -> String {
        var result = ""
        var width = 0
        let bytes = Array(line.utf8)
        for (index, byte) in bytes.enumerated() {
            let isBlankAtEnd = (byte == 0x20 || byte == 0x09) && index == bytes.count - 1
            let isPlain = (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x09
            let token = isPlain && !isBlankAtEnd ? String(UnicodeScalar(byte)) : hex(byte)
            if width + token.utf8.count > (index == bytes.count - 1 ? 76 : 75) {
                result += "=\r\n"
                width = 0
            }
            result += token
            width += token.utf8.count
        }
        return result
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF")
        return "=\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }
}
