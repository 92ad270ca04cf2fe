import AlbumRules

/// What was told of albums from what the mirror keeps.
struct KeptJudgement: Sendable {
    /// One album that was served.
    struct Served: Sendable {
        /// The photos that it has to hear of, judged.
        var library: JudgedLibrary
        /// The number of its rule in there.
        var rule: Int
        /// The rows that it hears of; nil for all.
        var heard: RowSet?
        /// The album, with members and ledger as far as it has to hear of them.
        var candidate: AlbumCandidate
        /// What may be settled; nil when nothing may.
        var entry: SettlementBook.Entry?
    }

    /// The albums that were served, by name.
    var albums: [String: Served] = [:]

    /// What was told of an album; nil when it was not served.
    subscript(candidate: AlbumCandidate) -> Served? {
        get { albums[candidate.definition.name] }
        set { albums[candidate.definition.name] = newValue }
    }
}
