/// Which of the matching photos an album shows, and which others come along.
///
/// The steps go in this order: shots near a match, stacks, the best of each stretch of time, the newest.
public struct AlbumSelection: Hashable, Sendable {
    /// Shots near a match come along.
    public var nearby: NearbySelection?
    /// What a stack means.
    public var stacks: StackSelection
    /// Only the best few of each stretch of time stay.
    public var bestOf: BestOfSelection?
    /// Only the newest stay.
    public var newest: NewestSelection?

    /// Every match and nothing else, unless said otherwise.
    public init(
        nearby: NearbySelection? = nil, stacks: StackSelection = .asMatched, bestOf: BestOfSelection? = nil,
        newest: NewestSelection? = nil
    ) {
        self.nearby = nearby
        self.stacks = stacks
        self.bestOf = bestOf
        self.newest = newest
    }

    /// Whether the rule alone decides.
    public var isPlain: Bool { self == AlbumSelection() }
    /// Whether photos that do not match may come in.
    public var bringsOthers: Bool { nearby != nil || stacks != .asMatched }

    /// A photo that matches or may come along.
    public struct Candidate: Hashable, Sendable {
        /// What is known of it.
        public var photo: SelectionPhoto
        /// Whether the rule wants it.
        public var isMatch: Bool
        /// Whether it may be added now: recognition had time, or it is a member already.
        public var isSettled: Bool

        /// A candidate.
        public init(_ photo: SelectionPhoto, isMatch: Bool = true, isSettled: Bool = true) {
            self.photo = photo
            self.isMatch = isMatch
            self.isSettled = isSettled
        }
    }

    /// What was chosen.
    public struct Choice: Hashable, Sendable {
        /// Photos that belong now.
        public var wanted: Set<AssetID> = []
        /// Of the wanted ones, those that wait for recognition.
        public var unsettled: Set<AssetID> = []
        /// Photos that would belong but for `newest`.
        public var pushedOut: Set<AssetID> = []
        /// Photos that would belong but for `best_of`.
        public var outdone: Set<AssetID> = []
        /// Photos that would belong but for `stacks: cover`.
        public var covered: Set<AssetID> = []
        /// Wanted photos that do not match themselves.
        public var companions: Set<AssetID> = []
        /// Photos that do not match and come along because they lie near a match, whatever the later steps do.
        public var near: Set<AssetID> = []
        /// Photos that neither match nor lie near and come along with their stack, whatever the later steps do.
        public var stackMates: Set<AssetID> = []
    }

    /// Chooses. Candidates that do not match are those that may come along; the order does not count.
    ///
    /// A photo that still waits takes nobody's place: the best and the newest are chosen among those that may be there now.
    public func choose(_ candidates: [Candidate]) -> Choice {
        let settled = candidates.filter(\.isSettled)
        let reached = reach(settled)
        let everything = settled.count == candidates.count ? reached : reach(candidates)
        let photos = settled.lazy.map(\.photo).filter { reached.photos.contains($0.id) }
        var stay = Array(photos)
        var choice = Choice()
        choice.near = everything.near
        if let bestOf {
            let best = bestOf.select(stay)
            choice.outdone = Set(stay.lazy.map(\.id)).subtracting(best)
            stay = stay.filter { best.contains($0.id) }
        }
        choice.wanted = Set(stay.lazy.map(\.id))
        if let newest {
            let kept = newest.select(stay)
            choice.pushedOut = choice.wanted.subtracting(kept)
            choice.wanted = kept
        }
        choice.unsettled = everything.photos.subtracting(reached.photos)
        choice.wanted.formUnion(choice.unsettled)
        let matches = Set(candidates.lazy.filter(\.isMatch).map(\.photo.id))
        choice.companions = choice.wanted.subtracting(matches)
        let standing = choice.wanted.union(choice.pushedOut).union(choice.outdone)
        choice.stackMates = standing.subtracting(matches).subtracting(choice.near)
        choice.covered = matches.union(choice.near).subtracting(standing)
        return choice
    }

    /// The matches with those that come along, and without those that a top photo stands for.
    private func reach(_ candidates: [Candidate]) -> (photos: Set<AssetID>, near: Set<AssetID>) {
        let matches = Set(candidates.lazy.filter(\.isMatch).map(\.photo.id))
        var near: Set<AssetID> = []
        if let nearby {
            let others = candidates.filter { !$0.isMatch }.map(\.photo)
            near = nearby.close(others, to: candidates.filter(\.isMatch).map(\.photo))
        }
        return (stacks.select(matches.union(near), from: candidates.map(\.photo)), near)
    }
}
