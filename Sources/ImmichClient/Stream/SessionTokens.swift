/// What a login leaves behind: the tokens of two sessions of one user.
///
/// A login's own session cannot be named; one opened with it can, and ends with it. The second one does the reading.
public struct SessionTokens: Hashable, Sendable {
    /// Whose sessions they are.
    public var user: UserID
    /// The login's session: to be kept alive, and ended at the logout.
    public var login: Secret
    /// The named session that reads.
    public var reading: Secret

    /// Tokens.
    public init(user: UserID, login: Secret, reading: Secret) {
        self.user = user
        self.login = login
        self.reading = reading
    }
}
