/// Checks as the class-validator library of 2.x does: values are coerced first, all complaints come as a list of texts.
struct ClassCheck {
    let source: Schema.Source

    func check(_ object: JSON, _ fields: [Field]) throws(Failure) -> Input {
        var input = Input()
        var complaints: [String] = []
        for field in fields {
            let value = object[field.name]
            let (read, found) = try check(value, field, path: field.name)
            complaints += found
            if let read { input.fields[field.name] = read }
        }
        guard complaints.isEmpty else { throw Failure(status: 400, message: .list(complaints)) }
        return input
    }

    private func check(_ value: JSON?, _ field: Field, path: String) throws(Failure) -> (JSON?, [String]) {
        let value = field.isTrimmed ? trimmed(value) : value
        if value == nil, !field.isRequired { return (nil, []) }
        if value == .null {
            if field.mayBeNull { return (.null, []) }
            if case .time = field.kind, !field.isRequired { return (nil, []) }
        }
        if field.mayBeNull, case .text(let mayBeEmpty, _) = field.kind, !mayBeEmpty, value == .string("") {
            return (.null, [])
        }
        var (read, complaints) = try check(value, field.kind, path, each: false)
        if case .text = field.kind { return (read, complaints) }
        if !field.isRequired { complaints.removeAll { $0 == "\(path) should not be empty" } }
        return (read, complaints)
    }

    private func check(_ value: JSON?, _ kind: Field.Kind, _ name: String, each: Bool) throws(Failure) -> (
        JSON?, [String]
    ) {
        let subject = each ? "each value in \(name)" : name
        switch kind {
        case .text(let mayBeEmpty, let maximum): return text(value, subject, mayBeEmpty, maximum)
        case .flag: return flag(value, subject)
        case .integer(let minimum, let maximum):
            // In bodies only the numbers of paging are read from texts.
            let isRead = source == .query || name == "size" || name == "page" || value?.number != nil
            return number(
                isRead ? value : .null, subject, minimum.map(Double.init), maximum.map(Double.init), isWhole: true)
        case .number(let minimum, let maximum): return number(value, subject, minimum, maximum, isWhole: false)
        case .id:
            guard let text = value?.text, isVersion4(text) else {
                return (nil, missing(value, subject, "\(subject) must be a UUID", type: "must be a string", each: each))
            }
            return (value, [])
        case .time:
            guard let text = value?.text, Timestamp(text) != nil else {
                throw .badRequest("\(name) must be a date string")
            }
            return (value, [])
        case .day:
            guard let text = value?.text, Timestamp(text) != nil else {
                return (nil, ["\(subject) must be a date string in the format yyyy-MM-dd"])
            }
            return (value, [])
        case .choice(let choices):
            guard let text = value?.text, choices.contains(text) else {
                return (nil, ["\(subject) must be one of the following values: \(choices.joined(separator: ", "))"])
            }
            return (value, [])
        case .email:
            guard let text = value?.text, text.contains("@") else { return (nil, ["\(subject) must be an email"]) }
            return (.string(text.lowercased()), [])
        case .list(let element, let minimum, let maximum):
            return try list(value, element, name, minimum, maximum)
        case .object(let fields), .strict(let fields, _): return try nested(value, fields, name)
        }
    }

    private func text(_ value: JSON?, _ subject: String, _ mayBeEmpty: Bool, _ maximum: Int?) -> (JSON?, [String]) {
        guard let text = value?.text else {
            let isEmpty = value == nil || value == .null
            return (
                nil,
                (mayBeEmpty || !isEmpty ? [] : ["\(subject) should not be empty"]) + ["\(subject) must be a string"]
            )
        }
        if !mayBeEmpty, text.isEmpty { return (nil, ["\(subject) should not be empty"]) }
        if let maximum, text.count > maximum {
            return (nil, ["\(subject) must be shorter than or equal to \(maximum) characters"])
        }
        return (value, [])
    }

    private func flag(_ value: JSON?, _ subject: String) -> (JSON?, [String]) {
        switch value {
        case .bool: return (value, [])
        case .string("true"): return (.bool(true), [])
        case .string("false"): return (.bool(false), [])
        default:
            let isEmpty = value == nil || value == .null || value == .string("")
            return (
                nil, ["\(subject) must be a boolean value"] + (isEmpty ? ["\(subject) should not be empty"] : [])
            )
        }
    }

    private func number(_ value: JSON?, _ subject: String, _ minimum: Double?, _ maximum: Double?, isWhole: Bool) -> (
        JSON?, [String]
    ) {
        let number: Double? =
            switch value {
            case .number(let number): number
            case .string(let text): text.isEmpty ? 0 : Double(text)
            case .bool(let flag): flag ? 1 : 0
            default: nil
            }
        var complaints: [String] = []
        if let maximum, !((number ?? .nan) <= maximum) {
            complaints.append("\(subject) must not be greater than \(plain(maximum))")
        }
        if let minimum, !((number ?? .nan) >= minimum) {
            complaints.append("\(subject) must not be less than \(plain(minimum))")
        }
        if number == nil || isWhole && number != number?.rounded() {
            complaints.append(
                isWhole
                    ? "\(subject) must be an integer number"
                    : "\(subject) must be a number conforming to the specified constraints")
        }
        return complaints.isEmpty ? (number.map(JSON.number), []) : (nil, complaints)
    }

    private func list(_ value: JSON?, _ element: Field.Kind, _ name: String, _ minimum: Int?, _ maximum: Int?)
        throws(Failure) -> (JSON?, [String])
    {
        var elements = value?.list
        if elements == nil, source == .query, let value, value != .null { elements = [value] }
        guard let elements else {
            var complaints = try check(value, element, name, each: true).1.filter { $0.contains("must be") }
            complaints = Array(complaints.prefix(1))
            if value == nil || value == .null { complaints.append("\(name) should not be empty") }
            return (nil, complaints + ["\(name) must be an array"])
        }
        var read: [JSON] = []
        var complaints: [String] = []
        for (index, item) in elements.enumerated() {
            if case .object(let fields) = element {
                let (value, found) = try nested(item, fields, "\(name).\(index)")
                complaints += found
                if let value { read.append(value) }
            } else {
                let (value, found) = try check(item, element, name, each: true)
                for complaint in found where !complaints.contains(complaint) { complaints.append(complaint) }
                if let value { read.append(value) }
            }
        }
        if let minimum, elements.count < minimum {
            complaints.append(
                minimum == 1 ? "\(name) should not be empty" : "\(name) must contain at least \(minimum) elements")
        }
        if let maximum, elements.count > maximum {
            complaints.append("\(name) must contain no more than \(maximum) elements")
        }
        return (.array(read), complaints)
    }

    private func nested(_ value: JSON?, _ fields: [Field], _ name: String) throws(Failure) -> (JSON?, [String]) {
        guard let value, case .object = value else {
            let last = name.split(separator: ".").last.map { String($0) } ?? name
            return (nil, ["nested property \(last) must be either object or array"])
        }
        var object = JSONObject()
        var complaints: [String] = []
        for field in fields {
            let (read, found) = try check(value[field.name], field, path: field.name)
            complaints += found.map { "\(name).\($0)" }
            if let read { object.fields.append((field.name, read)) }
        }
        return (.object(object), complaints)
    }

    private func missing(_ value: JSON?, _ subject: String, _ main: String, type: String, each: Bool) -> [String] {
        var complaints = [main]
        guard !each else { return complaints }
        if value == nil || value == .null || value == .string("") {
            complaints.append("\(subject) should not be empty")
        }
        if value?.text == nil { complaints.append("\(subject) \(type)") }
        return complaints
    }

    private func plain(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String(number)
    }
}

/// A text without blanks at its ends; anything else as it is.
func trimmed(_ value: JSON?) -> JSON? {
    guard let text = value?.text else { return value }
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return .string(String(rest))
}
