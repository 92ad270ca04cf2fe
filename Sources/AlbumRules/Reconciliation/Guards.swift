/// The guards that a change of one album has to pass.
///
/// Numbers: safety page, section 3. Only guards that something depends on speak up: a change without removals is not held
/// for a small library.
public struct Guards: Sendable {
    /// How the album is kept.
    public var settings: AlbumSettings
    /// How many members the album has now, all owners.
    public var memberCount: Int
    /// How many of the members are the account's, where several feed the album; nil where all members count.
    public var shareCount: Int?
    /// How many photos the rule wants.
    public var wantedCount: Int
    /// Whether others see the album: users, or a public link.
    public var isSeenByOthers: Bool
    /// Whether part of the first fill of an album seen by others waits still.
    public var isFirstFillOpen: Bool
    /// Whether a removal of hand-added photos was approved before.
    public var handAddedRemovalsApproved: Bool
    /// How many photos the library had at the last good run of this album, and has now.
    public var library: Canary?
    /// On how many photos each person of the rule was at the last good run of this album, and is now.
    public var people: [String: Canary]

    /// A number that should not fall much from one run to the next.
    public struct Canary: Hashable, Sendable {
        /// At the last good run.
        public var before: Int
        /// In this run.
        public var now: Int

        /// A number then and now.
        public init(before: Int, now: Int) {
            self.before = before
            self.now = now
        }

        /// Whether more than that many hundredths of it are lost.
        public func fell(byMoreThanPercent percent: Int) -> Bool {
            (before - now) * 100 > before * percent
        }
    }

    /// Guards with the facts they need.
    public init(
        settings: AlbumSettings, memberCount: Int, wantedCount: Int, isSeenByOthers: Bool = false,
        isFirstFillOpen: Bool = false,
        handAddedRemovalsApproved: Bool = false, library: Canary? = nil, people: [String: Canary] = [:]
    ) {
        self.settings = settings
        self.memberCount = memberCount
        self.wantedCount = wantedCount
        self.isSeenByOthers = isSeenByOthers
        self.isFirstFillOpen = isFirstFillOpen
        self.handAddedRemovalsApproved = handAddedRemovalsApproved
        self.library = library
        self.people = people
    }

    /// Why the change must wait; empty when it may be made.
    public func holds(on change: AlbumChange) -> [Hold] {
        guard change.changesMembers else { return [] }
        return [
            personShrank(), emptying(change), manyRemovals(change), sharedAdditions(change), libraryShrank(change),
            handAddedRemovals(change),
        ].compactMap { $0 }
    }

    /// The numbers to compare the next run with: those of now, but where one fell too far, the one from before. Nobody has
    /// allowed that, though nothing may have waited for it.
    public func baseline(_ now: AlbumBaseline) -> AlbumBaseline {
        var kept = now
        if let library, library.fell(byMoreThanPercent: Self.libraryLoss) { kept.library = library.before }
        for (name, canary) in people where canary.fell(byMoreThanPercent: Self.personLoss) {
            kept.people[name] = canary.before
        }
        return kept
    }

    /// What the user should see of a change that needs no approval.
    public func notes(on change: AlbumChange) -> [String] {
        var notes: [String] = []
        if !isSeenByOthers, change.additions.count > Self.manyAdditions {
            notes.append("adds \(change.additions.count) photos at once; look whether the rule says what you mean")
        }
        let count = change.clockOnlyRemovals.count
        if count > 0 {
            let photos = count == 1 ? "1 photo leaves" : "\(count) photos leave"
            notes.append("\(photos) only because time passed; that counts against no limit")
        }
        return notes
    }

    /// The most additions to a private album that are not worth a word.
    public static let manyAdditions = 5000

    private static let (libraryLoss, personLoss) = (10, 50)

    /// The most removals without asking.
    public func removalLimit(ownCount: Int) -> Int { max(20, Self.part(settings.limits.remove, of: ownCount)) }

    /// The most additions to an album seen by others without asking.
    public func sharedAdditionLimit() -> Int { max(200, Self.part(settings.limits.addWhenShared, of: memberCount)) }

    private func emptying(_ change: AlbumChange) -> Hold? {
        let counted = change.countedRemovals
        let leavesNothing = change.removals.count == shareCount ?? memberCount && change.additions.isEmpty
        guard settings.whenEmpty == .hold, counted > 0, wantedCount == 0 || leavesNothing else { return nil }
        return .emptying(removals: change.removals.count)
    }

    private func manyRemovals(_ change: AlbumChange) -> Hold? {
        let counted = change.countedRemovals
        let limit = removalLimit(ownCount: change.ownCount)
        guard counted > limit else { return nil }
        return .manyRemovals(count: counted, of: change.ownCount, limit: limit)
    }

    private func sharedAdditions(_ change: AlbumChange) -> Hold? {
        guard isSeenByOthers, !change.additions.isEmpty else { return nil }
        // What an approval of the first fill did not cover stays part of the first fill.
        guard change.hasAddedBefore, !isFirstFillOpen else { return .firstSharedFill(count: change.additions.count) }
        let limit = sharedAdditionLimit()
        guard change.additions.count > limit else { return nil }
        return .manySharedAdditions(count: change.additions.count, members: memberCount, limit: limit)
    }

    private func libraryShrank(_ change: AlbumChange) -> Hold? {
        guard !change.removals.isEmpty, let library, library.fell(byMoreThanPercent: Self.libraryLoss) else {
            return nil
        }
        return .libraryShrank(from: library.before, to: library.now)
    }

    private func personShrank() -> Hold? {
        let fallen = people.filter { $0.value.fell(byMoreThanPercent: Self.personLoss) }
        guard let (name, canary) = fallen.min(by: { $0.key < $1.key }) else { return nil }
        return .personShrank(name: name, from: canary.before, to: canary.now)
    }

    private func handAddedRemovals(_ change: AlbumChange) -> Hold? {
        guard !change.handAddedRemovals.isEmpty, !handAddedRemovalsApproved else { return nil }
        return .handAddedRemovals(count: change.handAddedRemovals.count)
    }

    /// Whole photos; a product that is a whole number but for the last bits of its fraction counts as that number.
    private static func part(_ fraction: Double, of count: Int) -> Int {
        let product = fraction * Double(count) + 1e-9
        return product >= Double(Int32.max) ? Int(Int32.max) : max(0, Int(product))
    }
}
