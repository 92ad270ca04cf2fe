import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import PhotoLibrary

/// Undoing, and plans that are kept for later.
extension History {
    /// Writes down a run, to be undone later.
    func remember(_ run: LabRun) async throws {
        wasKilled = run.wasKilled
        guard let id = try await lastRun(), id > pastRuns.last?.id ?? 0 else { return }
        pastRuns.append(LabPastRun(id: id, run))
    }

    /// Undoes one of the last runs, some time later, asked for as it goes or after it was shown.
    func undo() async throws {
        let changing = pastRuns.suffix(8).filter { !$0.moves.isEmpty }
        guard !changing.isEmpty else { return }
        try await undo(changing[numbers.below(changing.count)], isShown: numbers.happens(500))
    }

    private func undo(_ past: LabPastRun, isShown: Bool) async throws {
        var order = numbers.happens(300) ? trouble() : LabRunOrder()
        order.action = .undo(past)
        order.approved = []
        if isShown {
            // An approval covers what was shown.
            _ = try await engine(LabWire(simulator), LabRunOrder())?.planUndo(of: past.id)
            order.approved = allNames
        }
        let report = try await run(order)
        if report?.failure == nil { counts.undone += 1 }
    }

    /// The end of some histories: a run, and its undoing, after which every album holds what it held before.
    func undoLast() async throws {
        for _ in 0..<4 { try hands.perform(.random(&numbers), &numbers) }
        let before = truth()
        guard let report = try await run(LabRunOrder(isSecond: true)), breaches.isEmpty, report.failure == nil,
            report.hasChanges, let past = pastRuns.last
        else { return }
        _ = try await engine(LabWire(simulator), LabRunOrder())?.planUndo(of: past.id)
        let order = LabRunOrder(approved: allNames, action: .undo(past))
        guard let undone = try await run(order), breaches.isEmpty else { return }
        counts.undone += 1
        let after = truth()
        // An album that the run deleted is not made again.
        for entry in report.albums where !(entry.added.isEmpty && entry.removed.isEmpty) && !entry.isDeleted {
            let told = undone.albums.first { $0.name == entry.name }
            guard undone.failure == nil, let told, told.holds.isEmpty, told.failure == nil, let id = entry.id,
                configuration.albums([before], memory).first(where: { $0.name == entry.name })?.isProtected == false
            else {
                continue
            }
            let album = EntityID(high: id.high, low: id.low)
            // What is out of sight is not put back.
            let moved = before.contents(of: album).symmetricDifference(after.contents(of: album))
                .filter { LabAlbumRun.isVisible($0, after) }
            if !moved.isEmpty { breach("an undo restores", "\(entry.name): \(moved.count) photos are not as before") }
        }
        guard breaches.isEmpty, undone.failure == nil else { return }
        // What it left is nobody's to turn back.
        _ = try await run(LabRunOrder(isSecond: true))
    }

    /// A plan is kept, as a file keeps it, and made later: exactly, or not at all.
    func planToKeep() async throws {
        let approved = numbers.happens(400) ? allNames : []
        guard let planned = try await run(LabRunOrder(approved: approved, action: .plan)), breaches.isEmpty,
            planned.failure == nil, let saved = savedPlan
        else { return }
        let kept = try SavedPlan(bytes: Array(try saved.text().utf8))
        if kept != saved { breach("a saved plan is exact", "it is another one when it is read") }
        var order = numbers.happens(300) ? trouble() : LabRunOrder()
        order.approved = approved
        order.action = .apply(kept)
        order.isSecond = true
        var isAsPlanned = true
        if numbers.happens(500) {
            isAsPlanned = false
            for _ in 0...numbers.below(3) {
                let deed = LabDeed.random(&numbers)
                note("\(deed)")
                try hands.perform(deed, &numbers)
            }
            if numbers.happens(200) { editConfiguration() }
        }
        let report = try await run(order)
        if let report {
            if report.failure == nil { counts.plansMade += 1 }
            if report.failure?.kind == .stale { counts.plansRefused += 1 }
        }
        guard isAsPlanned, order.schedule.entries.isEmpty, let report, report.failure?.kind == .stale else { return }
        breach("a saved plan is exact", "refused although nothing changed: \(report.notices)")
    }

    private func lastRun() async throws -> Int64? {
        let opening = try SyncState.open(
            in: stateFolder, for: UserID(high: user.high, low: user.low), server: "http://127.0.0.1:2283",
            access: .planning)
        return try await opening.state.runs(latest: 1).first?.id
    }
}
