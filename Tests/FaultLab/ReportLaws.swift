import AlbumRules
import ImmichSimulator

/// The report says what happened on the server, and the exit code says what the report says.
struct ReportLaws {
    let run: LabRun
    let report: RunReport

    func breaches(_ touched: [(LabAlbum, EntityID)]) -> [Breach] { ofWrites(touched) + reading() }

    /// What is told of the albums that were written to.
    func ofWrites(_ touched: [(LabAlbum, EntityID)]) -> [Breach] {
        var breaches: [Breach] = []
        for (definition, album) in touched {
            guard let entry = run.report(of: definition.name) else {
                breaches.append(Breach(law: "every album that was changed is reported", detail: definition.name))
                continue
            }
            breaches += compare(entry, album)
        }
        for entry in report.albums where !(entry.added.isEmpty && entry.removed.isEmpty) {
            if !touched.contains(where: { $0.0.name == entry.name }) {
                breaches.append(
                    Breach(law: "what is reported is what the server has", detail: "\(entry.name): never sent"))
            }
        }
        return breaches + code()
    }

    /// A run that came to its end has read everything: as many photos and members as the server has.
    private func reading() -> [Breach] {
        guard run.isStill, report.failure == nil else { return [] }
        var breaches: [Breach] = []
        let looksElsewhere = run.configuration.albums.contains { $0.archived != .leaveOut }
        if let read = report.facts.photosRead, read != run.start.libraryCount, !looksElsewhere {
            breaches.append(
                Breach(law: "no decision on half a read", detail: "\(read) of \(run.start.libraryCount) photos"))
        }
        for entry in report.albums where entry.failure == nil && !entry.isCreated {
            guard let id = entry.id else { continue }
            let count = run.start.members(of: EntityID(high: id.high, low: id.low)).count
            if entry.before != count {
                breaches.append(
                    Breach(
                        law: "no decision on half a read", detail: "\(entry.name): \(entry.before) of \(count) members")
                )
            }
        }
        return breaches
    }

    private func compare(_ entry: AlbumReport, _ album: EntityID) -> [Breach] {
        let (added, removed) = run.effects(on: album)
        let open = run.unanswered(on: album)
        var breaches: [Breach] = []
        for (verb, said, done) in [("added", entry.added, added), ("removed", entry.removed, removed)] {
            let said = Set(said.map { EntityID(high: $0.id.high, low: $0.id.low) })
            if said.subtracting(open) != done.subtracting(open) {
                breaches.append(
                    Breach(
                        law: "what is reported is what the server has",
                        detail: "\(entry.name): \(verb) \(said.count) by the report, \(done.count) by the server"))
            }
        }
        if run.isUndisturbed, !(added.isEmpty && removed.isEmpty) {
            let total = run.end.members(of: album).count
            if entry.total != total {
                breaches.append(
                    Breach(
                        law: "what is reported is what the server has",
                        detail: "\(entry.name): \(entry.total), not \(total)"))
            }
        }
        return breaches
    }

    private func code() -> [Breach] {
        let code = ExitCode(of: report)
        let isFailed = report.failure != nil || report.albums.contains { $0.failure != nil || !$0.refused.isEmpty }
        let isHeld = report.albums.contains { !$0.holds.isEmpty }
        let isTrue =
            switch code {
            case .done: !isFailed && !isHeld
            case .held: !isFailed && isHeld || report.failure?.kind == .stale
            case .partlyDone: isFailed && report.failure == nil
            case .unavailable, .notPermitted, .failed, .tryAgainLater: isFailed
            case .interrupted: report.failure?.kind == .interrupted
            default: false
            }
        let waits = report.albums.contains {
            !($0.heldAdditions.isEmpty && $0.heldRemovals.isEmpty) && $0.holds.isEmpty
        }
        return (isTrue ? [] : [Breach(law: "the exit code says what the report says", detail: "\(code): \(report)")])
            + (waits ? [Breach(law: "what waits says why", detail: "\(report.albums)")] : [])
    }
}
