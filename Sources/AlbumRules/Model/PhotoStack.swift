/// Photos that the user put on one another. Source: `GET /stacks`.
public struct PhotoStack: Hashable, Sendable {
    /// The photo on top.
    public var primary: AssetID
    /// Every photo of it, the one on top included; trashed ones are left out by the server.
    public var members: [AssetID]

    /// A stack.
    public init(primary: AssetID, members: [AssetID]) {
        self.primary = primary
        self.members = members
    }
}
