import AlbumRules
import AlbumSync
import Foundation
import ImmichClient
import ImmichSimulator
import PhotoLibrary
import Synchronization
import TestSupport

/// One random history of a library, its albums, its users and the tool, with everything that goes wrong in it.
///
/// The same seed and release give the same history.
final class History {
    let seed: UInt64
    let release: String
    var numbers: SeededNumbers
    let simulator: ImmichSimulator
    let user: EntityID
    let friend: EntityID
    var now: Int64
    var configuration: LabConfiguration
    let maker: LabRuleMaker
    let folder: TemporaryFolder
    /// The state folder of the moment; a kill leaves the old one behind.
    var stateNumber = 0
    var memory = LabMemory()
    /// What runs did that the tool may still be asked to undo, the first one first.
    var pastRuns: [LabPastRun] = []
    /// How things were since everything was read: what a quick pass may still believe.
    var believed: [Truth] = []
    /// What the last plan would be kept as.
    var savedPlan: SavedPlan?
    /// What a login left: with it only what changed is read.
    var tokens: SessionTokens?
    /// The most requests at once. With more than one the numbers of requests do not always say the same.
    let concurrency: Int
    var counts = LabCounts()
    var breaches: [Breach] = []
    /// Whether the last run was killed.
    var wasKilled = false
    /// What happened, in words, for whoever reads of a breach.
    private(set) var log: [String] = []

    init(seed: UInt64, release: String) throws {
        self.seed = seed
        self.release = release
        var numbers = SeededNumbers(seed: seed)
        let start = Timestamp(year: 2026, month: 3, day: 1 + numbers.below(28), hour: numbers.below(24))
        let lab = LabWorld(release: release, now: start, &numbers)
        now = start.milliseconds
        user = lab.user
        friend = lab.friend
        var options = ImmichSimulator.Options()
        options.clock = { start }
        options.keepsRequests = false
        simulator = try ImmichSimulator(world: lab.world, options: options)
        folder = try TemporaryFolder()
        concurrency = numbers.happens(250) ? 4 : 1
        let known = Set(lab.world.people.map(\.name)).sorted()
        var maker = LabRuleMaker(names: known + (numbers.happens(150) ? ["Nobody"] : []))
        maker.namesPeople = numbers.happens(250)
        configuration = LabConfiguration(albums: [], scansFully: !maker.namesPeople)
        let names = LabWorld.albumNames.shuffled(using: &numbers).prefix(1 + numbers.below(4))
        self.maker = maker
        for name in names { configuration.albums.append(.random(name, maker, &numbers)) }
        self.numbers = numbers
    }

    var stateFolder: String { folder.path + "/state-\(stateNumber)" }

    var hands: LabHands { LabHands(simulator: simulator, user: user, friend: friend, now: now) }

    func truth() -> Truth { Truth(simulator.snapshot, user: user, now: now) }

    func note(_ line: String) { log.append(line) }

    /// Lives through the history; stops at the first breach.
    func live() async throws {
        counts.histories = 1
        note("\(concurrency) at once; \(configuration.text)")
        if numbers.happens(350) { try await logIn() }
        _ = try await run(LabRunOrder())
        for _ in 0..<(5 + numbers.below(26)) {
            guard breaches.isEmpty else { break }
            try await step()
        }
        if breaches.isEmpty { try await settle() }
        counts.violations = breaches.isEmpty ? 0 : 1
    }

    private func step() async throws {
        if wasKilled, numbers.happens(600) { return try await turnAround() }
        switch numbers.below(100) {
        case 0..<37:
            for _ in 0...numbers.below(4) {
                let deed = LabDeed.random(&numbers)
                note("\(deed)")
                try hands.perform(deed, &numbers)
            }
        case 37..<41: try await planToKeep()
        case 41..<45: try await undo()
        case 45..<51: pass(hours: [1, 7, 24, 24 * 40][numbers.below(4)])
        case 51..<59: editConfiguration()
        case 59..<61: try loseState()
        case 61: if tokens == nil { try await logIn() } else { tokens = nil }
        case 62..<65: try await answer()
        case 65..<69: try await planAndRun()
        case 69..<74: _ = try await run(LabRunOrder(approved: allNames))
        case 74..<82: _ = try await run(LabRunOrder())
        default: _ = try await run(trouble())
        }
    }

    /// After all trouble two nights in a row: the first makes it right, the second has nothing to do.
    private func settle() async throws {
        pass(hours: 72)
        let report = try await run(LabRunOrder(approved: allNames))
        guard breaches.isEmpty, let report, report.failure == nil else {
            if breaches.isEmpty { breach("a healthy run goes through", "\(String(describing: report?.failure))") }
            return
        }
        // Where an approval let through a part, the rest is judged anew.
        if report.heldAlbums == 0 { try await runAgain() }
        if breaches.isEmpty, numbers.happens(500) { try await undoLast() }
    }

    /// After a kill rules that ask for something else: what the tool put there must be known as its own.
    private func turnAround() async throws {
        wasKilled = false
        for place in configuration.albums.indices where numbers.happens(700) { renew(place) }
        note("new configuration: \(configuration.text)")
        _ = try await run(LabRunOrder(isSecond: true))
        guard breaches.isEmpty else { return }
        _ = try await run(LabRunOrder(approved: allNames))
    }

    /// A run right after a good one writes nothing.
    func runAgain() async throws {
        let writes = counts.writes
        _ = try await run(LabRunOrder(isSecond: true))
        if counts.writes > writes { breach("a second run writes nothing", "\(counts.writes - writes) requests") }
    }

    func breach(_ law: String, _ detail: String) {
        breaches.append(Breach(law: law, detail: detail))
    }

    func pass(hours: Int) {
        now += Int64(hours) * 3_600_000
        let moment = Timestamp(milliseconds: now)
        simulator.setClock { moment }
        note("\(hours) hours pass")
    }
}
