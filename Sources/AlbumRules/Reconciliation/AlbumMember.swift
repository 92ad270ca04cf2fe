/// A member of an album, as far as a comparison needs to know it.
public struct AlbumMember: Hashable, Sendable {
    /// The photo.
    public var id: AssetID
    /// Whose photo it is.
    public var owner: UserID
    /// Where the server shows it.
    public var visibility: Photo.Visibility

    /// A member.
    public init(id: AssetID, owner: UserID, visibility: Photo.Visibility = .timeline) {
        self.id = id
        self.owner = owner
        self.visibility = visibility
    }
}
