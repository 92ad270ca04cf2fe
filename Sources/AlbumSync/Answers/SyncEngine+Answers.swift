import AlbumRules
import ImmichClient
import PhotoLibrary

extension SyncEngine {
    /// Lets an album go that the tool kept: nothing is sent to the server, and the next run meets it for the first time.
    ///
    /// False when the tool keeps no album under that name.
    public func forget(albumNamed name: String) async throws(SyncError) -> Bool {
        try await answering { (state) throws(SyncError) in
            try await state.remembering { (state) throws(StateError) in
                guard let known = kept(name, in: try await state.albums()) else { return false }
                try await state.forget(albumNamed: known.name)
                return true
            }
        }
    }

    /// Takes whoever has a name now for the person whom the rules mean by it; the answer to a person who is gone.
    ///
    /// False when nobody is remembered under that name.
    public func acceptRename(ofPersonNamed name: String) async throws(SyncError) -> Bool {
        try await answering { (state) throws(SyncError) in
            try await state.remembering { (state) throws(StateError) in
                guard try await state.rememberedPeople()[name] != nil else { return false }
                try await state.forget(personNamed: name)
                return true
            }
        }
    }

    /// Changes the state as a run does: alone.
    func answering<Answer: Sendable>(
        _ body: (SyncState) async throws(SyncError) -> Answer
    ) async throws(SyncError) -> Answer {
        let lock: RunnerLock
        do { lock = try RunnerLock(folder: lockFolder, now: options.now()) } catch { throw .state(error) }
        defer { withExtendedLifetime(lock) {} }
        return try await body(try openState(.running).state)
    }
}

/// Asks the server; its trouble is the engine's.
func asking<Answer: Sendable>(
    _ body: () async throws(ImmichError) -> Answer
) async throws(SyncError) -> Answer {
    do { return try await body() } catch { throw .server(error) }
}

extension SyncState {
    /// Does something with the state; its trouble is the engine's.
    nonisolated func remembering<Answer: Sendable>(
        _ body: (SyncState) async throws(StateError) -> Answer
    ) async throws(SyncError) -> Answer {
        do { return try await body(self) } catch { throw .state(error) }
    }
}
