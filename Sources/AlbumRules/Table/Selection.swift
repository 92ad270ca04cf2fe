/// What an album takes of the photos that its rule matches, by settings that look at several photos at once.
public struct Selection: Sendable {
    /// The rows of the photos that belong in the album.
    public var rows: RowSet

    /// The choice among matching photos.
    public init(_ matching: RowSet, settings: AlbumSettings, _ table: PhotoTable) {
        rows = matching
    }
}
