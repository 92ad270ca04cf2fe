/// A JSON value as read; numbers are doubles, as they are to the server.
enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSON])
    case object(JSONObject)

    subscript(key: String) -> JSON? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var isTrue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    var number: Double? {
        guard case .number(let value) = self else { return nil }
        return value
    }

    var integer: Int? { number.flatMap { Int(exactly: $0) } }

    var list: [JSON]? {
        guard case .array(let list) = self else { return nil }
        return list
    }

    var id: EntityID? { text.flatMap { EntityID($0) } }

    var time: Timestamp? { text.flatMap { Timestamp($0) } }

    var isNull: Bool { self == .null }
}

/// Fields in the order they were written; of a repeated name the last one counts.
struct JSONObject: Hashable, Sendable {
    var fields: [(name: String, value: JSON)] = []

    subscript(name: String) -> JSON? { fields.last { $0.name == name }?.value }

    static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.fields.count == right.fields.count
            && zip(left.fields, right.fields).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    }

    func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }
}
