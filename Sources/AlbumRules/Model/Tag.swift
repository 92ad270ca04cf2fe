/// A tag of the user's own. Source: `GET /tags`.
public struct Tag: Hashable, Sendable {
    /// The identifier.
    public var id: TagID
    /// The whole path, from the outermost tag on: `Trips/Italy 2024`.
    public var path: String
    /// The tag above it.
    public var parent: TagID?

    /// A tag.
    public init(id: TagID, path: String, parent: TagID? = nil) {
        self.id = id
        self.path = path
        self.parent = parent
    }

    /// The last part of the path.
    var leaf: Substring { path.split(separator: "/").last ?? Substring(path) }
}
