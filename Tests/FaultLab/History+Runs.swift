import AlbumRules
import AlbumSync
import Foundation
import ImmichClient
import ImmichSimulator
import Synchronization
import TestSupport

/// How a run is asked for and what will happen to it.
struct LabRunOrder {
    enum Action {
        case sync
        case plan
        case apply(SavedPlan)
        case undo(LabPastRun)
    }

    var approved: Set<String> = []
    var schedule = FaultSchedule()
    var action = Action.sync
    /// Whether it comes right after a good one and is not followed by another.
    var isSecond = false

    var isPlan: Bool { if case .plan = action { true } else { false } }
}

extension History {
    /// Every album by its name, those of values by the names that they have now.
    var allNames: Set<String> {
        Set(configuration.albums.map(\.name)).union(configuration.albums([truth()], memory).map(\.name))
    }

    /// A random order of faults.
    func trouble() -> LabRunOrder {
        var order = LabRunOrder()
        if numbers.happens(300) { order.schedule.pageSize = 2 + numbers.below(40) }
        for _ in 0...numbers.below(4) {
            let fault = LabFault.allCases[numbers.below(LabFault.allCases.count)]
            let from = 1 + numbers.below(order.schedule.pageSize == nil ? 14 : 40)
            let length = [1, 1, 1, 2, 8, 1000][numbers.below(6)]
            var entry = FaultSchedule.Entry(fault: fault, from: from, to: from + (fault.isKill ? 0 : length - 1))
            if numbers.happens(500) { aim(&entry) }
            order.schedule.entries.append(entry)
            guard numbers.happens(150) else { continue }
            // What another try meets may be worse than the first.
            let next = LabFault.allCases[numbers.below(LabFault.allCases.count)]
            (entry.fault, entry.from, entry.to) = (next, from + length, from + length + 20)
            order.schedule.entries.append(entry)
        }
        if numbers.happens(200) { order.approved = allNames }
        return order
    }

    /// Lets a fault hit where it hurts: a write request, or a reading of members.
    private func aim(_ entry: inout FaultSchedule.Entry) {
        let atWrites: [LabFault] = [
            .killBefore, .killAfter, .killBefore, .killAfter, .dropAfter, .troubleAfter, .snatch, .snatch,
        ]
        let atReads: [LabFault] = [.shortPage, .repeatedPage, .shift, .truncated]
        entry.counted = numbers.happens(600) ? .writes : .memberReads
        let faults = entry.counted == .writes ? atWrites : atReads
        if numbers.happens(700) { entry.fault = faults[numbers.below(faults.count)] }
        let length = entry.fault.isKill || numbers.happens(600) ? 1 : 2 + numbers.below(8)
        entry.from = 1 + numbers.below(3)
        entry.to = entry.from + length - 1
    }

    /// The configuration as the tool reads it; with one request at a time their numbers say which they are.
    func parsed() throws -> Configuration {
        let (read, findings) = ConfigurationReader.read([SourceFile(name: "albums.yaml", text: configuration.text)])
        guard var read else { throw LabMistake(description: "\(findings)\n\(configuration.text)") }
        read.server.concurrency = concurrency
        return read
    }

    func engine(_ wire: LabWire, _ order: LabRunOrder) async throws -> SyncEngine? {
        guard let address = ServerAddress("http://127.0.0.1:2283") else { return nil }
        let moment = Instant(milliseconds: now)
        let options = ImmichClient.Options(clock: SkippingClock(), wallClock: { moment })
        let client: ImmichClient
        do {
            client = try await ImmichClient.connect(
                to: address, key: Secret("key-all"), transport: wire, options: options)
        } catch { return nil }
        let session = tokens.map {
            ImmichSession($0, at: address, version: client.version, transport: wire, options: options)
        }
        let file = SourceFile(name: "albums.yaml", text: configuration.text)
        return SyncEngine(
            client: client, server: address.origin, stateFolder: stateFolder, configuration: try parsed(),
            options: SyncOptions(
                approved: order.approved.sorted(), configurationDigest: SourceFile.digest(of: [file]),
                now: { moment }),
            session: session)
    }

    /// Runs have a session from now on.
    func logIn() async throws {
        guard let address = ServerAddress("http://127.0.0.1:2283") else { return }
        tokens = try await ImmichSession.logIn(
            to: address, email: "anna@example.org", password: Secret("made-up"), program: "immich-auto-album",
            machine: "lab", transport: LabWire(simulator))
        note("logged in")
    }

    /// One run with all laws checked after it.
    @discardableResult
    func run(_ order: LabRunOrder) async throws -> RunReport? {
        let truths = Mutex([truth()])
        let (simulator, user, now) = (simulator, user, now)
        let shifts = Mutex(SeededNumbers(seed: numbers.next()))
        let (hands, folder, next) = (hands, stateFolder, folder.path + "/state-\(stateNumber + 1)")
        let wire = LabWire(simulator, order.schedule, seed: numbers.next()) { shift in
            shifts.withLock { try? hands.perform(shift, &$0) }
            let truth = Truth(simulator.snapshot, user: user, now: now)
            truths.withLock { $0.append(truth) }
        } onKill: {
            try? FileManager.default.copyItem(atPath: folder, toPath: next)
        }
        var report: RunReport?
        if let engine = try await engine(wire, order) {
            report = await perform(order.action, engine)
        }
        let record = wire.record
        if record.isDead {
            stateNumber += 1
            report = nil
        }
        let moments = truths.withLock { $0 }
        let believed = believes(report) ? self.believed + moments : []
        let run = LabRun(
            configuration: configuration, albums: order.isPlan ? [] : configuration.albums(moments, memory),
            approved: order.approved, truths: moments, wire: record,
            report: report, wasKilled: record.isDead, believed: believed, end: truth())
        try await take(run, order)
        if case .sync = order.action, let report, report.failure == nil, report.facts.way == .everything,
            report.facts.photosRead ?? 0 >= moments[0].libraryCount
        {
            self.believed = []
        }
        self.believed += moments
        if let report, order.schedule.entries.isEmpty, case .sync = order.action, !order.isSecond,
            report.failure == nil,
            report.failedAlbums == 0, order.approved.isEmpty || report.heldAlbums == 0, breaches.isEmpty,
            numbers.happens(400)
        {
            try await runAgain()
        }
        return report
    }

    /// Whether a run may have gone by what an earlier one saw.
    private func believes(_ report: RunReport?) -> Bool {
        guard tokens == nil, !configuration.scansFully else { return false }
        guard let report, report.failure == nil else { return true }
        if case .quickPass = report.facts.way { return true }
        return false
    }

    private func perform(_ action: LabRunOrder.Action, _ engine: SyncEngine) async -> RunReport {
        switch action {
        case .sync: return await engine.run()
        case .apply(let plan): return await engine.apply(plan)
        case .undo(let run): return await engine.undo(run.id)
        case .plan:
            let (report, saved) = await engine.planToKeep()
            savedPlan = saved
            return report
        }
    }

    private func take(_ run: LabRun, _ order: LabRunOrder) async throws {
        counts.take(run, isPlan: order.isPlan)
        let outcome = run.report.map {
            "\(ExitCode(of: $0)), \($0.added) added, \($0.removed) removed, \($0.heldAlbums) held"
        }
        let faults = run.wire.faults.map { "\($0)" }.joined(separator: " ")
        let albums = (run.report?.albums ?? []).map { album in
            "\n      \(album.name): +\(album.added.count) -\(album.removed.count) of \(album.before) \(album.holds)"
        }
        note(
            "\(order.action.words)\(order.approved.isEmpty ? "" : ", all approved"): \(outcome ?? "none") after \(run.wire.requests) requests; \(faults)\(albums.joined())"
        )
        if order.isPlan {
            if !run.wire.writes.isEmpty { breach("plan sends no write", "\(run.wire.writes.map(\.target))") }
            return
        }
        switch order.action {
        case .undo(let past):
            breaches += UndoLaws(run: run, past: past, later: pastRuns.filter { $0.id > past.id }, memory: memory)
                .breaches()
            memory = memory.afterUndo(run)
        case .apply(let plan):
            breaches += SavedPlanLaws(run: run, plan: plan).breaches() + Laws(run: run, memory: memory).breaches()
            memory = memory.after(run)
        case .sync, .plan:
            breaches += Laws(run: run, memory: memory).breaches()
            memory = memory.after(run)
        }
        try await remember(run)
    }

    /// A plan is exactly what the run after it does.
    func planAndRun() async throws {
        guard let plan = try await run(LabRunOrder(action: .plan)), breaches.isEmpty else { return }
        guard let report = try await run(LabRunOrder(isSecond: true)) else { return }
        guard plan.failure == nil, report.failure == nil else { return }
        for (planned, done) in zip(plan.albums, report.albums) {
            let same =
                Set(planned.added.map(\.id)) == Set(done.added.map(\.id))
                && Set(planned.removed.map(\.id)) == Set(done.removed.map(\.id)) && planned.holds == done.holds
            if !same { breach("a run does what the plan said", "\(planned) / \(done)") }
        }
        if plan.albums.count != report.albums.count { breach("a run does what the plan said", "other albums") }
    }
}

extension LabRunOrder.Action {
    fileprivate var words: String {
        switch self {
        case .sync: "run"
        case .plan: "plan"
        case .apply: "saved plan"
        case .undo(let run): "undo of run \(run.id)"
        }
    }
}

/// A mistake of the lab itself.
struct LabMistake: Error, CustomStringConvertible {
    var description: String
}
