import AlbumRules
import ImmichSimulator

/// What undoing a run may do: turn back that run's own moves where the photos are still as it left them.
struct UndoLaws {
    let run: LabRun
    let past: LabPastRun
    /// The runs since.
    let later: [LabPastRun]
    let memory: LabMemory

    func breaches() -> [Breach] {
        var breaches = run.wire.writes.compactMap { write in
            !write.movesPhotos
                ? Breach(law: "an undo only moves photos", detail: "\(write.method) \(write.target)") : nil
        }
        for (album, name) in albums() {
            let (added, removed) = run.effects(on: album)
            breaches += removed.sorted().compactMap { photo in
                lawOfRemoval(photo, album, name).map { Breach(law: $0, detail: words(photo, album, name)) }
            }
            breaches += added.sorted().compactMap { photo in
                lawOfAddition(photo, album).map { Breach(law: $0, detail: words(photo, album, name)) }
            }
            breaches += guards(album, name, added: added, removed: removed)
            breaches += left(album, name, added: added, removed: removed)
        }
        guard let report = run.report else { return breaches }
        let definitions = albums().map { (LabAlbum(name: $0.1, rule: LabRule()), $0.0) }
        return breaches + ReportLaws(run: run, report: report).ofWrites(definitions)
    }

    /// The albums written to, with the names that the tool may know them by.
    private func albums() -> [(EntityID, String)] {
        Set(run.wire.writes.compactMap(\.album)).sorted().map { album in
            let reported = run.report?.albums.first { $0.id.map { EntityID(high: $0.high, low: $0.low) } == album }
            let kept = memory.managed.filter { $0.value.contains(album) }.keys.min()
            return (album, reported?.name ?? kept ?? run.start.albums[album]?.name ?? "")
        }
    }

    private func wasMovedSince(_ photo: EntityID, _ album: EntityID) -> Bool {
        later.contains { run in
            guard let moves = run.moves[album] else { return false }
            return moves.added.union(moves.removed).subtracting(moves.open).contains(photo)
        }
    }

    private func lawOfRemoval(_ photo: EntityID, _ album: EntityID, _ name: String) -> String? {
        let moves = past.moves[album] ?? LabPastRun.Moves()
        if !moves.added.union(moves.open).contains(photo) { return "an undo takes out only what the run added" }
        if wasMovedSince(photo, album) { return "an undo leaves what was moved since" }
        guard run.truths.contains(where: { $0.photos[photo]?.owner == $0.user }) else {
            return "photos of others are never removed"
        }
        if run[name]?.isProtected == true { return "nothing is removed from a protected album" }
        let standings = memory.standings(photo, in: album)
        return standings.isDisjoint(with: [.ours, .putBack, .gone, .pending, .leaving])
            ? "an undo leaves in what was put there by hand" : nil
    }

    private func lawOfAddition(_ photo: EntityID, _ album: EntityID) -> String? {
        let moves = past.moves[album] ?? LabPastRun.Moves()
        if !moves.removed.union(moves.open).contains(photo) { return "an undo puts back only what the run took out" }
        if wasMovedSince(photo, album) { return "an undo leaves what was moved since" }
        return run.truths.contains { LabAlbumRun.isVisible(photo, $0) } ? nil : "nothing out of sight is added"
    }

    private func guards(
        _ album: EntityID, _ name: String, added: Set<EntityID>, removed: Set<EntityID>
    ) -> [Breach] {
        guard !run.approved.contains(name) else { return [] }
        var laws: [String] = []
        let definition = run[name]
        let own = (memory.ledgers[album] ?? [:]).values.count {
            !$0.isDisjoint(with: [.ours, .pending, .leaving, .gone, .putBack])
        }
        if removed.count > max(20, own * (definition?.removeLimit ?? 10) / 100) {
            laws.append("removals beyond the limit are held")
        }
        if run.isStill, !removed.isEmpty, definition?.clears != true, !past.created.contains(album),
            run.end.members(of: album).isEmpty
        {
            laws.append("never from some to none without asking")
        }
        let isShared = run.truths.allSatisfy { !($0.albums[album]?.members ?? []).isEmpty }
        if isShared, !added.isEmpty, !memory.everAdded.contains(album) {
            laws.append("the first fill of a shared album is held")
        }
        return laws.map { Breach(law: $0, detail: "undo in \(name): \(added.count) added, \(removed.count) removed") }
    }

    /// An undo that went well right after the run leaves nothing of it.
    private func left(
        _ album: EntityID, _ name: String, added: Set<EntityID>, removed: Set<EntityID>
    ) -> [Breach] {
        guard later.isEmpty, run.isStill, let report = run.report, report.failure == nil,
            let entry = run.report(of: name), entry.holds.isEmpty, entry.failure == nil, entry.refused.isEmpty,
            let moves = past.moves[album]
        else { return [] }
        let members = run.start.members(of: album)
        let stayed = moves.added.subtracting(moves.open).subtracting(removed).filter { photo in
            members.contains(photo) && run.start.photos[photo]?.owner == run.start.user
                && memory.standings(photo, in: album) == [.ours] && run[name]?.isProtected != true
        }
        let missing = moves.removed.subtracting(moves.open).subtracting(added).filter { photo in
            !run.start.contents(of: album).contains(photo) && LabAlbumRun.isVisible(photo, run.start)
        }
        return (stayed.sorted() + missing.sorted()).map {
            Breach(law: "an undo restores", detail: words($0, album, name))
        }
    }

    private func words(_ photo: EntityID, _ album: EntityID, _ name: String) -> String {
        let file = (run.start.photos[photo] ?? run.end.photos[photo])?.fileName ?? photo.description
        return "\(file) in \"\(name)\", known as \(memory.standings(photo, in: album)), undo of run \(past.id)"
    }
}
