import AlbumRules
import ImmichClient

/// The library from where it costs least: with a session from the mirror and what changed since, else from the server.
///
/// Whenever it is not certain that the mirror is whole, everything is read from the server: after a week, when the rules
/// ask for more than it holds, when the release changed, when the server's counts do not agree, when the stream of changes
/// is not to be had or not whole.
public struct LibrarySource: Sendable {
    /// How long the mirror goes on without everything being read.
    public static let longestStretch = Duration.seconds(7 * 86_400)

    private let client: ImmichClient
    private let concurrency: Int
    private let session: ImmichSession?
    private let mirror: LibraryMirror?
    private let readsEverything: Bool
    private let now: Instant
    private let notes = NoteList()

    /// A source; without a session or a mirror, or with `readsEverything`, everything is read.
    public init(
        client: ImmichClient, concurrency: Int, session: ImmichSession? = nil, mirror: LibraryMirror? = nil,
        readsEverything: Bool = false, now: Instant
    ) {
        self.client = client
        self.concurrency = concurrency
        self.session = session
        self.mirror = session == nil ? nil : mirror
        self.readsEverything = readsEverything
        self.now = now
    }

    /// Whether a reading of everything fills a mirror, so that later ones need not read it.
    public var keepsMirror: Bool { mirror != nil && session?.canListChanges == true }
    /// What the user should know: a session that ended, a mirror that failed.
    public var notices: [String] { get async { await notes.texts } }
    /// How many requests were sent by the session.
    public var sessionRequests: Int { session?.requestCount ?? 0 }

    /// The mirror as it stands, when it can serve; asks nobody.
    public func standing(for needs: ReadNeeds? = nil) async -> LibraryMirror.Standing? {
        guard let mirror, let session, session.canListChanges, !readsEverything else { return nil }
        do {
            guard let standing = try await mirror.standing(), standing.version == client.version.description else {
                return nil
            }
            let age = now.milliseconds - standing.filledAt.milliseconds
            guard age >= 0, age < Self.longestStretch.components.seconds * 1000 else { return nil }
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
    /// read may be older than the changes.
    public func read(
        _ needs: ReadNeeds, _ reading: MirrorReading?, from beginning: SyncCursor?,
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> LibraryRead {
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
        return try await readEverything(needs, from: beginning, into: sink)
    }

    private static func isServed(_ needs: ReadNeeds, by held: ReadNeeds) -> Bool {
        // What is neither people nor EXIF data is not told by the stream: it must be read.
        guard needs == ReadNeeds(people: needs.people, exif: needs.exif) else { return false }
        return held.union(needs) == held
    }

    private func readEverything(
        _ needs: ReadNeeds, from beginning: SyncCursor?,
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(ImmichError) -> LibraryRead {
        let reader = LibraryReader(client: client, needs: needs, concurrency: concurrency)
        guard let mirror, let cursor = await beginFilling(mirror, needs, from: beginning) else {
            return try await reader.read(into: sink)
        }
        let notes = notes
        let filling = Filling(mirror)
        let read = try await reader.read { event in
            if let trouble = await filling.take(event) { await notes.add("\(trouble)") }
            return await sink(event)
        }
        if let trouble = await filling.finish(at: cursor) { await notes.add("\(trouble)") }
        do { try await session?.keepAlive() } catch { await note(error) }
        return read
    }

    /// Empties the mirror and gives the place from which changes will be missing; nil when it cannot be filled.
    private func beginFilling(
        _ mirror: LibraryMirror, _ needs: ReadNeeds, from beginning: SyncCursor?
    ) async -> SyncCursor? {
        var cursor = beginning
        if cursor == nil { cursor = await self.beginning() }
        guard let cursor else { return nil }
        do { try await mirror.beginFilling(needs, version: client.version, at: now) } catch {
            await notes.add("\(error)")
            return nil
        }
        return cursor
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

/// Fills the mirror beside a reading; after its first trouble it takes nothing more.
private actor Filling {
    private let mirror: LibraryMirror
    private var isBroken = false

    init(_ mirror: LibraryMirror) {
        self.mirror = mirror
    }

    func take(_ event: LibraryReadEvent) async -> MirrorError? {
        guard !isBroken else { return nil }
        do { try await mirror.take(event) } catch {
            isBroken = true
            return error
        }
        return nil
    }

    func finish(at cursor: SyncCursor) async -> MirrorError? {
        guard !isBroken else { return nil }
        do { try await mirror.finishFilling(at: cursor) } catch { return error }
        return nil
    }
}
