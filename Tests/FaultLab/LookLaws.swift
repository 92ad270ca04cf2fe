import AlbumRules
import ImmichSimulator

/// The look of albums, who sees them, and when one is deleted.
struct LookLaws {
    let run: LabRun
    let memory: LabMemory

    func breaches() -> [Breach] {
        var breaches = run.wire.writes.filter { $0.isDeletion && $0.reachedServer }.compactMap(deletion)
        guard run.isStill else { return breaches }
        let definitions = run.albums.filter(\.isEnabled)
        for (id, before) in run.start.albums.sorted(by: { $0.key < $1.key }) {
            let definition = definitions.first { run.targets(of: $0.name, memory).contains(id) }
            let isDeleted = run.wire.writes.contains { $0.album == id && $0.isDeletion }
            guard let after = run.end.albums[id] else {
                if !isDeleted { breaches.append(Breach(law: "no album is deleted", detail: before.name)) }
                continue
            }
            breaches += changes(before, after, definition)
        }
        for definition in definitions where run.isUndisturbed { breaches += missing(definition) }
        return breaches
    }

    private func deletion(_ write: LabWire.Write) -> Breach? {
        guard let album = write.album,
            let definition = run.albums.first(where: { run.targets(of: $0.name, memory).contains(album) })
        else { return nil }
        let view = LabAlbumRun(run, definition, album, memory)
        let (added, removed) = run.effects(on: album)
        let isEmpty = run.truths.contains { $0.members(of: album).union(added).subtracting(removed).isEmpty }
        let isRight =
            memory.created.contains(album) && definition.mode != .add && !definition.isProtected && isEmpty
            && (run.truths.count > 1 || view.wantsNothing)
        return isRight
            ? nil
            : Breach(
                law: "only an album of the tool's own that is empty and unwanted is deleted", detail: definition.text)
    }

    private func changes(_ before: World.Album, _ after: World.Album, _ definition: LabAlbum?) -> [Breach] {
        let look = definition?.look ?? LabLook()
        func users(_ album: World.Album) -> Set<EntityID> { Set(album.members.map(\.userID)) }
        let changed = [
            ("description", before.description != after.description && look.description == nil),
            ("order", before.order != after.order && look.order == nil),
            ("name", before.name != after.name && !look.enforcesName),
            ("owner", before.ownerID != after.ownerID),
            ("comments", before.isActivityEnabled != after.isActivityEnabled),
            ("users", !users(after).isSuperset(of: users(before)) && !memory.granted.contains(before.id)),
            ("more users", !users(before).isSuperset(of: users(after)) && !look.isShared),
        ]
        return changed.filter(\.1).map {
            Breach(law: "nothing but what is asked for is changed", detail: "\($0.0) of \(before.name)")
        }
    }

    /// After a run that went well the album looks as it is asked to.
    private func missing(_ definition: LabAlbum) -> [Breach] {
        guard let report = run.report, report.failure == nil, let entry = run.report(of: definition.name),
            entry.holds.isEmpty, entry.failure == nil, entry.refused.isEmpty, let id = entry.id,
            let album = run.end.albums[EntityID(high: id.high, low: id.low)]
        else { return [] }
        let look = definition.look
        let friends = Set(album.members.map(\.userID))
        let wrong = [
            ("description", look.description.map { $0 != album.description } ?? false),
            ("order", look.order.map { $0 != album.order } ?? false),
            ("name", look.enforcesName && album.name != definition.name),
            ("users", look.isShared && friends.isEmpty),
            ("cover", look.cover.map { !run.isQuick && !isCover($0, of: album) } ?? false),
        ]
        return wrong.filter(\.1).map {
            Breach(law: "an album looks as it is asked to", detail: "\($0.0) of \(definition.text)")
        }
    }

    /// Whether no photo of the user's own in the album was taken later, or earlier, than the one on the front.
    private func isCover(_ word: String, of album: World.Album) -> Bool {
        let context = LabContext(identities: [:], now: run.end.now)
        let own = run.end.members(of: album.id).compactMap { run.end.photos[$0] }.filter {
            $0.owner == run.end.user && run.end.mayBeAdded($0) && $0.isDated(context)
        }
        guard let cover = album.thumbnailAssetID.flatMap({ run.end.photos[$0] }), cover.isDated(context) else {
            return own.isEmpty
        }
        return own.allSatisfy { word == "newest" ? $0.takenAt <= cover.takenAt : $0.takenAt >= cover.takenAt }
    }
}
