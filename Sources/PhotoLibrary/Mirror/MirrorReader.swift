import AlbumRules
import ImmichClient

/// What the mirror is worth after it was brought up to date.
public struct MirrorReading: Hashable, Sendable {
    /// Everything before this place in the server's order of changes is in it.
    public var cursor: SyncCursor
    /// How many photos changed.
    public var changed: Int
    /// Since when.
    public var since: Instant
    /// How many photos there are.
    public var count: Int
    /// What each of them brought along.
    public var needs: ReadNeeds
}

/// Brings the mirror up to date and reads the library from it.
struct MirrorReader: Sendable {
    let client: ImmichClient
    let session: ImmichSession
    let mirror: LibraryMirror
    let concurrency: Int

    /// Takes in what the session told; nil when it is not certain that the mirror is whole.
    func refresh(
        _ news: SyncDelta, _ standing: LibraryMirror.Standing
    ) async throws(RefreshFailure) -> MirrorReading? {
        guard let (changed, cursor) = try await bringUpToDate(news, standing) else { return nil }
        let count: Int
        do { count = try await mirror.count() } catch { throw .mirror(error) }
        return MirrorReading(
            cursor: cursor, changed: changed, since: standing.cursor.time, count: count, needs: standing.needs)
    }

    /// Hands the library on; nil when the mirror is no longer where it was.
    func read(
        _ reading: MirrorReading, into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(RefreshFailure) -> LibraryRead? {
        let start = ContinuousClock.now
        guard let (count, _) = try await mirror.handOn(at: reading.cursor, into: sink), count == reading.count
        else { return nil }
        return LibraryRead(
            photoCount: count, foreignCount: 0, requestCount: 0, receivedBytes: 0,
            duration: ContinuousClock.now - start, needs: reading.needs,
            way: .changes(photos: reading.changed, since: reading.since))
    }

    /// How many photos changed, and where the mirror is now; nil when it cannot be proven whole.
    private func bringUpToDate(
        _ news: SyncDelta, _ standing: LibraryMirror.Standing
    ) async throws(RefreshFailure) -> (changed: Int, cursor: SyncCursor)? {
        var (delta, cursor) = (news, standing.cursor)
        var changed = 0
        let refresh = PhotoRefresh(client: client, mirror: mirror, needs: standing.needs, concurrency: concurrency)
        for _ in 0..<3 {
            guard let change = try await refresh.change(for: delta, since: cursor) else { return nil }
            guard try await apply(change, from: cursor) else { return nil }
            cursor = change.cursor
            changed += change.photos.count + change.gone.count
            if try await agrees() { return (changed, cursor) }
            // What changed since the stream was read explains the difference, or nothing does.
            guard let next = try? await session.changes(since: cursor) else { break }
            delta = next
        }
        do { try await mirror.distrust() } catch { throw .mirror(error) }
        return nil
    }

    private func apply(_ change: MirrorChange, from cursor: SyncCursor) async throws(RefreshFailure) -> Bool {
        do { return try await mirror.apply(change, from: cursor) } catch { throw .mirror(error) }
    }

    private func agrees() async throws(RefreshFailure) -> Bool {
        let buckets: [TimelineBucket]
        do { buckets = try await client.timelineBuckets() } catch { throw .server(error) }
        do { return try await mirror.agrees(with: buckets) } catch { throw .mirror(error) }
    }
}
