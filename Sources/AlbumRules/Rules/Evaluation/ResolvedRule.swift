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
    /// The sets of photos that it looks into; each must have an answer in the context before photos are judged.
    public let questions: Set<SetQuery>
    /// Questions that had no answer when the rule was resolved; a rule with some is not ready to judge photos.
    public let unanswered: Set<SetQuery>
    /// The rule as written.
    public let rule: Rule

    let root: CompiledLogic
    /// Whether `none:` may still come to keep out a photo on which people and places are being recognised.
    public let excludesLater: Bool
    /// The moment that it was tied to.
    let moment: Instant
    /// Whether a line may need a request for a single photo.
    public let asksByPhoto: Bool

    init(rule: Rule, preparation: Preparation, identities: [String: PersonID]) {
        self.rule = rule
        self.identities = identities
        moment = preparation.context.now
        watched = preparation.people.values.joined().reduce(into: identities) { watched, id in
            if !identities.values.contains(id) { watched[id.description] = id }
        }
        let conditions = rule.lines.map(\.condition)
        testsAbsence = rule.root.growth.contains(.falling)
        excludesLater = rule.root.exclusionsGrow
        root = CompiledLogic(rule.root, preparation)
        let matchers = root.matchers
        needs = matchers.reduce(rule.needs) { $0.union($1.needs) }
        dependsOnClock = conditions.contains(where: \.dependsOnClock) || matchers.contains(where: \.dependsOnClock)
        questions = matchers.reduce(into: []) { $0.formUnion($1.questions) }
        unanswered = questions.filter { !$0.isAskedByPhoto && preparation.context.sets[$0] == nil }
        asksByPhoto = matchers.contains { $0.beforeAsking != nil }
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

    /// Whether it turns on what only a request for this one photo can tell; other lines were asked first.
    ///
    /// True only while `.looseFaces` has no answer, on releases whose searches leave such faces out.
    public func mustAsk(about photo: Photo) -> Bool {
        guard asksByPhoto else { return false }
        let bounds = root.bounds(photo, .asking)
        return bounds.surely != bounds.possibly
    }
}
