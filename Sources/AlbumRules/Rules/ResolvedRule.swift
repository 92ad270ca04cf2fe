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
    /// A text that changes whenever the meaning changes: names as identifiers, relative dates as days.
    public var fingerprint: String { "" }

    /// Whether the photo belongs.
    public func matches(_ photo: Photo) -> Bool { false }

    /// Whether the photo belongs and may be added now: it was uploaded at least `settle` ago, or it would belong whatever
    /// people and places the server still recognises on it.
    public func isSettledMatch(_ photo: Photo, now: Instant, settle: Duration) -> Bool { false }

    /// Whether the photo would belong at some other moment, all else equal. With `matches` false it left by the clock alone.
    public func matchesIgnoringClock(_ photo: Photo) -> Bool { false }
}
