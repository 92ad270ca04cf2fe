/// Why an album stays exactly as it is.
public enum HoldReason: Hashable, Sendable {
    /// Nobody has that name; `suggestion` is the nearest known one.
    case unknownPerson(name: String, suggestion: String?, place: Place?)
    /// Several people have that name.
    case ambiguousPerson(name: String, candidates: [PersonID], place: Place?)
    /// The person behind the name is gone from the server (merged or deleted).
    case vanishedPerson(name: String, id: PersonID, place: Place?)
}
