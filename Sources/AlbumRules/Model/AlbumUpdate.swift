/// What is to be another way on the page of an album; nil for what stays.
public struct AlbumUpdate: Hashable, Sendable {
    /// The name.
    public var name: String?
    /// The description; empty for none.
    public var description: String?
    /// The order of the photos.
    public var order: AlbumAppearance.Order?
    /// The photo on the front; has to be a member.
    public var cover: AssetID?

    /// Nothing.
    public init(
        name: String? = nil, description: String? = nil, order: AlbumAppearance.Order? = nil, cover: AssetID? = nil
    ) {
        self.name = name
        self.description = description
        self.order = order
        self.cover = cover
    }

    /// Whether nothing is to change.
    public var isEmpty: Bool { self == AlbumUpdate() }
}
