import AlbumRules
import ImmichClient
import PhotoLibrary

/// Reads what a run needs and decides, before anything is written, everything that it would do.
///
/// Gets the reading half of a client and never the writing one. Without a complete read of the library there is no change
/// for any album, without a complete read of an album none for that album.
struct Planner: Sendable {
    let reader: ImmichReader
    let server: String
    let configuration: Configuration
    let options: SyncOptions
    let state: SyncState
    let now: Instant
    /// What the other accounts of the run have to do with the albums.
    var company = AccountCompany()
    /// What the user allows, by the name of the album.
    var approvals: [String: Approval] = [:]
    /// How the way of reading is chosen.
    var choice = ReadChoice.cheapest
    /// Where albums are noted that may be settled once the changes are made.
    var book: SettlementBook?
    /// What is known of the members of albums.
    let memberBook = MemberBook()
    /// Whether the members of every album are read from the server, whatever is known of them.
    var readsMembers = false

    /// The change set of a run.
    func plan() async throws(SyncError) -> ChangeSet {
        let start = ContinuousClock.now
        let definitions = configuration.albums.filter { definition in
            definition.settings.isEnabled && (options.only.isEmpty || options.only.contains(where: definition.covers))
        }
        let managed: [String: ManagedAlbum]
        do { managed = try await state.albums() } catch { throw .state(error) }
        var facts = RunFacts()
        facts.serverVersion = reader.version.description
        facts.server = server
        facts.userName = reader.user.name
        facts.startedAt = now

        let looksIntoArchive = definitions.contains { $0.settings.archived != .leaveOut }
        let people = try await resolve(
            definitions, managed, visibilities: looksIntoArchive ? [.timeline, .archive] : [.timeline],
            values: definitions.map(\.forEach))
        facts.peopleKnown = people.peopleCount
        facts.asksBeyondChanges =
            people.asksBeyondChanges(definitions.map(\.rule)) || definitions.contains(where: \.watchesMoreThanNews)
        let known = try await listAlbums(people.albums, &facts)
        facts.pulse = pulse(definitions, people, known, facts)
        var candidates = try await candidates(definitions, managed, people, known)
        let kept = try await judgeKept(&candidates, people)
        let rest = candidates.indices.filter { kept[candidates[$0]] == nil }
        if !readsMembers { await memberBook.open(await reader.listedAlbums()) }
        try await readMembers(&candidates, rest)
        var reading = try await judge(&candidates, rest, people.context, &facts)
        _ = try await readDoubted(&candidates, reading)
        try await keep(reading?.library, rest, of: candidates, people)
        takeFacts(kept, &facts)

        let users = try await users(for: candidates)
        let surroundings = Surroundings(
            albums: known, managed: managed, taken: keepers(candidates), context: people.context)
        let decided = try await decide(&candidates, &reading, kept, users, surroundings, &facts)
        await keepMembers(reading?.library, among: known)
        facts.requests = reader.requestCount
        facts.readingTime = ContinuousClock.now - start
        return ChangeSet(
            facts: facts, albums: decided.albums, identities: decided.identities, unmanaged: unmanaged(managed),
            notices: decided.notices + LostFaces(decided.albums).notices + reader.sieves.notices,
            planOnly: reader.version.support == .unsupported
                ? RunFailure(.unsupportedVersion(reader.version)) : nil)
    }

    /// What a key can ask for again to learn whether anything changed beside the photos; nil when there is more.
    private func pulse(
        _ definitions: [AlbumDefinition], _ people: RuleResolver.Outcome, _ albums: [Album], _ facts: RunFacts
    ) -> Pulse? {
        // People whom the list lacks were asked for one by one, and what is in the archive no pass knows.
        guard !facts.asksBeyondChanges, people.peopleCount ?? 0 == people.directory.alive.count,
            definitions.allSatisfy({ $0.settings.archived == .leaveOut })
        else { return nil }
        return Pulse(
            people: people.peopleCount == nil ? nil : Array(people.directory.alive.values), albums: albums)
    }

    private func unmanaged(_ managed: [String: ManagedAlbum]) -> [String] {
        managed.values.filter { album in
            !configuration.albums.contains { $0.name == album.name || $0.owns(key: album.name) }
        }.map(\.shownName).sorted()
    }

    func listAlbums(_ listed: [Album]?, _ facts: inout RunFacts) async throws(SyncError) -> [Album] {
        do {
            let albums: [Album]
            if let listed { albums = listed } else { albums = try await reader.albums() }
            facts.albumsSeen = albums.count
            return albums
        } catch {
            throw .server(error)
        }
    }

    /// The albums that rules of one album keep.
    private func keepers(_ candidates: [AlbumCandidate]) -> [AlbumID: String] {
        Dictionary(
            candidates.compactMap { candidate in
                candidate.plan.album.map { ($0.id, candidate.definition.name) }
            }
        ) { first, _ in first }
    }

    /// When a run last came out well for an album, or for any album of a `for_each` rule.
    private func lastGoodRun(_ candidate: AlbumCandidate, _ managed: [String: ManagedAlbum]) -> Instant? {
        guard candidate.definition.forEach != nil else { return candidate.managed?.goodRunAt }
        return managed.filter { candidate.definition.owns(key: $0.key) }.values.compactMap(\.goodRunAt).max()
    }

    /// What is known before the server is asked: the moment, the rules of the albums that are kept, and which albums those are.
    private func context(_ managed: [String: ManagedAlbum]) -> RuleContext {
        var context = RuleContext(
            people: PeopleDirectory(), user: reader.user.id, now: now,
            takenClock: configuration.timeZoneName == nil ? .asTaken : .configured, zoneOffset: options.zoneOffset)
        for (name, album) in managed { context.albums.kept[album.id] = name }
        for definition in configuration.albums {
            if let id = definition.settings.pinnedAlbum { context.albums.kept[id] = definition.name }
            if definition.settings.isEnabled { context.albums.declared[definition.name] = definition.rule }
        }
        return context
    }

    /// Rules with their names told; `visibilities` is where the photos are that will be judged, `values` of what the rules
    /// make albums.
    ///
    /// With `needsNames` everybody's name is told, also when no rule names anybody.
    func resolve(
        _ definitions: [AlbumDefinition], _ managed: [String: ManagedAlbum],
        visibilities: [Photo.Visibility] = [.timeline], values: [ForEach?] = [], needsNames: Bool = false
    ) async throws(SyncError) -> RuleResolver.Outcome {
        options.onEvent(.readingPeople)
        let remembered: [String: PersonID]
        do { remembered = try await state.rememberedPeople() } catch { throw .state(error) }
        let resolver = RuleResolver(
            reader: reader, remembered: remembered, context: context(managed), visibilities: visibilities,
            needsNames: needsNames || definitions.contains { $0.forEach?.field == .person })
        do {
            return try await resolver.resolve(definitions.map(\.rule), values: values)
        } catch {
            throw .server(error)
        }
    }

    /// Albums with their rules resolved and their places on the server found.
    func candidates(
        _ definitions: [AlbumDefinition], _ managed: [String: ManagedAlbum], _ people: RuleResolver.Outcome,
        _ albums: [Album]
    ) async throws(SyncError) -> [AlbumCandidate] {
        let matches: [AlbumMatching.Match]
        do {
            // All rules are asked: one that is left out of this run still keeps its album.
            let all = try await AlbumMatching(
                reader: reader, albums: albums, managed: managed, company: company
            ).match(configuration.albums)
            matches = zip(configuration.albums, all).filter { definitions.contains($0.0) }.map(\.1)
        } catch {
            throw .server(error)
        }
        let lastLibrary = managed.values.filter { $0.baseline != nil }
            .max { ($0.goodRunAt?.milliseconds ?? 0) < ($1.goodRunAt?.milliseconds ?? 0) }?.baseline?.library
        return definitions.indices.map { index in
            var candidate = AlbumCandidate(definitions[index])
            candidate.lastLibrary = lastLibrary
            candidate.take(matches[index], managed)
            candidate.plan.failure = people.failures[index].map(RunFailure.init)
            switch people.resolutions[index] {
            case _ where candidate.plan.failure != nil: break
            case .held(let reasons): candidate.plan.holds += reasons.map { .name($0) }
            case .resolved(let rule, let notes):
                candidate.plan.notes += notes
                candidate.take(rule, in: people.context, lastGoodRun: lastGoodRun(candidate, managed))
            }
            return candidate
        }
    }

    /// Asks one by one about the photos on which rules turn, and judges those again.
    func decide(
        _ evaluation: LibraryEvaluation, _ context: RuleContext, _ candidates: inout [AlbumCandidate]
    ) async throws(SyncError) {
        let photos = await evaluation.undecided
        guard !photos.isEmpty else { return }
        let names = await evaluation.undecidedAlbums
        let affected = candidates.indices.filter { names.contains(candidates[$0].definition.name) }
        do {
            let context = try await asked(about: photos, context)
            // Albums share the lines that they have in common, so that all of them need the answers.
            for index in candidates.indices where candidates[index].rule != nil {
                guard case .resolved(let rule, _) = candidates[index].definition.rule.resolve(in: context) else {
                    continue
                }
                candidates[index].take(rule, in: context, lastGoodRun: candidates[index].managed?.goodRunAt)
            }
            for index in affected {
                let count = photos.count == 1 ? "one photo was" : "\(photos.count) photos were"
                candidates[index].plan.notes.append("\(count) asked about, for faces without a person")
            }
            await evaluation.decide(candidates)
        } catch {
            guard !error.endsRun else { throw .server(error) }
            for index in affected { candidates[index].plan.failure = RunFailure(error) }
        }
    }

    /// The context with what the library's answers do not tell of some photos: whether there are faces without a person.
    func asked(about photos: [Photo], _ context: RuleContext) async throws(ImmichError) -> RuleContext {
        guard !photos.isEmpty else { return context }
        let onEvent = options.onEvent
        var context = context
        context.sets[.looseFaces] = try await reader.photosWithLooseFaces(among: photos) { done in
            onEvent(.askingAboutPhotos(done: done, total: photos.count))
        }
        return context
    }
}
