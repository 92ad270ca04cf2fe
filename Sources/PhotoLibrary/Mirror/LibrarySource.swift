import AlbumRules
import ImmichClient

/// The library from where it costs least: with a session from the mirror and what changed since, else from the server.
///
/// With a key alone, the mirror and what a key can see of the changes (`QuickPass`), for rules that turn on no other faces
/// than those of people they name. Whenever it is not certain that the mirror is whole, everything is read from the server:
/// after a week (with a key alone, after a day), when the rules ask for more than it holds, when the release changed, when
/// the server's counts do not agree, when the stream of changes is not to be had or not whole.
public struct LibrarySource: Sendable {
    /// How long the mirror goes on without everything being read.
    public static let longestStretch = Duration.seconds(7 * 86_400)
    /// The same without a session, unless the user says otherwise.
    public static let longestQuickStretch = Duration.seconds(86_400)

    private let client: ImmichClient
    private let concurrency: Int
    private let session: ImmichSession?
    private let mirror: LibraryMirror?
    private let readsEverything: Bool
    private let quickStretch: Duration
    private let now: Instant
    private let notes = NoteList()
    private let memory = PassMemory()

    /// A source; without a mirror, or with `readsEverything`, everything is read, and without a session after every
    /// `quickStretch`.
    public init(
        client: ImmichClient, concurrency: Int, session: ImmichSession? = nil, mirror: LibraryMirror? = nil,
        readsEverything: Bool = false, quickStretch: Duration = longestQuickStretch, now: Instant
    ) {
        self.quickStretch = quickStretch
        self.client = client
        self.concurrency = concurrency
        self.session = session
        self.mirror = mirror
        self.readsEverything = readsEverything
        self.now = now
    }

    /// Whether a reading of everything fills a mirror, so that later ones need not read it.
    public var keepsMirror: Bool { mirror != nil && session?.canListChanges == true }
    /// What the user should know: a session that ended, a mirror that failed.
    public var notices: [String] { get async { await notes.texts } }
    /// How many requests were sent by the session.
    public var sessionRequests: Int { session?.requestCount ?? 0 }

    /// The mirror as it stands, when it can serve a session; asks nobody.
    public func standing(for needs: ReadNeeds? = nil) async -> LibraryMirror.Standing? {
        guard let session, session.canListChanges, let standing = await standing(needs, within: Self.longestStretch)
        else { return nil }
        return standing.isExact ? standing : nil
    }

    /// The mirror as it stands, when it can serve a quick pass; asks nobody.
    public func quickStanding(for needs: ReadNeeds? = nil) async -> LibraryMirror.Standing? {
        guard canPassQuickly else { return nil }
        return await standing(needs, within: quickStretch)
    }

    /// From 3.2 on a person can be on photos of several users, and counts say nothing of the user's own.
    private var canPassQuickly: Bool {
        session == nil && client.version < ServerVersion(major: 3, minor: 2, patch: 0) && quickStretch > .zero
    }

    private func standing(_ needs: ReadNeeds?, within stretch: Duration) async -> LibraryMirror.Standing? {
        guard let mirror, !readsEverything else { return nil }
        do {
            guard let standing = try await mirror.standing(), standing.version == client.version.description else {
                return nil
            }
            let age = now.milliseconds - standing.filledAt.milliseconds
            guard age >= 0, age < stretch.wholeMilliseconds else { return nil }
            guard let needs else { return standing }
            return Self.isServed(needs, by: standing.needs) ? standing : nil
        } catch {
            await notes.add("\(error)")
            return nil
        }
    }

    /// What changed since a place. Cost: two requests.
    public func news(since cursor: SyncCursor) async -> LibraryNews {
        guard let session else { return .unknown }
        do {
            return .changes(try await session.changes(since: cursor))
        } catch {
            await note(error)
            return .unknown
        }
    }

    /// Brings the mirror up to date with what changed since its place or an earlier one; nil when everything has to be read.
    ///
    /// Cost: one request, and one for each photo that changed or for a thousand of them.
    public func refresh(_ news: LibraryNews) async throws(ImmichError) -> MirrorReading? {
        guard case .changes(let delta) = news, let mirror, let session, let standing = await standing() else {
            return nil
        }
        let reader = MirrorReader(client: client, session: session, mirror: mirror, concurrency: concurrency)
        do throws(RefreshFailure) {
            return try await reader.refresh(delta, standing)
        } catch {
            switch error {
            case .server(let error): throw error
            case .mirror(let error): await notes.add("\(error)")
            }
            return nil
        }
    }

    /// The server's place from which on the changes are missing in a reading that begins now; nil when none is kept.
    ///
    /// Cost: one request.
    public func beginning() async -> SyncCursor? {
        guard keepsMirror, let session else { return nil }
        do { return try await session.cursor() } catch {
            await note(error)
            return nil
        }
    }

    /// The mirror where it stands at a place and photos brought along what is needed; nil otherwise.
    public func mirror(at cursor: SyncCursor, for needs: ReadNeeds) async throws(MirrorError) -> LibraryMirror? {
        guard let mirror, let standing = try await mirror.standing(), standing.cursor == cursor,
            Self.isServed(needs, by: standing.needs)
        else { return nil }
        return mirror
    }

    /// Tells the user of trouble with the mirror.
    public func note(_ trouble: MirrorError) async { await notes.add("\(trouble)") }

    /// Hands the whole library on; only when this returns is what was handed on all of it.
    ///
    /// From the mirror where a reading of it serves, else from the server. `beginning` is a place from which on everything
    /// read may be older than the changes; `faces` are those on which the rules can turn.
    public func read(
        _ needs: ReadNeeds, _ reading: MirrorReading?, from beginning: SyncCursor?, faces: FaceReach = .anybody,
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> LibraryRead {
        if case .named(let watched) = faces, let mirror, let standing = await quickStanding(for: needs) {
            let reader = quickReader(mirror, standing, watched)
            do throws(RefreshFailure) {
                if let read = try await reader.read(into: sink) { return read }
            } catch {
                switch error {
                // Who may not count cannot pass quickly.
                case .server(.forbidden): break
                case .server(let error): throw error
                case .mirror(let error): await notes.add("\(error)")
                }
            }
            guard await sink(.restarted) else { throw .cancelled }
        }
        if let reading, let mirror, let session, Self.isServed(needs, by: reading.needs) {
            do throws(RefreshFailure) {
                let reader = MirrorReader(client: client, session: session, mirror: mirror, concurrency: concurrency)
                if let read = try await reader.read(reading, into: sink) { return read }
            } catch {
                switch error {
                case .server(let error): throw error
                case .mirror(let error): await notes.add("\(error)")
                }
            }
            guard await sink(.restarted) else { throw .cancelled }
        }
        return try await readEverything(needs, from: beginning, faces, into: sink)
    }

    /// What tells what the mirror held when this run read it; nil when it holds something else now.
    public var mark: String? { get async { await memory.mark } }

    /// Whether a quick pass finds nothing new in a mirror that holds what it held at a mark: what it found, or nil.
    ///
    /// It counts the photos of these people. Cost: as for `QuickPass`; reading afterwards does not pass again.
    public func nothingNew(
        since mark: String, watching people: Set<PersonID>
    ) async throws(ImmichError) -> QuickPassFacts? {
        guard let mirror, let standing = await quickStanding(), standing.mark == mark else { return nil }
        let reader = quickReader(mirror, standing, people)
        do throws(RefreshFailure) {
            guard let outcome = try await reader.pass(), outcome.changed.isEmpty, outcome.people.isEmpty else {
                return nil
            }
            return reader.facts(outcome)
        } catch {
            switch error {
            case .server(.forbidden): return nil
            case .server(let error): throw error
            case .mirror(let error):
                await notes.add("\(error)")
                return nil
            }
        }
    }

    private func quickReader(
        _ mirror: LibraryMirror, _ standing: LibraryMirror.Standing, _ watched: Set<PersonID>
    ) -> QuickReader {
        QuickReader(
            client: client, mirror: mirror, standing: standing, watched: watched, concurrency: concurrency, now: now,
            stretch: quickStretch, memory: memory)
    }

    /// Reads photos that came from the mirror, and takes in how they are now.
    ///
    /// Gives those that are another way than the mirror had them, and those that are not on the time line any more; nil when
    /// there are too many to be read one by one. Cost: one request a photo.
    public func recheck(_ photos: Set<AssetID>) async throws(ImmichError) -> (changed: [Photo], gone: Set<AssetID>)? {
        guard let mirror else { return nil }
        await memory.take(mark: nil)
        do throws(RefreshFailure) {
            return try await QuickRecheck(client: client, mirror: mirror, concurrency: concurrency).recheck(photos)
        } catch {
            switch error {
            case .server(let error): throw error
            case .mirror(let error):
                await notes.add("\(error)")
                return nil
            }
        }
    }

    /// The members of albums as an earlier run with a key alone read them, where nothing is known to have happened to one of
    /// them since.
    public func listedAlbums() async -> [AlbumID: ListedAlbum] {
        guard let mirror, await quickStanding() != nil else { return [:] }
        do { return try await mirror.listedAlbums() } catch {
            await notes.add("\(error)")
            return [:]
        }
    }

    /// Keeps members as this run read them, for quick passes; `known` are all albums there are.
    public func keep(_ listed: [ListedAlbum], among known: Set<AlbumID>) async {
        guard let mirror, canPassQuickly else { return }
        do {
            guard try await mirror.standing() != nil else { return }
            try await mirror.keep(listed, among: known)
        } catch {
            await notes.add("\(error)")
        }
    }

    private static func isServed(_ needs: ReadNeeds, by held: ReadNeeds) -> Bool {
        // What is neither people nor EXIF data is not told by the stream: it must be read.
        guard needs == ReadNeeds(people: needs.people, exif: needs.exif) else { return false }
        return held.union(needs) == held
    }

    private func readEverything(
        _ needs: ReadNeeds, from beginning: SyncCursor?, _ faces: FaceReach,
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> LibraryRead {
        let reader = LibraryReader(client: client, needs: needs, concurrency: concurrency)
        guard let mirror, let place = await beginFilling(mirror, needs, from: beginning, faces) else {
            return try await reader.read(into: sink)
        }
        let notes = notes
        let filling = MirrorFilling(mirror)
        let read = try await reader.read { event in
            if let trouble = await filling.take(event) { await notes.add("\(trouble)") }
            return await sink(event)
        }
        if let trouble = await filling.finish(at: place, after: read.duration, now: now) {
            await notes.add("\(trouble)")
        } else if session == nil {
            await memory.take(mark: await quickStanding()?.mark)
        }
        do { try await session?.keepAlive() } catch { await note(error) }
        return read
    }

    /// Empties the mirror and gives the place from which changes will be missing; nil when it cannot be filled or nobody
    /// would use it.
    private func beginFilling(
        _ mirror: LibraryMirror, _ needs: ReadNeeds, from beginning: SyncCursor?, _ faces: FaceReach
    ) async -> MirrorFilling.Place? {
        let place: MirrorFilling.Place
        if session == nil {
            guard canPassQuickly, faces != .anybody else { return nil }
            place = .latestChange
        } else {
            var cursor = beginning
            if cursor == nil { cursor = await self.beginning() }
            guard let cursor else { return nil }
            place = .cursor(cursor)
        }
        do { try await mirror.beginFilling(needs, version: client.version, at: now) } catch {
            await notes.add("\(error)")
            return nil
        }
        return place
    }

    private func note(_ error: SessionError) async {
        switch error {
        case .cancelled: break
        case .ended: await notes.add("\(error); everything was read with the API key: log in again")
        default: await notes.add("\(error); everything was read with the API key")
        }
    }
}

/// Things to tell the user, each once.
private actor NoteList {
    private(set) var texts: [String] = []

    func add(_ text: String) {
        if !texts.contains(text) { texts.append(text) }
    }
}
