import AlbumRules
import ImmichClient
import PhotoLibrary

/// What is found out of one album for a question about it, by the same pieces that decide in a run.
struct AlbumInsight: Sendable {
    let definition: AlbumDefinition
    /// The album with its rule resolved, its place on the server found, and its members read.
    var candidate: AlbumCandidate
    var people: RuleResolver.Outcome
    let surroundings: Planner.Surroundings
    var facts = RunFacts()
    /// The judged library; nil until it was read.
    var library: JudgedLibrary?
    /// The album, or every album that its `for_each` makes.
    var albums: [JudgedAlbum] = []
    /// Albums of its `for_each` that are not made because too few photos would be in them.
    var small: [JudgedAlbum] = []
    /// What the user should see besides.
    var notices: [String] = []
}

extension Planner {
    /// Resolves the rule of one album and finds the album; the library is not read.
    ///
    /// A definition that is not in the configuration has no album on the server. `visibility` is where a photo is that the
    /// question is about.
    func insight(
        into definition: AlbumDefinition, seeing visibility: Photo.Visibility = .timeline, needsNames: Bool
    ) async throws(SyncError) -> AlbumInsight {
        let managed: [String: ManagedAlbum]
        do { managed = try await state.albums() } catch { throw .state(error) }
        var visibilities: [Photo.Visibility] = [.timeline]
        if definition.settings.archived != .leaveOut { visibilities.append(.archive) }
        if !visibilities.contains(visibility) { visibilities.append(visibility) }
        let people = try await resolve(
            [definition], managed, visibilities: visibilities, values: [definition.forEach], needsNames: needsNames)
        if let error = people.failures[0] { throw .server(error) }
        var facts = RunFacts()
        var found = AlbumInsight(
            definition: definition, candidate: AlbumCandidate(definition), people: people,
            surroundings: Surroundings(albums: [], managed: managed, taken: [:], context: people.context))
        guard configuration.albums.contains(definition) else {
            found.candidate.plan.target = .new
            switch people.resolutions[0] {
            case .held(let reasons): found.candidate.plan.holds = reasons.map { .name($0) }
            case .resolved(let rule, let notes):
                found.candidate.plan.notes = notes
                found.candidate.take(rule, in: people.context, lastGoodRun: nil)
            }
            return found
        }
        let albums = try await listAlbums(people.albums, &facts)
        var candidates = try await candidates([definition], managed, people, albums)
        try await readMembers(&candidates)
        if let failure = candidates[0].plan.failure { throw .reading(failure) }
        return AlbumInsight(
            definition: definition, candidate: candidates[0], people: people,
            surroundings: Surroundings(albums: albums, managed: managed, taken: [:], context: people.context),
            facts: facts)
    }

    /// Reads the whole library and judges it by the rule of the album, also where the album itself is in doubt.
    ///
    /// Does nothing when the rule could not be resolved.
    func judge(_ insight: inout AlbumInsight, withPeople: Bool) async throws(SyncError) {
        guard insight.candidate.rule != nil else { return }
        let (holds, target) = (insight.candidate.plan.holds, insight.candidate.plan.target)
        insight.candidate.plan.holds = []
        if target == .unknown { insight.candidate.plan.target = .new }
        insight.facts.readNeeds = ReadNeeds(people: withPeople)
        var (candidates, whole) = ([insight.candidate], self)
        whole.choice = .wholeLibrary
        let library = try await whole.judge(&candidates, [0], insight.people.context, &insight.facts)?.library
        insight.candidate = candidates[0]
        insight.candidate.plan.holds = holds
        insight.candidate.plan.target = target
        if let failure = candidates[0].plan.failure { throw .reading(failure) }
        guard let library else { return }
        insight.library = library
        insight.notices += library.tallies.first?.places?.notes ?? []
        guard insight.definition.forEach != nil else {
            insight.albums = [JudgedAlbum(candidate: insight.candidate, rule: 0)]
            return
        }
        let expanded = try await values(insight.candidate, rule: 0, library, insight.surroundings)
        insight.albums = expanded.albums
        insight.small = expanded.small
        insight.notices += expanded.notices
        insight.candidate.plan.holds += expanded.plan?.holds ?? []
    }
}
