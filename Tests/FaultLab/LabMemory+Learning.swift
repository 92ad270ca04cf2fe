import AlbumRules
import ImmichSimulator

extension LabMemory {
    /// How sure it is that the tool wrote something down.
    private enum Certainty { case surely, perhaps, never }

    /// What the tool may remember after a run.
    func after(_ run: LabRun) -> LabMemory {
        var memory = self
        for definition in run.albums where definition.isEnabled {
            for album in run.targets(of: definition.name, self).sorted() {
                memory.learn(LabAlbumRun(run, definition, album, self))
            }
        }
        memory.remember(run, before: self)
        return memory
    }

    /// What the tool may remember after a run that undid another one.
    func afterUndo(_ run: LabRun) -> LabMemory {
        var memory = self
        for write in run.wire.writes where write.movesPhotos {
            guard let album = write.album else { continue }
            if !write.added.isEmpty || !write.removed.isEmpty { memory.everAdded.insert(album) }
            for photo in write.asked {
                let isDone = write.added.contains(photo) || write.removed.contains(photo)
                let standing: Standing = write.method == "PUT" ? .putBack : .takenBack
                let before = memory.standings(photo, in: album)
                let gone: Set<Standing> = write.method == "DELETE" ? [.handRemoved] : []
                memory.set(
                    isDone && write.isAnswered ? [standing] : before.union([standing]).union(isDone ? [] : gone),
                    photo, in: album)
            }
        }
        // What earlier runs left open is found out at the beginning.
        for (album, photos) in ledgers {
            for (photo, standings) in photos where !standings.isDisjoint(with: [.pending, .leaving]) {
                memory.set(memory.standings(photo, in: album).union([.ours, .absent]), photo, in: album)
            }
        }
        return memory
    }

    private mutating func learn(_ view: LabAlbumRun) {
        let reading = Self.reading(view)
        let meeting = Self.meeting(view, reading)
        review(view, reading, adoption: view.mayBeNew ? meeting : .never)
        for write in view.run.wire.writes where write.album == view.album {
            if write.movesPhotos { apply(write, to: view.album) }
            if write.isCreation { created.insert(view.album) }
            if write.kind == "PUT albums/{id}/users" { granted.insert(view.album) }
        }
        let name = view.definition.name
        switch meeting {
        case .surely:
            for (other, albums) in managed where other != name && albums.contains(view.album) {
                managed[other] = albums.subtracting([view.album]).union([nil])
            }
            managed[name] = [view.album]
        case .perhaps: managed[name] = albums(of: name).union([view.album])
        case .never: break
        }
        rememberCounts(view, meeting)
        if let deletion = view.run.wire.writes.last(where: { $0.album == view.album && $0.isDeletion }) {
            if deletion.isAnswered, deletion.reachedServer { forget(name) } else { managed[name]?.insert(nil) }
        }
    }

    /// Whether the album was read and compared.
    private static func reading(_ view: LabAlbumRun) -> Certainty {
        let run = view.run
        if run.wasKilled { return .perhaps }
        guard let report = run.report else { return .never }
        // A value that is not spoken of has no photo, too few of them, or a rule that is held.
        let isUnspoken = view.definition.template != nil && run.report(of: view.definition.name) == nil
        if report.failure == nil, isUnspoken { return .never }
        guard report.failure == nil, let entry = run.report(of: view.definition.name), entry.failure == nil else {
            return .perhaps
        }
        let isUnread = entry.holds.contains { hold in
            switch hold {
            case .name, .severalAlbums, .albumMissing, .pinnedAlbumUnknown, .albumTaken: true
            default: false
            }
        }
        return isUnread ? .never : .surely
    }

    /// Whether the album was taken on.
    private static func meeting(_ view: LabAlbumRun, _ reading: Certainty) -> Certainty {
        guard reading == .surely, let entry = view.run.report(of: view.definition.name) else { return reading }
        // An approval of what was shown takes the album on, though what came up since still waits.
        return entry.isHeldWhole || entry.id == nil ? .never : .surely
    }

    private mutating func review(_ view: LabAlbumRun, _ reading: Certainty, adoption: Certainty) {
        guard reading != .never else { return }
        var photos = Set(ledgers[view.album]?.keys.map { $0 } ?? [])
        let members = view.run.truths.reduce(into: Set()) { $0.formUnion($1.members(of: view.album)) }
        if adoption != .never { photos.formUnion(members) }
        for photo in photos {
            var standings = view.reviewed(photo)
            if reading == .perhaps { standings.formUnion(self.standings(photo, in: view.album)) }
            if adoption != .never, members.contains(photo), standings.contains(.absent) {
                let wanting = view.wishCount(photo)
                if wanting > 0 { standings.insert(.ours) }
                let isCertain =
                    adoption == .surely && view.memory.albums(of: view.definition.name).contains(view.album) == false
                if wanting == view.views.count, isCertain, view.run.isStill { standings.remove(.absent) }
            }
            set(standings, photo, in: view.album)
        }
    }

    private mutating func apply(_ write: LabWire.Write, to album: EntityID) {
        if !write.added.isEmpty { everAdded.insert(album) }
        for photo in write.asked {
            let before = standings(photo, in: album)
            switch write.method {
            case "PUT" where write.added.contains(photo):
                set(write.isAnswered ? [.ours] : [.pending, .ours], photo, in: album)
            case "PUT":
                // A try before this one may have done it.
                let isOpen = !before.isDisjoint(with: [.pending, .ours])
                let isLost = !write.isAnswered
                set(
                    isOpen ? before.union([.ours, .pending]) : isLost ? [.absent, .pending] : [.absent], photo,
                    in: album)
            case "DELETE" where write.removed.contains(photo):
                set(write.isAnswered ? [.absent] : [.absent, .leaving], photo, in: album)
            case "DELETE" where before.contains(.leaving):
                set(before.union([.absent]), photo, in: album)
            case "DELETE" where !write.reachedServer:
                set(write.isAnswered ? before : before.union([.leaving]), photo, in: album)
            default:
                set(before.union([.handRemoved]), photo, in: album)
            }
        }
    }

    private mutating func rememberCounts(_ view: LabAlbumRun, _ meeting: Certainty) {
        let name = view.definition.name
        let entry = view.run.report(of: name)
        // A run that never reported may have written its approval down.
        let isLifted = entry?.lifted.contains { $0.extent == .handAddedRemovals } ?? false
        let isOpen = view.run.report.map { $0.failure != nil } ?? true
        if isLifted || isOpen && view.run.approved.contains(name) { handAddedApproved.insert(name) }
        guard meeting == .surely, view.run.isStill, let entry else {
            if meeting != .never { baselines[name] = nil }
            return
        }
        guard entry.holds.isEmpty else { return }
        guard view.views.count == 1 else {
            baselines[name] = nil
            return
        }
        var counts = Baseline(
            library: view.run.start.libraryCount,
            people: view.views[0].context.identities.mapValues { view.run.start.count(of: $0) })
        if let before = baselines[name], !view.run.approved.contains(name) { counts.keepFallen(before) }
        baselines[name] = counts
    }

    private mutating func remember(_ run: LabRun, before: LabMemory) {
        let isSure = !run.wasKilled && run.report?.failure == nil && run.isStill
        guard run.wasKilled || run.report != nil else { return }
        for definition in run.albums where definition.isEnabled {
            let entry = run.report(of: definition.name)
            let isHeld = entry?.holds.contains { $0.extent == .everything } ?? false
            if run.report?.failure == nil, isHeld { continue }
            for name in definition.rule.names {
                let outcomes = run.truths.reduce(into: Set<EntityID?>()) { $0.formUnion(before.outcomes(of: name, $1)) }
                    .filter { $0 != nil }
                guard !outcomes.isEmpty else { continue }
                let isKept = isSure && entry?.failure == nil && entry != nil
                identities[name] =
                    isKept && outcomes.count == 1
                    ? outcomes : (identities[name] ?? [nil]).union(outcomes)
            }
        }
    }
}
