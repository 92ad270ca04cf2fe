import AlbumRules
import ImmichClient

/// Brings the mirror up to date and reads the library from it.
struct MirrorReader: Sendable {
    let client: ImmichClient
    let session: ImmichSession
    let mirror: LibraryMirror
    let standing: LibraryMirror.Standing
    let concurrency: Int

    /// Hands the library on; nil when it is not certain that the mirror is whole.
    func read(
        _ news: SyncDelta, into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(RefreshFailure) -> LibraryRead? {
        let start = ContinuousClock.now
        let (requests, bytes) = (client.requestCount, client.receivedBytes)
        guard let (changed, cursor) = try await bringUpToDate(news) else { return nil }
        let count = try await handOn(into: sink)
        guard try await isStill(at: cursor, count: count) else { return nil }
        return LibraryRead(
            photoCount: count, foreignCount: 0, requestCount: client.requestCount - requests,
            receivedBytes: client.receivedBytes - bytes, duration: ContinuousClock.now - start, needs: standing.needs,
            way: .changes(photos: changed, since: standing.cursor.time))
    }

    /// How many photos changed, and where the mirror is now; nil when it cannot be proven whole.
    private func bringUpToDate(
        _ news: SyncDelta
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

    /// Whether nobody else touched the mirror while it was read.
    private func isStill(at cursor: SyncCursor, count: Int) async throws(RefreshFailure) -> Bool {
        do {
            guard try await mirror.standing()?.cursor == cursor else { return false }
            return try await mirror.count() == count
        } catch {
            throw .mirror(error)
        }
    }

    private func handOn(
        into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(RefreshFailure) -> Int {
        var (last, count): (Int64, Int) = (0, 0)
        while true {
            let batch: (photos: [Photo], last: Int64)
            do { batch = try await mirror.photos(after: last) } catch { throw .mirror(error) }
            guard !batch.photos.isEmpty else { return count }
            guard await sink(.photos(batch.photos)) else { throw .server(.cancelled) }
            count += batch.photos.count
            last = batch.last
        }
    }
}
