import AlbumRules

/// A library that was read completely, and what every album's rule says of it.
struct JudgedLibrary: Sendable {
    let judgement: RuleJudgement
    let tallies: [LibraryEvaluation.Tally]
    let names: [PersonID: String]
    /// The rows of photos that partners show.
    let foreign: RowSet
    /// The top photo of each photo that is in a stack.
    let stackCovers: [AssetID: AssetID]
    let now: Instant
    /// The offset of the zone whose days count, when the user named one.
    let takenZone: (@Sendable (Instant) -> Int64)?
    /// Whether every photo of the library was judged, here or before.
    let isWhole: Bool
    /// How many photos rules want, where not all of them are in the table.
    let wantedCounts: [Int: Int]
    /// Photos whose date will count for something at a later moment.
    let premature: [(photo: AssetID, at: Instant)]
    private let peopleCounts: [PersonID: Int]

    /// `counts` has on how many photos people are of whom not every photo is in the table.
    init(
        judgement: RuleJudgement, tallies: [LibraryEvaluation.Tally], names: [PersonID: String], foreign: RowSet,
        stackCovers: [AssetID: AssetID], now: Instant, takenZone: (@Sendable (Instant) -> Int64)?,
        counts: [PersonID: Int], isWhole: Bool, wantedCounts: [Int: Int] = [:],
        premature: [(photo: AssetID, at: Instant)] = []
    ) {
        self.premature = premature
        self.isWhole = isWhole
        self.wantedCounts = wantedCounts
        self.judgement = judgement
        self.tallies = tallies
        self.names = names
        self.foreign = foreign
        self.stackCovers = stackCovers
        self.now = now
        self.takenZone = takenZone
        peopleCounts = judgement.table.counts(of: Set(tallies.flatMap { $0.rule.watched.values }))
            .merging(counts) { $1 }
    }

    var table: PhotoTable { judgement.table }

    /// The number of each album's rule by its name in the configuration.
    var rulesByName: [String: Int] {
        Dictionary(tallies.enumerated().map { ($1.candidate.definition.name, $0) }) { first, _ in first }
    }

    /// The photos that settings let into an album.
    func scope(_ settings: AlbumSettings) -> RowSet {
        let own: RowSet
        switch settings.archived {
        case .leaveOut: own = table.inSight
        case .include: own = table.inSight.union(table.inArchive)
        case .only: own = table.inArchive
        }
        return settings.partner == .include ? own : own.subtracting(foreign)
    }

    /// What one album's rule says, after the album's own choice among the photos that match.
    func verdicts(_ album: JudgedAlbum) -> RuleVerdicts {
        let settings = album.candidate.definition.settings
        let selection = selection(album)
        var verdicts = RuleVerdicts()
        verdicts.wanted = ids(selection.rows)
        verdicts.unsettled = ids(selection.unsettled)
        verdicts.pushedOut = ids(selection.pushedOut)
        verdicts.clockOnly = ids(tallies[album.rule].clockOnly.subtracting(selection.rows))
        func isVisible(_ id: AssetID) -> Bool { row(id, settings) != nil }
        for member in album.candidate.members where isVisible(member.id) { verdicts.visible.insert(member.id) }
        for id in album.candidate.ledger.entries.keys where isVisible(id) { verdicts.visible.insert(id) }
        return verdicts
    }

    /// The choice of one album among the photos that its rule wants.
    func selection(_ album: JudgedAlbum) -> Selection {
        Selection(material(album), settings: album.candidate.definition.settings, table)
    }

    /// What that choice made of one photo; nil for a photo that was not read.
    func account(of photo: AssetID, in album: JudgedAlbum) -> SelectionAccount? {
        let settings = album.candidate.definition.settings
        return row(photo, settings).map {
            Selection.account(of: $0, material(album), settings: settings, table)
        }
    }

    private func material(_ album: JudgedAlbum) -> Selection.Material {
        let settings = album.candidate.definition.settings
        let scope = scope(settings)
        let tally = tallies[album.rule]
        var matching = judgement.wanted(by: album.rule, among: scope)
        if let rows = album.rows { matching.formIntersection(rows) }
        if let heard = album.heard { matching.formIntersection(heard) }
        var material = Selection.Material(matching: matching, now: now, zoneOffset: takenZone)
        material.unsettled = tally.unsettled
        if !settings.selection.isPlain {
            // A member does not wait: it is there.
            material.unsettled.subtract(RowSet(album.candidate.members.compactMap { table.row(of: $0.id) }))
        }
        if settings.selection.bringsOthers {
            material.companions = judgement.allowed(by: album.rule, among: scope)
            material.stackCovers = stackCovers
        }
        return material
    }

    /// How many photos belong in an album, those that are not looked at included.
    func wantedCount(_ album: JudgedAlbum, _ verdicts: RuleVerdicts) -> Int {
        album.heard == nil ? verdicts.wanted.count : wantedCounts[album.rule] ?? verdicts.wanted.count
    }

    /// On how many photos each person of an album's rule is, by the word that tells them from run to run.
    func people(_ album: JudgedAlbum) -> [String: Int] {
        tallies[album.rule].rule.watched.mapValues { peopleCounts[$0] ?? 0 }
    }

    /// Photos as a report shows them; those with the same people share one list of names.
    func changes(_ ids: [AssetID], _ settings: AlbumSettings) -> [PhotoChange] {
        var namesByGroup: [Int: [String]] = [:]
        return ids.map { id in
            guard let row = row(id, settings) else { return PhotoChange(id: id) }
            let group = table.peopleGroup(row)
            let people = namesByGroup[group] ?? table.people(row).compactMap { names[$0] }.sorted()
            namesByGroup[group] = people
            return PhotoChange(
                id: id, fileName: table.fileName(row), takenOnClock: table.takenOnClock(row), people: people)
        }
    }

    /// Photos that go, with the reasons.
    func removals(_ ids: [AssetID], of album: JudgedAlbum) -> [PhotoChange] {
        guard !ids.isEmpty else { return [] }
        let settings = album.candidate.definition.settings
        let selection = selection(album)
        return changes(ids, settings).map { photo in
            var photo = photo
            photo.reasons = row(photo.id, settings).map { reasons($0, album, selection) } ?? [RemovalReason.archived]
            return photo
        }
    }

    private func reasons(_ row: Int, _ album: JudgedAlbum, _ selection: Selection) -> [String] {
        let settings = album.candidate.definition.settings
        if settings.archived == .only, table.inSight.contains(row) { return [RemovalReason.unarchived] }
        if selection.pushedOut.contains(row) { return [RemovalReason.pushedOut] }
        if selection.covered.contains(row) { return [RemovalReason.covered] }
        if selection.outdone.contains(row) { return [RemovalReason.outdone] }
        if let rows = album.rows, !rows.contains(row), judgement.wanted(by: album.rule).contains(row) {
            switch tallies[album.rule].candidate.definition.forEach?.field {
            case .tag: return ["no longer has the tag of this album"]
            case .person: return ["the person of this album is no longer on it"]
            default: return ["belongs to another album of the rule now"]
            }
        }
        return tallies[album.rule].reasons[row] ?? judgement.reasons(against: row, by: album.rule)
    }

    /// The row of a photo that an album with these settings looks at; nil for what is out of its sight.
    func row(_ id: AssetID, _ settings: AlbumSettings) -> Int? {
        guard let row = table.row(of: id) else { return nil }
        if table.inSight.contains(row) { return row }
        return settings.archived != .leaveOut && table.inArchive.contains(row) ? row : nil
    }

    private func ids(_ rows: RowSet) -> Set<AssetID> {
        var ids = Set<AssetID>(minimumCapacity: rows.count)
        for row in rows { ids.insert(table.id(row)) }
        return ids
    }
}
