import AlbumRules
import ImmichClient

extension ChangeSet {
    /// What a key must be allowed to do so that every change of the set can be made, in the server's words.
    var neededPermissions: [String] {
        var needed: [String] = []
        if albums.contains(where: \.isMade) { needed.append("album.create") }
        if albums.contains(where: { !$0.additions.isEmpty }) { needed.append("albumAsset.create") }
        if albums.contains(where: { !$0.removals.isEmpty }) { needed.append("albumAsset.delete") }
        if albums.contains(where: \.deletesAlbum) { needed.append("album.delete") }
        let lookers = albums.filter { $0.album != nil || $0.isMade }
        if lookers.contains(where: { !$0.look.isEmpty }) { needed.append("album.update") }
        let kinds = lookers.flatMap { $0.shares.map(\.permission) }
        return needed + Set(kinds).sorted()
    }
}

extension ShareChange {
    /// What a key must be allowed to do to make the change.
    fileprivate var permission: String {
        switch kind {
        case .grant: "albumUser.create"
        case .changeRole: "albumUser.update"
        case .takeBack: "albumUser.delete"
        }
    }
}

extension SyncEngine {
    /// Why the key cannot make all of the changes; nil when it can.
    ///
    /// Asked before the first write, so that a run is not left half done: an album made and never filled, photos added and
    /// others not taken out. Cost: one request, and none when nothing is to be written.
    func missingPermission(for changes: ChangeSet) async throws(SyncError) -> RunFailure? {
        let needed = changes.neededPermissions
        guard !needed.isEmpty else { return nil }
        do throws(ImmichError) {
            let key = try await client.keyInfo()
            let missing = needed.filter { !key.allows($0) }
            guard !missing.isEmpty else { return nil }
            let noun = missing.count == 1 ? "permission" : "permissions"
            return RunFailure(
                .notPermitted,
                "the API key lacks the \(noun) \(missing.joined(separator: ", ")); nothing was written")
        } catch {
            // A credential that is no key may do what its user may.
            if case .forbidden = error { return nil }
            throw .server(error)
        }
    }
}
