import AlbumRules

/// An album that is decided by a judged library.
struct JudgedAlbum: Sendable {
    /// What was found out of the album.
    var candidate: AlbumCandidate
    /// The number of its rule.
    var rule: Int
    /// The photos of its value, when the rule makes an album of every value; nil for all photos.
    var rows: RowSet?
    /// The photos that are looked at; nil for all. Of the others it is known that nothing has to be done.
    var heard: RowSet?
}
