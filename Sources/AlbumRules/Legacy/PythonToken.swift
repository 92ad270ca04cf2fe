/// A word of a Python file.
struct PythonToken: Hashable, Sendable {
    /// What the word is.
    enum Kind: Hashable, Sendable {
        /// A name or keyword.
        case name(String)
        /// A number without a sign, underscores removed.
        case number(String)
        /// A string that says itself, escapes resolved.
        case string(String)
        /// An operator, bracket or mark.
        case sign(String)
        /// The end of a statement's line; never inside brackets.
        case lineEnd
        /// The end of the file.
        case fileEnd
        /// Something that is no word we read.
        case mistake(PythonMistake)
    }

    var kind: Kind
    var place: Place
}

/// What a Python file has that is not a plain value.
struct PythonMistake: Error, Hashable, Sendable {
    var message: String
    var hint: String?
    var place: Place

    init(_ message: String, hint: String? = nil, at place: Place) {
        self.message = message
        self.hint = hint
        self.place = place
    }

    /// How the mistake of an open bracket ends.
    static let neverClosed = "is never closed"

    /// What to do about code.
    static let valueHint = "write the value itself; the key can also come from IMMICH_API_KEY in the environment"
}
