import AlbumRules
import ImmichClient
import PhotoLibrary

/// Finds out what became of write requests whose answers no run ever wrote down, by reading what the server has.
///
/// The server was asked for something and the program ended, or the answer was lost. Nothing is sent again: members that
/// are there went in, members that are missing went out, and the next plan starts from that.
struct JournalRecovery: Sendable {
    /// How much later than the program's clock the server's may be for an album still to count as made afterwards.
    private static let clockTolerance: Int64 = 10 * 60 * 1000

    let reader: ImmichReader
    let state: SyncState
    let now: Instant

    /// Settles every open request; gives the albums about which nothing could be learnt and that must be left alone.
    ///
    /// Cost: nothing when no request is open, otherwise a read of each album concerned.
    func settle() async throws(SyncError) -> [AlbumID: RunFailure] {
        let open: [JournalEntry]
        do { open = try await state.openEntries() } catch { throw .state(error) }
        var unsettled: [AlbumID: RunFailure] = [:]
        var reads: [AlbumID: Set<AssetID>?] = [:]
        for entry in open {
            if let album = entry.request.album, unsettled[album] != nil { continue }
            let answer: JournalEntry.Answer
            do {
                answer = try await self.answer(to: entry, &reads)
            } catch {
                guard let album = entry.request.album, !error.endsRun else { throw .server(error) }
                unsettled[album] = RunFailure(error)
                continue
            }
            do { try await state.close(entry, with: answer, at: now) } catch { throw .state(error) }
        }
        return unsettled
    }

    private func answer(
        to entry: JournalEntry, _ reads: inout [AlbumID: Set<AssetID>?]
    ) async throws(ImmichError) -> JournalEntry.Answer {
        switch entry.request {
        case .createAlbum(let name, _):
            return try await albumMade(named: name, after: entry.sentAt).map { .created($0) } ?? .refused
        case .add(let photos, let album):
            guard let members = try await members(of: album, &reads) else { return .refused }
            return .members(done: photos.filter(members.contains), absent: [])
        case .remove(let photos, let album):
            guard let members = try await members(of: album, &reads) else { return .refused }
            return .members(done: photos.filter { !members.contains($0) }, absent: [])
        case .update: return .done
        case .share(let album, let user, _):
            let users = try await reader.album(album)?.users ?? []
            return users.contains { $0.id == user } ? .done : .refused
        case .unshare(let album, let user):
            let users = try await reader.album(album)?.users ?? []
            return users.contains { $0.id == user } ? .refused : .done
        case .deleteAlbum(let album):
            return try await reader.album(album) == nil ? .deleted : .refused
        }
    }

    /// The members of an album; nil when the album is gone.
    private func members(
        of id: AlbumID, _ reads: inout [AlbumID: Set<AssetID>?]
    ) async throws(ImmichError) -> Set<AssetID>? {
        if let known = reads[id] { return known }
        guard let album = try await reader.album(id) else {
            reads[id] = .some(nil)
            return nil
        }
        let members = Set(try await reader.members(of: album).members.lazy.map(\.id))
        reads[id] = members
        return members
    }

    /// The user's own empty album of that name that was not there before the request.
    private func albumMade(named name: String, after sentAt: Instant) async throws(ImmichError) -> Album? {
        try await reader.albums().filter { album in
            album.owner == reader.user.id && album.name == name && album.assetCount == 0
                && album.createdAt.milliseconds >= sentAt.milliseconds - Self.clockTolerance
        }.min { $0.createdAt < $1.createdAt }
    }
}

extension ChangeSet {
    /// Leaves albums alone about which it is not known what an earlier run did to them.
    mutating func leaveAlone(_ unsettled: [AlbumID: RunFailure]) {
        for index in albums.indices {
            guard let id = albums[index].album?.id, let failure = unsettled[id] else { continue }
            albums[index].fail(
                RunFailure(
                    failure.kind, "what became of an earlier run's last request is not known yet: \(failure.message)"))
        }
    }
}
