/// A person that the server recognises on photos.
///
/// Source: `GET /people`, `GET /people/{id}`, `GET /search/person`.
public struct Person: Hashable, Sendable {
    /// The identifier; a merge retires it.
    public var id: PersonID
    /// The name as the server has it, outer blanks and letter case kept; empty for an unnamed cluster.
    public var name: String
    /// The day of birth.
    public var birthDate: CalendarDay?
    /// Whether the user hid the person from the people page.
    public var isHidden: Bool
    /// Whether the user marked the person.
    public var isFavorite: Bool

    /// A person.
    public init(
        id: PersonID, name: String, birthDate: CalendarDay? = nil, isHidden: Bool = false, isFavorite: Bool = false
    ) {
        self.id = id
        self.name = name
        self.birthDate = birthDate
        self.isHidden = isHidden
        self.isFavorite = isFavorite
    }
}
