import AlbumRules
import ImmichClient
import PhotoLibrary

extension SyncEngine {
    /// What undoing a run would do; sends no write request.
    public func planUndo(of run: Int64) async -> RunReport {
        do throws(SyncError) {
            let frame = try await planningFrame()
            var changes = try await changes(undoing: run, in: frame)
            await rememberPlanned(&changes, in: frame, undoing: run)
            return RunReport(plan: changes)
        } catch {
            return report(of: error, isPlan: true)
        }
    }

    /// Undoes a run, as a run of its own: takes out what that run added and puts back what it took out, where the photos
    /// are still as it left them, under the same guards. Holds the lock of the state folder; all is in the report.
    public func undo(_ run: Int64) async -> RunReport {
        do throws(SyncError) {
            let state = try openState(.planning).state
            let isKnown = try await state.remembering { (state) throws(StateError) in try await state.run(run) != nil }
            guard isKnown else { throw .unknownRun(run) }
        } catch {
            return report(of: error, isPlan: false)
        }
        return await asRun(.undo(of: run)) { (frame) throws(SyncError) in
            try await apply(try await changes(undoing: run, in: frame), in: frame, undoing: run)
        }
    }

    /// What undoing a run comes to.
    func changes(undoing run: Int64, in frame: RunFrame) async throws(SyncError) -> ChangeSet {
        let planner = UndoPlanner(
            reader: ImmichReader(client, concurrency: configuration.server.concurrency), server: server,
            configuration: configuration, state: frame.state, now: frame.startedAt,
            approvals: try await approvals(in: frame.state, undoing: run))
        var changes = try await planner.plan(run)
        changes.notices = frame.notices + changes.notices
        changes.leaveAlone(frame.unsettled)
        return changes
    }
}
