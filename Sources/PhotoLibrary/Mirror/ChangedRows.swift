import AlbumRules
import ImmichClient

/// The user's own photos whose rows the server changed since a moment of its clock, wherever they are now.
///
/// Sees uploads, edits, favourites, the archive and the trash; never faces, and not what was deleted or locked.
/// Source: `POST /search/metadata` by `updatedAfter`, checked against `POST /search/statistics`. Cost: two requests with
/// 3.x; four with 2.7, which has to be asked for the archive and for hidden photos by themselves.
struct ChangedRows: Sendable {
    /// As they are now.
    private(set) var photos: [Photo] = []
    /// Those that are not on the time line.
    private(set) var outOfSight: Set<AssetID> = []
    /// A moment of the server's clock before which nothing is missing; nil when nothing came that tells the time.
    private(set) var upto: Instant?

    /// How long a change may take from its statement to its commit, and the tick of a clock.
    static let overlap = Duration.seconds(60)

    /// Reads them; nil when what came does not agree with the server's count, or there are more than `limit`.
    static func read(
        _ client: ImmichClient, since cursor: SyncCursor, needs: ReadNeeds, limit: Int
    ) async throws(ImmichError) -> ChangedRows? {
        var rows = ChangedRows()
        let start = ContinuousClock.now
        var last: Instant?
        for filter in filters(client.version, since: cursor) {
            guard let photos = try await read(client, filter, needs, limit: limit) else { return nil }
            for photo in photos where photo.owner == client.user.id {
                last = max(last ?? photo.updatedAt, photo.updatedAt)
                if photo.visibility == .timeline, !photo.isTrashed {
                    rows.photos.append(photo)
                } else {
                    rows.outOfSight.insert(photo.id)
                }
            }
        }
        let outOfSight = rows.outOfSight
        rows.photos.removeAll { outOfSight.contains($0.id) }
        rows.upto = last.map { Self.place(latest: $0, after: ContinuousClock.now - start) }
        return rows
    }

    /// A moment of the server's clock that lies before a reading began, by the latest change that it saw and how long it took.
    ///
    /// What a reading sees cannot be later than its end.
    static func place(latest: Instant, after duration: Duration) -> Instant {
        Instant(milliseconds: latest.milliseconds - duration.wholeMilliseconds - 1)
    }

    private static func filters(_ version: ServerVersion, since cursor: SyncCursor) -> [SearchFilter] {
        let since = Instant(milliseconds: cursor.time.milliseconds - overlap.wholeMilliseconds)
        var filter = SearchFilter(updatedAfter: since, withTrashed: true)
        guard version < ServerVersion(major: 3, minor: 0, patch: 0) else {
            // Without a visibility these releases show everything that is not locked.
            filter.isAnyVisibility = true
            return [filter]
        }
        return [Photo.Visibility.timeline, .archive, .hidden].map { visibility in
            var filter = filter
            filter.visibility = visibility
            return filter
        }
    }

    private static func read(
        _ client: ImmichClient, _ filter: SearchFilter, _ needs: ReadNeeds, limit: Int
    ) async throws(ImmichError) -> [Photo]? {
        // Nobody counts what is in the trash, and what left the time line is missing in the counts of its month.
        guard filter.visibility == .timeline else {
            return try await find(client, filter, needs, limit: limit)
        }
        var counted = filter
        counted.withTrashed = false
        for _ in 0..<2 {
            let expected = try await client.count(counted)
            guard expected <= limit, let found = try await find(client, filter, needs, limit: limit) else { return nil }
            if found.count(where: { !$0.isTrashed }) == expected { return found }
        }
        return nil
    }

    private static func find(
        _ client: ImmichClient, _ filter: SearchFilter, _ needs: ReadNeeds, limit: Int
    ) async throws(ImmichError) -> [Photo]? {
        var found: [AssetID: Photo] = [:]
        var walk = client.walk(filter, needs: needs)
        while let query = walk.next {
            for photo in try walk.take(try await client.search(query)) { found[photo.id] = photo }
            guard found.count <= 2 * limit else { return nil }
        }
        return Array(found.values)
    }
}
