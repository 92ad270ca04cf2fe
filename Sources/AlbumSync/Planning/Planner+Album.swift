import AlbumRules
import ImmichClient

extension Planner {
    /// Compares, guards, and says in photos what would happen to one album.
    func finish(
        _ library: JudgedLibrary, _ album: JudgedAlbum, _ users: [String: User], libraryCount: Int
    ) -> AlbumPlan {
        let candidate = album.candidate
        let isFirstContact = candidate.managed == nil
        let verdicts = library.verdicts(album)
        let change = AlbumComparison(
            settings: candidate.definition.settings, user: reader.user.id, isFirstContact: isFirstContact,
            members: candidate.members, ledger: candidate.ledger, others: candidate.otherEntries, verdicts: verdicts,
            contested: candidate.contested, now: now
        ).change()
        let wantedCount = library.wantedCount(album, verdicts)
        let baseline = AlbumBaseline(library: libraryCount, people: library.people(album))
        let guards = guards(candidate, wanted: wantedCount, baseline)
        let approval = approvals[candidate.definition.name] ?? candidate.approval ?? .nothing
        let guarded = GuardedChange(change, guards: guards, approval: approval)

        var plan = candidate.plan
        plan.change = change
        plan.isFirstContact = isFirstContact
        plan.baseline = approval == .nothing ? guards.baseline(baseline) : baseline
        plan.holds = guarded.holds
        plan.lifted = guarded.lifted
        let settings = candidate.definition.settings
        func additions(_ ids: [AssetID]) -> [PhotoChange] { Self.inOrder(library.changes(ids, settings)) }
        func removals(_ ids: [AssetID]) -> [PhotoChange] { Self.inOrder(library.removals(ids, of: album)) }
        plan.additions = additions(guarded.additions)
        plan.removals = removals(guarded.removals)
        plan.heldAdditions = additions(guarded.heldAdditions)
        plan.heldRemovals = removals(guarded.heldRemovals)
        takeLook(&plan, of: album, library, users)
        plan.notes += guards.notes(on: change)
        if approval != .nothing, !plan.holds.isEmpty {
            plan.notes.append("what has come up since it was shown is not approved and waits")
        }
        plan.notes += removals(change.contested).map(Self.tugOfWar)
        // Where only some photos were read, the others may have the place.
        if album.rows == nil, library.isWhole {
            plan.notes += library.tallies[album.rule].places?.notes ?? []
        }
        plan.deletesAlbum = deletesAlbum(candidate, plan, wanted: wantedCount)
        if wantedCount == 0, candidate.definition.isFed { plan.notes.append("the rule matches no photo now") }
        return plan
    }

    /// What is said of a photo that keeps coming back.
    private static func tugOfWar(_ photo: PhotoChange) -> String {
        let name = photo.fileName.isEmpty ? photo.id.description : photo.fileName
        return "\(name) came back three times after it was taken out and is left alone; take it out by hand"
    }

    /// What the album is to look like and who is to see it, as far as that is the user's to say and nothing holds the album.
    private func takeLook(
        _ plan: inout AlbumPlan, of album: JudgedAlbum, _ library: JudgedLibrary, _ users: [String: User]
    ) {
        let isThere = plan.album != nil || !plan.additions.isEmpty
        guard isThere, !plan.holds.contains(where: { $0.extent == .everything }) else {
            plan.shares = admissions(album.candidate)
            return
        }
        let (look, shares) = (look(&plan, of: album, library), shares(album.candidate, users))
        if plan.album.map({ $0.owner == reader.user.id }) ?? true {
            (plan.look, plan.shares) = (look, shares)
        } else if !look.isEmpty || !shares.isEmpty {
            plan.notes.append("it belongs to somebody else, so its name, its look and who sees it are left alone")
        }
    }

    /// Whether `when_empty: delete` means this run: the tool made the album, and the run takes its last photo out or
    /// found it empty. Members in the trash, which the server does not list, are looked for before that is believed.
    private func deletesAlbum(
        _ candidate: AlbumCandidate, _ plan: AlbumPlan, wanted: Int
    ) -> Bool {
        let settings = candidate.definition.settings
        guard settings.whenEmpty == .delete, candidate.definition.contributors.isEmpty, settings.mode != .add,
            !settings.isProtected, wanted == 0,
            candidate.managed?.isCreated == true, plan.holds.isEmpty, let album = plan.album
        else { return false }
        return album.owner == reader.user.id && album.assetCount == candidate.members.count
            && plan.removals.count == candidate.members.count
    }

    private func guards(_ candidate: AlbumCandidate, wanted: Int, _ baseline: AlbumBaseline) -> Guards {
        let before = candidate.managed?.baseline?.library ?? candidate.lastLibrary
        return Guards(
            candidate.definition, settings: candidate.definition.settings, candidate.plan.album, candidate.managed,
            members: candidate.members, memberCount: candidate.plan.memberCount, wantedCount: wanted,
            of: reader.user.id, library: before.map { Guards.Canary(before: $0, now: baseline.library) },
            people: baseline.people)
    }

    /// By the clock where they were taken.
    private static func inOrder(_ photos: [PhotoChange]) -> [PhotoChange] {
        photos.sorted { left, right in
            (left.takenOnClock?.milliseconds ?? .min, left.id) < (right.takenOnClock?.milliseconds ?? .min, right.id)
        }
    }
}
