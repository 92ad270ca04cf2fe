/// What one place of the configuration says about doubtful people.
struct PeopleHandlingDraft: Hashable, Sendable {
    enum SameName: String, CaseIterable { case hold, combine }
    enum HiddenPeople: String, CaseIterable { case include, ignore }
    enum Unnamed: String, CaseIterable { case count, ignore }

    var dropsUnknownNames: Bool?
    var combinesNamesakes: Bool?
    var ignoresHidden: Bool?
    var ignoresUnnamed: Bool?

    static let keys = SettingTable.people.map(\.key)

    /// Takes one of `keys`.
    mutating func take(_ value: ConfigurationValue, _ diagnostics: inout Diagnostics) {
        switch value.label {
        case "optional_people": dropsUnknownNames = value.flag(&diagnostics)
        case "same_name": combinesNamesakes = value.choice(SameName.self, &diagnostics).map { $0 == .combine }
        case "hidden_people": ignoresHidden = value.choice(HiddenPeople.self, &diagnostics).map { $0 == .ignore }
        case "unnamed": ignoresUnnamed = value.choice(Unnamed.self, &diagnostics).map { $0 == .ignore }
        default: break
        }
    }

    /// This; where it is silent, the other one.
    func over(_ other: PeopleHandlingDraft) -> PeopleHandlingDraft {
        PeopleHandlingDraft(
            dropsUnknownNames: dropsUnknownNames ?? other.dropsUnknownNames,
            combinesNamesakes: combinesNamesakes ?? other.combinesNamesakes,
            ignoresHidden: ignoresHidden ?? other.ignoresHidden, ignoresUnnamed: ignoresUnnamed ?? other.ignoresUnnamed)
    }

    var handling: PeopleHandling {
        PeopleHandling(
            dropsUnknownNames: dropsUnknownNames ?? false, combinesNamesakes: combinesNamesakes ?? false,
            ignoresHidden: ignoresHidden ?? false, ignoresUnnamed: ignoresUnnamed ?? false)
    }
}
