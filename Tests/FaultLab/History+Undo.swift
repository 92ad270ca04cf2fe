import AlbumRules
import AlbumSync
import ImmichSimulator
import PhotoLibrary

extension History {
    /// The end of some histories: a run, and its undoing, after which every album holds what it held before.
    func undoLast() async throws {
        for _ in 0..<4 { try hands.perform(.random(&numbers), &numbers) }
        let before = truth()
        guard let report = try await run(LabRunOrder(isSecond: true)), breaches.isEmpty, report.failure == nil,
            report.hasChanges, let number = try await lastRun()
        else { return }
        // An approval covers what was shown: the first try shows.
        _ = try await engine(LabWire(simulator), LabRunOrder())?.undo(number)
        let order = LabRunOrder(approved: Set(configuration.albums.map(\.name)))
        guard let undone = try await engine(LabWire(simulator), order)?.undo(number) else { return }
        counts.undone += 1
        note("undo of run \(number): \(undone.added) added, \(undone.removed) removed, \(undone.heldAlbums) held")
        let after = truth()
        for entry in report.albums where !(entry.added.isEmpty && entry.removed.isEmpty) {
            let told = undone.albums.first { $0.name == entry.name }
            guard undone.failure == nil, let told, told.holds.isEmpty, told.failure == nil, let id = entry.id,
                configuration[entry.name]?.isProtected == false
            else {
                continue
            }
            let album = EntityID(high: id.high, low: id.low)
            // What is out of sight is not put back.
            let moved = before.contents(of: album).symmetricDifference(after.contents(of: album))
                .filter { LabAlbumRun.isVisible($0, after) }
            if !moved.isEmpty { breach("an undo restores", "\(entry.name): \(moved.count) photos are not as before") }
        }
    }

    private func lastRun() async throws -> Int64? {
        let opening = try SyncState.open(
            in: stateFolder, for: UserID(high: user.high, low: user.low), server: "http://127.0.0.1:2283",
            access: .planning)
        return try await opening.state.runs(latest: 1).first?.id
    }
}
