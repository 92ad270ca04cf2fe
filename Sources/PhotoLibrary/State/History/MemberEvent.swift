import AlbumRules

/// What happened to one photo in one album.
public struct MemberEvent: Hashable, Sendable {
    /// What it was.
    public enum Kind: Int, Hashable, Sendable, Codable, CaseIterable {
        /// The tool added it.
        case added = 0
        /// The tool found it there and took it on.
        case adopted = 1
        /// The tool took it out.
        case removed = 2
        /// Somebody took it out by hand.
        case handRemoved = 3
        /// It went out of sight.
        case gone = 4
        /// It came back into sight, a member still.
        case returned = 5
        /// Somebody put it back by hand.
        case putBack = 6
    }

    /// What it was.
    public var kind: Kind
    /// When the tool did or noticed it.
    public var at: Instant
    /// The number of the run.
    public var run: Int64
    /// The run that it undid, when it was one that undoes.
    public var undone: Int64?

    /// An event.
    public init(kind: Kind, at: Instant, run: Int64, undone: Int64? = nil) {
        self.kind = kind
        self.at = at
        self.run = run
        self.undone = undone
    }
}
