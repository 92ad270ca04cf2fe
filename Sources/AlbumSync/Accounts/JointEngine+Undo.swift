import AlbumRules
import PhotoLibrary

extension JointEngine {
    /// Undoes a run in every account that took part in it, as a run of its own.
    public func undo(_ run: Int64) async -> RunReport {
        guard await knows(run) else { return unknown(run, isPlan: false) }
        return await asRun(.undo(of: run), among: { await Self.took(part: run, $0) }) { turns in
            await planUndo(&turns, of: run)
            for index in turns.indices { await turns[index].applyUndo(of: run) }
            return nil
        }
    }

    /// What undoing a run would do; sends no write request.
    public func planUndo(of run: Int64) async -> RunReport {
        guard await knows(run) else { return unknown(run, isPlan: true) }
        var turns: [AccountTurn] = []
        for account in accounts {
            var turn = AccountTurn(account)
            await turn.look()
            if let state = turn.frame?.state {
                guard await Self.took(part: run, state) else { continue }
            }
            turns.append(turn)
        }
        await planUndo(&turns, of: run)
        for index in turns.indices {
            guard let engine = turns[index].engine, let frame = turns[index].frame, var changes = turns[index].changes
            else { continue }
            await engine.rememberPlanned(&changes, in: frame, undoing: run)
            turns[index].report = RunReport(plan: changes)
        }
        return JointReport(self).report(turns, isPlan: true)
    }

    private func planUndo(_ turns: inout [AccountTurn], of run: Int64) async {
        for index in turns.indices { await turns[index].planUndo(of: run) }
    }

    private func knows(_ run: Int64) async -> Bool {
        for account in accounts {
            guard let engine = account.engine, let state = try? engine.openState(.planning).state else { continue }
            if await Self.took(part: run, state) { return true }
        }
        return false
    }

    private static func took(part run: Int64, _ state: SyncState) async -> Bool {
        (try? await state.run(run)) != nil
    }

    private func unknown(_ run: Int64, isPlan: Bool) -> RunReport {
        var facts = RunFacts()
        facts.startedAt = options.now()
        return RunReport(facts: facts, isPlan: isPlan, failure: SyncError.unknownRun(run).failure)
    }
}

extension AccountTurn {
    /// Works out how its part of a run is undone.
    mutating func planUndo(of run: Int64) async {
        guard let engine, let frame else { return }
        do throws(SyncError) { changes = try await engine.changes(undoing: run, in: frame) } catch {
            failure = failure ?? error.failure
        }
    }

    /// Undoes its part of a run.
    mutating func applyUndo(of run: Int64) async {
        guard let engine, let frame, let changes else { return }
        do throws(SyncError) { report = try await engine.apply(changes, in: frame, undoing: run) } catch {
            failure = failure ?? error.failure
        }
    }
}
