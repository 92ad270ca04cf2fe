import AlbumRules
import ImmichClient
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
    /// What the tool put there besides the ledger's photos, when only those are looked at that changed.
    var otherEntries = Ledger.Totals()
    /// Members that came back each time the tool took them out.
    var contested: Set<AssetID> = []
    /// Users whom the tool let into the album, with the addresses that were written.
    var granted: [UserID: String] = [:]
    /// What is allowed by the name of the `for_each` rule that makes the album.
    var approval: Approval?
    /// How many photos the library had at the last good run of any album.
    var lastLibrary: Int?

    init(_ definition: AlbumDefinition) {
        self.definition = definition
        plan = AlbumPlan(name: definition.name, key: definition.key, place: definition.place)
        plan.contribution = definition.contribution
    }

    /// Whether no other account has to do with the album.
    var isFedByOne: Bool { definition.contribution == nil && definition.contributors.isEmpty }

    /// Takes the members, and the album as it was when they were read.
    mutating func take(_ read: AlbumMembers) {
        members = read.members
        plan.target = .existing(read.album)
        plan.memberCount = read.members.count
        plan.members = Digest(read.members.map(\.id))
    }

    /// Takes what was found on the server and what is remembered of it.
    mutating func take(_ match: AlbumMatching.Match, _ managed: [String: ManagedAlbum]) {
        plan.target = match.target
        plan.notes += match.notes
        plan.holds += match.hold.map { [$0] } ?? []
        plan.memberCount = plan.album?.assetCount ?? 0
        if let album = plan.album, let known = managed[definition.key], known.id == album.id { self.managed = known }
    }

    /// Takes the rule, and the same rule as it stood at the last good run where time alone changes it.
    mutating func take(_ rule: ResolvedRule, in context: RuleContext, lastGoodRun: Instant?) {
        self.rule = rule
        plan.meaning = Digest(rule.fingerprint + definition.settings.fingerprint).description
        guard rule.dependsOnClock, let last = lastGoodRun else { return }
        var earlierContext = context
        earlierContext.now = last
        if case .resolved(let earlier, _) = definition.rule.resolve(in: earlierContext) { earlierRule = earlier }
    }

    /// Whether there is any use in reading the library for it.
    var isOpen: Bool {
        plan.failure == nil && plan.holds.isEmpty && rule != nil
            && (plan.target != .unknown || definition.forEach != nil)
    }
}
