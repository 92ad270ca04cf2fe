/// What one place of the configuration says about the photos around and among the matches.
struct SelectionDraft: Hashable, Sendable {
    var nearby: NearbySelection?
    var stacks: StackSelection?
    var bestOf: BestOfSelection?
    var newest: NewestSelection?
    var archived: AlbumSettings.Archived?
    var partner: AlbumSettings.Partner?

    static let keys = SettingTable.selection.map(\.key)

    /// Takes one of `keys`.
    mutating func take(_ value: ConfigurationValue, _ diagnostics: inout Diagnostics) {
        switch value.label {
        case "nearby" where value.isPresent(&diagnostics): nearby = Self.nearby(value, &diagnostics)
        case "stacks": stacks = value.choice(StackSelection.self, &diagnostics)
        case "best_of" where value.isPresent(&diagnostics): bestOf = Self.bestOf(value, &diagnostics)
        case "newest":
            newest = value.wholeNumber(in: SettingTable.counts, &diagnostics).map(NewestSelection.init(count:))
        case "archived": archived = value.choice(AlbumSettings.Archived.self, &diagnostics)
        case "partner": partner = value.choice(AlbumSettings.Partner.self, &diagnostics)
        default: break
        }
    }

    /// This; where it is silent, the other one.
    func over(_ other: SelectionDraft) -> SelectionDraft {
        SelectionDraft(
            nearby: nearby ?? other.nearby, stacks: stacks ?? other.stacks, bestOf: bestOf ?? other.bestOf,
            newest: newest ?? other.newest, archived: archived ?? other.archived, partner: partner ?? other.partner)
    }

    var selection: AlbumSelection {
        AlbumSelection(nearby: nearby, stacks: stacks ?? .asMatched, bestOf: bestOf, newest: newest)
    }

    private static func nearby(_ value: ConfigurationValue, _ diagnostics: inout Diagnostics) -> NearbySelection? {
        guard value.isMapping("write nearby: {minutes: 30, km: 0.2}", &diagnostics) else { return nil }
        var nearby = NearbySelection()
        var hasFault = false
        KnownKeys(owner: "\"nearby\"", supported: ["minutes", "km"]).visit(value.node, &diagnostics) {
            entry, findings in
            let value = ConfigurationValue(entry)
            if value.label == "minutes" {
                nearby.span = value.duration(bare: .seconds(60), &findings)
                hasFault = hasFault || nearby.span == nil
            } else {
                nearby.kilometres = value.decimal(above: 0, through: 20_038, &findings)
                hasFault = hasFault || nearby.kilometres == nil
            }
        }
        guard !hasFault, nearby.span != nil || nearby.kilometres != nil else {
            if value.node.entries?.isEmpty == true {
                diagnostics.error(
                    "\"nearby\" needs minutes, km or both", at: value.node.place,
                    hint: "write nearby: {minutes: 30, km: 0.2}")
            }
            return nil
        }
        return nearby
    }

    private static func bestOf(_ value: ConfigurationValue, _ diagnostics: inout Diagnostics) -> BestOfSelection? {
        let fix = "write best_of: {count: 3, per: day}"
        guard value.isMapping(fix, &diagnostics) else { return nil }
        var count: Int?
        var period: BestOfSelection.Period?
        KnownKeys(owner: "\"best_of\"", supported: ["count", "per"]).visit(value.node, &diagnostics) {
            let value = ConfigurationValue($0)
            if value.label == "count" {
                count = value.wholeNumber(in: SettingTable.counts, &$1)
            } else {
                period = value.choice(BestOfSelection.Period.self, &$1)
            }
        }
        for key in ["count", "per"] where value.node[key] == nil {
            diagnostics.error("\"best_of\" lacks \(key.quoted)", at: value.node.place, hint: fix)
        }
        guard let count, let period else { return nil }
        return BestOfSelection(count: count, period: period)
    }
}
