import AlbumRules
import ImmichClient
import PhotoLibrary

extension SyncEngine {
    /// Lets an album go that the tool kept: nothing is sent to the server, and the next run meets it for the first time.
    ///
    /// False when the tool keeps no album under that name.
    public func forget(albumNamed name: String) async throws(SyncError) -> Bool {
        try await answering { (state) throws(SyncError) in
            let managed = try await state.remembering { (state) throws(StateError) in try await state.albums() }
            guard let known = kept(name, in: managed) else { return false }
            try await noting(.forget, about: name, known.id, in: state) { (state, _) throws(StateError) in
                try await state.forget(albumNamed: known.name)
            }
            return true
        }
    }

    /// Takes whoever has a name now for the person whom the rules mean by it; the answer to a person who is gone.
    ///
    /// False when nobody is remembered under that name.
    public func acceptRename(ofPersonNamed name: String) async throws(SyncError) -> Bool {
        try await answering { (state) throws(SyncError) in
            let known = try await state.remembering { (state) throws(StateError) in try await state.rememberedPeople() }
            guard known[name] != nil else { return false }
            try await noting(.acceptRename, about: name, nil, in: state) { (state, _) throws(StateError) in
                try await state.forget(personNamed: name)
            }
            return true
        }
    }

    /// Writes an answer into the memory, as one run of the history; `album` is the one that it is about.
    func noting(
        _ answer: RunAnswer, about subject: String, _ album: AlbumID?, in state: SyncState,
        _ work: (SyncState, inout AlbumReport) async throws(StateError) -> Void
    ) async throws(SyncError) {
        let place = Place(file: "", line: 0, column: 0)
        var entry = AlbumReport(plan: AlbumPlan(name: subject, place: place))
        entry.id = album
        do {
            try await state.beginRun(.answer(answer), about: subject, at: options.now())
            try await work(state, &entry)
            var report = RunReport(facts: RunFacts(), isPlan: false)
            if album != nil { report.albums = [entry] }
            try await state.endRun(report, code: .done, at: options.now())
        } catch {
            throw .state(error)
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
