/// A rule with every name resolved, compiled for evaluation.
public struct ResolvedRule: Sendable {
    /// What must be read of each photo.
    public let needs: ReadNeeds
    /// Whether a line can be true because something is not there (yet), so that new photos must settle first.
    ///
    /// A hint for showing; `isSettledMatch` decides for each photo.
    public let testsAbsence: Bool
    /// Whether the passing of time alone changes what matches.
    public let dependsOnClock: Bool
    /// The identifier behind each name, to be remembered for the next run.
    public let identities: [String: PersonID]
    /// Everybody the rule names, by the word to tell them by from run to run: the name as written, or the identifier of
    /// those who are pinned or matched by a pattern.
    public let watched: [String: PersonID]
    /// A text that changes whenever the meaning changes: names as identifiers, relative dates as days.
    public let fingerprint: String
    /// The rule as written.
    public let rule: Rule

    let root: CompiledLogic
    /// The moment that it was tied to.
    let moment: Instant

    init(rule: Rule, preparation: Preparation, identities: [String: PersonID]) {
        self.rule = rule
        self.identities = identities
        moment = preparation.context.now
        watched = preparation.people.values.joined().reduce(into: identities) { watched, id in
            if !identities.values.contains(id) { watched[id.description] = id }
        }
        let conditions = rule.lines.map(\.condition)
        needs = rule.needs
        dependsOnClock = conditions.contains(where: \.dependsOnClock)
        testsAbsence = rule.root.growth.contains(.falling)
        root = CompiledLogic(rule.root, preparation)
        fingerprint = root.identity
    }

    /// Whether the photo belongs; whose it is, the trash and the archive are not asked.
    ///
    /// Cost: a few comparisons a line; no text is prepared that could be prepared before.
    public func matches(_ photo: Photo) -> Bool { root.holds(photo) }

    /// Whether the photo belongs and may be added now.
    ///
    /// It may when it was uploaded at least `settle` ago, or when it would belong whatever people and places the server still
    /// recognises on it: somebody seen stays seen, but "nobody else" must wait.
    public func isSettledMatch(_ photo: Photo, now: Instant, settle: Duration) -> Bool {
        guard root.holds(photo) else { return false }
        let wait = settle.wholeMilliseconds
        let age = now.milliseconds - photo.uploadedAt.milliseconds
        return wait <= 0 || age >= wait || root.bounds(photo, .recognition).surely
    }

    /// Whether the photo would belong at some moment, all else equal. Where `matches` is false, the clock alone keeps it out.
    public func matchesIgnoringClock(_ photo: Photo) -> Bool {
        dependsOnClock ? root.bounds(photo, .time).possibly : root.holds(photo)
    }
}
