/// What reading a value needs: the key it belongs to, the groups, and where mistakes go.
struct ValueReader: Sendable {
    /// The key of the line.
    let key: String
    /// The user's groups of people.
    let groups: PeopleGroups
    /// A range of the kind that the key takes, for hints.
    var rangeHint = "1..5"
    /// What was found wrong.
    var diagnostics = Diagnostics()

    init(key: String, groups: PeopleGroups) {
        self.key = key
        self.groups = groups
    }

    /// Notes an error.
    mutating func error(_ message: String, at place: Place, hint: String? = nil) {
        diagnostics.error(message, at: place, hint: hint)
    }

    /// The values of a scalar or a list, "any of these"; nil after noting an error.
    mutating func alternatives(_ node: Node) -> [Node]? {
        guard let items = node.items else { return [node] }
        guard !items.isEmpty else {
            error(
                "the list of \(key.quoted) is empty", at: node.place,
                hint: "name at least one value, or leave the line out")
            return nil
        }
        return items
    }

    /// The text of a scalar that says something; nil after noting an error.
    mutating func text(_ node: Node) -> String? {
        guard let text = node.text else {
            let kind = node.items == nil ? "a mapping" : "a list"
            error("\(key.quoted) does not take \(kind) here", at: node.place)
            return nil
        }
        guard !node.isNull else {
            error("\(key.quoted) has no value", at: node.place, hint: "write a value, or leave the line out")
            return nil
        }
        guard !text.isBlank else {
            error("the text of \(key.quoted) is blank", at: node.place, hint: "for \"has none\" write none")
            return nil
        }
        return text
    }

    /// One of some words, letter case ignored; nil after noting an error that names the nearest one.
    mutating func word(_ text: String, of words: [String], at place: Place) -> String? {
        let lowered = text.lowercased()
        if words.contains(lowered) { return lowered }
        let nearest = NearestWord.suggestion(for: text, among: words).map { "did you mean \($0.quoted)?" }
        error(
            "\(text.quoted) is not a value of \(key.quoted)", at: place,
            hint: nearest ?? "write \(PhraseList.or(words))")
        return nil
    }

    /// The operators of a mapping; an empty mapping or an unknown word is an error.
    mutating func operators(_ node: Node, known: [String]) -> [(name: String, value: Node, place: Place)]? {
        guard let entries = node.entries else { return nil }
        guard !entries.isEmpty else {
            error("the mapping of \(key.quoted) is empty", at: node.place, hint: "write \(PhraseList.or(known))")
            return nil
        }
        var result: [(name: String, value: Node, place: Place)] = []
        for entry in entries {
            let name = entry.key.text ?? ""
            guard known.contains(name) else {
                let nearest = NearestWord.suggestion(for: name, among: known).map { "did you mean \($0.quoted)?" }
                error(
                    "\(name.quoted) is not an operator of \(key.quoted)", at: entry.key.place,
                    hint: nearest ?? "write \(PhraseList.or(known))")
                return nil
            }
            result.append((name, entry.value, entry.key.place))
        }
        return result
    }
}
