import AlbumRules
import ImmichSimulator

/// A promise of the safety page that did not hold.
struct Breach: Hashable {
    /// The promise.
    var law: String
    /// What happened.
    var detail: String
}

/// What must hold after every run, whatever went wrong in it.
struct Laws {
    let run: LabRun
    let memory: LabMemory

    /// Every promise that the run broke.
    func breaches() -> [Breach] {
        var breaches = foreignWrites() + order() + doubles() + LookLaws(run: run, memory: memory).breaches()
        for (definition, album) in touched() {
            let view = LabAlbumRun(run, definition, album, memory)
            breaches += RemovalLaws(view).breaches() + AdditionLaws(view).breaches() + GuardLaws(view).breaches()
        }
        guard let report = run.report else { return breaches }
        breaches += ReportLaws(run: run, report: report).breaches(touched())
        for definition in run.albums where definition.isEnabled {
            for album in run.targets(of: definition.name, memory) where run.report(of: definition.name) != nil {
                breaches += TruthLaws(LabAlbumRun(run, definition, album, memory)).breaches()
            }
        }
        return breaches
    }

    /// Albums of the configuration that were written to.
    private func touched() -> [(LabAlbum, EntityID)] {
        Set(run.wire.writes.compactMap(\.album)).sorted().compactMap { album in
            run.albums.first { $0.isEnabled && run.targets(of: $0.name, memory).contains(album) }
                .map { ($0, album) }
        }
    }

    /// In every album photos are added before any is taken out.
    private func order() -> [Breach] {
        let removals = run.wire.writes.indices.filter {
            run.wire.writes[$0].method == "DELETE" && run.wire.writes[$0].movesPhotos
        }
        return removals.compactMap { place in
            let later = run.wire.writes[place...].contains {
                $0.method == "PUT" && $0.movesPhotos && $0.album == run.wire.writes[place].album
            }
            return later ? Breach(law: "adds come before removals", detail: run.wire.writes[place].target) : nil
        }
    }

    /// No album is made twice.
    private func doubles() -> [Breach] {
        let made = run.wire.writes.lazy.filter { $0.isCreation && $0.reachedServer }.compactMap(\.album)
        let names = made.compactMap { run.end.albums[$0]?.name }
        return Set(names).count == names.count ? [] : [Breach(law: "an album is made once", detail: "\(names)")]
    }

    /// Only declared albums are changed, and of them only what their settings name.
    private func foreignWrites() -> [Breach] {
        let declared = Dictionary(touched().map { ($0.1, $0.0) }) { first, _ in first }
        return run.wire.writes.compactMap { write in
            guard write.reachedServer else { return nil }
            guard !write.isCreation else { return nil }
            guard let album = write.album, let definition = declared[album] else {
                return Breach(law: "albums not declared are never touched", detail: "\(write.method) \(write.target)")
            }
            let isAsked =
                switch write.kind {
                case "PATCH albums/{id}": definition.look.isWritten
                case "PUT albums/{id}/users", "PUT albums/{id}/user/{id}": definition.look.isShared
                case "DELETE albums/{id}/user/{id}": !definition.look.isShared && memory.granted.contains(album)
                case "DELETE albums/{id}": definition.whenEmpty == .delete
                default: write.movesPhotos
                }
            return isAsked
                ? nil
                : Breach(law: "nothing but what is asked for is changed", detail: "\(write.method) \(write.target)")
        }
    }
}

/// What a removal must be.
struct RemovalLaws {
    let view: LabAlbumRun

    init(_ view: LabAlbumRun) { self.view = view }

    func breaches() -> [Breach] {
        view.run.effects(on: view.album).removed.sorted().compactMap { photo in
            law(of: photo).map { Breach(law: $0, detail: "removed \(view.named(photo))") }
        }
    }

    private func law(of photo: EntityID) -> String? {
        let definition = view.definition
        let truths = view.run.truths
        guard truths.contains(where: { $0.photos[photo]?.owner == $0.user }) else {
            return "photos of others are never removed"
        }
        if definition.mode == .add { return "nothing is removed in add mode" }
        if definition.isProtected { return "nothing is removed from a protected album" }
        if !view.mayBeKnown { return "nothing is removed at first contact or after the state was lost" }
        if definition.template != nil, !view.views.isEmpty, view.wantsNothing {
            return "the album of a value that no photo has any more is left alone"
        }
        if definition.mode == .sync, view.reviewed(photo).isDisjoint(with: [.ours]) {
            return "only what the tool added or adopted is removed"
        }
        if view.reviewed(photo) == [.putBack] { return "what an undo put back stays in" }
        if view.mayBeHeld, view.views.isEmpty { return "an unknown name holds the album" }
        if !view.views.isEmpty, view.wishCount(photo) == view.views.count {
            return "a photo that the rule wants is not removed"
        }
        let isJudged = truths.contains {
            LabAlbumRun.isVisible(photo, $0) || $0.photos[photo]?.visibility == .archive
        }
        return isJudged ? nil : "a photo out of sight is not removed"
    }
}

/// What an addition must be.
struct AdditionLaws {
    let view: LabAlbumRun

    init(_ view: LabAlbumRun) { self.view = view }

    func breaches() -> [Breach] {
        view.run.effects(on: view.album).added.sorted().compactMap { photo in
            law(of: photo).map { Breach(law: $0, detail: "added \(view.named(photo))") }
        }
    }

    private func law(of photo: EntityID) -> String? {
        guard view.isSeen(photo) else {
            return "nothing trashed, locked, archived, hidden or somebody else's is added"
        }
        if view.views.isEmpty { return "an unknown name holds the album" }
        let wanting = view.views.indices.filter { view.isWanted(photo, in: $0) }.map { view.views[$0] }
        if wanting.isEmpty { return "only what the rule says is added" }
        if wanting.allSatisfy({ view.isUnsettled(photo, $0) }) { return "a photo waits until recognition saw it" }
        let standings = view.reviewed(photo)
        if standings == [.takenBack] { return "what an undo took out stays out" }
        if !view.definition.putsBack, standings.isSubset(of: [.handRemoved, .takenBack]) {
            return "a photo taken out by hand does not come back"
        }
        return nil
    }
}

extension LabAlbumRun {
    /// A photo in words.
    func named(_ photo: EntityID) -> String {
        let truth = run.truths[0].photos[photo] ?? run.end.photos[photo]
        let people = (truth?.people ?? []).compactMap { run.start.people[$0] }.sorted().joined(separator: "+")
        return """
            \(truth?.fileName ?? photo.description) (\(people)) in "\(definition.name)" (\(definition.text)), known as \
            \(memory.standings(photo, in: album)), \(reviewed(photo)) after reading
            """
    }
}
