import AlbumRules

/// How many photos of the library a rule matches, in whole and part by part, and how many of them belong in the album.
public struct RuleCensus: Hashable, Sendable {
    /// A group or a line of the rule and its count.
    public struct Part: Hashable, Sendable {
        /// What it is.
        public var form: Verdict.Form
        /// The line as written; empty for groups.
        public var text: String
        /// Where the line stands; nil for groups.
        public var place: Place?
        /// How many groups it stands in.
        public var depth: Int
        /// Whether photos that match it are left out.
        public var isExcluding: Bool
        /// How many photos match it by itself.
        public var count: Int
    }

    /// What the settings of the album make of the photos that match: with those that come along and without those that
    /// stay out they are the ones that belong. All 0 when the rule alone decides.
    public struct Choice: Hashable, Sendable {
        /// How many come along because they lie near a match.
        public var near = 0
        /// How many come along with their stack.
        public var stackMates = 0
        /// How many stay out because the top photo of their stack stands for them.
        public var covered = 0
        /// How many stay out because others of their stretch of time are better.
        public var outdone = 0
        /// How many stay out because newer ones come first.
        public var pushedOut = 0
    }

    /// One album of a `for_each` rule.
    public struct Value: Hashable, Sendable {
        /// The name of the album.
        public var name: String
        /// How many photos belong in it.
        public var count: Int
        /// Whether there is or will be such an album; too few photos make none.
        public var isMade: Bool
    }

    /// How many photos were read.
    public var photosRead = 0
    /// How many photos were judged: those on the time line, unless the settings say otherwise.
    public var photosJudged = 0
    /// How many match the rule.
    public var matching = 0
    /// How many belong in the album, or in one of the albums of a `for_each` rule.
    public var belonging = 0
    /// How many of those still wait for recognition.
    public var waiting = 0
    /// What the settings make of the matches.
    public var choice = Choice()
    /// The albums of a `for_each` rule, by name.
    public var values: [Value] = []
    /// The groups and lines in the order of the file.
    public var parts: [Part] = []
    /// The last taken of those that belong, last first, as many as were asked for.
    public var photos: [PhotoChange] = []
    /// Whether anything was counted; not when a name cannot be told.
    public var isCounted = false
    /// Why the album is held; doubts about names leave nothing to count.
    public var holds: [Hold] = []
    /// Doubts about people, places and values.
    public var notes: [String] = []
    /// What was read of each photo.
    public var needs: ReadNeeds
    /// The sets of photos that were read: `photos tagged "Party"`.
    public var questions: [String] = []
    /// How many photos were asked about one by one.
    public var photosAsked = 0
    /// What a run may read instead of everything: photos of "Mia", "favourites"; empty when it must read everything.
    public var marks: [String] = []
    /// How many requests it took, retries included.
    public var requests = 0
    /// How long it took.
    public var duration = Duration.zero

    init(needs: ReadNeeds) {
        self.needs = needs
    }

    /// The lines alone.
    public var lines: [Part] { parts.filter { $0.form == .line } }
}

extension SyncEngine {
    /// Counts a rule over the whole library, part by part, as an album with these settings would choose, and shows the last
    /// taken photos that belong; reads only.
    public func census(of definition: AlbumDefinition, showing limit: Int = 0) async throws(SyncError) -> RuleCensus {
        let start = ContinuousClock.now
        let planner = planner(try openState(.planning).state, at: options.now())
        var insight = try await planner.insight(into: definition, needsNames: limit > 0)
        try await planner.judge(&insight, withPeople: limit > 0)
        var census = RuleCensus(needs: definition.needs)
        if let library = insight.library { census.take(insight, library, showing: limit) }
        census.holds = insight.candidate.plan.holds
        census.notes = insight.candidate.plan.notes + insight.notices
        census.requests = client.requestCount
        census.duration = ContinuousClock.now - start
        return census
    }
}

extension RuleCensus {
    fileprivate mutating func take(_ insight: AlbumInsight, _ library: JudgedLibrary, showing limit: Int) {
        isCounted = true
        needs = insight.facts.readNeeds
        photosRead = insight.facts.photosRead ?? 0
        photosAsked = insight.facts.photosAsked
        let settings = insight.definition.settings
        let scope = library.scope(settings)
        photosJudged = scope.count
        matching = library.judgement.wanted(by: 0, among: scope).count
        parts = library.judgement.parts(of: 0, among: scope).map { part in
            Part(
                form: part.form, text: part.line?.text ?? "", place: part.line?.place, depth: part.depth,
                isExcluding: part.isExcluding, count: part.rows.count)
        }
        var (rows, waiting) = (RowSet(), RowSet())
        for album in insight.albums {
            let selection = library.selection(album)
            rows.formUnion(selection.rows)
            let members = RowSet(album.candidate.members.compactMap { library.table.row(of: $0.id) })
            waiting.formUnion(selection.unsettled.subtracting(members))
            choice.take(selection)
            if insight.definition.forEach != nil { take(album, selection.rows.count, isMade: true) }
        }
        for album in insight.small { take(album, library.selection(album).rows.count, isMade: false) }
        belonging = rows.count
        self.waiting = waiting.count
        photos = library.changes(library.latest(limit, of: rows), settings)
        guard let rule = insight.candidate.rule else { return }
        questions = rule.questions.filter { !$0.isAskedByPhoto }.map(\.description).sorted()
        if !insight.definition.needsWholeLibrary {
            marks = (rule.cover { _ in 1 } ?? []).map { $0.text(insight.people.directory) }.sorted()
        }
    }

    private mutating func take(_ album: JudgedAlbum, _ count: Int, isMade: Bool) {
        values.append(Value(name: album.candidate.definition.name, count: count, isMade: isMade))
    }
}

extension RuleCensus.Choice {
    fileprivate mutating func take(_ selection: Selection) {
        near += selection.near.count
        stackMates += selection.stackMates.count
        covered += selection.covered.count
        outdone += selection.outdone.count
        pushedOut += selection.pushedOut.count
    }
}

extension JudgedLibrary {
    /// The last taken of some photos, last first.
    fileprivate func latest(_ limit: Int, of rows: RowSet) -> [AssetID] {
        guard limit > 0 else { return [] }
        let times = rows.map { (time: table.takenOnClock($0).milliseconds, id: table.id($0)) }
        return times.sorted { ($0.time, $0.id) > ($1.time, $1.id) }.prefix(limit).map(\.id)
    }
}
