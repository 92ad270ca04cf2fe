import AlbumRules

/// One thing that an examination found: what it is, how bad, and what to do about it.
public struct Finding: Hashable, Sendable {
    /// What it is about.
    public enum Area: String, Hashable, Sendable, CaseIterable {
        /// The user's files.
        case configuration
        /// The server and the way to it.
        case server
        /// The API key.
        case key
        /// The clocks.
        case clock
        /// People, and other names that rules use.
        case names
        /// Albums.
        case albums
        /// Photos.
        case photos
        /// What the program remembers.
        case state
        /// Mail.
        case mail
        /// The receiver of outcomes.
        case webhook
        /// The health check.
        case ping
    }

    /// How bad it is.
    public enum Grade: String, Hashable, Sendable, CaseIterable {
        /// It is as it should be.
        case good = "ok"
        /// Worth knowing.
        case note
        /// It may do harm.
        case warning
        /// Something does not work.
        case error
    }

    /// What it is about.
    public var area: Area
    /// How bad it is.
    public var grade: Grade
    /// What it is, for machines.
    public var kind: FindingKind
    /// What was found; one sentence without a full stop.
    public var text: String
    /// What to do next; one sentence without a full stop. Only what is good has none.
    public var step: String?
    /// Where the cause stands in the user's file, when it stands there.
    public var place: Place?
    /// How a run would end for it; `.done` when it would not mind.
    public var code: ExitCode

    /// That something is as it should be.
    public init(good area: Area, _ kind: FindingKind, _ text: String) {
        self.area = area
        grade = .good
        self.kind = kind
        self.text = text
        code = .done
    }

    /// Something else, with what to do about it.
    public init(
        _ area: Area, _ grade: Grade, _ kind: FindingKind, _ text: String, step: String, place: Place? = nil,
        code: ExitCode = .done
    ) {
        self.area = area
        self.grade = grade
        self.kind = kind
        self.text = text
        self.step = step
        self.place = place
        self.code = code
    }
}

extension ExitCode {
    /// The gravest of what was found, in the order in which a run would tell it.
    public init(worstOf findings: [Finding]) {
        self.init(gravestOf: findings.map(\.code))
    }
}
