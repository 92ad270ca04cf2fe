/// Somebody who shares photos with the user. Source: `GET /partners?direction=shared-with`.
public struct Partner: Hashable, Sendable {
    /// Who it is.
    public var id: UserID
    /// The name.
    public var name: String
    /// The e-mail address.
    public var email: String
    /// Whether the user has the partner's photos on the time line; searches bring them only then.
    public var isInTimeline: Bool

    /// A partner.
    public init(id: UserID, name: String, email: String, isInTimeline: Bool = true) {
        self.id = id
        self.name = name
        self.email = email
        self.isInTimeline = isInTimeline
    }
}
