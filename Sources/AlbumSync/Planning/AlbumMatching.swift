import AlbumRules
import ImmichClient
import PhotoLibrary

/// Finds the album on the server that each rule keeps.
///
/// A pinned id counts first, then the id that was kept before (whatever the album is called now), then the exact name
/// among the user's own albums. Albums that others share are never matched by name.
struct AlbumMatching: Sendable {
    var reader: ImmichReader
    var albums: [Album]
    var managed: [String: ManagedAlbum]
    /// What other accounts found of the albums that they own and this one feeds.
    var company = AccountCompany()

    /// What was found for one rule.
    struct Match: Hashable, Sendable {
        var target: AlbumPlan.Target = .unknown
        var hold: Hold?
        var notes: [String] = []
    }

    /// The albums of definitions in their order; an album is given to one of them only.
    func match(_ definitions: [AlbumDefinition]) async throws(ImmichError) -> [Match] {
        var matches: [Match] = []
        for definition in definitions { matches.append(try await match(definition)) }
        var keepers: [AlbumID: String] = [:]
        let byIdentity = definitions.indices.sorted { left, right in
            let ranks = [left, right].map { isKnown(definitions[$0]) ? 0 : 1 }
            return (ranks[0], left) < (ranks[1], right)
        }
        for index in byIdentity {
            guard case .existing(let album) = matches[index].target else { continue }
            if let other = keepers.updateValue(definitions[index].name, forKey: album.id) {
                keepers[album.id] = other
                matches[index] = Match(hold: .albumTaken(id: album.id, by: other))
            }
        }
        return matches
    }

    private func isKnown(_ definition: AlbumDefinition) -> Bool {
        definition.settings.pinnedAlbum != nil || managed[definition.key] != nil
    }

    private func match(_ definition: AlbumDefinition) async throws(ImmichError) -> Match {
        // The albums of its values are found once the photos are known.
        guard definition.forEach == nil else { return Match() }
        if let contribution = definition.contribution { return try await shared(contribution, definition) }
        if let pinned = definition.settings.pinnedAlbum {
            guard let album = try await find(pinned) else { return Match(hold: .pinnedAlbumUnknown(id: pinned)) }
            return Match(target: .existing(album), notes: renaming(album, definition))
        }
        if let known = managed[definition.key] {
            guard let album = try await find(known.id) else {
                return Match(hold: .albumMissing(id: known.id))
            }
            if album.owner == reader.user.id {
                return Match(target: .existing(album), notes: renaming(album, definition))
            }
        }
        return named(definition.name)
    }

    /// The album of another account: the one that its owner found, or while the owner is not to be asked the one of old.
    private func shared(
        _ contribution: Contribution, _ definition: AlbumDefinition
    ) async throws(ImmichError) -> Match {
        let waits = Match(hold: .ownerWaits(album: contribution.album, owner: contribution.owner))
        if let found = company.located[contribution.album] {
            return found.target == .unknown ? waits : Match(target: found.target)
        }
        guard let known = managed[definition.key], let album = try await find(known.id) else { return waits }
        return Match(target: .existing(album))
    }

    private func named(_ name: String) -> Match {
        let own = albums.filter { $0.owner == reader.user.id && $0.name == name }
        guard own.count < 2 else {
            return Match(hold: .severalAlbums(name: name, ids: own.map(\.id).sorted()))
        }
        return Match(target: own.first.map { .existing($0) } ?? .new)
    }

    private func find(_ id: AlbumID) async throws(ImmichError) -> Album? {
        if let listed = albums.first(where: { $0.id == id }) { return listed }
        return try await reader.album(id)
    }

    private func renaming(_ album: Album, _ definition: AlbumDefinition) -> [String] {
        album.name == definition.name ? [] : ["the album is called \"\(album.name)\" in Immich"]
    }
}
