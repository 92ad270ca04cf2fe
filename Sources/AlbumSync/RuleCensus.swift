import AlbumRules
import ImmichClient
import PhotoLibrary

/// How many photos of the library a rule matches, in whole and part by part.
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

    /// How many photos were read.
    public var photosRead = 0
    /// How many belong in the album.
    public var matching = 0
    /// How many of those still wait for recognition.
    public var waiting = 0
    /// The groups and lines in the order of the file.
    public var parts: [Part] = []
    /// The last taken of those that belong, last first, as many as were asked for.
    public var photos: [PhotoChange] = []
    /// Why nothing could be counted; empty when it was.
    public var holds: [Hold] = []
    /// Doubts about people.
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
    /// Counts a rule over the whole library, part by part, and shows the last taken photos that match; reads only.
    public func census(of definition: AlbumDefinition, showing limit: Int = 0) async throws(SyncError) -> RuleCensus {
        let start = ContinuousClock.now
        let now = options.now()
        let state = try openState(.planning).state
        let planner = planner(state, at: now)
        let managed: [String: ManagedAlbum]
        do { managed = try await state.albums() } catch { throw .state(error) }
        let people = try await planner.resolve([definition], managed)
        if let error = people.failures[0] { throw .server(error) }
        var census = RuleCensus(needs: definition.rule.needs)
        switch people.resolutions.first {
        case .held(let reasons): census.holds = reasons.map { .name($0) }
        case .resolved(let rule, let notes):
            census.needs = rule.needs
            if limit > 0 { census.needs.people = true }
            census.questions = rule.questions.filter { !$0.isAskedByPhoto }.map(\.description).sorted()
            let tally = CensusTally(
                rule, user: client.user.id, now: now, settle: definition.settings.settle, showing: limit)
            do {
                let read = try await planner.reader.library(census.needs) { await tally.take($0) }
                census.photosRead = read.photoCount
                let undecided = await tally.undecided
                census.photosAsked = undecided.count
                let context = try await planner.asked(about: undecided, people.context)
                if case .resolved(let asked, _) = definition.rule.resolve(in: context) { await tally.decide(asked) }
                let shown = await tally.newest
                let names = try await names(of: shown, planner, people.directory)
                census.photos = shown.map { PhotoChange($0, names: names) }
            } catch {
                throw .server(error)
            }
            census.notes = await notes + tally.placeNotes
            census.marks = (rule.cover { _ in 1 } ?? []).map { $0.text(people.directory) }.sorted()
            (census.matching, census.waiting, census.parts) = await tally.counts
        case nil: break
        }
        census.requests = client.requestCount
        census.duration = ContinuousClock.now - start
        return census
    }

    /// What the people on photos are called; the list is asked for when no rule needed it.
    private func names(
        of photos: [Photo], _ planner: Planner, _ directory: PeopleDirectory
    ) async throws(ImmichError) -> [PersonID: String] {
        guard directory.alive.isEmpty, photos.contains(where: { !$0.people.isEmpty }) else {
            return directory.alive.mapValues(\.name)
        }
        let people = try await planner.reader.people()
        return Dictionary(people.map { ($0.id, $0.name) }) { first, _ in first }
    }
}

extension PhotoChange {
    init(_ photo: Photo, names: [PersonID: String]) {
        self.init(
            id: photo.id, fileName: photo.fileName, takenOnClock: photo.takenOnClock,
            people: photo.people.compactMap { names[$0] }.filter { !$0.isEmpty }.sorted())
    }
}
