import AlbumRules
import ImmichClient
import PhotoLibrary

extension SyncEngine {
    /// How the albums stand; reads the albums and the memory, changes neither.
    ///
    /// Cost: the list of albums, and the members of each that is kept.
    public func status() async throws(SyncError) -> StatusReport {
        let opening = try openState(.planning)
        let (managed, runs, lastGoodRun) = try await opening.state.remembering { (state) throws(StateError) in
            (try await state.albums(), try await state.runs(latest: 50), try await state.lastGoodRun())
        }
        let lastRun = runs.first { $0.kind == .sync || $0.kind == .savedPlan }
        let albums = try await asking { () throws(ImmichError) in try await client.albums() }
        var statuses: [AlbumStatus] = []
        for (name, known, standing) in kept(managed) {
            var status = AlbumStatus(name: name, standing: standing)
            if standing == .kept { try await addHold(to: &status, known, opening.state) }
            if let known {
                try await look(at: known, among: albums, opening.state, &status)
            } else if standing == .kept {
                status.standing = .new
            }
            statuses.append(status)
        }
        return StatusReport(
            serverVersion: client.version.description, server: server, userName: client.user.name, albums: statuses,
            lastRun: lastRun, lastGoodRun: lastGoodRun, notices: opening.notices)
    }

    private func addHold(
        to status: inout AlbumStatus, _ known: ManagedAlbum?, _ state: SyncState
    ) async throws(SyncError) {
        let name = status.name
        let (hold, shown) = try await state.remembering { (state) throws(StateError) in
            (
                try await state.standingHold(ofAlbumNamed: name, since: known?.goodRunAt),
                try await state.shown(ofAlbumNamed: name)
            )
        }
        guard let hold else { return }
        status.holds = hold.holds
        status.heldIn = hold.run
        status.waitingAdditions = shown?.additions.count ?? 0
        status.waitingRemovals = shown?.removals.count ?? 0
    }

    /// The albums of the configuration in its order, those of a `for_each` rule in its place, then the others that the
    /// tool keeps.
    private func kept(
        _ managed: [String: ManagedAlbum]
    ) -> [(name: String, known: ManagedAlbum?, standing: AlbumStatus.Standing)] {
        let inOrder = managed.values.sorted { ($0.shownName, $0.name) < ($1.shownName, $1.name) }
        let declared = configuration.albums.flatMap { definition in
            let standing: AlbumStatus.Standing = definition.settings.isEnabled ? .kept : .paused
            let values = inOrder.filter { definition.owns(key: $0.name) }
            return values.isEmpty
                ? [(definition.name, managed[definition.name], standing)] : values.map { ($0.shownName, $0, standing) }
        }
        return declared
            + inOrder.filter { definition(keeping: $0) == nil }.map {
                ($0.shownName, $0, AlbumStatus.Standing.unmanaged)
            }
    }

    private func look(
        at known: ManagedAlbum, among albums: [Album], _ state: SyncState, _ status: inout AlbumStatus
    ) async throws(SyncError) {
        status.goodRunAt = known.goodRunAt
        guard let album = try await find(known.id, among: albums) else {
            status.standing = .deleted
            return
        }
        status.id = album.id
        let declared = definition(keeping: known)?.contribution?.album ?? status.name
        if album.name != declared { status.renamedTo = album.name }
        let ledger = try await state.remembering { (state) throws(StateError) in try await state.ledger(of: album.id) }
        status.handwork = try await state.remembering { (state) throws(StateError) in
            try await state.handwork(on: album.id)
        }
        let read: AlbumMembers
        do {
            read = try await client.members(of: album.id, known: album)
        } catch {
            guard !error.endsRun else { throw .server(error) }
            status.standing = .unreadable
            status.failure = "\(error)"
            return
        }
        let own = Set(read.members.lazy.filter { $0.owner == client.user.id }.map(\.id))
        status.members = read.members.count
        status.foreign = read.members.count - own.count
        status.kept = own.count { ledger.entries[$0]?.isKept == true }
        status.handAdded = own.count - status.kept
        status.handRemoved = ledger.entries.count { $0.value.standing == .handRemoved && !own.contains($0.key) }
        status.leftSince = ledger.entries.count { $0.value.standing == .ours && !own.contains($0.key) }
    }
}
