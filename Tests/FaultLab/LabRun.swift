import AlbumRules
import ImmichSimulator

/// One run of the tool with all that the lab knows of it.
struct LabRun {
    var configuration: LabConfiguration
    /// The albums of the configuration, one for each value where a rule makes many; empty for a plan.
    var albums: [LabAlbum]
    var approved: Set<String> = []
    /// How the server was when the run began, and after each change that somebody made meanwhile.
    var truths: [Truth]
    var wire: LabWire.Record
    /// Nil when the run never began or was killed.
    var report: RunReport?
    var wasKilled = false
    /// How things were since everything was read, when this run may have believed in that; else empty.
    var believed: [Truth] = []
    /// How the server was afterwards.
    var end: Truth

    var start: Truth { truths[0] }
    var isStill: Bool { truths.count == 1 }
    /// Whether it may have looked at no more than what a quick pass sees.
    var isQuick: Bool { !believed.isEmpty }
    /// Whether anything was done to it.
    var isUndisturbed: Bool { isStill && !wasKilled && wire.faults.isEmpty }

    subscript(name: String) -> LabAlbum? { albums.first { $0.name == name } }

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
        let writes = wire.writes.filter { $0.album == album && $0.movesPhotos }
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
    /// Every way in which the rule may be understood, with the photos of every moment of the run: names are read before photos, and
    /// somebody may be at work between the two.
    let views: [(truth: Truth, context: LabContext)]
    /// What the rule wants, in each of them.
    private let wishes: [Set<EntityID>]
    /// What a quick pass may believe that the rule wants.
    private let believedWishes: [Set<EntityID>]
    let mayBeHeld: Bool

    init(_ run: LabRun, _ definition: LabAlbum, _ album: EntityID, _ memory: LabMemory) {
        self.run = run
        self.definition = definition
        self.album = album
        self.memory = memory
        var contexts: [LabContext] = []
        var mayBeHeld = false
        for truth in run.truths {
            let found = memory.contexts(for: definition.rule, truth)
            contexts += found.contexts.filter { !contexts.contains($0) }
            mayBeHeld = mayBeHeld || found.mayBeHeld
        }
        let views = run.truths.flatMap { truth in contexts.map { (truth, $0) } }
        self.views = views
        func wish(_ truth: Truth, _ context: LabContext) -> Set<EntityID> {
            definition.selection.chosen(
                of: truth.photos.values.filter { truth.isSeen($0, by: definition) }, definition.rule, context)
        }
        wishes = views.map(wish)
        believedWishes = run.believed.flatMap { truth in contexts.map { wish(truth, $0) } }
        self.mayBeHeld = mayBeHeld
    }

    /// Whether the tool may have met the album before, and whether it may not have.
    var mayBeKnown: Bool { memory.albums(of: definition.name).contains(album) }
    var mayBeNew: Bool { memory.albums(of: definition.name) != [album] }

    /// Whether the rule wants a photo in a view, by its number.
    func isWanted(_ photo: EntityID, in view: Int) -> Bool { wishes[view].contains(photo) }

    /// Whether the rule wants nothing, however it is understood.
    var wantsNothing: Bool { wishes.allSatisfy(\.isEmpty) }

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

    /// In how many of the views the rule wants a photo.
    func wishCount(_ photo: EntityID) -> Int { wishes.count { $0.contains(photo) } }

    /// Whether the album looks at a photo at some moment of the run.
    func isSeen(_ photo: EntityID) -> Bool {
        run.truths.contains { truth in truth.photos[photo].map { truth.isSeen($0, by: definition) } ?? false }
    }

    /// Whether the tool sees a photo in the library.
    static func isVisible(_ photo: EntityID, _ truth: Truth) -> Bool {
        truth.photos[photo].map(truth.mayBeAdded) ?? false
    }

    /// What the tool may think of a photo once it has read album and library.
    func reviewed(_ photo: EntityID) -> Set<LabMemory.Standing> {
        let memberships = Set(run.truths.map { $0.members(of: album).contains(photo) })
        var visibilities = Set(
            run.truths.map { truth in
                Self.isVisible(photo, truth)
                    || definition.archived != .leaveOut
                        && truth.photos[photo].map { truth.isSeen($0, by: definition) } ?? false
            })
        // Partners' photos are seen while any album asks for them.
        if run.truths.contains(where: { $0.photos[photo]?.owner != $0.user }) { visibilities = [true, false] }
        let wishes = views.isEmpty ? [true, false] : Set((wishes + believedWishes).map { $0.contains(photo) })
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
