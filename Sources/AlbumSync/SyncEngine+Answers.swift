import AlbumRules
import PhotoLibrary

extension SyncEngine {
    /// Lets an album go that the tool kept: nothing is sent to the server, and the next run meets it for the first time.
    ///
    /// False when the tool keeps no album under that name.
    public func forget(albumNamed name: String) async throws(SyncError) -> Bool {
        try await remembering { (state) throws(StateError) in
            guard try await state.albums()[name] != nil else { return false }
            try await state.forget(albumNamed: name)
            return true
        }
    }

    /// Takes whoever has a name now for the person whom the rules mean by it; the answer to a person who is gone.
    ///
    /// False when nobody is remembered under that name.
    public func acceptRename(ofPersonNamed name: String) async throws(SyncError) -> Bool {
        try await remembering { (state) throws(StateError) in
            guard try await state.rememberedPeople()[name] != nil else { return false }
            try await state.forget(personNamed: name)
            return true
        }
    }

    /// Changes the state as a run does: alone.
    private func remembering(
        _ body: (SyncState) async throws(StateError) -> Bool
    ) async throws(SyncError) -> Bool {
        let lock: RunnerLock
        do { lock = try RunnerLock(folder: stateFolder, now: options.now()) } catch { throw .state(error) }
        defer { withExtendedLifetime(lock) {} }
        let state = try openState(.running).state
        do { return try await body(state) } catch { throw .state(error) }
    }
}
