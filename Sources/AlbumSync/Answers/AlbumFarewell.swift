import AlbumRules
import ImmichClient
import PhotoLibrary

/// What would be lost with an album: the user looks at it before it is deleted.
public struct AlbumFarewell: Hashable, Sendable {
    /// The name in the configuration, now or once.
    public var name: String
    /// The album on the server.
    public var album: Album
    /// Its members.
    public var members: Set<AssetID>
    /// The members that the tool did not put there: added by hand, by others, or there before it came.
    public var handAdded: Set<AssetID>
    /// Whether the configuration still has a rule for it, so that the next run makes it again.
    public var isDeclared: Bool
}

extension SyncEngine {
    /// Looks at an album that is to be deleted; reads only.
    ///
    /// Refuses an album that the tool does not keep, that is not there, is protected or belongs to another user.
    public func farewell(toAlbumNamed name: String) async throws(SyncError) -> AlbumFarewell {
        try await farewell(toAlbumNamed: name, try openState(.planning).state)
    }

    /// Deletes an album, never a photo, and forgets it; the only way in which the tool deletes one at a command.
    ///
    /// Refuses when the album is not as it was when the user was asked, and when it holds photos of others' adding,
    /// unless these may go with it. Source: `DELETE /albums/{id}` (permission `album.delete`).
    ///
    /// `others` are photos that other accounts of the tool put there.
    public func delete(
        _ asked: AlbumFarewell, withHandAdded: Bool, besides others: Set<AssetID> = []
    ) async throws(SyncError) {
        try await answering { (state) throws(SyncError) in
            let now = try await farewell(toAlbumNamed: asked.name, state)
            guard now.members == asked.members, now.album.id == asked.album.id, now.album.name == asked.album.name
            else { throw .answer(.changedMeanwhile(asked.name)) }
            let strange = now.handAdded.subtracting(others)
            guard withHandAdded || strange.isEmpty else {
                throw .answer(.handAdded(asked.name, count: strange.count))
            }
            try await deleteAsRun(now, state)
        }
    }

    /// The photos in an album that the tool answers for, in this account.
    public func keptPhotos(in album: AlbumID) async throws(SyncError) -> Set<AssetID> {
        let state = try openState(.planning).state
        let ledger = try await state.remembering { (state) throws(StateError) in try await state.ledger(of: album) }
        return Set(ledger.entries.filter { $0.value.origin == .added && $0.value.isKept }.keys)
    }

    /// Whether an album is kept under a name.
    public func keeps(albumNamed name: String) async throws(SyncError) -> Bool {
        let state = try openState(.planning).state
        let managed = try await state.remembering { (state) throws(StateError) in try await state.albums() }
        return kept(name, in: managed) != nil
    }

    /// Lets an album go that is not there any more; false when it was not kept.
    public func forget(album: AlbumID) async throws(SyncError) -> Bool {
        let state = try openState(.planning).state
        let managed = try await state.remembering { (state) throws(StateError) in try await state.albums() }
        guard let known = managed.values.first(where: { $0.id == album }) else { return false }
        return try await forget(albumNamed: known.name)
    }

    /// One run of the history, its request in the journal.
    private func deleteAsRun(_ farewell: AlbumFarewell, _ state: SyncState) async throws(SyncError) {
        _ = try await state.remembering { (state) throws(StateError) in
            try await state.beginRun(.answer(.deleteAlbum), about: farewell.name, at: options.now())
        }
        var report = RunReport(facts: RunFacts(), isPlan: false)
        var entry = AlbumReport(
            plan: AlbumPlan(
                name: farewell.name, place: Place(file: "", line: 0, column: 0), target: .existing(farewell.album)))
        entry.isDeleted = true
        report.albums = [entry]
        var trouble: SyncError?
        do {
            let writer = JournaledWriter(client: client, state: state, now: options.now)
            try await writer.deleteAlbum(farewell.album.id)
        } catch {
            report.failure = error.failure
            trouble = error
        }
        let end = report
        try await state.remembering { (state) throws(StateError) in
            try await state.endRun(end, code: ExitCode(of: end), at: options.now())
        }
        if let trouble { throw trouble }
    }

    private func farewell(
        toAlbumNamed name: String, _ state: SyncState
    ) async throws(SyncError) -> AlbumFarewell {
        let managed = try await state.remembering { (state) throws(StateError) in try await state.albums() }
        guard let known = kept(name, in: managed) else { throw .answer(.notKept(name)) }
        let definition = definition(keeping: known)
        guard definition?.settings.isProtected != true else { throw .answer(.protected(name)) }
        guard let album = try await find(known.id, among: []) else { throw .answer(.notThere(name)) }
        guard album.owner == client.user.id else { throw .answer(.foreign(name)) }
        let read = try await asking { () throws(ImmichError) in try await client.members(of: album.id, known: album) }
        let ledger = try await state.remembering { (state) throws(StateError) in
            try await state.ledger(of: album.id)
        }
        let members = Set(read.members.lazy.map(\.id))
        let handAdded = members.filter { id in
            guard let entry = ledger.entries[id] else { return true }
            return entry.origin != .added || !entry.isKept
        }
        return AlbumFarewell(
            name: name, album: read.album, members: members, handAdded: handAdded, isDeclared: definition != nil)
    }
}

extension Ledger.Entry {
    /// Whether the tool answers for the photo while it is a member.
    var isKept: Bool { standing == .ours || standing == .gone }
}
