import AlbumRules
import ImmichClient
import PhotoLibrary

extension Planner {
    /// Judges albums by what the mirror keeps. Where anything is to be taken out, or about to look odd, the members are
    /// read from the server before that is believed.
    func judgeKept(
        _ candidates: inout [AlbumCandidate], _ people: RuleResolver.Outcome
    ) async throws(SyncError) -> KeptJudgement {
        guard reader.reading != nil else { return KeptJudgement() }
        var kept = KeptJudgement()
        var doubtful = Array(candidates.indices)
        if !readsMembers {
            kept = try await judgeKept(doubtful, of: &candidates, areRead: false, people)
            doubtful = candidates.indices.filter { kept[candidates[$0]].map(isDoubtful) == true }
        } else {
            doubtful = doubtful.filter { isKept(candidates[$0], people) }
        }
        guard !doubtful.isEmpty else { return kept }
        try await readMembers(&candidates, doubtful)
        let again = try await judgeKept(doubtful, of: &candidates, areRead: true, people)
        for index in doubtful { kept[candidates[index]] = again[candidates[index]] }
        return kept
    }

    /// Whether more would happen to an album than that photos are added.
    private func isDoubtful(_ served: KeptJudgement.Served) -> Bool {
        let album = JudgedAlbum(candidate: served.candidate, rule: served.rule, heard: served.heard)
        let plan = finish(served.library, album, [:], libraryCount: reader.reading?.count ?? 0)
        guard let change = plan.change else { return true }
        return !change.removals.isEmpty || !change.contested.isEmpty || plan.deletesAlbum
    }

    /// What is said of the reading where nothing but the mirror was asked.
    func takeFacts(_ kept: KeptJudgement, _ facts: inout RunFacts) {
        guard !kept.albums.isEmpty, let reading = reader.reading else { return }
        facts.readNeeds = kept.albums.values.reduce(facts.readNeeds) { $0.union($1.candidate.needs) }
        guard facts.photosRead == nil else { return }
        facts.photosRead = reading.count
        facts.libraryCount = reading.count
        facts.way = .changes(photos: reading.changed, since: reading.since)
    }

    /// Judges albums by what the mirror keeps of rules and members: only photos that changed are looked at.
    ///
    /// Albums that are not in the result have to be judged by the library. `areRead` says that the members of the albums
    /// were read from the server in this run. Trouble with the mirror, or any doubt about it, serves nobody.
    func judgeKept(
        _ indices: [Int], of candidates: inout [AlbumCandidate], areRead: Bool, _ people: RuleResolver.Outcome
    ) async throws(SyncError) -> KeptJudgement {
        guard let reading = reader.reading else { return KeptJudgement() }
        do throws(KeptLibrary.Trouble) {
            let open = indices.filter { isKept(candidates[$0], people) }
            guard let kept = try await keptLibrary(open.map { candidates[$0] }, at: reading.cursor, people) else {
                return KeptJudgement()
            }
            let judgement = try await kept.judge(open.map { candidates[$0] }, areRead: areRead)
            for index in open {
                guard let served = judgement[candidates[index]] else { continue }
                candidates[index] = served.candidate
                let key = served.candidate.plan.key
                if let entry = served.entry { book?.note(entry, of: key, in: kept.mirror, at: kept.place) }
            }
            return judgement
        } catch {
            try await tell(error)
            return KeptJudgement()
        }
    }

    /// Lets the mirror keep what a reading of everything told, so that the next run need not look at everything.
    ///
    /// `indices` are the albums whose members were read in this run.
    func keep(
        _ library: JudgedLibrary?, _ indices: [Int], of candidates: [AlbumCandidate], _ people: RuleResolver.Outcome
    ) async throws(SyncError) {
        guard let library, library.isWhole, let place = reader.place else { return }
        let open = indices.map { candidates[$0] }.filter { isKept($0, people) }
        do throws(KeptLibrary.Trouble) {
            guard let kept = try await keptLibrary(open, at: place, people) else { return }
            for (key, entry) in try await kept.keep(library, of: open) {
                book?.note(entry, of: key, in: kept.mirror, at: kept.place)
            }
        } catch {
            try await tell(error)
        }
    }

    private func keptLibrary(
        _ candidates: [AlbumCandidate], at cursor: SyncCursor, _ people: RuleResolver.Outcome
    ) async throws(KeptLibrary.Trouble) -> KeptLibrary? {
        guard let source = reader.source, !candidates.isEmpty else { return nil }
        let needs = candidates.reduce(ReadNeeds()) { $0.union($1.needs) }
        do throws(MirrorError) {
            guard let mirror = try await source.mirror(at: cursor, for: needs) else { return nil }
            try await mirror.wake(at: now)
            guard let place = try await mirror.place(), place.cursor == cursor else { return nil }
            return KeptLibrary(
                mirror: mirror, state: state, place: place, user: reader.user.id, now: now,
                directory: people.context.people, surroundings: surroundingsOfRules, takenZone: takenZone,
                asksEverybody: candidates.contains { $0.definition.rule.handling.asksEverybody })
        } catch {
            throw .mirror(error)
        }
    }

    private func tell(_ trouble: KeptLibrary.Trouble) async throws(SyncError) {
        switch trouble {
        case .state(let error): throw .state(error)
        case .mirror(let error): await reader.source?.note(error)
        }
    }

    /// Whether photos alone decide, and nothing that the server's news do not tell.
    private func isKept(_ candidate: AlbumCandidate, _ people: RuleResolver.Outcome) -> Bool {
        guard candidate.isOpen, let rule = candidate.rule, rule.questions.isEmpty else { return false }
        return candidate.isFedByOne && !candidate.definition.looksBeyondMatches
            && RuleReach(candidate.definition.rule, declared: people.context.albums.declared).directories
                .isSubset(of: .people)
    }

    /// What rules go by that their words do not tell: the release of this program, and the zone whose days count.
    private var surroundingsOfRules: String {
        let moments = (1970...2040).flatMap { year in
            [1, 4, 7, 10].compactMap { CalendarDay(year: year, month: $0, day: 1) }
        }
        let offsets = moments.map { options.zoneOffset(Instant(milliseconds: $0.start.milliseconds)) }
        let zone = Digest(offsets.map(String.init).joined(separator: " "))
        return "\(options.release) \(configuration.timeZoneName == nil ? "as taken" : "configured") \(zone)"
    }
}

extension AlbumCandidate {
    /// What each photo has to bring along.
    var needs: ReadNeeds { definition.needs.union(rule?.needs ?? ReadNeeds()) }
}
