import AlbumRules
import ImmichClient

/// Brings the mirror up to date by what a key can see, without reading the library.
///
/// Rows that changed come by their time of change. Faces change no row: on how many photos each watched person is tells most
/// of their changes, and those people whose photos are another number than in the mirror are read again. How many photos
/// each month has tells what was deleted or locked. Nothing counts as up to date before every number agrees.
struct QuickPass: Sendable {
    /// What it came to.
    struct Outcome: Hashable, Sendable {
        /// Where the mirror is now.
        var cursor: SyncCursor
        /// Photos that were changed, new or gone.
        var changed: Set<AssetID> = []
        /// People who were read again.
        var people: Set<PersonID> = []
        /// Photos that were read.
        var fresh: Set<AssetID> = []
    }

    private let client: ImmichClient
    private let mirror: LibraryMirror
    private let needs: ReadNeeds
    private let watched: Set<PersonID>
    /// Those whom some pass since the last reading of everything did not count: equal numbers prove nothing of them.
    private var newcomers: Set<PersonID>
    private let concurrency: Int
    private let now: Instant
    private var outcome: Outcome

    init(
        client: ImmichClient, mirror: LibraryMirror, standing: LibraryMirror.Standing, watched: Set<PersonID>,
        concurrency: Int, now: Instant
    ) {
        self.client = client
        self.mirror = mirror
        self.now = now
        self.watched = watched
        newcomers = standing.watched.map { watched.subtracting($0) } ?? []
        self.concurrency = concurrency
        needs = standing.needs
        outcome = Outcome(cursor: standing.cursor)
    }

    /// Goes; nil when it is not certain that the mirror is whole, or everything is read at less cost.
    mutating func go() async throws(RefreshFailure) -> Outcome? {
        let start = outcome.cursor
        let count = try await held { (mirror) async throws(MirrorError) in try await mirror.count() }
        let limit = max(5000, count / 3)
        for round in 0..<4 {
            guard let rows = try await rows(limit: limit) else { return nil }
            guard try await take(rows.photos, gone: rows.outOfSight) else { return nil }
            guard let doubts = try await doubts() else { return nil }
            guard doubts.isEmpty else {
                guard try await settle(doubts, round, count) else { return nil }
                continue
            }
            let cursor = rows.upto.map { max(start, SyncCursor(at: min($0, now))) } ?? start
            let watched = watched
            let moved = try await held { (mirror) async throws(MirrorError) in
                try await mirror.move(from: start, to: cursor, watching: watched)
            }
            outcome.cursor = cursor
            return moved ? outcome : nil
        }
        return nil
    }

    private func rows(limit: Int) async throws(RefreshFailure) -> ChangedRows? {
        do {
            return try await ChangedRows.read(client, since: outcome.cursor, needs: needs, limit: limit)
        } catch {
            throw .server(error)
        }
    }

    /// Takes photos in as they are now; false when somebody else moved the mirror.
    private mutating func take(_ photos: [Photo], gone: Set<AssetID>) async throws(RefreshFailure) -> Bool {
        let cursor = outcome.cursor
        let changed = try await held { (mirror) async throws(MirrorError) in
            try await mirror.take(photos, gone: gone, at: cursor)
        }
        guard let changed else { return false }
        outcome.changed.formUnion(changed)
        outcome.fresh.formUnion(photos.lazy.map(\.id))
        outcome.fresh.subtract(gone)
        return true
    }

    /// Where the server counts other numbers than the mirror.
    private struct Doubts {
        var people: [PersonID: Int] = [:]
        var months: Set<CalendarMonth> = []
        var isEmpty: Bool { people.isEmpty && months.isEmpty }
    }

    private func doubts() async throws(RefreshFailure) -> Doubts? {
        let (client, watched) = (client, watched)
        var doubts = Doubts()
        let buckets: [TimelineBucket]
        let counts: [PersonID: Int]
        do {
            async let months = client.timelineBuckets()
            counts = try await PersonCounts(client: client, concurrency: concurrency).counts(of: watched)
            buckets = try await months
        } catch {
            throw .server(error as? ImmichError ?? .cancelled)
        }
        let known = try await held { (mirror) async throws(MirrorError) in try await mirror.counts(of: watched) }
        doubts.people = counts.filter { known[$0.key] != $0.value || newcomers.contains($0.key) }
        doubts.months = try await held { (mirror) async throws(MirrorError) in
            try await mirror.disagreements(with: buckets)
        }
        return doubts
    }

    /// Reads again what the doubts are about; false when everything is read at less cost.
    private mutating func settle(_ doubts: Doubts, _ round: Int, _ count: Int) async throws(RefreshFailure) -> Bool {
        if !doubts.months.isEmpty {
            guard round < 2, doubts.months.count <= max(6, count / 5000) else { return false }
            return try await readAgain(doubts.months)
        }
        let total = doubts.people.values.reduce(0, +)
        guard round < 3, total <= max(5000, count / 3) else { return false }
        for (person, number) in doubts.people {
            guard try await readAgain(person, number: number) else { return false }
        }
        return true
    }

    private mutating func readAgain(_ months: Set<CalendarMonth>) async throws(RefreshFailure) -> Bool {
        // Months go by the wall clock and searches by UTC: zones reach 14 hours either way.
        let margin: Int64 = 15 * 3_600_000
        var found: [AssetID: Photo] = [:]
        for month in months {
            let window = (month.start.milliseconds - margin, month.next.start.milliseconds + margin)
            for photo in try await photos(
                SearchFilter(), from: Instant(milliseconds: window.0), to: Instant(milliseconds: window.1))
            { found[photo.id] = photo }
        }
        let held = try await held { (mirror) async throws(MirrorError) in try await mirror.photos(in: months) }
        return try await take(Array(found.values), gone: held.subtracting(found.keys))
    }

    private mutating func readAgain(_ person: PersonID, number: Int) async throws(RefreshFailure) -> Bool {
        let found = try await photos(SearchFilter(people: [person]))
        guard found.count == number else {
            // It moves: another round will tell.
            return try await take(found, gone: [])
        }
        let known = try await held { (mirror) async throws(MirrorError) in try await mirror.photos(of: person) }
        let lost = known.subtracting(found.map(\.id))
        // Nobody is found by an identifier that a merge retired, and nothing is said of it.
        guard lost.count <= 200 else { return false }
        outcome.people.insert(person)
        newcomers.remove(person)
        var (present, gone): ([Photo], Set<AssetID>) = (found, [])
        let refresh = PhotoRefresh(client: client, mirror: mirror, needs: needs, concurrency: concurrency)
        for (id, photo) in try await refresh.read(lost) {
            if let photo { present.append(photo) } else { gone.insert(id) }
        }
        return try await take(present, gone: gone)
    }

    /// The user's own photos that a search finds.
    private func photos(
        _ filter: SearchFilter, from start: Instant? = nil, to end: Instant? = nil
    ) async throws(RefreshFailure) -> [Photo] {
        var walk = client.walk(filter, needs: needs, from: start, to: end)
        var photos: [AssetID: Photo] = [:]
        do throws(ImmichError) {
            while let query = walk.next {
                for photo in try walk.take(try await client.search(query)) where photo.owner == client.user.id {
                    photos[photo.id] = photo
                }
            }
        } catch {
            throw .server(error)
        }
        return Array(photos.values)
    }

    private func held<Result: Sendable>(
        _ body: @Sendable (LibraryMirror) async throws(MirrorError) -> Result
    ) async throws(RefreshFailure) -> Result {
        do { return try await body(mirror) } catch { throw .mirror(error) }
    }
}
