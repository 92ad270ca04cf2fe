/// What belongs in an album, as written: names of people are not resolved yet.
public struct Rule: Hashable, Sendable {
    /// The logic tree.
    public var root: Node

    /// A rule over a checked node.
    init(root: Node) {
        self.root = root
    }

    /// Every person the rule names, groups opened; pinned ids included.
    public var people: Set<PersonReference> { [] }

    /// Turns names into identifiers and dates into spans, or says why the album must be held.
    public func resolve(in context: RuleContext) -> RuleResolution { .held([]) }
}

/// A person as a rule names one.
public enum PersonReference: Hashable, Sendable {
    /// By name.
    case name(String)
    /// By identifier (`{id: …}` in a group).
    case id(PersonID)
}

/// What a rule needs to know of the world before it can be evaluated; a value, so that evaluation has no clock and no network.
public struct RuleContext: Sendable {
    /// Who is called what on the server.
    public var people: PeopleDirectory
    /// The user whose library is read.
    public var user: UserID
    /// The moment of the run.
    public var now: Instant
    /// The offset from UTC, in milliseconds, of the configured zone at a moment.
    public var zoneOffset: @Sendable (Instant) -> Int64

    /// A context.
    public init(
        people: PeopleDirectory, user: UserID, now: Instant,
        zoneOffset: @escaping @Sendable (Instant) -> Int64 = { _ in 0 }
    ) {
        self.people = people
        self.user = user
        self.now = now
        self.zoneOffset = zoneOffset
    }
}

/// A rule ready for evaluation, or the reasons why its album stays as it is.
public enum RuleResolution: Sendable {
    /// Ready; `notes` are doubts the user should see (a renamed or hidden person).
    case resolved(ResolvedRule, notes: [String])
    /// Held.
    case held([HoldReason])
}

/// A rule with every name resolved, compiled for evaluation.
public struct ResolvedRule: Sendable {
    /// What must be read of each photo.
    public var needs: ReadNeeds { ReadNeeds() }
    /// Whether a line can be true because something is not there (yet), so that new photos must settle first.
    public var testsAbsence: Bool { false }
    /// Whether the passing of time alone changes what matches.
    public var dependsOnClock: Bool { false }
    /// The identifier behind each name, to be remembered for the next run.
    public var identities: [String: PersonID] { [:] }

    /// Whether the photo belongs.
    public func matches(_ photo: Photo) -> Bool { false }
}

/// What a read of the library must bring.
public struct ReadNeeds: Hashable, Sendable {
    /// Recognised people (`withPeople`).
    public var people = false
    /// EXIF data and places (`withExif`).
    public var exif = false

    /// Only what every answer has.
    public init(people: Bool = false, exif: Bool = false) {
        self.people = people
        self.exif = exif
    }

    /// Both needs together.
    public func union(_ other: ReadNeeds) -> ReadNeeds {
        ReadNeeds(people: people || other.people, exif: exif || other.exif)
    }
}
