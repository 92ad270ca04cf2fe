/// A person as a rule names one.
public enum PersonReference: Hashable, Sendable {
    /// By name; an exact match wins over one without case and accents, and `*` stands for any letters.
    case name(String)
    /// By exactly that name (`{is: …}`), `*` included.
    case exactName(String)
    /// By identifier (`{id: …}`).
    case id(PersonID)
}
