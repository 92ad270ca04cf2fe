import AlbumRules
import ImmichClient

/// Finds out what the names of rules mean and reads the sets of photos that they look into.
///
/// Each list of the server is read only when a rule needs it. Trouble with one is the trouble of the rules that need it.
struct RuleResolver: Sendable {
    var reader: ImmichReader
    var remembered: [String: PersonID]
    /// What is known before anything is read; its albums hold what the configuration declares and the tool keeps.
    var context: RuleContext
    /// Where the photos are that will be judged.
    var visibilities: [Photo.Visibility]
    /// Whether names of people are needed though no rule names anybody.
    var needsNames = false

    /// The rules with every name told, or why they cannot be.
    struct Outcome: Sendable {
        /// What was read; the same rules at another moment are resolved in it.
        var context: RuleContext
        var resolutions: [RuleResolution]
        /// What could not be read for a rule, by its number.
        var failures: [Int: ImmichError] = [:]
        /// How many people are on the list; nil when no rule names anybody.
        var peopleCount: Int?
        /// All albums that can be seen, when a rule names one.
        var albums: [Album]?

        var directory: PeopleDirectory { context.people }

        /// Whether the rules, in their order, ask for what the server's list of changes does not tell.
        func asksBeyondChanges(_ rules: [Rule]) -> Bool {
            let lists = rules.contains {
                !RuleReach($0, declared: context.albums.declared).directories.isSubset(of: .people)
            }
            return lists
                || resolutions.contains { resolution in
                    guard case .resolved(let rule, _) = resolution else { return true }
                    return !rule.questions.isEmpty
                }
        }
    }

    /// Resolves rules in their order; `values` has of what each makes albums whose photos are to be known.
    ///
    /// Source: the lists that the rules need (`Directories`), people as `PeopleFinder` finds them, then one reading for each
    /// set; where albums are made of tags, one for each tag that may get an album.
    func resolve(_ rules: [Rule], values: [ForEach?] = []) async throws(ImmichError) -> Outcome {
        let values = values + Array(repeating: nil, count: rules.count - values.count)
        let reach = zip(rules, values).map { rule, forEach in
            RuleReach(rule, declared: context.albums.declared, besides: forEach?.field == .tag ? .tags : [])
        }
        let needed = reach.reduce(into: Directories()) { $0.formUnion($1.directories) }
        var outcome = Outcome(context: context, resolutions: [])
        var missing: [(Directories, ImmichError)] = []
        try await readLists(needed, &outcome, &missing)
        let finder = PeopleFinder(reader: reader, remembered: remembered, needsNames: needsNames)
        try await finder.find(reach, rules, &outcome)
        for (index, rule) in reach.enumerated() {
            outcome.failures[index] = missing.first { !$0.0.isDisjoint(with: rule.directories) }?.1
        }
        try await readSets(rules, values, &outcome)
        return outcome
    }

    private func readLists(
        _ needed: Directories, _ outcome: inout Outcome, _ missing: inout [(Directories, ImmichError)]
    ) async throws(ImmichError) {
        for list in [Directories.tags, .albums, .partners, .features] where needed.contains(list) {
            do {
                switch list {
                case .tags: outcome.context.tags = try await reader.tags()
                case .albums:
                    let albums = try await reader.albums()
                    outcome.albums = albums
                    outcome.context.albums.listed = albums
                    keepNamesakes(&outcome.context.albums)
                case .partners: outcome.context.partners = try await reader.partners()
                default: outcome.context.features = try await reader.features()
                }
            } catch {
                guard !error.endsRun else { throw error }
                missing.append((list, error))
            }
        }
    }

    /// An own album that has the name of a declared one will be kept by its rule, also before the first run.
    private func keepNamesakes(_ albums: inout AlbumDirectory) {
        for album in albums.listed where album.owner == reader.user.id && albums.kept[album.id] == nil {
            if albums.declared[album.name] != nil { albums.kept[album.id] = album.name }
        }
    }

    /// Reads the sets that the rules look into and ties the rules to them.
    private func readSets(
        _ rules: [Rule], _ values: [ForEach?], _ outcome: inout Outcome
    ) async throws(ImmichError) {
        let context = outcome.context
        let ofValues = values.map { Set($0?.tags(among: context.tags).map(\.photos) ?? []) }
        var questions: Set<SetQuery> = []
        for (index, resolution) in outcome.resolutions.enumerated() where outcome.failures[index] == nil {
            if case .resolved(let rule, _) = resolution { questions.formUnion(rule.unanswered.union(ofValues[index])) }
        }
        guard !questions.isEmpty else { return }
        let answers = try await SetReader(
            reader: reader, tags: context.tags, albums: context.albums, visibilities: visibilities
        ).read(questions)
        outcome.context.sets = PhotoSets(answers.sets)
        for (index, resolution) in outcome.resolutions.enumerated() {
            guard case .resolved(let rule, _) = resolution else { continue }
            if let error = rule.unanswered.union(ofValues[index]).compactMap({ answers.failures[$0] }).first {
                outcome.failures[index] = outcome.failures[index] ?? error
            }
            guard !rule.unanswered.isEmpty else { continue }
            outcome.resolutions[index] = rules[index].resolve(in: outcome.context)
        }
    }
}

/// What a rule needs, the rules of the albums that it goes by included.
struct RuleReach: Sendable {
    private(set) var people: Set<PersonReference>
    private(set) var directories: Directories
    private(set) var needsPeople: Bool

    /// `besides` are lists that are needed though no line names anything of them.
    init(_ rule: Rule, declared: [String: Rule], besides: Directories = []) {
        people = rule.people
        directories = rule.directories.union(besides)
        needsPeople = rule.needs.people || rule.directories.contains(.people) || !rule.people.isEmpty
        var waiting = rule.declaredAlbums(among: declared)
        var seen: Set<String> = []
        while let name = waiting.popFirst() {
            guard seen.insert(name).inserted, let other = declared[name] else { continue }
            people.formUnion(other.people)
            directories.formUnion(other.directories)
            needsPeople = needsPeople || other.needs.people || !other.people.isEmpty
            waiting.formUnion(other.declaredAlbums(among: declared))
        }
    }
}
