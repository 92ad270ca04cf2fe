/// Cuts a Python file into words; nothing is ever executed.
struct PythonTokenizer {
    let file: String
    private(set) var scalars: [Unicode.Scalar]
    private(set) var position = 0
    private var line = 1
    private var column = 1
    /// Open brackets, inside which lines do not end.
    private var openBrackets: [(sign: Unicode.Scalar, place: Place)] = []
    private var tokens: [PythonToken] = []
    private var mistakes = 0

    /// After so many the file is something else than Python.
    private static let mostMistakes = 1000
    private static let longSigns = [
        "**=", "//=", ">>=", "<<=", "...", "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", "==", "!=",
        "<=", ">=", "**", "//", "<<", ">>",
    ].map { Array($0.unicodeScalars) }

    init(_ text: String, file: String) {
        self.file = file
        scalars = Array(text.unicodeScalars)
    }

    /// All words of the text; the last one is the end of the file.
    static func tokens(of text: String, file: String) -> [PythonToken] {
        var tokenizer = PythonTokenizer(text, file: file)
        while tokenizer.step() {}
        return tokenizer.tokens
    }

    var place: Place { Place(file: file, line: line, column: column) }

    var next: Unicode.Scalar? { scalar(after: 0) }

    func scalar(after offset: Int) -> Unicode.Scalar? {
        position + offset < scalars.count ? scalars[position + offset] : nil
    }

    /// Goes on by one character; `\r\n` is one line end.
    mutating func advance() {
        let scalar = scalars[position]
        position += 1
        if scalar == "\n" || (scalar == "\r" && next != "\n") {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }

    /// Goes on over so many characters of this line.
    mutating func advance(_ count: Int) {
        for _ in 0..<count { advance() }
    }

    static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

    /// Reads one word; false at the end.
    private mutating func step() -> Bool {
        skipBlanks()
        let start = place
        guard let scalar = next, mistakes < Self.mostMistakes else {
            finish(at: start)
            return false
        }
        if Self.isLineEnd(scalar) {
            if openBrackets.isEmpty { add(.lineEnd, start) }
            advance()
            if scalar == "\r", next == "\n" { advance() }
        } else if let prefix = stringPrefix() {
            addString(prefix, start)
        } else if Self.isNameStart(scalar) {
            add(.name(takeWhile { Self.isNameStart($0) || Self.isDigit($0) }), start)
        } else if Self.isDigit(scalar) || (scalar == "." && Self.isDigit(self.scalar(after: 1) ?? " ")) {
            addNumber(start)
        } else {
            addSign(scalar, start)
        }
        return true
    }

    private mutating func add(_ kind: PythonToken.Kind, _ place: Place) {
        if case .mistake = kind { mistakes += 1 }
        tokens.append(PythonToken(kind: kind, place: place))
    }

    private mutating func finish(at place: Place) {
        if let open = openBrackets.last {
            add(
                .mistake(PythonMistake("this \"\(open.sign)\" \(PythonMistake.neverClosed)", at: open.place)),
                open.place)
        }
        add(.lineEnd, place)
        add(.fileEnd, place)
    }

    private mutating func skipBlanks() {
        while let scalar = next {
            if scalar == " " || scalar == "\t" || scalar == "\u{C}" {
                advance()
            } else if scalar == "#" {
                while let scalar = next, !Self.isLineEnd(scalar) { advance() }
            } else if scalar == "\\", let after = self.scalar(after: 1), Self.isLineEnd(after) {
                advance()
                let isPair = next == "\r" && self.scalar(after: 1) == "\n"
                advance(isPair ? 2 : 1)
            } else {
                return
            }
        }
    }

    mutating func takeWhile(_ condition: (Unicode.Scalar) -> Bool) -> String {
        var text = String.UnicodeScalarView()
        while let scalar = next, condition(scalar) {
            text.append(scalar)
            advance()
        }
        return String(text)
    }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isXIDContinue && !isDigit(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private mutating func addString(_ prefix: String, _ start: Place) {
        do throws(PythonMistake) {
            add(.string(try string(prefix: prefix, at: start)), start)
        } catch {
            add(.mistake(error), start)
        }
    }

    private mutating func addNumber(_ start: Place) {
        var last: Unicode.Scalar = " "
        let written = takeWhile { scalar in
            let isSign = (scalar == "+" || scalar == "-") && (last == "e" || last == "E")
            defer { last = scalar }
            return isSign || scalar == "." || scalar == "_" || scalar.properties.isAlphabetic || Self.isDigit(scalar)
        }
        guard let number = PythonNumber.plain(written) else {
            add(.mistake(PythonMistake("\(written.quoted) is not a number", at: start)), start)
            return
        }
        add(.number(number), start)
    }

    private mutating func addSign(_ scalar: Unicode.Scalar, _ start: Place) {
        let sign = Self.longSigns.first { sign in
            position + sign.count <= scalars.count && scalars[position..<(position + sign.count)].elementsEqual(sign)
        }
        let text = String(String.UnicodeScalarView(sign ?? [scalar]))
        advance(sign?.count ?? 1)
        if ["(", "[", "{"].contains(scalar) { openBrackets.append((scalar, start)) }
        if [")", "]", "}"].contains(scalar) { openBrackets.popLast().map { _ in } }
        let isKnown = sign != nil || "()[]{},:;=+-*/%&|^~<>@.".unicodeScalars.contains(scalar)
        guard isKnown else {
            add(.mistake(PythonMistake("\(text.quoted) does not belong here", at: start)), start)
            return
        }
        add(.sign(text), start)
    }
}
