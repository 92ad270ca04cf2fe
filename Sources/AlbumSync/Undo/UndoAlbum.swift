import AlbumRules
import PhotoLibrary

/// What undoing a run means for one album: which of the run's moves can be turned back, and why the others cannot.
///
/// Pure: the same facts give the same answer. Only a photo that is still as the run left it is moved.
struct UndoAlbum: Sendable {
    /// Photos that the run added.
    var added: [PhotoChange]
    /// Photos that the run took out.
    var removed: [PhotoChange]
    /// Photos of these that were moved since.
    var movedSince: Set<AssetID>
    /// The members now, completely read.
    var members: [AlbumMember]
    /// What the tool put there.
    var ledger: Ledger
    /// Whose photos may be moved.
    var user: UserID
    /// Whether nothing may be taken out.
    var isProtected: Bool
    /// Photos of the removed ones that the library shows now, with what is known of them.
    var visible: [AssetID: PhotoChange]

    /// What is to be moved back.
    struct Outcome: Hashable, Sendable {
        var additions: [PhotoChange] = []
        var removals: [PhotoChange] = []
        /// What cannot be turned back, in words.
        var notes: [String] = []
    }

    /// Why a photo stays as it is.
    private enum Obstacle: CaseIterable {
        case movedSince, leftAlready, byHand, foreign, protected, backAlready, outOfSight

        func words(_ count: Int) -> String {
            let photos = count == 1 ? "1 photo" : "\(count) photos"
            let verb = count == 1 ? "was" : "were"
            return switch self {
            case .movedSince:
                "\(photos) \(verb) moved again since, by a later run or by hand: left as \(count == 1 ? "it is" : "they are")"
            case .leftAlready: "\(photos) that the run added \(count == 1 ? "is" : "are") no longer in the album"
            case .byHand: "\(photos) that the run added \(verb) put back by hand since: left in"
            case .foreign: "\(photos) \(count == 1 ? "belongs" : "belong") to somebody else: left in"
            case .protected: "\(photos) that the run added \(count == 1 ? "stays" : "stay"): the album is protected"
            case .backAlready: "\(photos) that the run took out \(count == 1 ? "is" : "are") in the album again"
            case .outOfSight:
                "\(photos) that the run took out cannot be put back: in the trash, the archive or the locked folder, or deleted"
            }
        }
    }

    /// Sorts the run's moves into those that are turned back and those that are not.
    func outcome() -> Outcome {
        let owners = Dictionary(members.map { ($0.id, $0.owner) }) { first, _ in first }
        var outcome = Outcome()
        var obstacles: [Obstacle: Int] = [:]
        for photo in added {
            if let obstacle = obstacle(toTakingOut: photo.id, owners) {
                obstacles[obstacle, default: 0] += 1
            } else {
                outcome.removals.append(photo)
            }
        }
        for photo in removed {
            if let obstacle = obstacle(toPuttingBack: photo.id, owners) {
                obstacles[obstacle, default: 0] += 1
            } else {
                outcome.additions.append(visible[photo.id] ?? photo)
            }
        }
        outcome.notes = Obstacle.allCases.compactMap { obstacle in obstacles[obstacle].map(obstacle.words) }
        return outcome
    }

    private func obstacle(toTakingOut id: AssetID, _ owners: [AssetID: UserID]) -> Obstacle? {
        if movedSince.contains(id) { return .movedSince }
        guard let owner = owners[id] else { return .leftAlready }
        guard owner == user else { return .foreign }
        switch ledger.entries[id]?.standing {
        case .ours, .putBack, .gone: return isProtected ? .protected : nil
        case .handRemoved, .takenBack, nil: return .byHand
        }
    }

    private func obstacle(toPuttingBack id: AssetID, _ owners: [AssetID: UserID]) -> Obstacle? {
        if owners[id] != nil { return .backAlready }
        if movedSince.contains(id) { return .movedSince }
        return visible[id] == nil ? .outOfSight : nil
    }
}
