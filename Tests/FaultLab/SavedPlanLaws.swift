import AlbumRules
import AlbumSync
import ImmichClient
import ImmichSimulator

/// A saved plan is made exactly as it is, or not at all.
struct SavedPlanLaws {
    let run: LabRun
    let plan: SavedPlan

    func breaches() -> [Breach] {
        let law = "a saved plan is exact"
        if run.report?.failure?.kind == .stale, !run.wire.writes.isEmpty {
            return [Breach(law: law, detail: "refused, and sent \(run.wire.writes.map(\.target))")]
        }
        var breaches: [Breach] = []
        for album in Set(run.wire.writes.compactMap(\.album)).sorted() {
            let (added, removed) = run.effects(on: album)
            let name = run.end.albums[album]?.name
            let entries = plan.albums.filter {
                $0.album == AlbumID(high: album.high, low: album.low) || $0.name == name
            }
            let add = Set(entries.flatMap(\.add).map { EntityID(high: $0.id.high, low: $0.id.low) })
            let remove = Set(entries.flatMap(\.remove).map { EntityID(high: $0.id.high, low: $0.id.low) })
            if !added.isSubset(of: add) || !removed.isSubset(of: remove) {
                breaches.append(Breach(law: law, detail: "\(name ?? ""): moved what is not in the plan"))
            }
            guard let report = run.report, report.failure == nil, run.isStill, added != add || removed != remove,
                !report.albums.contains(where: { $0.failure != nil || !$0.refused.isEmpty })
            else { continue }
            breaches.append(Breach(law: law, detail: "\(name ?? ""): did not move all that is in the plan"))
        }
        return breaches
    }
}
