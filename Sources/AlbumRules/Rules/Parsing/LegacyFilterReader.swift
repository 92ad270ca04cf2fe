/// Reads legacy `filters` into the same lines that the new form has.
struct LegacyFilterReader {
    /// What legacy keys are called in the new form.
    static let newNames = [
        "is_favorite": "favorite", "isFavorite": "favorite", "asset_type": "type", "fileCreatedAt": "taken",
        "localDateTime": "taken", "originalFileName": "filename", "originalPath": "path",
    ]
    /// The keys that a filter may name.
    static let keys = sameNames + newNames.keys.sorted() + Criteria.legacyByKey.keys.sorted()

    private static let filterKeys = ["key", "val", "operator", "match_all"]
    /// The operators of filters.
    static let operators = ["OR", "AND", "NOT", "ONLY", "ONLY_ANY", "AFTER", "BEFORE"]
    private static let sameNames = ["people", "favorite", "type", "taken", "width", "height"]

    /// The reader of single lines; its diagnostics are this reader's.
    var lines: LogicReader
    private var matchAll: Bool?

    /// A reader; `matchAll` is what the album says for filters without an operator.
    init(matchAll: Node?) {
        lines = LogicReader(groups: PeopleGroups())
        self.matchAll = nil
        if let matchAll { self.matchAll = truth(matchAll, of: "match_all") }
    }

    /// All filters together; nil after an error.
    mutating func logic(_ node: Node) -> Logic? {
        guard let filters = node.items else {
            error("\"filters\" must be a list", at: node.place, hint: "write \"filters\": [{\"key\": …, \"val\": …}]")
            return nil
        }
        guard !filters.isEmpty else {
            error(
                "\"filters\" is empty, which would select everything", at: node.place, hint: "write at least one filter"
            )
            return nil
        }
        var positive: [Logic] = []
        var negative: [Logic] = []
        for filter in filters {
            guard let (line, isNegated) = self.filter(filter) else { continue }
            if isNegated { negative.append(.line(line)) } else { positive.append(.line(line)) }
        }
        guard !lines.diagnostics.hasErrors else { return nil }
        if negative.isEmpty { return .all(positive) }
        return positive.isEmpty ? .none(negative) : .all([.all(positive), .none(negative)])
    }

    private mutating func filter(_ node: Node) -> (RuleLine, isNegated: Bool)? {
        guard let entries = node.entries else {
            error("a filter must be a mapping", at: node.place, hint: "write {\"key\": …, \"val\": …}")
            return nil
        }
        for entry in entries where !Self.filterKeys.contains(entry.key.text ?? "") {
            let name = entry.key.text ?? ""
            let nearest = NearestWord.suggestion(for: name, among: Self.filterKeys).map { "did you mean \($0.quoted)?" }
            error(
                "\(name.quoted) is not part of a filter", at: entry.key.place,
                hint: nearest ?? "a filter has key, val and operator")
            return nil
        }
        guard let keyNode = node["key"], let key = keyNode.text, !keyNode.isNull else {
            error("the filter has no \"key\"", at: node.place, hint: "write {\"key\": \"people\", \"val\": …}")
            return nil
        }
        guard let value = node["val"] else {
            error(
                "the filter on \(key.quoted) has no \"val\"", at: node.place,
                hint: "for \"nothing there\" write \"val\": null")
            return nil
        }
        guard let word = operatorWord(of: node, key: key) else { return nil }
        guard let values = values(value, key: key) else { return nil }
        let name = Self.newNames[key] ?? key
        let filter = Filter(
            key: key, name: name, word: word, values: values, value: value,
            operatorPlace: node["operator"]?.place ?? value.place)
        guard Self.keys.contains(key) else {
            let nearest = NearestWord.suggestion(for: key, among: Self.keys).map { "did you mean \($0.quoted)?" }
            error("\(key.quoted) is not a key of filters", at: keyNode.place, hint: nearest)
            return nil
        }
        switch name {
        case "people": return people(filter).map { ($0, false) }
        case "taken": return taken(filter)
        default: return single(filter)
        }
    }

    /// A filter whose parts were checked for their form.
    private struct Filter {
        var key: String
        var name: String
        var word: String
        /// The values; empty for null.
        var values: [Node]
        var value: Node
        var operatorPlace: Place
    }

    private mutating func operatorWord(of node: Node, key: String) -> String? {
        let fromMatchAll: String?
        if let own = node["match_all"] {
            guard let all = truth(own, of: "match_all") else { return nil }
            fromMatchAll = all ? "AND" : "OR"
        } else {
            fromMatchAll = key == "people" ? matchAll.map { $0 ? "AND" : "OR" } : nil
        }
        guard let operatorNode = node["operator"], !operatorNode.isNull else { return fromMatchAll ?? "OR" }
        let word = (operatorNode.text ?? "").uppercased()
        guard Self.operators.contains(word) else {
            let nearest = NearestWord.suggestion(for: word, among: Self.operators).map { "did you mean \($0.quoted)?" }
            error(
                "\((operatorNode.text ?? FlowText.of(operatorNode)).quoted) is not an operator", at: operatorNode.place,
                hint: nearest ?? "write \(PhraseList.or(Self.operators))")
            return nil
        }
        if node["match_all"] != nil, let fromMatchAll, fromMatchAll != word {
            error(
                "\"match_all\" and \"operator\" say different things", at: operatorNode.place,
                hint: "write only the operator")
            return nil
        }
        return word
    }

    /// The values of a filter; empty for null, nil after an error.
    private mutating func values(_ node: Node, key: String) -> [Node]? {
        if node.isNull { return [] }
        guard node.entries == nil else {
            error("the value of \(key.quoted) cannot be a mapping", at: node.place)
            return nil
        }
        guard let items = node.items else { return [node] }
        guard !items.isEmpty else {
            error("the list of \(key.quoted) is empty", at: node.place, hint: "for \"nothing there\" write null")
            return nil
        }
        if let bad = items.first(where: { $0.isNull || $0.text == nil }) {
            let what = bad.isNull ? "null" : "a list or a mapping"
            error("\(what) stands inside the list of \(key.quoted)", at: bad.place, hint: "write the values alone")
            return nil
        }
        return items
    }

    private mutating func people(_ filter: Filter) -> RuleLine? {
        guard let criterion = Criteria.byKey["people"] else { return nil }
        guard filter.word != "AFTER", filter.word != "BEFORE" else {
            error("\(filter.word.quoted) needs a date, not people", at: filter.operatorPlace)
            return nil
        }
        guard !filter.values.isEmpty else {
            return lines.line(criterion, scalar(filter.word == "NOT" ? "some" : "none", like: filter.value))
        }
        let words = ["OR": "any", "AND": "all", "NOT": "none", "ONLY": "only", "ONLY_ANY": "nobody_but"]
        let word = words[filter.word] ?? "any"
        let names = Node(.sequence(filter.values.map(exactIfSpecial)), at: filter.value.place)
        return lines.line(criterion, mapping(word, names))
    }

    private mutating func taken(_ filter: Filter) -> (RuleLine, isNegated: Bool)? {
        guard let criterion = Criteria.byKey["taken"] else { return nil }
        if filter.values.isEmpty, ["OR", "AND", "NOT"].contains(filter.word) {
            let value = scalar(filter.word == "NOT" ? "some" : "none", like: filter.value)
            return lines.line(criterion, value).map { ($0, false) }
        }
        guard filter.word == "AFTER" || filter.word == "BEFORE" else {
            error(
                "\(filter.key.quoted) needs the operator AFTER or BEFORE", at: filter.operatorPlace,
                hint: "write \"operator\": \"AFTER\" or \"BEFORE\"")
            return nil
        }
        var reader = ValueReader(key: filter.key, groups: PeopleGroups())
        let text = filter.values.count == 1 ? filter.values[0].text ?? "" : ""
        let date = text.count == 10 ? VagueDate.read(text, at: filter.value.place, &reader) : nil
        lines.diagnostics.append(reader.diagnostics)
        guard let date, date.day != nil else {
            if !reader.diagnostics.hasErrors {
                error(
                    "\(FlowText.of(filter.value)) is not a day", at: filter.value.place,
                    hint: "write a day such as 2023-01-31")
            }
            return nil
        }
        let neighbour = CalendarDay(number: date.first.number + (filter.word == "AFTER" ? 1 : -1))
        let range = filter.word == "AFTER" ? "\(neighbour).." : "..\(neighbour)"
        return lines.line(criterion, scalar(range, like: filter.value)).map { ($0, false) }
    }

    private mutating func single(_ filter: Filter) -> (RuleLine, isNegated: Bool)? {
        guard let criterion = Criteria.byKey[filter.name] ?? Criteria.legacyByKey[filter.name] else { return nil }
        guard filter.word != "AFTER", filter.word != "BEFORE" else {
            error("\(filter.word.quoted) needs a date, not \(filter.key.quoted)", at: filter.operatorPlace)
            return nil
        }
        if filter.word == "AND" || filter.word == "ONLY", filter.values.count > 1 {
            error(
                "\(filter.key.quoted) has one value, so \(filter.word) of \(filter.values.count) values can never be true",
                at: filter.operatorPlace, hint: "write OR")
            return nil
        }
        let isNegated = filter.word == "NOT"
        guard !filter.values.isEmpty else {
            guard filter.name != "favorite", filter.name != "type" else {
                error(
                    "\(filter.key.quoted) always has a value", at: filter.value.place, hint: "write the value, not null"
                )
                return nil
            }
            return lines.line(criterion, scalar(isNegated ? "some" : "none", like: filter.value)).map { ($0, false) }
        }
        let read = filter.values.map { value($0, of: filter.name) }
        guard !read.contains(where: { $0 == nil }) else { return nil }
        let values = read.compactMap { $0 }
        let node = values.count == 1 ? values[0] : Node(.sequence(values), at: filter.value.place)
        return lines.line(criterion, node).map { ($0, isNegated) }
    }

    /// One value of a single-valued key, as the new form writes it.
    private mutating func value(_ node: Node, of name: String) -> Node? {
        let text = node.text ?? ""
        switch name {
        case "favorite", "isArchived", "isOffline", "isEdited":
            return truth(node, of: name).map { scalar($0 ? "true" : "false", like: node) }
        case "type":
            let kinds = ["photo": "photo", "image": "photo", "video": "video"]
            if let kind = kinds[text.lowercased()] { return scalar(kind, like: node) }
            error("\(text.quoted) is not a type", at: node.place, hint: "write IMAGE or VIDEO")
            return nil
        case "width", "height":
            if DecimalText.value(text) != nil { return node }
            error("\(text.quoted) is not a number", at: node.place)
            return nil
        case "filename", "path", "originalMimeType", "visibility": return mapping("is", node)
        default: return node
        }
    }

    private mutating func truth(_ node: Node, of name: String) -> Bool? {
        switch node.text?.lowercased() {
        case "true": return true
        case "false": return false
        default:
            error("\(FlowText.of(node)) is not a value of \(name.quoted)", at: node.place, hint: "write true or false")
            return nil
        }
    }

    /// A name; one that the new form would read as a pattern or a word of its own is taken literally.
    private func exactIfSpecial(_ node: Node) -> Node {
        let text = node.text ?? ""
        return text.contains("*") || text == "some" || text == "none" ? mapping("is", node) : node
    }

    private func scalar(_ text: String, like node: Node) -> Node {
        Node(.scalar(text, isQuoted: false), at: node.place)
    }

    private func mapping(_ key: String, _ value: Node) -> Node {
        Node(.mapping([.init(key: scalar(key, like: value), value: value)]), at: value.place)
    }

    private mutating func error(_ message: String, at place: Place, hint: String? = nil) {
        lines.diagnostics.error(message, at: place, hint: hint)
    }
}
