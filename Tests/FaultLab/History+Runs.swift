import AlbumRules
import AlbumSync
import Foundation
import ImmichClient
import ImmichSimulator
import Synchronization
import TestSupport

/// How a run is asked for and what will happen to it.
struct LabRunOrder {
    var approved: Set<String> = []
    var schedule = FaultSchedule()
    var isPlan = false
    /// Whether it comes right after a good one and is not followed by another.
    var isSecond = false
}

extension History {
    /// A random order of faults.
    func trouble() -> LabRunOrder {
        var order = LabRunOrder()
        if numbers.happens(300) { order.schedule.pageSize = 2 + numbers.below(40) }
        for _ in 0...numbers.below(4) {
            let fault = LabFault.allCases[numbers.below(LabFault.allCases.count)]
            let countsWrites = numbers.happens(250)
            let from = 1 + numbers.below(countsWrites ? 4 : order.schedule.pageSize == nil ? 14 : 40)
            let length = [1, 1, 1, 2, 8, 1000][numbers.below(6)]
            var entry = FaultSchedule.Entry(fault: fault, from: from, to: from + (fault.isKill ? 0 : length - 1))
            entry.countsWrites = countsWrites
            order.schedule.entries.append(entry)
            guard numbers.happens(150) else { continue }
            // What another try meets may be worse than the first.
            let next = LabFault.allCases[numbers.below(LabFault.allCases.count)]
            (entry.fault, entry.from, entry.to) = (next, from + length, from + length + 20)
            order.schedule.entries.append(entry)
        }
        if numbers.happens(200) { order.approved = Set(configuration.albums.map(\.name)) }
        return order
    }

    /// The configuration as the tool reads it, one request at a time so that their numbers say which they are.
    func parsed() throws -> Configuration {
        let (read, findings) = ConfigurationReader.read([SourceFile(name: "albums.yaml", text: configuration.text)])
        guard var read else { throw LabMistake(description: "\(findings)\n\(configuration.text)") }
        read.server.concurrency = 1
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
        return SyncEngine(
            client: client, server: address.origin, stateFolder: stateFolder, configuration: try parsed(),
            options: SyncOptions(approved: order.approved.sorted(), now: { moment }))
    }

    /// One run with all laws checked after it.
    @discardableResult
    func run(_ order: LabRunOrder) async throws -> RunReport? {
        let truths = Mutex([truth()])
        let (simulator, user, now) = (simulator, user, now)
        let shifts = Mutex(SeededNumbers(seed: numbers.next()))
        let (hands, folder, next) = (hands, stateFolder, folder.path + "/state-\(stateNumber + 1)")
        let wire = LabWire(simulator, order.schedule, seed: numbers.next()) {
            shifts.withLock { try? hands.perform(.random(&$0, meanwhile: true), &$0) }
            let truth = Truth(simulator.snapshot, user: user, now: now)
            truths.withLock { $0.append(truth) }
        } onKill: {
            try? FileManager.default.copyItem(atPath: folder, toPath: next)
        }
        var report: RunReport?
        if let engine = try await engine(wire, order) {
            report = order.isPlan ? await engine.plan() : await engine.run()
        }
        let record = wire.record
        if record.isDead {
            stateNumber += 1
            report = nil
        }
        var run = LabRun(
            configuration: configuration, approved: order.approved, truths: truths.withLock { $0 }, wire: record,
            report: report, wasKilled: record.isDead, end: truth())
        if order.isPlan { run.configuration.albums = [] }
        take(run, order)
        if let report, order.schedule.entries.isEmpty, !order.isPlan, !order.isSecond, report.failure == nil,
            report.failedAlbums == 0, order.approved.isEmpty || report.heldAlbums == 0, breaches.isEmpty,
            numbers.happens(400)
        {
            try await runAgain()
        }
        return report
    }

    private func take(_ run: LabRun, _ order: LabRunOrder) {
        counts.take(run, isPlan: order.isPlan)
        let outcome = run.report.map {
            "\(ExitCode(of: $0)), \($0.added) added, \($0.removed) removed, \($0.heldAlbums) held"
        }
        let faults = run.wire.faults.map { "\($0)" }.joined(separator: " ")
        let albums = (run.report?.albums ?? []).map { album in
            "\n      \(album.name): +\(album.added.count) -\(album.removed.count) of \(album.before) \(album.holds)"
        }
        note(
            "\(order.isPlan ? "plan" : "run"): \(outcome ?? "none") after \(run.wire.requests) requests; \(faults)\(albums.joined())"
        )
        if order.isPlan {
            if !run.wire.writes.isEmpty { breach("plan sends no write", "\(run.wire.writes.map(\.target))") }
            return
        }
        breaches += Laws(run: run, memory: memory).breaches()
        memory = memory.after(run)
    }

    /// A plan is exactly what the run after it does.
    func planAndRun() async throws {
        guard let plan = try await run(LabRunOrder(isPlan: true)), breaches.isEmpty else { return }
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

/// A mistake of the lab itself.
struct LabMistake: Error, CustomStringConvertible {
    var description: String
}
