/// Says what stands in a Python file instead of a plain value.
enum PythonWording {
    /// Words that begin something else than an assignment.
    static let statements: [String: String] = [
        "import": "an import", "from": "an import", "if": "a condition", "else": "a condition", "elif": "a condition",
        "for": "a loop", "while": "a loop", "def": "a function", "class": "a class", "with": "a with block",
        "try": "a try block", "except": "a try block", "finally": "a try block", "return": "a return",
        "raise": "a raise",
        "assert": "an assertion", "del": "a deletion", "global": "a global statement",
        "nonlocal": "a nonlocal statement",
        "lambda": "a function", "async": "an async statement", "await": "an await", "yield": "a yield",
        "not": "a condition", "print": "a call of \"print\"",
    ]

    /// Words that cannot get a value.
    static let constants = ["True", "False", "None"]

    private static let hint = "the file is read, never executed: only NAME = value is understood"

    /// A statement that is not an assignment, or is part of a block.
    static func statement(_ token: PythonToken, _ name: String) -> PythonMistake {
        if let kind = statements[name] { return PythonMistake("\(kind) cannot be read", hint: hint, at: token.place) }
        return PythonMistake("this line is indented", hint: hint, at: token.place)
    }

    /// What follows a name at the start of a statement.
    static func afterName(_ name: PythonToken, _ next: PythonToken) -> PythonMistake {
        guard case .name(let word) = name.kind else { return value(name, next) }
        switch next.kind {
        case .mistake(let mistake): return mistake
        case .sign("("): return PythonMistake("a call of \(word.quoted) cannot be read", hint: hint, at: name.place)
        case .sign("."), .sign("["):
            return PythonMistake("a part of \(word.quoted) cannot be read or set", hint: hint, at: name.place)
        case .sign(let sign) where sign.hasSuffix("=") && sign != "==" && sign != "=":
            return PythonMistake(
                "\(sign.quoted) changes a value", hint: "write the final value with \"=\"", at: next.place)
        default: return PythonMistake("\(word.quoted) alone means nothing here", hint: hint, at: name.place)
        }
    }

    /// What stands where a value should.
    static func value(_ token: PythonToken, _ next: PythonToken) -> PythonMistake {
        switch token.kind {
        case .mistake(let mistake): return mistake
        case .name(let name): return valueName(name, token, next)
        case .lineEnd, .fileEnd: return PythonMistake("a value is missing here", at: token.place)
        case .sign(let sign) where ["*", "**", "+", "-", "~"].contains(sign):
            return PythonMistake("\(sign.quoted) computes a value", hint: PythonMistake.valueHint, at: token.place)
        case .sign(let sign): return PythonMistake("\(sign.quoted) does not belong here", at: token.place)
        case .number, .string: return PythonMistake("a value alone means nothing here", hint: hint, at: token.place)
        }
    }

    private static func valueName(_ name: String, _ token: PythonToken, _ next: PythonToken) -> PythonMistake {
        if let kind = statements[name] {
            return PythonMistake("\(kind) is not a value", hint: PythonMistake.valueHint, at: token.place)
        }
        if next.kind == .sign("(") {
            return PythonMistake(
                "a call of \(name.quoted) is not a value", hint: PythonMistake.valueHint, at: token.place)
        }
        if next.kind == .sign(".") || next.kind == .sign("[") {
            return PythonMistake(
                "a part of \(name.quoted) is not a value", hint: PythonMistake.valueHint, at: token.place)
        }
        if let nearest = ["true": "True", "false": "False", "null": "None", "none": "None"][name] {
            return PythonMistake("\(name.quoted) is not a word of Python", hint: "write \(nearest)", at: token.place)
        }
        return PythonMistake("the name \(name.quoted) is not a value", hint: PythonMistake.valueHint, at: token.place)
    }

    /// What follows a value and should not.
    static func afterValue(_ token: PythonToken) -> PythonMistake {
        switch token.kind {
        case .mistake(let mistake): return mistake
        case .name("for"), .name("async"):
            return PythonMistake("a comprehension computes a list", hint: "write the list itself", at: token.place)
        case .name("if"), .name("and"), .name("or"), .name("in"), .name("is"), .name("not"):
            return PythonMistake("a condition is not a value", hint: PythonMistake.valueHint, at: token.place)
        case .sign("="):
            return PythonMistake(
                "only one name can get a value at a time", hint: "write a line for each name", at: token.place)
        case .sign("("), .sign("["), .sign("."):
            return PythonMistake(
                "a part of a value or a call is not a value", hint: PythonMistake.valueHint, at: token.place)
        case .sign(let sign) where ![")", "]", "}", ":", ","].contains(sign):
            return PythonMistake("\(sign.quoted) computes a value", hint: PythonMistake.valueHint, at: token.place)
        case .sign(let sign): return PythonMistake("\(sign.quoted) does not belong here", at: token.place)
        case .lineEnd, .fileEnd: return PythonMistake("the text ends too early", at: token.place)
        case .name, .number, .string: return PythonMistake("a comma is missing before this", at: token.place)
        }
    }
}
