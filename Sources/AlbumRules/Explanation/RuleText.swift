extension Rule {
    /// The rule in the new form, one group a line, as the body of an album: `all: {people: {any: [Mia, Leo]}}`.
    ///
    /// Nil when a line has no new form (a field that only the legacy form names).
    public var newForm: [String]? {
        guard lines.allSatisfy({ Criteria.byKey[$0.key] != nil }) else { return nil }
        let groups: [Logic]
        if case .all(let parts) = root, !parts.contains(where: \.isLine), root.areWordsDistinct {
            groups = parts
        } else {
            groups = [root]
        }
        return groups.map { RuleText.group($0) }
    }
}

/// Writes logic as YAML in flow form.
private enum RuleText {
    static func group(_ logic: Logic) -> String {
        switch logic {
        case .line: "all: {\(lineText(logic))}"
        case .all(let parts): "all: \(body(parts))"
        case .any(let parts): "any: \(body(parts))"
        case .none(let parts): "none: \(body(parts))"
        }
    }

    private static func body(_ parts: [Logic]) -> String {
        let keys = parts.map(\.key)
        if keys.allSatisfy({ $0 != nil }), Set(keys).count == keys.count {
            return "{\(parts.map(lineText).joined(separator: ", "))}"
        }
        return "[\(parts.map(item).joined(separator: ", "))]"
    }

    private static func item(_ logic: Logic) -> String {
        if case .all(let parts) = logic, parts.allSatisfy(\.isLine) {
            let keys = Set(parts.map(\.key))
            if keys.count == parts.count { return "{\(parts.map(lineText).joined(separator: ", "))}" }
        }
        return logic.isLine ? "{\(lineText(logic))}" : "{\(group(logic))}"
    }

    private static func lineText(_ logic: Logic) -> String {
        guard case .line(let line) = logic else { return "" }
        return line.text
    }
}

extension Logic {
    fileprivate var isLine: Bool { key != nil }

    fileprivate var key: String? {
        guard case .line(let line) = self else { return nil }
        return line.key
    }

    /// Whether the parts are groups of different words, so that they can stand beside each other in one mapping.
    fileprivate var areWordsDistinct: Bool {
        guard case .all(let parts) = self else { return false }
        let words = parts.map { part in
            switch part {
            case .all: "all"
            case .any: "any"
            case .none: "none"
            case .line: "line"
            }
        }
        return Set(words).count == words.count
    }
}
