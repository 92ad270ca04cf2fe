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

    /// The change set of a run.
    func plan() async throws(SyncError) -> ChangeSet {
        let start = ContinuousClock.now
        let definitions = configuration.albums.filter { definition in
            definition.settings.isEnabled && (options.only.isEmpty || options.only.contains(definition.name))
        }
        let managed: [String: ManagedAlbum]
        do { managed = try await state.albums() } catch { throw .state(error) }
        var facts = RunFacts()
        facts.serverVersion = reader.version.description
        facts.server = server
        facts.userName = reader.user.name
        facts.startedAt = now

        let people = try await resolve(definitions)
        facts.peopleKnown = people.peopleCount
        var candidates = try await candidates(definitions, managed, people, &facts)
        try await readMembers(&candidates)
        let library = try await judge(candidates.filter(\.isOpen), people.directory, &facts)

        var albums: [AlbumPlan] = []
        var identities: [String: PersonID] = [:]
        let drafts = library?.albumsByName ?? [:]
        for candidate in candidates {
            guard let library, let album = drafts[candidate.definition.name] else {
                albums.append(candidate.plan)
                continue
            }
            let plan = finish(library, album, photosRead: facts.photosRead ?? 0)
            albums.append(plan)
            let isHeld = plan.holds.contains { $0.extent == .everything }
            if !isHeld { identities.merge(library.tallies[album].rule.identities) { first, _ in first } }
        }
        facts.requests = reader.requestCount
        facts.readingTime = ContinuousClock.now - start
        return ChangeSet(
            facts: facts, albums: albums, identities: identities, unmanaged: unmanaged(managed),
            planOnly: reader.version.support == .unsupported
                ? RunFailure(.unsupportedVersion(reader.version)) : nil)
    }

    private func unmanaged(_ managed: [String: ManagedAlbum]) -> [String] {
        let declared = Set(configuration.albums.map(\.name))
        return managed.keys.filter { !declared.contains($0) }.sorted()
    }

    func context(at moment: Instant, _ directory: PeopleDirectory = PeopleDirectory()) -> RuleContext {
        RuleContext(
            people: directory, user: reader.user.id, now: moment,
            takenClock: configuration.timeZoneName == nil ? .asTaken : .configured, zoneOffset: options.zoneOffset)
    }

    func resolve(_ definitions: [AlbumDefinition]) async throws(SyncError) -> RuleResolver.Outcome {
        options.onEvent(.readingPeople)
        let remembered: [String: PersonID]
        do { remembered = try await state.rememberedPeople() } catch { throw .state(error) }
        let resolver = RuleResolver(reader: reader, remembered: remembered, context: context(at: now))
        do {
            return try await resolver.resolve(definitions.map(\.rule))
        } catch {
            throw .server(error)
        }
    }

    /// Albums with their rules resolved and their places on the server found.
    private func candidates(
        _ definitions: [AlbumDefinition], _ managed: [String: ManagedAlbum], _ people: RuleResolver.Outcome,
        _ facts: inout RunFacts
    ) async throws(SyncError) -> [AlbumCandidate] {
        let matches: [AlbumMatching.Match]
        do {
            let albums = try await reader.albums()
            facts.albumsSeen = albums.count
            // All rules are asked: one that is left out of this run still keeps its album.
            let all = try await AlbumMatching(reader: reader, albums: albums, managed: managed)
                .match(configuration.albums)
            matches = zip(configuration.albums, all).filter { definitions.contains($0.0) }.map(\.1)
        } catch {
            throw .server(error)
        }
        let lastLibrary = managed.values.filter { $0.baseline != nil }
            .max { ($0.goodRunAt?.milliseconds ?? 0) < ($1.goodRunAt?.milliseconds ?? 0) }?.baseline?.library
        return definitions.indices.map { index in
            var candidate = AlbumCandidate(definitions[index])
            candidate.lastLibrary = lastLibrary
            candidate.plan.target = matches[index].target
            candidate.plan.notes = matches[index].notes
            candidate.plan.holds = matches[index].hold.map { [$0] } ?? []
            candidate.plan.memberCount = candidate.plan.album?.assetCount ?? 0
            if let album = candidate.plan.album, let known = managed[definitions[index].name], known.id == album.id {
                candidate.managed = known
            }
            switch people.resolutions[index] {
            case .held(let reasons): candidate.plan.holds += reasons.map { .name($0) }
            case .resolved(let rule, let notes):
                candidate.plan.notes += notes
                candidate.rule = rule
                if rule.dependsOnClock, let last = candidate.managed?.goodRunAt,
                    case .resolved(let earlier, _) = definitions[index].rule.resolve(
                        in: context(at: last, people.directory))
                {
                    candidate.earlierRule = earlier
                }
            }
            return candidate
        }
    }

    /// Reads the library once for all albums that may change; nil when there are none.
    private func judge(
        _ open: [AlbumCandidate], _ directory: PeopleDirectory, _ facts: inout RunFacts
    ) async throws(SyncError) -> JudgedLibrary? {
        guard !open.isEmpty else { return nil }
        let needs = open.reduce(ReadNeeds()) { $0.union($1.rule?.needs ?? ReadNeeds()) }
        let expected = open.compactMap { $0.managed?.baseline?.library }.max()
        let onEvent = options.onEvent
        onEvent(.readingLibrary(photos: 0, total: expected))
        let evaluation = LibraryEvaluation(open, user: reader.user.id, now: now, directory: directory) { count in
            onEvent(.readingLibrary(photos: count, total: expected))
        }
        do {
            let read = try await reader.library(needs) { await evaluation.take($0) }
            facts.photosRead = read.photoCount
        } catch {
            throw .server(error)
        }
        return await evaluation.judged()
    }
}
