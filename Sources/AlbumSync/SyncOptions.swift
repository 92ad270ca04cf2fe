import AlbumRules

/// What one run is asked for, beside the configuration.
public struct SyncOptions: Sendable {
    /// The albums to look at, by their names in the configuration; empty for all.
    public var only: [String]
    /// The albums whose guards this run lifts, by their names in the configuration.
    public var approved: [String]
    /// Reads everything from the server, whatever is known from earlier.
    public var readsEverything: Bool
    /// A text that changes with everything the user wrote and with the release of this program; nil when it is not known.
    public var configurationDigest: String?
    /// The release of this program; empty when it does not matter.
    public var release: String
    /// The time of day.
    public var now: @Sendable () -> Instant
    /// The offset from UTC, in milliseconds, of the configured zone at a moment.
    public var zoneOffset: @Sendable (Instant) -> Int64
    /// The most photos in one write request: the API takes any number, and a thousand cost about twice what one does.
    public var batchSize: Int
    /// Hears what the run is doing.
    public var onEvent: @Sendable (SyncEvent) -> Void
    /// How the program ends when a run is interrupted: by which signal.
    public var interruption: @Sendable () -> ExitCode = { .interrupted }
    /// Hears each time that something was written into the state for good: a place where a run can be cut off.
    public var onWritten: (@Sendable () -> Void)?

    /// Options; the defaults look at every album, approve nothing and count days in UTC.
    public init(
        only: [String] = [], approved: [String] = [], readsEverything: Bool = false,
        configurationDigest: String? = nil, release: String = "", now: @escaping @Sendable () -> Instant,
        zoneOffset: @escaping @Sendable (Instant) -> Int64 = { _ in 0 }, batchSize: Int = 1000,
        onEvent: @escaping @Sendable (SyncEvent) -> Void = { _ in }, onWritten: (@Sendable () -> Void)? = nil
    ) {
        self.only = only
        self.approved = approved
        self.readsEverything = readsEverything
        self.configurationDigest = configurationDigest
        self.release = release
        self.now = now
        self.zoneOffset = zoneOffset
        self.batchSize = batchSize
        self.onEvent = onEvent
        self.onWritten = onWritten
    }
}

/// What a run is doing, for a progress line.
public enum SyncEvent: Hashable, Sendable {
    /// Finding out who is who.
    case readingPeople
    /// Reading the members of albums; so many are done.
    case readingAlbums(done: Int, total: Int)
    /// Reading the library; so many photos came, `total` were there at the last run.
    case readingLibrary(photos: Int, total: Int?)
    /// Asking about photos one by one; so many are done.
    case askingAboutPhotos(done: Int, total: Int)
    /// Changing an album; so many of its changes are made.
    case applying(album: String, done: Int, total: Int)
}
