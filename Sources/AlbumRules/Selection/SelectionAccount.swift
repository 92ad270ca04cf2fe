/// What the settings that look at several photos made of one photo, step by step.
public struct SelectionAccount: Hashable, Sendable {
    /// One step that concerned the photo.
    public enum Step: Hashable, Sendable {
        /// It comes along because it lies so close to a match, in time and in place as far as both are known.
        case near(AssetID, apart: Duration?, kilometres: Double?)
        /// It comes along because that photo of its stack belongs; as the top photo it stands for the stack.
        case stack(AssetID, isTop: Bool)
        /// The top photo of its stack stands for it; one that may not come in itself keeps the whole stack out.
        case covered(by: AssetID, isThere: Bool)
        /// These are the best of its stretch of time, the best first.
        case outdone(by: [AssetID])
        /// So many newer photos come first.
        case pushedOut(newer: Int)
    }

    /// Whether the rule matches it.
    public var isMatch: Bool
    /// Whether it belongs in the album.
    public var isWanted: Bool
    /// Whether it waits for recognition before it is added.
    public var isWaiting: Bool
    /// The steps that concerned it, in their order; empty when the rule alone decided.
    public var steps: [Step]

    /// An account.
    public init(isMatch: Bool, isWanted: Bool, isWaiting: Bool = false, steps: [Step] = []) {
        self.isMatch = isMatch
        self.isWanted = isWanted
        self.isWaiting = isWaiting
        self.steps = steps
    }

    /// The account of one of the photos among which a selection chooses.
    public init(of id: AssetID, among candidates: [AlbumSelection.Candidate], _ selection: AlbumSelection) {
        let choice = selection.choose(candidates)
        self.init(isMatch: false, isWanted: choice.wanted.contains(id), isWaiting: choice.unsettled.contains(id))
        guard let own = candidates.first(where: { $0.photo.id == id }) else { return }
        isMatch = own.isMatch
        // What still waits takes nobody's place, and brings nobody along but others that wait.
        let others = own.isSettled && !isWaiting ? candidates.filter(\.isSettled) : candidates
        if !own.isMatch, choice.near.contains(id), let nearby = selection.nearby {
            steps += [nearby.step(for: own.photo, others)].compactMap { $0 }
        }
        if selection.stacks != .asMatched, let cover = own.photo.stackCover {
            if choice.covered.contains(id) {
                steps.append(.covered(by: cover, isThere: others.contains { $0.photo.id == cover }))
            } else if !own.isMatch, steps.isEmpty, choice.stackMates.union(choice.near).contains(id) {
                steps += [Self.stack(own.photo, cover, others, choice)].compactMap { $0 }
            }
        }
        let reached = choice.wanted.union(choice.pushedOut).union(choice.outdone).subtracting(choice.unsettled)
        let stay = others.lazy.map(\.photo).filter { reached.contains($0.id) }
        if choice.outdone.contains(id), let bestOf = selection.bestOf {
            let stretch = stay.filter { bestOf.period.number(of: $0) == bestOf.period.number(of: own.photo) }
            steps.append(
                .outdone(by: stretch.sorted(by: BestOfSelection.isBetter).prefix(bestOf.count).map(\.id)))
        }
        if choice.pushedOut.contains(id) {
            steps.append(
                .pushedOut(
                    newer: stay.count { other in
                        !choice.outdone.contains(other.id) && NewestSelection.isNewer(other, own.photo)
                    }))
        }
    }

    /// That it comes along with its stack, because of a photo that matches or lies near a match.
    private static func stack(
        _ own: SelectionPhoto, _ cover: AssetID, _ others: [AlbumSelection.Candidate], _ choice: AlbumSelection.Choice
    ) -> Step? {
        let mates = others.filter { other in
            other.photo.stackCover == cover && (other.isMatch || choice.near.contains(other.photo.id))
        }
        return mates.first.map { .stack((mates.first(where: \.isMatch) ?? $0).photo.id, isTop: own.id == cover) }
    }
}

extension NearbySelection {
    /// The match that lies closest to a photo among those that are close enough.
    fileprivate func step(
        for photo: SelectionPhoto, _ others: [AlbumSelection.Candidate]
    ) -> SelectionAccount.Step? {
        let matches = others.filter { $0.isMatch }.map { $0.photo }
        let distances: [Distance] = matches.filter { !close([photo], to: [$0]).isEmpty }.map { match in
            Distance(
                id: match.id,
                milliseconds: photo.takenAt.flatMap { own in
                    match.takenAt.map { abs($0.milliseconds - own.milliseconds) }
                },
                kilometres: SpherePoint.kilometres(photo, match))
        }
        let closest = distances.min { left, right in
            span == nil
                ? (left.kilometres ?? .infinity, left.id) < (right.kilometres ?? .infinity, right.id)
                : (left.milliseconds ?? .max, left.id) < (right.milliseconds ?? .max, right.id)
        }
        guard let closest else { return nil }
        return .near(
            closest.id, apart: span == nil ? nil : closest.milliseconds.map { .milliseconds($0) },
            kilometres: kilometres == nil ? nil : closest.kilometres)
    }
}

/// How far a match lies from a photo.
private struct Distance {
    var id: AssetID
    var milliseconds: Int64?
    var kilometres: Double?
}
