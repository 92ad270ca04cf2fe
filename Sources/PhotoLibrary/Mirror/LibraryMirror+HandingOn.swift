import AlbumRules
import ImmichClient

extension LibraryMirror {
    /// Hands every photo on and gives how many there are, and where it stands; nil when it is not at that place, or
    /// somebody else touched it meanwhile.
    nonisolated func handOn(
        at cursor: SyncCursor, into sink: @escaping @Sendable (LibraryReadEvent) async -> Bool
    ) async throws(RefreshFailure) -> (count: Int, standing: Standing)? {
        var (last, count): (Int64, Int) = (0, 0)
        let before: Standing?
        do { before = try await standing() } catch { throw .mirror(error) }
        guard let before, before.cursor == cursor else { return nil }
        while true {
            let batch: (photos: [Photo], last: Int64)
            do { batch = try await photos(after: last) } catch { throw .mirror(error) }
            guard !batch.photos.isEmpty else { break }
            guard await sink(.photos(batch.photos)) else { throw .server(.cancelled) }
            count += batch.photos.count
            last = batch.last
        }
        do {
            guard try await standing() == before, try await self.count() == count else { return nil }
            return (count, before)
        } catch {
            throw .mirror(error)
        }
    }
}
