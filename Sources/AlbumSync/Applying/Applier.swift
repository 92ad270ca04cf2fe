import AlbumRules
import ImmichClient
import PhotoLibrary

/// Makes the changes of a change set, album by album, and writes down what the server answered.
///
/// Adds before it removes. Trouble with one album does not stop the others; trouble with server, key or state does.
struct Applier: Sendable {
    let client: ImmichClient
    let state: SyncState
    let changes: ChangeSet
    let options: SyncOptions
    /// Whether the changes undo an earlier run: no judgement of the rules.
    var isUndo = false

    /// Where requests go.
    var writer: JournaledWriter { JournaledWriter(client: client, state: state, now: options.now) }

    /// Applies and reports.
    func apply() async -> RunReport {
        var report = RunReport(
            facts: changes.facts, isPlan: false, unmanaged: changes.unmanaged, notices: changes.notices)
        for plan in changes.albums {
            guard report.failure == nil else {
                report.albums.append(AlbumReport(untouched: plan))
                continue
            }
            guard !Task.isCancelled else {
                report.failure = RunFailure(.interrupted, "interrupted")
                report.albums.append(AlbumReport(untouched: plan))
                continue
            }
            var work = AlbumWork(applier: self, plan: plan)
            do throws(SyncError) {
                try await work.run()
            } catch {
                if case .server(let trouble) = error, !trouble.endsRun {
                    work.report.failure = RunFailure(trouble)
                } else {
                    report.failure = error.failure
                }
            }
            await work.count()
            report.albums.append(work.report)
        }
        do {
            if report.failure == nil, !changes.identities.isEmpty { try await state.remember(changes.identities) }
        } catch {
            report.failure = SyncError.state(error).failure
        }
        return report
    }
}

extension AlbumReport {
    /// A plan of which nothing was done.
    init(untouched plan: AlbumPlan) {
        self.init(plan: plan)
        added = []
        removed = []
        adopted = 0
        look = []
        total = before
        isCreated = false
        isDeleted = false
    }
}
