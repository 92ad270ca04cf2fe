import AlbumRules
import ImmichClient
import PhotoLibrary

/// What becomes of the albums of a run.
struct DecidedAlbums: Sendable {
    /// The albums in the order of the configuration.
    var albums: [AlbumPlan] = []
    /// Who stands behind the names of the rules.
    var identities: [String: PersonID] = [:]
    /// What the user should see besides.
    var notices: [String] = []
    /// Whether any photo moves because of others, so that looking at the photo itself again tells too little.
    var turnsOnOthers = false

    /// The albums to which more happens than that photos are added, or would if nothing held it back.
    var turnedAlbums: Set<AlbumID> {
        let turned = albums.lazy.filter { plan in
            guard let change = plan.change else { return false }
            return !change.removals.isEmpty || !change.contested.isEmpty || !change.review.isEmpty
                || plan.isFirstContact || plan.deletesAlbum || !plan.look.isEmpty
        }
        return Set(turned.compactMap { $0.album?.id })
    }

    /// The photos that come into albums or leave them, or would if nothing held them back, and those that are taken on.
    var movedPhotos: Set<AssetID> {
        albums.reduce(into: []) { moved, album in
            for photos in [album.additions, album.removals, album.heldAdditions, album.heldRemovals] {
                moved.formUnion(photos.lazy.map(\.id))
            }
            moved.formUnion(album.change?.adopted ?? [])
        }
    }
}

extension Planner {
    /// Decides what becomes of every album; nothing is decided on what only an earlier run saw of a photo.
    ///
    /// After a quick pass every photo that would come into an album or leave it is read once more, and so are the members of an
    /// album to which more would happen than that photos are added; where anything is another way than it was everything is
    /// decided again. Where an album chooses among its matches, or goes by other albums,
    /// everything is read.
    func decide(
        _ candidates: inout [AlbumCandidate], _ reading: inout JudgedReading?, _ kept: KeptJudgement,
        _ users: [String: User], _ surroundings: Surroundings, _ facts: inout RunFacts
    ) async throws(SyncError) -> DecidedAlbums {
        var decided = try await albums(candidates, reading?.library, kept, users, surroundings, facts)
        for round in 0... {
            while try await readDoubted(&candidates, reading, decided) {
                decided = try await albums(candidates, reading?.library, kept, users, surroundings, facts)
            }
            guard var now = reading, let fresh = now.fresh else { break }
            let doubtful = decided.movedPhotos.subtracting(fresh)
            guard !doubtful.isEmpty || decided.turnsOnOthers else { break }
            let isLast = decided.turnsOnOthers || round > 3
            let isAnotherWay = try await recheck(doubtful, &now, isLast: isLast, &facts)
            reading = now
            guard isAnotherWay else { break }
            decided = try await albums(candidates, now.library, kept, users, surroundings, facts)
        }
        return decided
    }

    /// Reads photos once more, or everything where that costs less; whether the rules were asked again.
    private func recheck(
        _ photos: Set<AssetID>, _ reading: inout JudgedReading, isLast: Bool, _ facts: inout RunFacts
    ) async throws(SyncError) -> Bool {
        do throws(ImmichError) {
            let evaluation = reading.evaluation
            if !isLast, let now = try await reader.recheck(photos) {
                reading.fresh?.formUnion(photos)
                let count = await evaluation.count
                guard await evaluation.take(.photos(now.changed)), await evaluation.take(.vanished(Array(now.gone)))
                else { throw .cancelled }
                // Members in the archive were never among the photos of the time line.
                let lost = count - (await evaluation.count)
                guard !now.changed.isEmpty || lost > 0 else { return false }
                facts.libraryCount = facts.libraryCount.map { $0 - lost }
            } else {
                guard await evaluation.take(.restarted) else { throw .cancelled }
                reading.fresh = try await readLibrary(reading.settings, .anybody, evaluation, &facts)
            }
            reading.library = await evaluation.judged(libraryCount: facts.libraryCount ?? 0)
            return true
        } catch {
            throw .server(error)
        }
    }

    /// What becomes of every album by what a library says.
    private func albums(
        _ candidates: [AlbumCandidate], _ library: JudgedLibrary?, _ kept: KeptJudgement, _ users: [String: User],
        _ surroundings: Surroundings, _ facts: RunFacts
    ) async throws(SyncError) -> DecidedAlbums {
        var decided = DecidedAlbums()
        let rules = library?.rulesByName ?? [:]
        for candidate in candidates {
            let served = kept[candidate]
            guard candidate.plan.failure == nil, let library = served?.library ?? library,
                let rule = served?.rule ?? rules[candidate.definition.name]
            else {
                decided.albums.append(resting(candidate))
                continue
            }
            var judged = [JudgedAlbum(candidate: candidate, rule: rule, heard: served?.heard)]
            if candidate.definition.forEach != nil {
                let expanded = try await expand(candidate, rule: rule, library, surroundings)
                judged = expanded.albums
                decided.notices += expanded.notices
                decided.albums += expanded.plan.map { [$0] } ?? []
            }
            for var album in judged {
                album.candidate.plan.holds += unknownUsers(album.candidate, users)
                guard album.candidate.isOpen else {
                    decided.albums.append(resting(album.candidate))
                    continue
                }
                var plan = finish(library, album, users, libraryCount: facts.libraryCount ?? 0)
                try await keepTrash(of: &plan)
                decided.albums.append(plan)
                let definition = album.candidate.definition
                if plan.change?.changesMembers == true,
                    !definition.settings.selection.isPlain || !definition.rule.albums.isEmpty
                {
                    decided.turnsOnOthers = true
                }
                if !plan.isHeldWhole {
                    decided.identities.merge(library.tallies[rule].rule.identities) { first, _ in first }
                }
            }
        }
        return decided
    }

    /// Lets an album stay that is empty for the eye but has photos in the trash: restored, they would be in no album.
    private func keepTrash(of plan: inout AlbumPlan) async throws(SyncError) {
        guard plan.deletesAlbum, let album = plan.album else { return }
        do {
            guard try await reader.hasMembersInTrash(album.id) else { return }
        } catch {
            throw .server(error)
        }
        plan.deletesAlbum = false
        plan.notes.append("the album stays: photos of it are in the trash")
    }
}
