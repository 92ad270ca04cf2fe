import AlbumRules
import ImmichClient
import PhotoLibrary

extension SyncEngine {
    /// What a run would do, with the plan to keep; nil when no whole plan came about. Sends no write request.
    public func planToKeep() async -> (report: RunReport, saved: SavedPlan?) { await plan(isKept: true) }

    func plan(isKept: Bool) async -> (report: RunReport, saved: SavedPlan?) {
        do throws(SyncError) {
            let frame = try await planningFrame()
            var changes = try await changes(in: frame, readsMembers: isKept)
            await rememberPlanned(&changes, in: frame)
            guard isKept else { return (RunReport(plan: changes), nil) }
            let saved = SavedPlan(changes, user: client.user, options: options)
            return (RunReport(plan: changes), changes.planOnly == nil ? saved : nil)
        } catch {
            return (report(of: error, isPlan: true), nil)
        }
    }

    /// One run that does exactly what a saved plan says, or nothing.
    ///
    /// Everything is read and worked out anew, with the albums and approvals of the plan. When anything comes out
    /// differently nothing is written, and the report tells what.
    public func apply(_ saved: SavedPlan) async -> RunReport {
        await asRun(.savedPlan) { (frame) throws(SyncError) in
            let changes = try await changes(
                in: frame, approvals: saved.approvals, readsMembers: true)
            let differences = saved.differences(to: SavedPlan(changes, user: client.user, options: options))
            guard differences.isEmpty else {
                var report = RunReport(plan: changes)
                report.isPlan = false
                report.albums = changes.albums.map(AlbumReport.init(untouched:))
                report.failure = RunFailure(.stale, "the saved plan does not fit any more; nothing was written")
                report.notices += differences
                return report
            }
            return try await apply(changes, in: frame)
        }
    }
}
