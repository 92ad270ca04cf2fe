import AlbumRules
import PhotoLibrary

extension LibraryEvaluation {
    /// What was found for each album, by its name in the configuration.
    var drafts: [String: Tally] {
        Dictionary(tallies.map { ($0.candidate.definition.name, $0) }) { first, _ in first }
    }
}

extension Planner {
    /// Compares, guards, and says in photos what would happen to one album.
    func finish(
        _ draft: LibraryEvaluation.Tally, photosRead: Int, _ peopleCounts: [PersonID: Int]
    ) -> AlbumPlan {
        let candidate = draft.candidate
        let isFirstContact = candidate.managed == nil
        let change = AlbumComparison(
            settings: candidate.definition.settings, user: reader.user.id, isFirstContact: isFirstContact,
            members: candidate.members, ledger: candidate.ledger, verdicts: draft.verdicts, now: now
        ).change()
        let baseline = AlbumBaseline(
            library: photosRead, people: draft.rule.identities.mapValues { peopleCounts[$0] ?? 0 })
        let holds = guards(draft, baseline).holds(on: change)
        let guarded = GuardedChange(
            change, holds: holds, isApproved: options.approved.contains(candidate.definition.name))

        var plan = candidate.plan
        plan.change = change
        plan.isFirstContact = isFirstContact
        plan.baseline = baseline
        plan.holds = guarded.holds
        plan.lifted = guarded.lifted
        plan.additions = photos(guarded.additions, draft)
        plan.removals = photos(guarded.removals, draft)
        plan.heldAdditions = photos(guarded.heldAdditions, draft)
        plan.heldRemovals = photos(guarded.heldRemovals, draft)
        if draft.verdicts.wanted.isEmpty { plan.notes.append("the rule matches no photo now") }
        return plan
    }

    private func guards(_ draft: LibraryEvaluation.Tally, _ baseline: AlbumBaseline) -> Guards {
        let candidate = draft.candidate
        let album = candidate.plan.album
        let before = candidate.managed?.baseline
        var people: [String: Guards.Canary] = [:]
        for (name, count) in baseline.people {
            guard let earlier = before?.people[name] else { continue }
            people[name] = Guards.Canary(before: earlier, now: count)
        }
        return Guards(
            settings: candidate.definition.settings, memberCount: candidate.members.count,
            wantedCount: draft.verdicts.wanted.count,
            isSeenByOthers: album.map { $0.isShared || $0.hasSharedLink } ?? false,
            handAddedRemovalsApproved: candidate.managed?.isHandAddedRemovalApproved ?? false,
            library: before.map { Guards.Canary(before: $0.library, now: baseline.library) }, people: people)
    }

    private func photos(_ ids: [AssetID], _ draft: LibraryEvaluation.Tally) -> [PhotoChange] {
        ids.map { draft.details[$0] ?? PhotoChange(id: $0, reasons: [RemovalReason.archived]) }
            .sorted { left, right in
                (left.takenOnClock?.milliseconds ?? .min, left.id) < (
                    right.takenOnClock?.milliseconds ?? .min, right.id
                )
            }
    }
}
