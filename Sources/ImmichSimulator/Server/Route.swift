/// One route of the API.
struct Route: Sendable {
    /// What must be shown to come in.
    enum Gate: Sendable {
        /// Nothing.
        case open
        /// A key or session; a key needs this permission, nil meaning any key will do.
        case permission(String?)
        /// As `permission`, and the user must run the server.
        case admin(String?)
        /// A session, or a key that may do everything.
        case everything
    }

    typealias Answer = @Sendable (Call) throws(Failure) -> Reply

    let method: String
    let pattern: [Substring]
    let gate: Gate
    let input: Schema?
    /// Whether errors of the checks already carry the type of a stream of lines.
    let isStream: Bool
    let answer: Answer

    init(
        _ method: String, _ pattern: String, _ gate: Gate, _ input: Schema? = nil, isStream: Bool = false,
        answer: @escaping Answer
    ) {
        self.method = method
        self.pattern = pattern.split(separator: "/")
        self.gate = gate
        self.input = input
        self.isStream = isStream
        self.answer = answer
    }

    /// What the placeholders stand for when this is the route of a path; nil when it is not.
    func match(_ method: String, _ parts: [Substring]) -> [String: String]? {
        guard method == self.method, parts.count == pattern.count else { return nil }
        var found: [String: String] = [:]
        for (part, wanted) in zip(parts, pattern) {
            if wanted.hasPrefix(":") {
                found[String(wanted.dropFirst())] = percentDecoded(part)
            } else if part != wanted {
                return nil
            }
        }
        return found
    }
}

/// Undoes percent-encoding; what is not well encoded stays as it is.
func percentDecoded(_ text: some StringProtocol, plusIsBlank: Bool = false) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
        return String(text)
    }
    let source = Array(text.utf8)
    var bytes: [UInt8] = []
    var position = 0
    while position < source.count {
        if source[position] == UInt8(ascii: "%"), position + 2 < source.count,
            let byte = UInt8(String(decoding: source[position + 1...position + 2], as: UTF8.self), radix: 16)
        {
            bytes.append(byte)
            position += 3
        } else {
            let isBlank = plusIsBlank && source[position] == UInt8(ascii: "+")
            bytes.append(isBlank ? 32 : source[position])
            position += 1
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}

/// A path without `.` and `..`, as every client and proxy sends it.
func tidied(_ path: some StringProtocol) -> [Substring] {
    var parts: [Substring] = []
    for part in Substring(path).split(separator: "/", omittingEmptySubsequences: true) {
        if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts
}
