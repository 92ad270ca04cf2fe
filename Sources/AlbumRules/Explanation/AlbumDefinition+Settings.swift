extension AlbumDefinition {
    /// What the settings make of the photos that match, how the album looks and who sees it: a line each, in the order in
    /// which it happens. Empty when the rule alone decides.
    public var settingLines: [String] {
        var lines: [String] = []
        if let owner = settings.account, let feeders = settings.contribute, !contributors.isEmpty {
            lines.append(
                "an album of \(owner), fed by \(feeders.joined(separator: ", ")), each with photos of its own (contribute)"
            )
        }
        switch settings.archived {
        case .leaveOut: break
        case .include: lines.append("archived photos are judged like others (archived: include)")
        case .only: lines.append("only archived photos are judged (archived: only)")
        }
        if settings.partner == .include {
            lines.append(
                "photos that partners show on your time line are added too; what only they know never matches (partner: include)"
            )
        }
        lines += rule.handling.lines + valueLines + settings.selection.lines
        lines += settings.appearance.lines
        if let shares = settings.shares {
            let users = shares.map { "\($0.email) as \($0.role.rawValue)" }
            lines.append(
                users.isEmpty
                    ? "shared with nobody by this program (share)"
                    : "shared with \(users.joined(separator: ", ")) (share)")
        }
        return lines
    }

    private var valueLines: [String] {
        guard let forEach else { return [] }
        func list(_ patterns: [GroupValuePattern]) -> String { patterns.map(\.text).joined(separator: ", ") }
        var lines = ["an album of every \(forEach.field.rawValue) (for_each)"]
        if let only = forEach.onlyFor { lines.append("only for \(list(only)) (only_for)") }
        if !forEach.skip.isEmpty { lines.append("none for \(list(forEach.skip)) (skip)") }
        lines += forEach.renames.map { "\(list($0.values)) is called \($0.name) (rename)" }
        lines += forEach.merges.map { "\(list($0.values)) share the album of \($0.name) (merge)" }
        if forEach.minimum > 1 { lines.append("an album is made from \(forEach.minimum) photos on (minimum)") }
        return lines
    }
}

extension PeopleHandling {
    /// What becomes of doubtful people, a line each.
    fileprivate var lines: [String] {
        [
            dropsUnknownNames ? "in lists under any, names that nobody has are left out (optional_people)" : nil,
            combinesNamesakes ? "people of one name count as one (same_name: combine)" : nil,
            ignoresHidden ? "people hidden in Immich do not count (hidden_people: ignore)" : nil,
            ignoresUnnamed ? "people without a name do not count (unnamed: ignore)" : nil,
        ].compactMap { $0 }
    }
}

extension AlbumSelection {
    /// What is chosen, a line each.
    fileprivate var lines: [String] {
        var lines: [String] = []
        if let nearby {
            let limits = [
                nearby.span.map { "\(DecimalText.show(Double($0.wholeMilliseconds) / 60_000)) min" },
                nearby.kilometres.map { "\(DecimalText.show($0)) km" },
            ].compactMap { $0 }
            lines.append("shots within \(limits.joined(separator: " and ")) of a match come along (nearby)")
        }
        switch stacks {
        case .asMatched: break
        case .cover: lines.append("of a stack with a match only the top photo belongs (stacks: cover)")
        case .whole: lines.append("of a stack with a match every photo belongs (stacks: whole)")
        }
        if let bestOf {
            lines.append(
                "of each \(bestOf.period.rawValue) the best \(bestOf.count) stay, by rating, then favourites (best_of)")
        }
        if let newest { lines.append("the newest \(newest.count) stay (newest)") }
        return lines
    }
}

extension AlbumAppearance {
    /// How the album looks, a line each.
    fileprivate var lines: [String] {
        var lines: [String] = []
        if enforcesName { lines.append("renamed in Immich, it gets its name again (names: enforce)") }
        if let description { lines.append(description.isEmpty ? "no description" : "with a description") }
        switch order {
        case .ascending: lines.append("oldest first (order)")
        case .descending: lines.append("newest first (order)")
        case nil: break
        }
        switch cover {
        case .newest: lines.append("the newest photo is the cover (cover)")
        case .oldest: lines.append("the oldest photo is the cover (cover)")
        case .photo(let id): lines.append("the cover is the photo \(id) (cover)")
        case nil: break
        }
        return lines
    }
}
