import AlbumRules
import ImmichClient

/// Reads photos that changed, as they are now.
///
/// The stream only says which ones; what they look like comes by search, so that the mirror holds exactly what reading
/// everything brings. Cost: one request a photo, or one for a thousand where many rows changed.
struct PhotoRefresh: Sendable {
    let client: ImmichClient
    let mirror: LibraryMirror
    let needs: ReadNeeds
    let concurrency: Int

    /// From how many changed rows on they are read by their time of change.
    private let bulk = 50
    /// How many photos are asked for their albums; beyond, the albums are read again.
    private let mostReturned = 50

    /// The change that a delta means for the mirror; nil when it cannot be told, or reading everything is cheaper.
    func change(for delta: SyncDelta, since cursor: SyncCursor) async throws(RefreshFailure) -> MirrorChange? {
        var change = MirrorChange(cursor: delta.cursor, faces: delta.faces, deletedFaces: delta.deletedFaces)
        change.gone = delta.deletedPhotos.union(delta.photosOutOfSight)
        change.archived = delta.archivedPhotos
        change.memberships = delta.memberships
        change.unclearAlbums = delta.unclearAlbums
        guard var ids = try await suspects(delta) else { return nil }
        ids.subtract(change.gone)
        let isBulk = delta.photos.count >= bulk
        let count = try await count()
        // Reading everything costs the server about as much as single photos for each 120.
        let single = isBulk ? ids.subtracting(delta.photos).count : ids.count
        guard single <= max(200, count / 120), delta.photos.count <= max(5000, count / 3) else { return nil }
        if isBulk {
            for photo in try await changedRows(since: cursor) {
                change.photos.append(photo)
                ids.remove(photo.id)
            }
        }
        for (id, photo) in try await read(ids) {
            if let photo { change.photos.append(photo) } else { change.gone.insert(id) }
        }
        let gone = change.gone
        change.photos.removeAll { gone.contains($0.id) }
        try await findHomes(&change, since: cursor)
        return change
    }

    /// Asks for the albums of photos that came back from the trash, the archive or from hiding: nobody listed them as
    /// members there, and nothing tells that they are members again.
    private func findHomes(_ change: inout MirrorChange, since cursor: SyncCursor) async throws(RefreshFailure) {
        var returned: [AssetID] = []
        do {
            guard try await !mirror.keptMembers().isEmpty else { return }
            for photo in change.photos where photo.uploadedAt < cursor.time {
                if try await !mirror.holds(photo.id) { returned.append(photo.id) }
            }
            for id in change.archived where try await !mirror.holds(id) { returned.append(id) }
        } catch {
            throw .mirror(error)
        }
        guard returned.count <= mostReturned else {
            change.makesAlbumsUnclear = true
            return
        }
        for id in returned {
            do { change.homes[id] = Set(try await client.albums(holding: id).map(\.id)) } catch {
                throw .server(error)
            }
        }
    }

    /// Photos to look at; nil when a face is gone of which is not known where it was.
    private func suspects(_ delta: SyncDelta) async throws(RefreshFailure) -> Set<AssetID>? {
        do {
            var others: Set<AssetID> = []
            if needs.exif { others.formUnion(delta.describedPhotos) }
            if needs.people {
                others.formUnion(delta.faces.values)
                guard let photos = try await mirror.photos(of: delta.deletedFaces) else { return nil }
                others.formUnion(photos)
            }
            var ids = delta.photos
            for id in others where !ids.contains(id) {
                // Whatever came to the time line is among the changed rows.
                if try await mirror.holds(id) { ids.insert(id) }
            }
            return ids
        } catch {
            throw .mirror(error)
        }
    }

    private func count() async throws(RefreshFailure) -> Int {
        do { return try await mirror.count() } catch { throw .mirror(error) }
    }

    /// The user's own photos whose rows changed since a little before a place.
    private func changedRows(since cursor: SyncCursor) async throws(RefreshFailure) -> [Photo] {
        let margin: Int64 = 60_000
        var walk = client.walk(
            SearchFilter(updatedAfter: Instant(milliseconds: cursor.time.milliseconds - margin)), needs: needs)
        var photos: [Photo] = []
        do throws(ImmichError) {
            while let query = walk.next {
                photos += try walk.take(try await client.search(query)).filter { $0.owner == client.user.id }
            }
        } catch {
            throw .server(error)
        }
        return photos
    }

    /// Each photo as it is now; nil for one that is not on the time line.
    func read(_ ids: Set<AssetID>) async throws(RefreshFailure) -> [(AssetID, Photo?)] {
        let (client, needs, concurrency) = (client, needs, concurrency)
        let result = await withTaskGroup(of: Result<(AssetID, Photo?), ImmichError>.self) { group in
            var waiting = Array(ids)
            var found: [(AssetID, Photo?)] = []
            var underway = 0
            while true {
                while underway < concurrency, let id = waiting.popLast() {
                    underway += 1
                    group.addTask { await Self.read(id, client, needs) }
                }
                guard let answer = await group.next() else { return Result<_, ImmichError>.success(found) }
                underway -= 1
                switch answer {
                case .success(let photo): found.append(photo)
                case .failure(let error):
                    group.cancelAll()
                    return .failure(error)
                }
            }
        }
        do { return try result.get() } catch { throw .server(error) }
    }

    private static func read(
        _ id: AssetID, _ client: ImmichClient, _ needs: ReadNeeds
    ) async -> Result<(AssetID, Photo?), ImmichError> {
        do throws(ImmichError) {
            let page = try await client.search(SearchQuery(SearchFilter(photo: id), needs: needs))
            guard page.photos.allSatisfy({ $0.id == id }), page.photos.count < 2 else {
                throw .malformed(route: "POST /search/metadata", detail: "it is not the photo that was asked for")
            }
            return .success((id, page.photos.first { $0.owner == client.user.id }))
        } catch {
            return .failure(error)
        }
    }
}

/// Why changed photos could not be read.
enum RefreshFailure: Error, Hashable, Sendable {
    case server(ImmichError)
    case mirror(MirrorError)
}
