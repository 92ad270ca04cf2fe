import AlbumRules

/// An album that the tool keeps, as remembered from earlier runs.
public struct ManagedAlbum: Hashable, Sendable {
    /// The name in the configuration.
    public var name: String
    /// The album on the server.
    public var id: AlbumID
    /// The name on the server when it was last seen.
    public var serverName: String
    /// Whether the tool made it.
    public var isCreated: Bool
    /// Whether taking out photos that were added by hand was approved once.
    public var isHandAddedRemovalApproved: Bool
    /// When a run last came out well for it.
    public var goodRunAt: Instant?
    /// The numbers of that run.
    public var baseline: AlbumBaseline?

    /// An album met for the first time.
    public init(
        name: String, id: AlbumID, serverName: String, isCreated: Bool, isHandAddedRemovalApproved: Bool = false,
        goodRunAt: Instant? = nil, baseline: AlbumBaseline? = nil
    ) {
        self.name = name
        self.id = id
        self.serverName = serverName
        self.isCreated = isCreated
        self.isHandAddedRemovalApproved = isHandAddedRemovalApproved
        self.goodRunAt = goodRunAt
        self.baseline = baseline
    }
}

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

    /// An event.
    public init(kind: Kind, at: Instant, run: Int64) {
        self.kind = kind
        self.at = at
        self.run = run
    }
}

/// What is remembered of a whole run.
public struct RunRecord: Hashable, Sendable {
    /// Its number.
    public var id: Int64
    /// When it began.
    public var startedAt: Instant
    /// When it ended; nil when it never did.
    public var endedAt: Instant?
    /// How it ended.
    public var exitCode: ExitCode?
    /// How many photos were added.
    public var added: Int
    /// How many photos were taken out.
    public var removed: Int
    /// How many albums were held.
    public var held: Int
    /// How many albums failed.
    public var failed: Int
}
