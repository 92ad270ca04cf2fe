import AlbumRules
import ImmichClient
import PhotoLibrary

/// How many photos of the library each line of a rule matches, and the whole rule.
public struct RuleCensus: Hashable, Sendable {
    /// One line and its count.
    public struct Line: Hashable, Sendable {
        /// The line as written.
        public var text: String
        /// Where it stands.
        public var place: Place
        /// Whether photos that match it are left out.
        public var isExcluding: Bool
        /// How many photos match it by itself.
        public var count: Int
    }

    /// How many photos were read.
    public var photosRead: Int
    /// How many belong in the album.
    public var matching: Int
    /// How many of those still wait for recognition.
    public var waiting: Int
    /// The lines in the order of the file.
    public var lines: [Line]
    /// Why nothing could be counted; empty when it was.
    public var holds: [Hold]
    /// Doubts about people.
    public var notes: [String]
    /// What was read of each photo.
    public var needs: ReadNeeds
    /// How many requests it took, retries included.
    public var requests: Int
    /// How long it took.
    public var duration: Duration
}

extension SyncEngine {
    /// Counts a rule over the whole library, line by line; reads only.
    public func census(of definition: AlbumDefinition) async throws(SyncError) -> RuleCensus {
        let start = ContinuousClock.now
        let now = options.now()
        let planner = planner(try openState(.planning).state, at: now)
        let people = try await planner.resolve([definition])
        var census = RuleCensus(
            photosRead: 0, matching: 0, waiting: 0, lines: [], holds: [], notes: [], needs: definition.rule.needs,
            requests: 0, duration: .zero)
        switch people.resolutions.first {
        case .held(let reasons): census.holds = reasons.map { .name($0) }
        case .resolved(let rule, let notes):
            let count = LineCount(rule, user: client.user.id, now: now, settle: definition.settings.settle)
            do {
                let read = try await planner.reader.library(rule.needs) { await count.take($0) }
                census.photosRead = read.photoCount
            } catch {
                throw .server(error)
            }
            census.notes = notes
            census.matching = await count.matching
            census.waiting = await count.waiting
            census.lines = await count.lines
        case nil: break
        }
        census.requests = client.requestCount
        census.duration = ContinuousClock.now - start
        return census
    }
}

/// Remembers of each photo which lines it matches, because a photo may come again and counts once.
private actor LineCount {
    private let rule: ResolvedRule
    private let ruleLines: [ResolvedLine]
    private let user: UserID
    private let now: Instant
    private let settle: Duration
    private var marks: [AssetID: [Bool]] = [:]

    init(_ rule: ResolvedRule, user: UserID, now: Instant, settle: Duration) {
        self.rule = rule
        ruleLines = rule.lines
        self.user = user
        self.now = now
        self.settle = settle
    }

    func take(_ event: LibraryReadEvent) -> Bool {
        switch event {
        case .restarted: marks = [:]
        case .vanished(let ids): for id in ids { marks[id] = nil }
        case .photos(let photos):
            for photo in photos where photo.owner == user && !photo.isTrashed && !photo.isOffline {
                let belongs = rule.matches(photo)
                let waits = belongs && !rule.isSettledMatch(photo, now: now, settle: settle)
                marks[photo.id] = [belongs, waits] + ruleLines.map { $0.matches(photo) }
            }
        }
        return !Task.isCancelled
    }

    var matching: Int { marks.values.count { $0[0] } }
    var waiting: Int { marks.values.count { $0[1] } }
    var lines: [RuleCensus.Line] {
        ruleLines.enumerated().map { index, line in
            RuleCensus.Line(
                text: line.line.text, place: line.line.place, isExcluding: line.isExcluding,
                count: marks.values.count { $0[index + 2] })
        }
    }
}
