import AlbumRules

/// The reports of several accounts as one: a row for every album, and one for every share of another account in it.
struct JointReport: Sendable {
    private let configuration: Configuration
    private let only: [String]

    init(_ engine: JointEngine) {
        configuration = engine.configuration
        only = engine.options.only
    }

    /// The report of all accounts.
    ///
    /// An account that failed leaves rows that say so. The run as a whole failed when none came through, or when it was
    /// interrupted.
    func report(_ turns: [AccountTurn], isPlan: Bool) -> RunReport {
        let reports = turns.compactMap(\.report)
        var whole = RunReport(facts: Self.facts(reports.map(\.facts)), isPlan: isPlan)
        let rows = Dictionary(turns.map { ($0.name, self.rows(of: $0)) }) { first, _ in first }
        for definition in configuration.albums {
            for account in [definition.settings.account ?? ""] + definition.contributors {
                whole.albums += (rows[account] ?? []).filter { $0.place == definition.place }
            }
        }
        let told = Set(configuration.albums.map(\.place))
        for turn in turns { whole.albums += (rows[turn.name] ?? []).filter { !told.contains($0.place) } }
        whole.unmanaged = Set(reports.flatMap(\.unmanaged)).sorted()
        for notice in reports.flatMap(\.notices) where !whole.notices.contains(notice) { whole.notices.append(notice) }
        whole.duration = reports.map(\.duration).reduce(.zero, +)
        whole.requests = reports.reduce(0) { $0 + $1.requests }
        let failures = turns.map { $0.failure ?? $0.report?.failure }
        whole.failure = failures.compactMap { $0 }.first { $0.kind == .interrupted }
        if !failures.contains(nil) { whole.failure = whole.failure ?? failures.compactMap { $0 }.first }
        if whole.failure == nil {
            // Rows of albums tell of it; an account that has none to do with must be told of besides.
            whole.notices += zip(turns, failures).compactMap { turn, failure in
                (rows[turn.name] ?? []).isEmpty ? failure.map { "\(turn.name): \($0.message)" } : nil
            }
        }
        return whole
    }

    /// The albums of one account; what a failure kept from being done says so.
    private func rows(of turn: AccountTurn) -> [AlbumReport] {
        var rows = turn.report?.albums ?? []
        guard let failure = turn.failure ?? turn.report?.failure else { return rows }
        let reason = RunFailure(failure.kind, "\(turn.name): \(failure.message)")
        for index in rows.indices where rows[index].failure == nil && rows[index].isUntouched {
            rows[index].failure = reason
        }
        let places = Set(rows.map(\.place))
        for definition in configuration.part(of: turn.name).albums
        where definition.settings.isEnabled && !places.contains(definition.place)
            && (only.isEmpty || only.contains(where: definition.covers))
        {
            rows.append(
                AlbumReport(plan: AlbumPlan(name: definition.name, place: definition.place, failure: reason)))
        }
        return rows
    }

    private static func facts(_ all: [RunFacts]) -> RunFacts {
        var facts = all.first { !$0.serverVersion.isEmpty } ?? all.first ?? RunFacts()
        guard all.count > 1 else { return facts }
        func sum(_ numbers: [Int?]) -> Int? {
            let known = numbers.compactMap { $0 }
            return known.isEmpty ? nil : known.reduce(0, +)
        }
        facts.userName = all.map(\.userName).filter { !$0.isEmpty }.joined(separator: ", ")
        facts.photosRead = sum(all.map(\.photosRead))
        facts.libraryCount = sum(all.map(\.libraryCount))
        facts.peopleKnown = sum(all.map(\.peopleKnown))
        facts.albumsSeen = all.map(\.albumsSeen).max() ?? 0
        facts.requests = all.reduce(0) { $0 + $1.requests }
        facts.readingTime = all.map(\.readingTime).reduce(.zero, +)
        facts.readNeeds = all.reduce(ReadNeeds()) { $0.union($1.readNeeds) }
        let readers = all.filter { $0.photosRead != nil }
        let isByMarks = readers.allSatisfy { !$0.readMarks.isEmpty }
        facts.readMarks = isByMarks ? Set(readers.flatMap(\.readMarks)).sorted() : []
        facts.way = way(readers)
        return facts
    }

    /// Changes alone, when every account read nothing but changes.
    private static func way(_ all: [RunFacts]) -> ReadingWay {
        var changed = 0
        var earliest: Instant?
        for facts in all {
            guard case .changes(let photos, let since) = facts.way else { return .everything }
            changed += photos
            earliest = min(earliest ?? since, since)
        }
        return earliest.map { .changes(photos: changed, since: $0) } ?? .everything
    }
}

extension AlbumReport {
    /// Whether nothing was done to it.
    fileprivate var isUntouched: Bool {
        added.isEmpty && removed.isEmpty && look.isEmpty && !isCreated && !isDeleted
    }
}
