import AlbumRules
import PhotoLibrary

/// Judges photos by all rules while they are read, and keeps of each only what a comparison needs.
actor LibraryEvaluation {
    /// What is kept for one album.
    struct Tally: Sendable {
        let candidate: AlbumCandidate
        let rule: ResolvedRule
        let members: Set<AssetID>
        var verdicts = RuleVerdicts()
        var details: [AssetID: PhotoChange] = [:]
    }

    private(set) var tallies: [Tally]
    private(set) var peopleCounts: [PersonID: Int] = [:]
    private let user: UserID
    private let now: Instant
    private let names: [PersonID: String]
    private let watched: Set<PersonID>
    private let onPhotos: @Sendable (Int) -> Void
    private var seen: Set<AssetID> = []

    init(
        _ candidates: [AlbumCandidate], user: UserID, now: Instant, directory: PeopleDirectory,
        onPhotos: @escaping @Sendable (Int) -> Void
    ) {
        tallies = candidates.compactMap { candidate in
            candidate.rule.map {
                Tally(candidate: candidate, rule: $0, members: Set(candidate.members.lazy.map(\.id)))
            }
        }
        self.user = user
        self.now = now
        names = directory.alive.compactMapValues { $0.name.isEmpty ? nil : $0.name }
        watched = Set(tallies.flatMap { $0.rule.identities.values })
        self.onPhotos = onPhotos
    }

    /// Takes what a reading hands on; false ends the reading.
    func take(_ event: LibraryReadEvent) -> Bool {
        switch event {
        case .restarted: startAnew()
        case .vanished(let ids): for id in ids where seen.remove(id) != nil { forget(id) }
        case .photos(let photos):
            for photo in photos where photo.owner == user { take(photo) }
            onPhotos(seen.count)
        }
        return !Task.isCancelled
    }

    private func startAnew() {
        seen = []
        peopleCounts = [:]
        for index in tallies.indices {
            tallies[index].verdicts = RuleVerdicts()
            tallies[index].details = [:]
        }
    }

    private func forget(_ id: AssetID) {
        for index in tallies.indices {
            tallies[index].verdicts.wanted.remove(id)
            tallies[index].verdicts.unsettled.remove(id)
            tallies[index].verdicts.visible.remove(id)
            tallies[index].verdicts.clockOnly.remove(id)
            tallies[index].details[id] = nil
        }
    }

    private func take(_ photo: Photo) {
        if seen.insert(photo.id).inserted {
            for id in photo.people where watched.contains(id) { peopleCounts[id, default: 0] += 1 }
        } else {
            forget(photo.id)
        }
        // What is in the trash, offline or hidden is out of sight: nobody's decision, and nothing to add.
        guard !photo.isTrashed, !photo.isOffline, photo.visibility == .timeline else { return }
        for index in tallies.indices { judge(photo, &tallies[index]) }
    }

    private func judge(_ photo: Photo, _ tally: inout Tally) {
        let isMember = tally.members.contains(photo.id)
        if isMember || tally.candidate.ledger.entries[photo.id] != nil { tally.verdicts.visible.insert(photo.id) }
        guard tally.rule.matches(photo) else {
            guard isMember else { return }
            if tally.candidate.earlierRule?.matches(photo) == true { tally.verdicts.clockOnly.insert(photo.id) }
            tally.details[photo.id] = details(photo, reasons: RemovalReason.reasons(for: photo, tally.rule))
            return
        }
        tally.verdicts.wanted.insert(photo.id)
        guard !isMember else { return }
        let settle = tally.candidate.definition.settings.settle
        if !tally.rule.isSettledMatch(photo, now: now, settle: settle) { tally.verdicts.unsettled.insert(photo.id) }
        tally.details[photo.id] = details(photo, reasons: [])
    }

    private func details(_ photo: Photo, reasons: [String]) -> PhotoChange {
        PhotoChange(
            id: photo.id, fileName: photo.fileName, takenOnClock: photo.takenOnClock,
            people: photo.people.compactMap { names[$0] }.sorted(), reasons: reasons)
    }
}
