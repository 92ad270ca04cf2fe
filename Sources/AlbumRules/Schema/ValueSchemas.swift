/// The forms that values of a configuration have, as JSON Schema.
///
/// Editors read plain `2023` as a number, we read it as the text in the file: every form takes both. No form refuses what the
/// program accepts.
extension SchemaValue {
    /// Digits with at most one dot.
    static let decimal = "[0-9]+(\\.[0-9]+)?"
    private static let identifierPattern = "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"

    /// Anything; for values that have no form of their own yet.
    static let anything: SchemaValue = true

    /// A text that is not blank.
    static let words: SchemaValue = ["type": ["string", "number", "boolean"], "pattern": "\\S"]

    /// A text that is not blank and has no control characters.
    static let line: SchemaValue = [
        "type": ["string", "number", "boolean"],
        "pattern":
            "^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f]*$",
    ]

    /// An id of the server.
    static let identifier: SchemaValue = ["type": "string", "pattern": .text("^\(identifierPattern)$")]

    /// The photo on the front of an album: one of two words, an id, or an address with an id in its path.
    static let cover = text(matching: "newest|oldest|([^?#]*/)?\(identifierPattern)(/[^?#]*)?([?#].*)?")

    /// `true` or `false`, written plainly.
    static let plainTruth: SchemaValue = ["type": "boolean"]

    /// `true` or `false`.
    static let truth: SchemaValue = ["enum": [true, false, "true", "false"]]

    /// A length of time with one unit.
    static let length: SchemaValue = [
        "type": ["string", "number"], "minimum": 0, "pattern": .text("^\(decimal)\\s*(ms|s|m|h|d)?\\s*$"),
    ]

    /// A percentage.
    static let percentage: SchemaValue = ["type": "string", "pattern": .text("^\(decimal)\\s*%$")]

    /// One of some words, as they stand.
    static func oneOf(_ words: [String]) -> SchemaValue { ["enum": .list(words.map { .text($0) })] }

    /// A text that a pattern covers.
    static func text(matching pattern: String) -> SchemaValue {
        ["type": "string", "pattern": .text("^(\(pattern))$")]
    }

    /// One of some words in any letter case.
    static func word(_ words: [String]) -> SchemaValue {
        text(matching: words.map { anyCase($0) }.joined(separator: "|"))
    }

    /// Numbers of a pattern, ranges of them, `some` and `none`; plain numbers unless they need a unit.
    static func numbers(
        _ pattern: String = decimal, limits: NumberRange = NumberRange(low: 0, high: nil), isPlain: Bool = true,
        words: [String] = ["some", "none"]
    ) -> SchemaValue {
        let range = "(\(pattern))?\\s*\\.\\.\\s*(\(pattern))|(\(pattern))\\s*\\.\\."
        let all = words.joined(separator: "|") + (words.isEmpty ? "" : "|") + "\\s*(\(pattern)|\(range))\\s*"
        var schema = text(matching: all)
        if isPlain {
            schema = schema.adding(["type": ["string", "number"], "minimum": .number(limits.low ?? 0)])
            if let high = limits.high { schema = schema.adding(["maximum": .number(high)]) }
        }
        return schema
    }

    /// The same of whole numbers.
    static func wholeNumbers(
        limits: NumberRange = NumberRange(low: 0, high: nil), words: [String] = ["some", "none"]
    ) -> SchemaValue {
        numbers("[0-9]+(\\.0+)?", limits: limits, words: words).adding(["type": ["string", "integer"]])
    }

    /// Days, months, years, ranges of them and the words that count back from today.
    static func days(words: [String] = []) -> SchemaValue {
        let date = "[0-9]{4}(-[0-9]{2}){0,2}"
        let units = ["day", "week", "month", "year"]
        let counted = units.map { anyCase($0) }.joined(separator: "|")
        let parts =
            words + [
                "\\s*\(date)\\s*", "\\s*(\(date))?\\s*\\.\\.\\s*\(date)\\s*", "\\s*\(date)\\s*\\.\\.\\s*",
                "\\s*(\(anyCase("today"))|\(anyCase("yesterday")))\\s*",
                "\\s*\(anyCase("this"))\\s+(\(units.dropFirst().map { anyCase($0) }.joined(separator: "|")))\\s*",
                "\\s*\(anyCase("last"))\\s+[0-9]+\\s+(\(counted))[sS]?\\s*",
            ]
        return text(matching: parts.joined(separator: "|")).adding(["type": ["string", "number"], "minimum": 0])
    }

    /// Days and months of every year, `some` and `none`.
    static let everyYear: SchemaValue = {
        let date = "[0-9]{2}(-[0-9]{2})?"
        return text(matching: "some|none|\\s*\(date)\\s*(\\.\\.\\s*\(date)\\s*)?").adding([
            "type": ["string", "number"], "minimum": 1, "maximum": 12,
        ]).orList
    }()

    /// Days of the week, spans of them, `some` and `none`.
    static let weekdays: SchemaValue = {
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        let day = names.map { "\(anyCase(String($0.prefix(3))))(\(anyCase(String($0.dropFirst(3)))))?" }
            .joined(separator: "|")
        return text(matching: "some|none|\\s*(\(day))\\s*(\\.\\.\\s*(\(day))\\s*)?").orList
    }()

    /// A label or a free text, `{is: …}` or `{regex: …}`.
    static let textChoice: SchemaValue = [
        "type": ["string", "number", "boolean", "object"], "pattern": "\\S", "minProperties": 1,
        "additionalProperties": false, "properties": ["is": words.orList, "regex": words.orList],
    ]

    /// `{lat: …, lon: …, km: …}`, `some` or `none`.
    static let circle: SchemaValue = {
        func degrees(_ limit: Int) -> SchemaValue {
            text(matching: "[-+]?\(decimal)").adding([
                "type": ["string", "number"], "minimum": .number(Double(-limit)), "maximum": .number(Double(limit)),
            ])
        }
        let distance = text(matching: "[-+]?\(decimal)").adding([
            "type": ["string", "number"], "exclusiveMinimum": 0, "maximum": 20038,
        ])
        return [
            "type": ["string", "object"], "pattern": "^(some|none)$", "required": ["lat", "lon", "km"],
            "additionalProperties": false, "properties": ["lat": degrees(90), "lon": degrees(180), "km": distance],
        ]
    }()

    /// One thing among others: a name, or a mapping that pins it; `some` and `none` cannot stand among names.
    private static func thing(_ pins: SchemaValue) -> SchemaValue {
        [
            "type": ["string", "number", "boolean", "object"], "pattern": "\\S", "not": ["enum": ["some", "none"]],
            "minProperties": 1, "maxProperties": 1, "additionalProperties": false, "properties": pins,
        ]
    }

    /// A person among others: a name, a group, `{is: …}` or `{id: …}`.
    static let person = thing(["id": identifier, "is": words])

    /// A value of `people`.
    static let people = members(
        ["$ref": "#/$defs/person"], operators: ["any", "all", "none", "only", "nobody_but", "only_any"])

    /// A value of `tags`.
    static let tags = members(
        thing(["exactly": words, "is": words]), operators: ["any", "all", "none", "only", "nobody_but"])

    /// A value of `album`.
    static let albums = members(thing(["id": identifier, "is": words]), operators: ["any", "all", "none"])

    /// Things that a photo has several of; one needs no operator, several do.
    private static func members(_ thing: SchemaValue, operators: [String]) -> SchemaValue {
        let several: SchemaValue = ["anyOf": [thing, ["type": "array", "items": thing, "minItems": 1]]]
        let count: SchemaValue = ["type": ["integer", "string"], "minimum": 1, "pattern": "^[0-9]+(\\.0+)?$"]
        let atLeast: SchemaValue = [
            "type": "object", "required": ["count", "of"], "additionalProperties": false,
            "properties": ["count": count, "of": several],
        ]
        let pairs = operators.map { Pair(key: $0, value: several) } + [Pair(key: "at_least", value: atLeast)]
        return [
            "anyOf": [
                words, thing,
                [
                    "type": "array", "items": thing, "minItems": 1,
                    "anyOf": [["maxItems": 1], ["not": ["uniqueItems": true]]],
                ],
                ["type": "object", "minProperties": 1, "additionalProperties": false, "properties": .object(pairs)],
            ]
        ]
    }

    /// Ages by person: `{Mia: 0m..6m}`.
    static let ages: SchemaValue = {
        let age = "[0-9]{1,4}(\\.0+)?[my]?"
        let span = "\\s*(\(age)|(\(age))?\\s*\\.\\.\\s*(\(age))|(\(age))\\s*\\.\\.)\\s*"
        let value = text(matching: span).adding(["type": ["string", "integer"], "minimum": 0, "maximum": 9999]).orList
        return ["type": "object", "minProperties": 1, "additionalProperties": value]
    }()

    /// Words that stand on a photo.
    static let plainWords: SchemaValue = [
        "type": ["string", "number", "boolean"], "pattern": "^[^*]*[^*\\s][^*]*$", "not": ["enum": ["some", "none"]],
    ]

    /// `{words: …, best: …}`.
    static let likeness: SchemaValue = [
        "type": "object", "required": ["words", "best"], "additionalProperties": false,
        "properties": [
            "words": words,
            "best": [
                "type": ["integer", "string"], "minimum": 1, "maximum": 10_000,
                "pattern": "^0*([1-9][0-9]{0,3}|10000)(\\.0+)?$",
            ],
        ],
    ]

    /// The same form, or a list of them.
    var orList: SchemaValue {
        guard let type = self["type"] else {
            return ["anyOf": [self, ["type": "array", "items": self, "minItems": 1]]]
        }
        let types: [SchemaValue] = if case .list(let types) = type { types } else { [type] }
        return adding(["type": .list(types + ["array"]), "items": self, "minItems": 1])
    }

    private static func anyCase(_ word: String) -> String {
        word.map { "[\($0.lowercased())\($0.uppercased())]" }.joined()
    }
}
