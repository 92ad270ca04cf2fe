import AlbumRules

/// A library that was read completely, and what every album's rule says of it.
struct JudgedLibrary: Sendable {
    let judgement: RuleJudgement
    let tallies: [LibraryEvaluation.Tally]
    private let names: [PersonID: String]
    private let peopleCounts: [PersonID: Int]

    /// `counts` has on how many photos people are of whom not every photo is in the table.
    init(
        judgement: RuleJudgement, tallies: [LibraryEvaluation.Tally], names: [PersonID: String],
        counts: [PersonID: Int]
    ) {
        self.judgement = judgement
        self.tallies = tallies
        self.names = names
        peopleCounts = judgement.table.counts(of: Set(tallies.flatMap { $0.rule.watched.values }))
            .merging(counts) { $1 }
    }

    var table: PhotoTable { judgement.table }

    /// The number of each album by its name in the configuration.
    var albumsByName: [String: Int] {
        Dictionary(tallies.enumerated().map { ($1.candidate.definition.name, $0) }) { first, _ in first }
    }

    /// What one album's rule says, after the album's own choice among the photos that match.
    func verdicts(_ album: Int) -> RuleVerdicts {
        let tally = tallies[album]
        let selection = Selection(judgement.wanted(by: album), settings: tally.candidate.definition.settings, table)
        var verdicts = RuleVerdicts()
        verdicts.wanted = ids(selection.rows)
        verdicts.unsettled = ids(tally.unsettled.intersection(selection.rows))
        verdicts.clockOnly = ids(tally.clockOnly.subtracting(selection.rows))
        for member in tally.candidate.members where isVisible(member.id) { verdicts.visible.insert(member.id) }
        for id in tally.candidate.ledger.entries.keys where isVisible(id) { verdicts.visible.insert(id) }
        return verdicts
    }

    /// On how many photos each person of an album's rule is, by the word that tells them from run to run.
    func people(_ album: Int) -> [String: Int] {
        tallies[album].rule.watched.mapValues { peopleCounts[$0] ?? 0 }
    }

    /// A photo as a report shows it; `isRemoval` tells the reasons too.
    func change(_ id: AssetID, of album: Int, isRemoval: Bool) -> PhotoChange {
        guard let row = table.row(of: id), table.inSight.contains(row) else {
            return PhotoChange(id: id, reasons: [RemovalReason.archived])
        }
        return PhotoChange(
            id: id, fileName: table.fileName(row), takenOnClock: table.takenOnClock(row),
            people: table.people(row).compactMap { names[$0] }.sorted(),
            reasons: isRemoval ? tallies[album].reasons[row] ?? judgement.reasons(against: row, by: album) : [])
    }

    private func isVisible(_ id: AssetID) -> Bool { table.row(of: id).map(table.inSight.contains) ?? false }

    private func ids(_ rows: RowSet) -> Set<AssetID> {
        var ids = Set<AssetID>(minimumCapacity: rows.count)
        for row in rows { ids.insert(table.id(row)) }
        return ids
    }
}
