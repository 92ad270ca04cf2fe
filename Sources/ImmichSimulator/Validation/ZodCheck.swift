/// Checks as the zod library of 3.x does: nothing is coerced in bodies, every issue is told as an object.
struct ZodCheck {
    let source: Schema.Source

    func check(_ object: JSON, _ fields: [Field]) throws(Failure) -> Input {
        guard case .object = object else {
            throw Failure(status: 400, message: .issues([Issue.type("object", object, [])]))
        }
        var input = Input()
        var issues: [JSON] = []
        for field in fields {
            if let read = check(object[field.name], field, [.string(field.name)], &issues) {
                input.fields[field.name] = read
            }
        }
        guard issues.isEmpty else { throw Failure(status: 400, message: .issues(issues)) }
        return input
    }

    private func check(_ value: JSON?, _ field: Field, _ path: [JSON], _ issues: inout [JSON]) -> JSON? {
        guard let value else {
            if field.isRequired { return check(nil, field.kind, path, &issues) }
            return nil
        }
        if value == .null, field.mayBeNull { return .null }
        let read = check(source == .query ? coerced(value, field.kind) : value, field.kind, path, &issues)
        return field.isTrimmed ? trimmed(read) : read
    }

    /// Queries are texts: numbers are read from them, truth values are two words.
    private func coerced(_ value: JSON, _ kind: Field.Kind) -> JSON {
        switch (kind, value) {
        case (.integer, .string(let text)), (.number, .string(let text)):
            .number(text.isEmpty ? 0 : Double(text) ?? .nan)
        case (.list, .string): .array([value])
        default: value
        }
    }

    private func check(_ value: JSON?, _ kind: Field.Kind, _ path: [JSON], _ issues: inout [JSON]) -> JSON? {
        switch kind {
        case .text(let mayBeEmpty, let maximum):
            guard let text = value?.text else { return note(Issue.type("string", value, path), &issues) }
            if !mayBeEmpty, text.isEmpty { return note(Issue.small("string", 1, path), &issues) }
            if let maximum, text.utf16.count > maximum { return note(Issue.big("string", maximum, path), &issues) }
            return value
        case .flag:
            if source == .query {
                guard let word = value?.text, word == "true" || word == "false" else {
                    return note(Issue.choice(["true", "false"], path), &issues)
                }
                return .bool(word == "true")
            }
            guard value?.isTrue != nil else { return note(Issue.type("boolean", value, path), &issues) }
            return value
        case .integer(let minimum, let maximum):
            return number(value, minimum.map(Double.init), maximum.map(Double.init), isWhole: true, path, &issues)
        case .number(let minimum, let maximum):
            return number(value, minimum, maximum, isWhole: false, path, &issues)
        case .id, .time, .day, .email: return format(value, kind, path, &issues)
        case .choice(let choices):
            guard let text = value?.text, choices.contains(text) else {
                return note(Issue.choice(choices, path), &issues)
            }
            return value
        case .list(let element, let minimum, let maximum):
            return list(value, element, minimum, maximum, path, &issues)
        case .object(let fields): return object(value, fields, path, &issues)
        case .strict(let fields, let isCondition):
            return strict(value, fields, isCondition: isCondition, path, &issues)
        }
    }

    private func list(
        _ value: JSON?, _ element: Field.Kind, _ minimum: Int?, _ maximum: Int?, _ path: [JSON], _ issues: inout [JSON]
    ) -> JSON? {
        guard let list = value?.list else { return note(Issue.type("array", value, path), &issues) }
        var read: [JSON] = []
        for (index, item) in list.enumerated() {
            if let value = check(item, element, path + [.number(Double(index))], &issues) { read.append(value) }
        }
        if let minimum, list.count < minimum { _ = note(Issue.small("array", minimum, path), &issues) }
        if let maximum, list.count > maximum { _ = note(Issue.big("array", maximum, path), &issues) }
        return .array(read)
    }

    private func object(_ value: JSON?, _ fields: [Field], _ path: [JSON], _ issues: inout [JSON]) -> JSON? {
        guard let value, case .object = value else { return note(Issue.type("object", value, path), &issues) }
        var object = JSONObject()
        for field in fields {
            if let read = check(value[field.name], field, path + [.string(field.name)], &issues) {
                object.fields.append((field.name, read))
            }
        }
        return .object(object)
    }

    private func strict(
        _ value: JSON?, _ fields: [Field], isCondition: Bool, _ path: [JSON], _ issues: inout [JSON]
    ) -> JSON? {
        guard let read = object(value, fields, path, &issues), case .object(let given)? = value else { return nil }
        let unknown = given.fields.map(\.name).filter { name in !fields.contains { $0.name == name } }
        if !unknown.isEmpty { return note(Issue.unknownKeys(unknown, path), &issues) }
        if isCondition, given.fields.isEmpty {
            return note(Issue.custom("At least one operator is needed", path), &issues)
        }
        return read
    }

    private func number(
        _ value: JSON?, _ minimum: Double?, _ maximum: Double?, isWhole: Bool, _ path: [JSON], _ issues: inout [JSON]
    ) -> JSON? {
        guard let number = value?.number, !number.isNaN else {
            return note(Issue.type("number", value, path), &issues)
        }
        if isWhole, number != number.rounded() { return note(Issue.whole(path), &issues) }
        if let minimum, number < minimum { return note(Issue.small("number", Int(minimum), path), &issues) }
        if let maximum, number > maximum { return note(Issue.big("number", Int(maximum), path), &issues) }
        return value
    }

    private func format(_ value: JSON?, _ kind: Field.Kind, _ path: [JSON], _ issues: inout [JSON]) -> JSON? {
        switch kind {
        case .time:
            guard let text = value?.text else {
                return note(Issue.type("string", value, path, wording: "ISO 8601 datetime string"), &issues)
            }
            return isFullTime(text) ? value : note(Issue.time(path), &issues)
        case .day:
            guard let text = value?.text else {
                return note(Issue.type("string", value, path, wording: "ISO 8601 date string"), &issues)
            }
            return text.utf8.count == 10 && Timestamp(text) != nil ? value : note(Issue.day(path), &issues)
        case .email:
            guard let text = value?.text else { return note(Issue.type("string", value, path), &issues) }
            return text.contains("@") ? .string(text.lowercased()) : note(Issue.email(path), &issues)
        default:
            guard let text = value?.text else { return note(Issue.type("string", value, path), &issues) }
            return isVersion4(text) ? value : note(Issue.id(path), &issues)
        }
    }

    private func isFullTime(_ text: String) -> Bool {
        var scanner = TimestampScanner(Array(text.utf8))
        return scanner.read() != nil && scanner.hasTime && scanner.hasZone && !text.contains(" ") && !text.contains("z")
    }

    private func note(_ issue: JSON, _ issues: inout [JSON]) -> JSON? {
        issues.append(issue)
        return nil
    }
}

/// The issues of zod, as it spells them.
enum Issue {
    static func type(_ expected: String, _ value: JSON?, _ path: [JSON], wording: String? = nil) -> JSON {
        issue([
            ("expected", .string(expected)), ("code", .string("invalid_type")),
            ("received", isNaN(value) ? .string("NaN") : .null), ("path", .array(path)),
            ("message", .string("Invalid input: expected \(wording ?? expected), received \(name(of: value))")),
        ])
    }

    static func whole(_ path: [JSON]) -> JSON {
        issue([
            ("expected", .string("int")), ("format", .string("safeint")), ("code", .string("invalid_type")),
            ("path", .array(path)), ("message", .string("Invalid input: expected int, received number")),
        ])
    }

    static func small(_ origin: String, _ minimum: Int, _ path: [JSON]) -> JSON {
        bound(origin, "too_small", "minimum", minimum, "Too small: expected", ">=", path)
    }

    static func big(_ origin: String, _ maximum: Int, _ path: [JSON]) -> JSON {
        bound(origin, "too_big", "maximum", maximum, "Too big: expected", "<=", path)
    }

    static func choice(_ choices: [String], _ path: [JSON]) -> JSON {
        let words = choices.map { "\"\($0)\"" }.joined(separator: "|")
        return issue([
            ("code", .string("invalid_value")), ("values", .array(choices.map(JSON.string))), ("path", .array(path)),
            (
                "message",
                .string(
                    choices.count == 1
                        ? "Invalid input: expected \(words)" : "Invalid option: expected one of \(words)")
            ),
        ])
    }

    static func unknownKeys(_ names: [String], _ path: [JSON]) -> JSON {
        let words = names.map { "\"\($0)\"" }.joined(separator: ", ")
        return issue([
            ("code", .string("unrecognized_keys")), ("keys", .array(names.map(JSON.string))), ("path", .array(path)),
            ("message", .string("Unrecognized \(names.count == 1 ? "key" : "keys"): \(words)")),
        ])
    }

    static func custom(_ message: String, _ path: [JSON]) -> JSON {
        issue([("code", .string("custom")), ("path", .array(path)), ("message", .string(message))])
    }

    static func id(_ path: [JSON]) -> JSON { format("uuid", uuidPattern, path, "Invalid UUID") }

    static func time(_ path: [JSON]) -> JSON {
        format(
            "datetime", timePattern, path, "Invalid input: expected ISO 8601 datetime string, received string")
    }

    static func day(_ path: [JSON]) -> JSON { format("date", dayPattern, path, "Invalid ISO date") }

    static func email(_ path: [JSON]) -> JSON { format("email", emailPattern, path, "Invalid email address") }

    private static func format(_ format: String, _ pattern: String, _ path: [JSON], _ message: String) -> JSON {
        issue([
            ("origin", .string("string")), ("code", .string("invalid_format")), ("format", .string(format)),
            ("pattern", .string(pattern)), ("path", .array(path)), ("message", .string(message)),
        ])
    }

    private static func bound(
        _ origin: String, _ code: String, _ word: String, _ bound: Int, _ start: String, _ sign: String, _ path: [JSON]
    ) -> JSON {
        let rest =
            switch origin {
            case "array": "to have \(sign)\(bound) items"
            case "string": "to have \(sign)\(bound) characters"
            default: "to be \(sign)\(bound)"
            }
        return issue([
            ("origin", .string(origin)), ("code", .string(code)), (word, .number(Double(bound))),
            ("inclusive", .bool(true)), ("path", .array(path)), ("message", .string("\(start) \(origin) \(rest)")),
        ])
    }

    private static func issue(_ fields: [(String, JSON)]) -> JSON {
        var object = JSONObject()
        object.fields = fields.filter { $0.1 != .null }.map { (name: $0.0, value: $0.1) }
        return .object(object)
    }

    private static func isNaN(_ value: JSON?) -> Bool { value?.number?.isNaN ?? false }

    private static func name(of value: JSON?) -> String {
        switch value {
        case nil: "undefined"
        case .null: "null"
        case .bool: "boolean"
        case .number(let number): number.isNaN ? "NaN" : "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    private static let uuidPattern =
        "/^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$/"
    private static let days =
        #"(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|"#
        + #"\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|"#
        + #"(?:02)-(?:0[1-9]|1\d|2[0-8]))"#
    private static let timePattern =
        "/^(?:\(days))"
        + #"T(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|([+-](?:[01]\d|2[0-3]):[0-5]\d)))$/"#
    private static let dayPattern = "/^(?:\(days))$/"
    private static let emailPattern =
        #"/^(?!\.)(?!.*\.\.)([A-Za-z0-9_'+\-\.]*)[A-Za-z0-9_+-]@([A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/"#
}
