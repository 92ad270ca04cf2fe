import AlbumRules
import ImmichSimulator

/// After a run that says it went well the album is what rule, hand and memory make of it: nothing missing, nothing left.
struct TruthLaws {
    let view: LabAlbumRun

    init(_ view: LabAlbumRun) { self.view = view }

    func breaches() -> [Breach] {
        guard let report = view.run.report, report.failure == nil, view.run.isStill,
            let entry = view.run.report(of: view.definition.name), entry.failure == nil, entry.refused.isEmpty
        else { return [] }
        guard entry.holds.isEmpty else { return heldForNothing(entry) }
        guard !view.views.isEmpty else {
            return [Breach(law: "an unknown name holds the album", detail: "\(view.definition.text) went through")]
        }
        guard view.views.count == 1, !view.run.isQuick else { return [] }
        return missing() + left()
    }

    private func heldForNothing(_ entry: AlbumReport) -> [Breach] {
        let isName = entry.holds.contains { if case .name = $0 { true } else { false } }
        guard isName, !view.mayBeHeld else { return [] }
        return [Breach(law: "a known name holds nothing", detail: "\(view.definition.text): \(entry.holds)")]
    }

    private func missing() -> [Breach] {
        let truth = view.run.start
        let members = truth.members(of: view.album)
        let added = view.run.effects(on: view.album).added
        return truth.photos.keys.sorted().compactMap { photo in
            guard view.isWanted(photo, in: 0), !members.contains(photo), !added.contains(photo),
                view.isSurelySettled(photo, truth),
                view.definition.putsBack || !view.reviewed(photo).contains(.handRemoved),
                !view.reviewed(photo).contains(.takenBack)
            else { return nil }
            return Breach(law: "every photo that the rule wants is added", detail: "missing \(view.named(photo))")
        }
    }

    private func left() -> [Breach] {
        let truth = view.run.start
        let definition = view.definition
        guard !view.mayBeNew, definition.mode != .add, !definition.isProtected else { return [] }
        if definition.template != nil, view.wantsNothing { return [] }
        let removed = view.run.effects(on: view.album).removed
        return truth.members(of: view.album).subtracting(removed).sorted().compactMap { id in
            guard let photo = truth.photos[id], photo.owner == truth.user, !view.isWanted(id, in: 0),
                LabAlbumRun.isVisible(id, truth) || photo.visibility == .archive,
                view.reviewed(id) == [.ours]
                    || definition.mode == .mirror && !view.reviewed(id).contains(.putBack)
            else { return nil }
            return Breach(
                law: "every photo of the tool that the rule does not want is removed", detail: "left \(view.named(id))")
        }
    }
}
