import AlbumRules
import ImmichClient
import PhotoLibrary

/// One account in the course of a run over several.
struct AccountTurn: Sendable {
    let name: String
    var engine: SyncEngine?
    /// The memory, once the run is written down in it.
    var state: SyncState?
    var frame: RunFrame?
    var view: LibraryView?
    /// What is to be done; nil when nothing could be planned, or nothing changed.
    var changes: ChangeSet?
    /// What came of it.
    var report: RunReport?
    /// Why it could not take part.
    var failure: RunFailure?

    init(_ account: JointEngine.Account) {
        name = account.name
        engine = account.engine
        failure = account.failure
    }

    /// Begins the account's part of a run; trouble is its own.
    mutating func begin(_ kind: RunKind, number: Int64, at now: Instant) async {
        guard let engine else { return }
        do throws(SyncError) {
            let opening = try await engine.begin(kind, number: number, at: now)
            state = opening.state
            frame = try await engine.frame(opening, at: now)
        } catch {
            fail(error)
        }
    }

    /// Opens the memory to plan with.
    mutating func look() async {
        guard let engine else { return }
        do throws(SyncError) { frame = try await engine.planningFrame() } catch { fail(error) }
    }

    /// Works out what is to be done; where a run finds that nothing changed, its report says so.
    mutating func plan(
        in company: AccountCompany, approvals: [String: Approval]?, for kind: RunKind?
    ) async {
        engine?.company = company
        guard let engine, let frame else { return }
        do throws(SyncError) {
            var view = try await LibraryView(engine, frame)
            var quiet: RunReport?
            if kind == .sync { quiet = try await view.unchanged() }
            self.view = view
            if let quiet {
                report = quiet
            } else {
                changes = try await view.changes(approvals: approvals, readsMembers: kind == .savedPlan)
            }
        } catch {
            fail(error)
        }
    }

    /// Asks what the key may do, before anything is written.
    mutating func checkPermissions() async {
        guard let engine, var changes, changes.planOnly == nil else { return }
        do throws(SyncError) {
            changes.planOnly = try await engine.missingPermission(for: changes)
            self.changes = changes
        } catch {
            fail(error)
            self.changes = nil
        }
    }

    /// Makes those of the changes that concern albums of its own, or its shares in those of others.
    mutating func apply(shares: Bool) async {
        guard let engine, let frame, let changes else { return }
        var part = changes
        part.albums.removeAll { ($0.contribution != nil) != shares }
        guard report?.failure == nil else { return }
        let done = await engine.applyPermitted(part, in: frame)
        guard let earlier = report else {
            report = done
            return
        }
        report?.failure = done.failure
        report?.albums = earlier.albums + done.albums
    }

    /// Puts the albums of the report in the order of the plan; those that were not come to are as they were.
    mutating func conclude() async {
        guard let changes, var report else { return }
        let albums = Dictionary(report.albums.map { ($0.name, $0) }) { first, _ in first }
        report.albums = changes.albums.map { albums[$0.name] ?? AlbumReport(untouched: $0) }
        self.report = report
        do throws(SyncError) {
            try await view?.settle(changes, report)
            try await view?.conclude(changes, report)
        } catch {
            fail(error)
        }
    }

    /// Writes down how the account's part ended.
    mutating func end(since start: ContinuousClock.Instant) async {
        guard let engine else { return }
        var outcome = report ?? RunReport(facts: RunFacts(), isPlan: false)
        if outcome.failure == nil { outcome.failure = failure }
        guard let state else {
            report = outcome
            return
        }
        report = await engine.end(outcome, state, since: start)
    }

    private mutating func fail(_ error: SyncError) {
        failure = failure ?? error.failure
        if report == nil { report = engine?.report(of: error, isPlan: false) }
    }
}
