/// A person as a rule names one.
public enum PersonReference: Hashable, Sendable {
    /// By name; an exact match wins over one without case and accents, and `*` stands for any letters.
    case name(String)
    /// By exactly that name (`{is: …}`), `*` included.
    case exactName(String)
    /// By identifier (`{id: …}`).
    case id(PersonID)

    /// What to look a person up by when the people list lacks them; nil for identifiers and patterns.
    public var searchName: String? {
        switch self {
        case .name(let name): name.contains("*") ? nil : name
        case .exactName(let name): name
        case .id: nil
        }
    }

    /// How messages show it.
    var shown: String {
        switch self {
        case .name(let name), .exactName(let name): name
        case .id(let id): "{id: \(id)}"
        }
    }
}
