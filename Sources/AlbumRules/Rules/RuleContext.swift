/// What a rule needs to know of the world before it can be evaluated; a value, so that evaluation has no clock and no network.
public struct RuleContext: Sendable {
    /// Which clock tells the day on which a photo was taken.
    public enum TakenClock: Hashable, Sendable {
        /// The wall clock where it was taken, as the time line shows it.
        case asTaken
        /// The configured zone (`clock:`).
        case configured
    }

    /// Who is called what on the server.
    public var people: PeopleDirectory
    /// The user whose library is read.
    public var user: UserID
    /// The moment of the run.
    public var now: Instant
    /// The offset from UTC, in milliseconds, of the configured zone at a moment; tells "today" and upload days.
    public var zoneOffset: @Sendable (Instant) -> Int64
    /// The user's tags; empty unless a rule names one.
    public var tags: [Tag] = []
    /// The albums that rules can name; empty unless a rule names one.
    public var albums = AlbumDirectory()
    /// Who shares photos with the user; empty unless a rule names somebody.
    public var partners: [Partner] = []
    /// What the server is set up to do.
    public var features = ServerFeatures()
    /// The sets of photos that were read; those that rules ask for are known once the rules are resolved without them.
    public var sets = PhotoSets()
    /// Which clock `taken` goes by; `.configured` when the user wrote `clock:`. Weekday, hour and `every_year` stay as taken.
    public var takenClock: TakenClock

    /// A context.
    public init(
        people: PeopleDirectory, user: UserID, now: Instant, takenClock: TakenClock = .asTaken,
        zoneOffset: @escaping @Sendable (Instant) -> Int64 = { _ in 0 }
    ) {
        self.people = people
        self.user = user
        self.now = now
        self.takenClock = takenClock
        self.zoneOffset = zoneOffset
    }
}
