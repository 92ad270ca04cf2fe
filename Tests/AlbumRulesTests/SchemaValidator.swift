import Foundation

@testable import AlbumRules

/// Validates values by the part of JSON Schema that our schema uses; a keyword that it does not know is noted, never ignored.
final class SchemaValidator {
    private let root: SchemaValue
    private var expressions: [String: NSRegularExpression] = [:]
    /// Keywords that no rule here knows.
    private(set) var unknownKeywords: Set<String> = []

    private static let silent: Set<String> = [
        "description", "examples", "title", "$schema", "$defs", "then", "else", "properties",
    ]

    init(_ root: SchemaValue) { self.root = root }

    func accepts(_ value: SchemaValue) -> Bool { accepts(value, root) }

    private func accepts(_ value: SchemaValue, _ schema: SchemaValue) -> Bool {
        if case .flag(let flag) = schema { return flag }
        guard case .object(let pairs) = schema else { return false }
        return pairs.allSatisfy { holds($0.key, $0.value, value, schema) }
    }

    private func holds(_ keyword: String, _ rule: SchemaValue, _ value: SchemaValue, _ schema: SchemaValue) -> Bool {
        switch keyword {
        case "$ref": return accepts(value, definition(rule))
        case "anyOf": return rule.items.contains { accepts(value, $0) }
        case "not": return !accepts(value, rule)
        case "if":
            let branch = accepts(value, rule) ? schema["then"] : schema["else"]
            return branch.map { accepts(value, $0) } ?? true
        case "type": return types(rule).contains { isOf(type: $0, value) }
        case "enum": return rule.items.contains(value)
        default: break
        }
        switch value {
        case .text(let text): return holds(keyword, rule, text: text)
        case .number(let number): return holds(keyword, rule, number: number)
        case .list(let items): return holds(keyword, rule, items: items)
        case .object(let pairs): return holds(keyword, rule, pairs: pairs, schema)
        case .flag, .null: return isKnown(keyword)
        }
    }

    private func holds(_ keyword: String, _ rule: SchemaValue, text: String) -> Bool {
        switch keyword {
        case "pattern": return matches(text, rule.string)
        case "minLength": return text.unicodeScalars.count >= Int(rule.double)
        default: return isKnown(keyword)
        }
    }

    private func holds(_ keyword: String, _ rule: SchemaValue, number: Double) -> Bool {
        switch keyword {
        case "minimum": return number >= rule.double
        case "maximum": return number <= rule.double
        case "exclusiveMinimum": return number > rule.double
        default: return isKnown(keyword)
        }
    }

    private func holds(_ keyword: String, _ rule: SchemaValue, items: [SchemaValue]) -> Bool {
        switch keyword {
        case "items": return items.allSatisfy { accepts($0, rule) }
        case "minItems": return items.count >= Int(rule.double)
        case "maxItems": return items.count <= Int(rule.double)
        case "uniqueItems": return Set(items).count == items.count
        default: return isKnown(keyword)
        }
    }

    private func holds(
        _ keyword: String, _ rule: SchemaValue, pairs: [SchemaValue.Pair], _ schema: SchemaValue
    ) -> Bool {
        let keys = Set(pairs.map(\.key))
        switch keyword {
        case "properties": return pairs.allSatisfy { pair in rule[pair.key].map { accepts(pair.value, $0) } ?? true }
        case "additionalProperties":
            return pairs.allSatisfy { schema["properties"]?[$0.key] != nil || accepts($0.value, rule) }
        case "required": return rule.items.allSatisfy { keys.contains($0.string) }
        case "minProperties": return pairs.count >= Int(rule.double)
        case "maxProperties": return pairs.count <= Int(rule.double)
        case "propertyNames": return pairs.allSatisfy { accepts(.text($0.key), rule) }
        case "dependentRequired":
            return pairs.allSatisfy { pair in
                rule[pair.key].map { $0.items.allSatisfy { keys.contains($0.string) } } ?? true
            }
        default: return isKnown(keyword)
        }
    }

    /// A keyword for another type says nothing of this value; one that nobody knows is noted.
    private func isKnown(_ keyword: String) -> Bool {
        let others: Set<String> = [
            "pattern", "minLength", "minimum", "maximum", "exclusiveMinimum", "items", "minItems", "maxItems",
            "uniqueItems", "additionalProperties", "required", "minProperties", "maxProperties", "propertyNames",
            "dependentRequired",
        ]
        if !others.contains(keyword), !Self.silent.contains(keyword) { unknownKeywords.insert(keyword) }
        return true
    }

    private func definition(_ reference: SchemaValue) -> SchemaValue {
        let name = reference.string.split(separator: "/").last.map(String.init) ?? ""
        return root["$defs"]?[name] ?? false
    }

    private func types(_ rule: SchemaValue) -> [String] {
        if case .text(let type) = rule { return [type] }
        return rule.items.map(\.string)
    }

    private func isOf(type: String, _ value: SchemaValue) -> Bool {
        switch (type, value) {
        case ("string", .text), ("number", .number), ("boolean", .flag), ("null", .null), ("array", .list),
            ("object", .object):
            true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        if expressions[pattern] == nil { expressions[pattern] = try? NSRegularExpression(pattern: pattern) }
        let range = NSRange(text.startIndex..., in: text)
        return expressions[pattern]?.firstMatch(in: text, range: range) != nil
    }
}

extension SchemaValue {
    fileprivate var items: [SchemaValue] {
        guard case .list(let items) = self else { return [] }
        return items
    }

    fileprivate var string: String {
        guard case .text(let text) = self else { return "" }
        return text
    }

    fileprivate var double: Double {
        guard case .number(let number) = self else { return .nan }
        return number
    }
}
