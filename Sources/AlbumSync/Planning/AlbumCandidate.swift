import AlbumRules
import PhotoLibrary

/// One album while its run is being planned: what was found out so far.
struct AlbumCandidate: Sendable {
    var definition: AlbumDefinition
    var plan: AlbumPlan
    var managed: ManagedAlbum?
    var rule: ResolvedRule?
    /// The rule as it stood at the last good run, when time alone changes it.
    var earlierRule: ResolvedRule?
    var members: [AlbumMember] = []
    var ledger = Ledger()
    /// Members that came back each time the tool took them out.
    var contested: Set<AssetID> = []
    /// How many photos the library had at the last good run of any album.
    var lastLibrary: Int?

    init(_ definition: AlbumDefinition) {
        self.definition = definition
        plan = AlbumPlan(name: definition.name, place: definition.place)
    }

    /// Takes the rule, and the same rule as it stood at the last good run where time alone changes it.
    mutating func take(_ rule: ResolvedRule, in context: RuleContext) {
        self.rule = rule
        plan.meaning = Digest(rule.fingerprint + definition.settings.fingerprint).description
        guard rule.dependsOnClock, let last = managed?.goodRunAt else { return }
        var earlierContext = context
        earlierContext.now = last
        if case .resolved(let earlier, _) = definition.rule.resolve(in: earlierContext) { earlierRule = earlier }
    }

    /// Whether there is any use in reading the library for it.
    var isOpen: Bool { plan.failure == nil && plan.holds.isEmpty && plan.target != .unknown && rule != nil }
}
