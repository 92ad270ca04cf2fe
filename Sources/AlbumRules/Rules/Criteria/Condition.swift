/// What a criterion made of a value; not tied to a server or a moment yet.
struct Condition: Sendable {
    /// A text that changes whenever the meaning changes.
    var identity: String
    /// How it reads in a sentence.
    var phrase: Phrase
    /// The people it names.
    var people: [PersonMention] = []
    /// How its truth changes while the server recognises people and places.
    var growth: Growth = .fixed
    /// Whether the passing of time alone changes it.
    var dependsOnClock = false
    /// What must be read to evaluate it.
    var needs = ReadNeeds()
    /// The lists that tell what its names mean.
    var directories: Directories = []
    /// The albums it names, which may be kept by other rules.
    var albums: [AlbumMention] = []
    /// Names that cannot be told, people left out: those are told for all lines together.
    var problems: (@Sendable (RuleContext) -> [HoldReason])?
    /// Ties it to people and a moment.
    var prepare: @Sendable (Preparation) -> Matcher
}

/// A person named at a place.
struct PersonMention: Hashable, Sendable {
    /// Who.
    var reference: PersonReference
    /// Where.
    var place: Place
    /// Whether the line holds or not without this one: the name stands in a list under `any`.
    var isOptional = false
    /// Whether only one person can be meant.
    var isSingle = false
}

/// How the truth of a line may change as recognition brings more people and places.
struct Growth: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// It may become true: it waits for something to be there.
    static let rising = Growth(rawValue: 1)
    /// It may become false: it is true because something is not there.
    static let falling = Growth(rawValue: 2)
    /// Nothing that arrives later changes it.
    static let fixed: Growth = []
}

/// What conditions are tied to.
struct Preparation: Sendable {
    /// The world at the moment of the run.
    let context: RuleContext
    /// The identifiers behind each person named.
    let people: [PersonReference: [PersonID]]
    /// Who counts as a person; nil where people are taken as they are.
    let view: PeopleView?
    /// What the rule makes of doubtful people.
    let handling: PeopleHandling
    /// Today in the configured zone.
    let today: CalendarDay

    init(context: RuleContext, people: [PersonReference: [PersonID]] = [:], handling: PeopleHandling) {
        self.context = context
        self.people = people
        self.handling = handling
        view = PeopleView(handling, context.people.alive, meant: Set(people.values.joined()))
        self.today = CalendarDay(
            WallTime(milliseconds: context.now.milliseconds + context.zoneOffset(context.now)))
    }
}

/// A condition tied to people and a moment.
struct Matcher: Sendable {
    /// A text that changes whenever the meaning changes, identifiers and days included.
    var identity: String
    /// Whether a photo satisfies it now.
    var holds: @Sendable (Photo) -> Bool
    /// What is certain whatever recognition still brings; nil when it changes nothing.
    var whileRecognising: (@Sendable (Photo) -> Bounds)?
    /// Whether it goes by rules of other albums that the passing of time alone changes.
    var dependsOnClock = false
    /// The same as `holds`, for all rows of a table at once; nil when it can only be told of a photo.
    var columns: ColumnTest?
    /// What it leaves to ask a server for; nil for what `columns` say.
    var asked: LineSieve?
    /// What is certain before the server was asked about this one photo; nil when it need not be asked.
    var beforeAsking: (@Sendable (Photo) -> Bounds)?
    /// The sets of photos that it looks into.
    var questions: Set<SetQuery> = []
    /// What must be read of each photo for rules of other albums that it goes by.
    var needs = ReadNeeds()
    /// The value that the photo has, for explanations.
    var shown: @Sendable (Photo) -> String
}

/// The least and the most a truth can become.
struct Bounds: Hashable, Sendable {
    /// True in every case.
    var surely: Bool
    /// True in some case.
    var possibly: Bool

    /// Nothing can change it.
    init(_ fixed: Bool) {
        self.init(surely: fixed, possibly: fixed)
    }

    init(surely: Bool, possibly: Bool) {
        self.surely = surely
        self.possibly = possibly
    }

    /// Nothing is known.
    static let open = Bounds(surely: false, possibly: true)

    /// The bounds of "every one".
    static func all(_ parts: [Bounds]) -> Bounds {
        Bounds(surely: parts.allSatisfy(\.surely), possibly: parts.allSatisfy(\.possibly))
    }

    /// The bounds of "at least so many".
    static func atLeast(_ count: Int, _ parts: [Bounds]) -> Bounds {
        Bounds(surely: parts.count(where: \.surely) >= count, possibly: parts.count(where: \.possibly) >= count)
    }

    /// The bounds of "at least one".
    static func any(_ parts: [Bounds]) -> Bounds { atLeast(1, parts) }

    /// The bounds of the contrary.
    var negated: Bounds { Bounds(surely: !possibly, possibly: !surely) }
}
