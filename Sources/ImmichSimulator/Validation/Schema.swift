/// What a route takes, field by field, for both ways of checking.
struct Schema: Sendable {
    /// Where the fields come from.
    enum Source: Sendable {
        case body
        case query
    }

    var source: Source
    var fields: [Field]

    static func body(_ fields: [Field]) -> Schema { Schema(source: .body, fields: fields) }
    static func query(_ fields: [Field]) -> Schema { Schema(source: .query, fields: fields) }
}

/// One field and its rules.
struct Field: Sendable {
    /// The kinds of value.
    indirect enum Kind: Sendable {
        case text(mayBeEmpty: Bool = true, maximum: Int? = nil)
        case flag
        case integer(minimum: Int? = nil, maximum: Int? = nil)
        case number(minimum: Double? = nil, maximum: Double? = nil)
        case id
        case time
        /// `YYYY-MM-DD`.
        case day
        case choice([String])
        case email
        case list(Kind, minimum: Int? = nil, maximum: Int? = nil)
        case object([Field])
        /// An object that must not hold anything else, and at least one of its fields when it is a condition.
        case strict([Field], isCondition: Bool)
    }

    var name: String
    var kind: Kind
    var isRequired = false
    var mayBeNull = false
    /// The releases that know the field.
    var releases: Releases = .all
    /// Blanks at the ends are cut off.
    var isTrimmed = false

    /// Which releases know a field; others drop it without a word.
    enum Releases: Sendable {
        case all
        case two
        case three
        /// Those with the structured search.
        case structured
    }

    func isKnown(to dialect: Dialect) -> Bool {
        switch releases {
        case .all: true
        case .two: !dialect.validatesWithZod
        case .three: dialect.validatesWithZod
        case .structured: dialect.hasStructuredSearch
        }
    }

    /// A field that may be left out.
    static func optional(
        _ name: String, _ kind: Kind, null: Bool = false, _ releases: Releases = .all, trimmed: Bool = false
    ) -> Field {
        Field(name: name, kind: kind, mayBeNull: null, releases: releases, isTrimmed: trimmed)
    }

    /// A field that must be there.
    static func required(_ name: String, _ kind: Kind, _ releases: Releases = .all, trimmed: Bool = false) -> Field {
        Field(name: name, kind: kind, isRequired: true, releases: releases, isTrimmed: trimmed)
    }
}

extension Dialect {
    /// Checks fields in the release's way.
    func check(_ object: JSON, _ schema: Schema) throws(Failure) -> Input {
        let fields = schema.fields.filter { $0.isKnown(to: self) }
        return validatesWithZod
            ? try ZodCheck(source: schema.source).check(object, fields)
            : try ClassCheck(source: schema.source).check(object, fields)
    }
}

/// Whether a text is a version 4 UUID, which is all that the server takes.
func isVersion4(_ text: String) -> Bool {
    guard let id = EntityID(text) else { return false }
    return id.high >> 12 & 0xF == 4 && id.low >> 62 == 0b10
}
