import ImmichSimulator

/// What may not happen without asking: the numbers of the safety page, as upper bounds.
struct GuardLaws {
    let view: LabAlbumRun
    private let added: Set<EntityID>
    private let removed: Set<EntityID>

    init(_ view: LabAlbumRun) {
        self.view = view
        (added, removed) = view.run.effects(on: view.album)
    }

    func breaches() -> [Breach] {
        guard !view.run.approved.contains(view.definition.name) else { return [] }
        let laws = [emptying(), manyRemovals(), firstSharedFill(), libraryShrank(), personShrank(), handAdded()]
        return laws.compactMap { $0 }.map {
            Breach(
                law: $0,
                detail: "\(view.definition.text): \(added.count) added, \(removed.count) removed of "
                    + "\(view.run.start.members(of: view.album).count)")
        }
    }

    private var dependsOnClock: Bool { view.definition.rule.lines.contains(where: \.dependsOnClock) }

    private func emptying() -> String? {
        guard !view.definition.clears, !dependsOnClock, !removed.isEmpty else { return nil }
        let isEmptied = view.run.isStill && view.run.end.members(of: view.album).isEmpty
        return view.wantsNothing || isEmptied ? "never from some to none without asking" : nil
    }

    private func manyRemovals() -> String? {
        guard !dependsOnClock else { return nil }
        let own = (view.memory.ledgers[view.album] ?? [:]).values.count {
            !$0.isDisjoint(with: [.ours, .pending, .leaving, .gone])
        }
        // What newer photos push out is not counted.
        let pushedOut = view.definition.selection.newest == nil ? 0 : added.count
        let limit = max(20, own * (view.definition.removeLimit ?? 10) / 100) + pushedOut
        return removed.count > limit ? "removals beyond the limit are held" : nil
    }

    private func firstSharedFill() -> String? {
        let isShared =
            view.definition.look.isShared
            || view.run.truths.allSatisfy { !($0.albums[view.album]?.members ?? []).isEmpty }
        guard isShared, !added.isEmpty, !view.memory.everAdded.contains(view.album) else { return nil }
        return "the first fill of a shared album is held"
    }

    private func libraryShrank() -> String? {
        guard view.run.isStill, !removed.isEmpty, !view.mayBeNew,
            let before = view.memory.baselines[view.definition.name]
        else { return nil }
        let now = view.run.start.libraryCount
        return (before.library - now) * 100 > before.library * 10 ? "no removal when the library shrank" : nil
    }

    private func personShrank() -> String? {
        guard view.run.isStill, !removed.isEmpty || !added.isEmpty, !view.mayBeNew,
            let before = view.memory.baselines[view.definition.name], view.views.count == 1
        else { return nil }
        let isFallen = view.views[0].context.identities.contains { name, id in
            guard let count = before.people[name] else { return false }
            return (count - view.run.start.count(of: id)) * 100 > count * 50
        }
        return isFallen ? "no change when a person lost half of their photos" : nil
    }

    private func handAdded() -> String? {
        guard view.definition.mode == .mirror, !view.memory.handAddedApproved.contains(view.definition.name) else {
            return nil
        }
        let foreign = removed.contains { !view.reviewed($0).contains(.ours) }
        return foreign ? "the first removal of hand-added photos is held" : nil
    }
}
