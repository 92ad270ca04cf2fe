extension PythonTokenizer {
    /// The letters before the quotation mark when a string begins here, in lower case; nil when none does.
    func stringPrefix() -> String? {
        var prefix = ""
        for offset in 0...2 {
            guard let scalar = scalar(after: offset) else { return nil }
            if scalar == "\"" || scalar == "'" { return prefix }
            guard "rRbBuUfFtT".unicodeScalars.contains(scalar) else { return nil }
            prefix += String(scalar).lowercased()
        }
        return nil
    }

    /// Reads a string that begins here; always gets past it or past its line.
    mutating func string(prefix: String, at start: Place) throws(PythonMistake) -> String {
        advance(prefix.count)
        guard let mark = next else { return "" }
        let isLong = scalar(after: 1) == mark && scalar(after: 2) == mark
        advance(isLong ? 3 : 1)
        let isRaw = prefix.contains("r")
        var text = String.UnicodeScalarView()
        var mistake: PythonMistake?
        while true {
            guard let scalar = next, isLong || !Self.isLineEnd(scalar) else {
                throw PythonMistake(
                    "this string is never closed", hint: "add \(isLong ? "three marks" : "the same mark") at its end",
                    at: start)
            }
            if scalar == mark, !isLong || (self.scalar(after: 1) == mark && self.scalar(after: 2) == mark) {
                advance(isLong ? 3 : 1)
                break
            }
            if scalar == "\\" {
                do throws(PythonMistake) {
                    text.append(contentsOf: isRaw ? rawEscape() : try escape(isBytes: prefix.contains("b")))
                } catch {
                    mistake = mistake ?? error
                }
            } else {
                text.append(contentsOf: takeCharacter())
            }
        }
        if prefix.contains("f") || prefix.contains("t") {
            throw PythonMistake(
                "a string with \"\(prefix)\" before it computes its text", hint: "write the text itself", at: start)
        }
        if let mistake { throw mistake }
        return String(text)
    }

    /// One character; every line end is a line feed.
    private mutating func takeCharacter() -> [Unicode.Scalar] {
        guard let scalar = next else { return [] }
        advance()
        guard scalar == "\r" else { return [scalar] }
        if next == "\n" { advance() }
        return ["\n"]
    }

    private mutating func rawEscape() -> [Unicode.Scalar] {
        advance()
        return ["\\"] + takeCharacter()
    }

    private mutating func escape(isBytes: Bool) throws(PythonMistake) -> [Unicode.Scalar] {
        let start = place
        advance()
        guard let sign = next else { return ["\\"] }
        if Self.isLineEnd(sign) {
            _ = takeCharacter()
            return []
        }
        let plain: [Unicode.Scalar: Unicode.Scalar] = [
            "\\": "\\", "'": "'", "\"": "\"", "a": "\u{7}", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
            "v": "\u{B}",
        ]
        if let meaning = plain[sign] {
            advance()
            return [meaning]
        }
        if ("0"..."7").contains(sign) { return [try character(takeDigits(3, radix: 8), radix: 8, at: start)] }
        let lengths: [Unicode.Scalar: Int] = isBytes ? ["x": 2] : ["x": 2, "u": 4, "U": 8]
        if let length = lengths[sign] {
            advance()
            let digits = takeDigits(length, radix: 16)
            return [try character(digits.count == length ? digits : "", radix: 16, at: start)]
        }
        if sign == "N", !isBytes {
            throw PythonMistake("a character is given by its name", hint: "write the character itself", at: start)
        }
        // Python keeps a backslash that means nothing.
        return ["\\"] + takeCharacter()
    }

    private mutating func takeDigits(_ most: Int, radix: Int) -> String {
        var left = most
        return takeWhile { scalar in
            left -= 1
            return left >= 0 && scalar.isASCII && Int(String(scalar), radix: radix) != nil
        }
    }

    private func character(_ digits: String, radix: Int, at start: Place) throws(PythonMistake) -> Unicode.Scalar {
        guard let code = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(code) else {
            throw PythonMistake("this is not the code of a character", hint: "write the character itself", at: start)
        }
        return scalar
    }
}
