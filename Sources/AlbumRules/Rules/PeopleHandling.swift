/// What a rule makes of doubtful people; the defaults are the careful ones.
public struct PeopleHandling: Hashable, Sendable {
    /// Under `any`, a name that nobody has is left out instead of holding the album (`optional_people: true`).
    public var dropsUnknownNames: Bool
    /// Several people of one name count as one instead of holding the album (`same_name: combine`).
    public var combinesNamesakes: Bool
    /// People hidden in Immich count as if they were not there (`hidden_people: ignore`).
    public var ignoresHidden: Bool
    /// People without a name count as if they were not there, unless the rule means them (`unnamed: ignore`).
    public var ignoresUnnamed: Bool

    /// The careful way, unless said otherwise.
    public init(
        dropsUnknownNames: Bool = false, combinesNamesakes: Bool = false, ignoresHidden: Bool = false,
        ignoresUnnamed: Bool = false
    ) {
        self.dropsUnknownNames = dropsUnknownNames
        self.combinesNamesakes = combinesNamesakes
        self.ignoresHidden = ignoresHidden
        self.ignoresUnnamed = ignoresUnnamed
    }
}
