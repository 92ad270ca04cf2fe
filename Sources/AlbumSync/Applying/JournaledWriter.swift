import AlbumRules
import ImmichClient
import PhotoLibrary

/// Sends write requests, each noted in the journal before it is sent and closed when it was answered.
///
/// A request whose answer is lost stays open; the next run finds out what became of it. One that was begun comes to its
/// end although the run is interrupted.
struct JournaledWriter: Sendable {
    let client: ImmichClient
    let state: SyncState
    let now: @Sendable () -> Instant

    /// Makes an empty album, remembered under a key.
    func createAlbum(named name: String, for key: String) async throws(SyncError) -> Album {
        try await send(.createAlbum(named: name, for: key)) { () throws(ImmichError) in
            let album = try await client.createAlbum(named: name)
            return (album, .created(album))
        }
    }

    /// Puts photos in: one answer for each, in order.
    func add(_ photos: [AssetID], to album: AlbumID) async throws(SyncError) -> [MemberOutcome] {
        try await send(.add(photos, to: album)) { () throws(ImmichError) in
            let outcomes = try await client.add(photos, to: album)
            return (outcomes, outcomes.answer)
        }
    }

    /// Takes photos out: one answer for each, in order.
    func remove(_ photos: [AssetID], from album: AlbumID) async throws(SyncError) -> [MemberOutcome] {
        try await send(.remove(photos, from: album)) { () throws(ImmichError) in
            let outcomes = try await client.remove(photos, from: album)
            return (outcomes, outcomes.answer)
        }
    }

    /// Deletes an album, never its photos.
    func deleteAlbum(_ album: AlbumID) async throws(SyncError) {
        try await send(.deleteAlbum(album)) { () throws(ImmichError) in
            try await client.delete(album)
            return ((), .deleted)
        }
    }

    /// Changes the look of an album.
    func update(_ album: AlbumID, _ update: AlbumUpdate) async throws(SyncError) {
        try await send(.update(album)) { () throws(ImmichError) in
            _ = try await client.update(album, update)
            return ((), .done)
        }
    }

    /// Lets a user into an album or out of it, or gives them another role.
    func share(_ album: AlbumID, _ change: ShareChange) async throws(SyncError) {
        switch change.kind {
        case .grant(let role):
            try await send(.share(album, with: change.user, named: change.name)) { () throws(ImmichError) in
                try await client.share(album, with: change.user, as: role)
                return ((), .done)
            }
        case .changeRole(let role):
            try await send(.update(album)) { () throws(ImmichError) in
                try await client.changeRole(of: change.user, in: album, to: role)
                return ((), .done)
            }
        case .takeBack:
            try await send(.unshare(album, with: change.user)) { () throws(ImmichError) in
                try await client.unshare(album, with: change.user)
                return ((), .done)
            }
        }
    }

    private func send<Outcome: Sendable>(
        _ request: JournalEntry.Request,
        _ body: @escaping @Sendable () async throws(ImmichError) -> (Outcome, JournalEntry.Answer)
    ) async throws(SyncError) -> Outcome {
        // A task of its own, waited for at once, is how an interruption is kept from what was begun.
        let work = Task { () async -> Result<Outcome, SyncError> in
            do throws(SyncError) { return .success(try await sendToTheEnd(request, body)) } catch {
                return .failure(error)
            }
        }
        return try await work.value.get()
    }

    private func sendToTheEnd<Outcome: Sendable>(
        _ request: JournalEntry.Request,
        _ body: @Sendable () async throws(ImmichError) -> (Outcome, JournalEntry.Answer)
    ) async throws(SyncError) -> Outcome {
        let entry: JournalEntry
        do { entry = try await state.note(request, at: now()) } catch { throw .state(error) }
        let outcome: Outcome
        let answer: JournalEntry.Answer
        let sentBefore = client.requestCount
        do {
            (outcome, answer) = try await body()
        } catch {
            // A refusal speaks for its own try only: one before it may have been carried out and lost its answer.
            if error.isRefusal, client.requestCount == sentBefore + 1 {
                do { try await state.close(entry, with: .refused, at: now()) } catch { throw .state(error) }
            }
            throw .server(error)
        }
        do { try await state.close(entry, with: answer, at: now()) } catch { throw .state(error) }
        return outcome
    }
}

extension [MemberOutcome] {
    /// What the journal writes down of the answers to one request.
    fileprivate var answer: JournalEntry.Answer {
        .members(
            done: filter { $0.result == .done }.map(\.id), absent: filter { $0.result == .notFound }.map(\.id))
    }
}
