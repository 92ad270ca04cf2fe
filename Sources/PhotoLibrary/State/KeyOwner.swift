import ImmichClient

/// Whose key one is, as the server said when it was last asked; that saves runs with a session one request.
///
/// A key never changes hands, and one that the server no longer takes is found out by the first request made with it.
public struct KeyOwner: Hashable, Sendable {
    /// Tells a key from another one, in 32 bits: too few to find the key by.
    let mark: String
    /// The user.
    public let user: User
    /// When the server was asked.
    let asked: Instant

    /// How long an answer is good for, in milliseconds: a new name of the user and the end of a key come to light within a day.
    private static let lifetime: Int64 = 24 * 3_600_000

    init(mark: String, user: User, asked: Instant) {
        (self.mark, self.user, self.asked) = (mark, user, asked)
    }

    /// What the server said of a key.
    public init(of key: Secret, user: User, asked: Instant) {
        self.init(mark: Self.mark(of: key), user: user, asked: asked)
    }

    /// Whether the answer was given about this key, and lately.
    public func holds(for key: Secret, at now: Instant) -> Bool {
        Self.mark(of: key) == mark && (0..<Self.lifetime).contains(now.milliseconds - asked.milliseconds)
    }

    private static func mark(of key: Secret) -> String { String(Digest(key.revealed).description.suffix(8)) }
}
