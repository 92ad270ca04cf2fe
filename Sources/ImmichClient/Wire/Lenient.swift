/// A number that decides little, in whatever form it is written: a number, or a text of digits; anything else is none.
struct LenientNumber: Decodable {
    /// The number; nil when there is none that can be read.
    var value: Double?
    /// The number where it is a whole one that fits.
    var integer: Int?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let whole = try? container.decode(Int.self) {
            (value, integer) = (Double(whole), whole)
        } else if let number = try? container.decode(Double.self) {
            value = number
        } else if let text = try? container.decode(String.self), let number = Double(text), number.isFinite {
            (value, integer) = (number, Int(exactly: number))
        }
    }
}

/// A reference that most photos lack; one that is no identifier is none.
struct LenientReference<Entity>: Decodable {
    /// What is referred to; nil when it cannot be read.
    var id: Identifier<Entity>?

    init(from decoder: any Decoder) throws {
        id = try? decoder.singleValueContainer().decode(Identifier<Entity>.self)
    }
}

extension Photo.Visibility {
    /// A word of the API; a new one counts as out of sight, so that such a photo is neither added nor taken out.
    init(word: String) { self = Self(rawValue: word) ?? .hidden }
}
