/// Reads assignments of plain values from the words of a Python file; anything else is a mistake with its place.
struct PythonParser {
    static let greatestDepth = 100

    private let tokens: [PythonToken]
    private var index = 0

    init(_ tokens: [PythonToken]) { self.tokens = tokens }

    /// Reads all statements and goes on after each mistake, up to a hundred of them.
    mutating func assignments() -> (entries: [Node.Entry], mistakes: [PythonMistake]) {
        var entries: [Node.Entry] = []
        var mistakes: [PythonMistake] = []
        while current.kind != .fileEnd, mistakes.count < 100 {
            do throws(PythonMistake) {
                if let entry = try statement() { entries.append(entry) }
            } catch {
                mistakes.append(neverClosed(before: error) ?? error)
                skipStatement()
            }
        }
        return (entries, mistakes)
    }

    /// The bracket that swallows the rest of the file; what is found inside it is only its consequence.
    private func neverClosed(before mistake: PythonMistake) -> PythonMistake? {
        guard tokens.count > 2, case .mistake(let open) = tokens[tokens.count - 3].kind, open.place < mistake.place,
            open.message.hasSuffix(PythonMistake.neverClosed)
        else { return nil }
        return open
    }

    private var current: PythonToken { tokens[min(index, tokens.count - 1)] }
    private var following: PythonToken { tokens[min(index + 1, tokens.count - 1)] }

    private func stands(_ sign: String) -> Bool { current.kind == .sign(sign) }

    private mutating func skip(_ sign: String) -> Bool {
        guard stands(sign) else { return false }
        index += 1
        return true
    }

    /// Goes to the next line that begins at its first column: the lines below a refused `if` are part of it.
    private mutating func skipStatement() {
        while current.kind != .fileEnd {
            let isEnd = current.kind == .lineEnd
            index += 1
            if isEnd, current.place.column == 1, current.kind != .lineEnd { return }
        }
    }

    private mutating func statement() throws(PythonMistake) -> Node.Entry? {
        let start = current
        switch start.kind {
        case .lineEnd, .sign(";"):
            index += 1
            return nil
        case .string:
            // A text that stands alone is a comment.
            while case .string = current.kind { index += 1 }
            try endStatement(after: start)
            return nil
        case .name("pass"):
            index += 1
            try endStatement(after: start)
            return nil
        case .name(let name):
            guard PythonWording.statements[name] == nil, !isIndented(start) else {
                throw PythonWording.statement(start, name)
            }
            return try assignment(name)
        default: throw PythonWording.value(start, following)
        }
    }

    private func isIndented(_ token: PythonToken) -> Bool {
        token.place.column > 1 && (index == 0 || tokens[index - 1].kind == .lineEnd)
    }

    private mutating func assignment(_ name: String) throws(PythonMistake) -> Node.Entry {
        let key = Node(.scalar(name, isQuoted: false), at: current.place)
        guard following.kind == .sign("=") || following.kind == .sign(":"), !PythonWording.constants.contains(name)
        else {
            throw PythonWording.afterName(current, following)
        }
        index += 1
        if skip(":") { try skipAnnotation() }
        guard skip("=") else {
            throw PythonMistake("\(name.quoted) gets no value", hint: "write \(name) = …", at: key.place)
        }
        let value = try values()
        try endStatement(after: nil)
        return Node.Entry(key: key, value: value)
    }

    private mutating func skipAnnotation() throws(PythonMistake) {
        var depth = 0
        while depth > 0 || !stands("=") {
            switch current.kind {
            case .lineEnd, .fileEnd, .sign(";"): return
            case .mistake(let mistake): throw mistake
            case .sign("["), .sign("("): depth += 1
            case .sign("]"), .sign(")"): depth -= 1
            default: break
            }
            index += 1
        }
    }

    private mutating func endStatement(after start: PythonToken?) throws(PythonMistake) {
        switch current.kind {
        case .lineEnd, .sign(";"): index += 1
        case .fileEnd: return
        default: throw PythonWording.afterValue(current)
        }
    }

    /// One value, or several with commas, which Python takes for a tuple.
    private mutating func values() throws(PythonMistake) -> Node {
        let first = try value(depth: 0)
        guard stands(",") else { return first }
        var items = [first]
        while skip(","), current.kind != .lineEnd, current.kind != .fileEnd, !stands(";") {
            items.append(try value(depth: 0))
        }
        return Node(.sequence(items), at: first.place)
    }

    private mutating func value(depth: Int) throws(PythonMistake) -> Node {
        let start = current
        guard depth <= Self.greatestDepth else {
            throw PythonMistake(
                "brackets stand more than \(Self.greatestDepth) deep inside each other", at: start.place)
        }
        switch start.kind {
        case .string: return strings()
        case .number(let number):
            index += 1
            return Node(.scalar(number, isQuoted: false), at: start.place)
        case .sign("-"), .sign("+"): return try signedNumber()
        case .sign("["):
            index += 1
            return Node(.sequence(try items(until: "]", depth: depth + 1).nodes), at: start.place)
        case .sign("("): return try parentheses(depth: depth + 1)
        case .sign("{"):
            index += 1
            return Node(.mapping(try pairs(depth: depth + 1)), at: start.place)
        case .name("True"), .name("False"), .name("None"): return try constant()
        default: throw PythonWording.value(start, following)
        }
    }

    private mutating func constant() throws(PythonMistake) -> Node {
        let start = current
        index += 1
        let words: [PythonToken.Kind: String] = [.name("True"): "true", .name("False"): "false"]
        return Node(.scalar(words[start.kind] ?? "null", isQuoted: false), at: start.place)
    }

    private mutating func strings() -> Node {
        let start = current.place
        var text = ""
        while case .string(let part) = current.kind {
            text += part
            index += 1
        }
        return Node(.scalar(text, isQuoted: true), at: start)
    }

    private mutating func signedNumber() throws(PythonMistake) -> Node {
        let start = current
        index += 1
        guard case .number(let number) = current.kind else { throw PythonWording.value(start, current) }
        index += 1
        return Node(.scalar(start.kind == .sign("-") ? "-" + number : number, isQuoted: false), at: start.place)
    }

    /// A value in parentheses is that value; with a comma, or empty, it is a list.
    private mutating func parentheses(depth: Int) throws(PythonMistake) -> Node {
        let start = current.place
        index += 1
        let (nodes, hasComma) = try items(until: ")", depth: depth)
        if let only = nodes.first, nodes.count == 1, !hasComma { return only }
        return Node(.sequence(nodes), at: start)
    }

    private mutating func items(until end: String, depth: Int) throws(PythonMistake) -> (nodes: [Node], hasComma: Bool)
    {
        var nodes: [Node] = []
        var hasComma = false
        while !skip(end) {
            nodes.append(try value(depth: depth))
            if skip(",") {
                hasComma = true
            } else if !stands(end) {
                throw PythonWording.afterValue(current)
            }
        }
        return (nodes, hasComma)
    }

    private mutating func pairs(depth: Int) throws(PythonMistake) -> [Node.Entry] {
        var entries: [Node.Entry] = []
        var places: [String: Place] = [:]
        while !skip("}") {
            let key = try value(depth: depth)
            guard skip(":") else {
                if stands(",") || stands("}") {
                    throw PythonMistake("this is a set, which has no order", hint: "write a list: [ … ]", at: key.place)
                }
                throw PythonWording.afterValue(current)
            }
            guard let text = key.text else { throw PythonMistake("a key must be text", at: key.place) }
            if let first = places[text] {
                throw PythonMistake(
                    "the key \(text.quoted) stands here twice, first at \(first)", hint: "delete one of the two",
                    at: key.place)
            }
            places[text] = key.place
            entries.append(Node.Entry(key: key, value: try value(depth: depth)))
            if !skip(","), !stands("}") { throw PythonWording.afterValue(current) }
        }
        return entries
    }
}
