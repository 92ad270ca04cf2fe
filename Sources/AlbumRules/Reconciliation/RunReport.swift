/// What was read in a run, for the head of a report.
public struct RunFacts: Hashable, Sendable {
    /// The server's release: `3.1.0`; empty when it never answered.
    public var serverVersion = ""
    /// The address of the server.
    public var server = ""
    /// The name of the user whose library it is.
    public var userName = ""
    /// How many photos were read; nil when the library was not read.
    public var photosRead: Int?
    /// How many of the user's own photos are on the time line; nil when the library was not read.
    public var libraryCount: Int?
    /// What the photos that were read have in common: "Mia", "favourites"; empty when all were read.
    public var readMarks: [String] = []
    /// What was read of each photo.
    public var readNeeds = ReadNeeds()
    /// How many photos were asked about one by one.
    public var photosAsked = 0
    /// How the library was read.
    public var way = ReadingWay.everything
    /// What decided beside the photos; nil when a key alone cannot tell whether it changed.
    public var pulse: Pulse?
    /// Whether the rules ask for more than the server's list of changes tells of: tags, stacks, other albums.
    public var asksBeyondChanges = false
    /// How many people the server knows; nil when nobody was asked for.
    public var peopleKnown: Int?
    /// How many albums the user sees.
    public var albumsSeen = 0
    /// How many requests were sent for reading, retries included.
    public var requests = 0
    /// When the run began.
    public var startedAt = Instant(milliseconds: 0)
    /// How long reading took.
    public var readingTime = Duration.zero

    /// Nothing read.
    public init() {}
}

/// Why a run, or its part for one album, came to nothing.
public struct RunFailure: Hashable, Sendable, CustomStringConvertible {
    /// What kind of trouble it is; decides the exit code.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Anything that has no better name.
        case unexpected
        /// The server did not answer, or not like Immich.
        case unreachable
        /// A release that this tool does not know.
        case unsupported
        /// The key is refused or lacks a permission.
        case notPermitted
        /// What was read does not agree with the server's own count.
        case incomplete
        /// The state cannot be written.
        case state
        /// Another run is at work.
        case busy
        /// A saved plan does not fit any more.
        case stale
        /// The run was interrupted.
        case interrupted
        /// The tool has a mistake of its own.
        case internalError
    }

    /// What kind of trouble it is.
    public var kind: Kind
    /// What went wrong; one sentence without a full stop.
    public var message: String

    /// A failure.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// What went wrong.
    public var description: String { message }
}

/// What a run did, or would do, album by album.
public struct RunReport: Hashable, Sendable {
    /// What was read.
    public var facts: RunFacts
    /// Whether it only tells what a run would do.
    public var isPlan: Bool
    /// The albums in the order of the configuration.
    public var albums: [AlbumReport]
    /// Albums that the tool kept and that no rule names any more.
    public var unmanaged: [String]
    /// What the user should see besides.
    public var notices: [String]
    /// Why the run as a whole came to nothing, or was cut short.
    public var failure: RunFailure?
    /// How long the whole run took.
    public var duration: Duration
    /// How many requests were sent in the whole run, retries included.
    public var requests: Int

    /// A report.
    public init(
        facts: RunFacts, isPlan: Bool, albums: [AlbumReport] = [], unmanaged: [String] = [], notices: [String] = [],
        failure: RunFailure? = nil, duration: Duration = .zero, requests: Int = 0
    ) {
        self.facts = facts
        self.isPlan = isPlan
        self.albums = albums
        self.unmanaged = unmanaged
        self.notices = notices
        self.failure = failure
        self.duration = duration
        self.requests = requests
    }

    /// The plan as a report: numbers are what a run would do.
    public init(plan: ChangeSet) {
        self.init(
            facts: plan.facts, isPlan: true, albums: plan.albums.map(AlbumReport.init(plan:)),
            unmanaged: plan.unmanaged, notices: plan.notices, failure: plan.planOnly, duration: plan.facts.readingTime,
            requests: plan.facts.requests)
    }

    /// How many photos were added, or would be.
    public var added: Int { albums.reduce(0) { $0 + $1.added.count } }
    /// How many photos were taken out, or would be.
    public var removed: Int { albums.reduce(0) { $0 + $1.removed.count } }
    /// How many albums wait for the user.
    public var heldAlbums: Int { albums.count { !$0.holds.isEmpty } }
    /// How many albums failed.
    public var failedAlbums: Int { albums.count { $0.failure != nil } }
    /// Whether albums or their members were changed, or would be.
    public var hasChanges: Bool {
        added > 0 || removed > 0 || albums.contains { $0.isCreated || $0.isDeleted || !$0.look.isEmpty }
    }
}
