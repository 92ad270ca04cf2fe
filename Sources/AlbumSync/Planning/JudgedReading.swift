import AlbumRules

/// A reading of the library and what the rules say of it.
struct JudgedReading: Sendable {
    /// What the photos went into.
    let evaluation: LibraryEvaluation
    /// What the rules say of them.
    var library: JudgedLibrary
    /// The settings of the albums that it was read for.
    let settings: [AlbumSettings]
    /// The photos that were read in this run, where the others come from an earlier one; nil when all are certain.
    var fresh: Set<AssetID>?
}
