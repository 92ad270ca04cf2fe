import AlbumRules
import ImmichSimulator

/// One run of the tool with all that the lab knows of it.
struct LabRun {
    var configuration: LabConfiguration
    var approved: Set<String> = []
    /// How the server was when the run began, and after each change that somebody made meanwhile.
    var truths: [Truth]
    var wire: LabWire.Record
    /// Nil when the run never began or was killed.
    var report: RunReport?
    var wasKilled = false
    /// How the server was afterwards.
    var end: Truth

    var start: Truth { truths[0] }
    var isStill: Bool { truths.count == 1 }
    /// Whether anything was done to it.
    var isUndisturbed: Bool { isStill && !wasKilled && wire.faults.isEmpty }

    func report(of name: String) -> AlbumReport? { report?.albums.first { $0.name == name } }

    /// Albums on the server that the tool may take for the one of that name.
    func targets(of name: String, _ memory: LabMemory) -> Set<EntityID> {
        if let id = report(of: name)?.id { return [EntityID(high: id.high, low: id.low)] }
        var targets = Set(memory.albums(of: name).compactMap { $0 })
        for truth in truths + [end] {
            targets.formUnion(truth.albums.values.lazy.filter { $0.ownerID == truth.user && $0.name == name }.map(\.id))
        }
        return targets
    }

    /// What the tool did to an album, by the server's word.
    func effects(on album: EntityID) -> (added: Set<EntityID>, removed: Set<EntityID>) {
        let writes = wire.writes.filter { $0.album == album && !$0.isCreation }
        return (
            writes.filter { $0.method == "PUT" }.reduce(into: []) { $0.formUnion($1.added) },
            writes.filter { $0.method == "DELETE" }.reduce(into: []) { $0.formUnion($1.removed) }
        )
    }

    /// What was asked for in writes of an album whose answers never came. Another try that was answered tells what the
    /// first one did, unless somebody else was at work meanwhile.
    func unanswered(on album: EntityID) -> Set<EntityID> {
        wire.writes.filter { $0.album == album }.reduce(into: []) { open, write in
            if !write.isAnswered {
                open.formUnion(write.asked)
            } else if write.reachedServer, isStill {
                open.subtract(write.asked)
            }
        }
    }
}

/// One album of a run, seen through the memory that the tool had.
struct LabAlbumRun {
    let run: LabRun
    let definition: LabAlbum
    let album: EntityID
    let memory: LabMemory
    /// Every way in which the rule may be understood, at every moment of the run.
    let views: [(truth: Truth, context: LabContext)]
    let mayBeHeld: Bool

    init(_ run: LabRun, _ definition: LabAlbum, _ album: EntityID, _ memory: LabMemory) {
        self.run = run
        self.definition = definition
        self.album = album
        self.memory = memory
        var views: [(Truth, LabContext)] = []
        var mayBeHeld = false
        for truth in run.truths {
            let found = memory.contexts(for: definition.rule, truth)
            views += found.contexts.map { (truth, $0) }
            mayBeHeld = mayBeHeld || found.mayBeHeld
        }
        self.views = views
        self.mayBeHeld = mayBeHeld
    }

    /// Whether the tool may have met the album before, and whether it may not have.
    var mayBeKnown: Bool { memory.albums(of: definition.name).contains(album) }
    var mayBeNew: Bool { memory.albums(of: definition.name) != [album] }

    func isWanted(_ photo: EntityID, _ view: (truth: Truth, context: LabContext)) -> Bool {
        guard let photo = view.truth.photos[photo], view.truth.mayBeAdded(photo) else { return false }
        return definition.rule.holds(photo, view.context)
    }

    /// Whether a photo must still wait because recognition may not have seen it yet.
    func isUnsettled(_ photo: EntityID, _ view: (truth: Truth, context: LabContext)) -> Bool {
        guard let photo = view.truth.photos[photo] else { return false }
        let age = view.truth.now - photo.uploadedAt
        return age < Int64(definition.settleHours) * 3_600_000 && definition.rule.mayStopMatching(photo, view.context)
    }

    /// Whether a photo is certainly old enough, by a rule simpler than the tool's.
    func isSurelySettled(_ photo: EntityID, _ truth: Truth) -> Bool {
        guard let photo = truth.photos[photo] else { return false }
        return truth.now - photo.uploadedAt >= Int64(definition.settleHours) * 3_600_000
            || !definition.rule.isAboutRecognition
    }

    /// Whether the tool sees a photo in the library.
    static func isVisible(_ photo: EntityID, _ truth: Truth) -> Bool {
        truth.photos[photo].map(truth.mayBeAdded) ?? false
    }

    /// What the tool may think of a photo once it has read album and library.
    func reviewed(_ photo: EntityID) -> Set<LabMemory.Standing> {
        let memberships = Set(run.truths.map { $0.members(of: album).contains(photo) })
        let visibilities = Set(run.truths.map { Self.isVisible(photo, $0) })
        let wishes = views.isEmpty ? [true, false] : Set(views.map { isWanted(photo, $0) })
        var result: Set<LabMemory.Standing> = []
        for standing in memory.standings(photo, in: album) {
            for isMember in memberships {
                for isVisible in visibilities {
                    for isWanted in wishes {
                        result.insert(
                            LabMemory.reviewed(
                                standing, isMember: isMember, isVisible: isVisible, isWanted: isWanted))
                    }
                }
            }
        }
        return result
    }
}
