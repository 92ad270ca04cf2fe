import AlbumRules
import ImmichClient
import ImmichSimulator
import WebClient

/// `demo`: the main job on a made-up library, from the first plan to a run after changes.
struct DemoCommand: Sendable {
    private let call: Call
    private let words: ReportWords

    /// The command of a call.
    init(_ call: Call) {
        self.call = call
        words = ReportWords(call: call)
    }

    /// Runs it; everything it makes is gone afterwards.
    func run() async throws(CommandFailure) -> ExitCode {
        let world = SampleLibrary.world(release: call.arguments.value("release") ?? "3.1.0")
        let folder = try Files.makeTemporaryFolder()
        defer { Files.removeFolder(folder) }
        let simulator: ImmichSimulator
        let port: Int
        do throws(SimulatorError) {
            simulator = try ImmichSimulator(world: world)
            port = try await simulator.start()
        } catch {
            throw CommandFailure(.failed, "\(error)")
        }
        let code: ExitCode
        do {
            code = try await show(DemoServer(simulator: simulator, world: world, port: port), folder: folder)
        } catch {
            await simulator.stop()
            throw error
        }
        await simulator.stop()
        return code
    }

    private func show(_ server: DemoServer, folder: String) async throws(CommandFailure) -> ExitCode {
        let size = "\(grouped(server.world.assets.count)) photos, \(grouped(server.world.people.count)) people"
        call.console.results.line("An Immich \(server.world.release) of a made-up family: \(size)")
        if let note = SimulateCommand.unrecorded(server.world.release) { call.console.results.line(note) }
        title("What belongs in the albums (albums.yaml)")
        call.console.results.write(DemoConfiguration.text)
        title("What a first run would do: immich-auto-album plan")
        let plan = try await engine(server, folder: folder).plan(.sync, toKeep: false).report
        call.console.results.lines(PlanText(plan, words: words, channel: call.console.results).lines())
        let first = try await sync(server, folder, "The first run: immich-auto-album sync")
        let second = try await sync(server, folder, "The same again: nothing to do")
        let changes: [String]
        do { changes = try server.change() } catch { throw CommandFailure(.internalError, "\(error)") }
        title("Meanwhile, in Immich")
        call.console.results.lines(changes.map { "  " + $0 })
        let third = try await sync(server, folder, "The next run")
        title("Nothing of this is kept. Your own library: see the README, or immich-auto-album --help")
        return Self.isAsExpected(first, second, third) ? .done : .internalError
    }

    /// A held album is part of the show, a failed one is not.
    private static func isAsExpected(_ first: RunReport, _ second: RunReport, _ third: RunReport) -> Bool {
        let reports = [first, second, third]
        return reports.allSatisfy { $0.failure == nil && $0.failedAlbums == 0 } && first.added > 0
            && !second.hasChanges && third.added > 0 && third.removed > 0
    }

    private func sync(
        _ server: DemoServer, _ folder: String, _ heading: String
    ) async throws(CommandFailure) -> RunReport {
        title(heading)
        let report = try await engine(server, folder: folder).run(.sync)
        call.console.results.lines(RunText(report, words: words, channel: call.console.results).lines())
        return report
    }

    /// An engine with a connection of its own, as each run of a cron job has.
    private func engine(_ server: DemoServer, folder: String) async throws(CommandFailure) -> EngineCall {
        let source = SourceFile(name: "albums.yaml", text: DemoConfiguration.text)
        let (configuration, diagnostics) = ConfigurationReader.read([source])
        guard let configuration, let address = ServerAddress(server.origin) else {
            var failure = CommandFailure(.internalError, "the demo's own configuration is wrong")
            failure.findings = diagnostics.findings
            throw failure
        }
        do {
            let connection = Connection(address: address, key: Secret("key-all"), warnings: [])
            let client = try await connection.client(configuration.server)
            return EngineCall(
                configuration: configuration,
                accounts: [ReachedAccount(connection: connection, client: client, folder: folder)],
                stateFolder: folder, progress: Progress(call.console.messages, style: .none))
        } catch {
            throw CommandFailure(error, server: server.origin)
        }
    }

    private func title(_ text: String) {
        call.console.results.lines(["", call.console.results.painted("── " + text, .bold), ""])
    }
}
