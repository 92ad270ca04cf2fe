import AlbumRules

/// An album that is decided by a judged library.
struct JudgedAlbum: Sendable {
    /// What was found out of the album.
    var candidate: AlbumCandidate
    /// The number of its rule.
    var rule: Int
    /// The photos of its value, when the rule makes an album of every value; nil for all photos.
    var rows: RowSet?
}
