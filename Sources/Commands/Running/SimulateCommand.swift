import AlbumRules
import ImmichSimulator

/// `simulate`: a made-up Immich on a loopback port until it is interrupted.
enum SimulateCommand {
    private static let defaultPort = 2283

    /// Serves until the task is cancelled.
    static func run(_ call: Call) async throws(CommandFailure) -> ExitCode {
        let world = try world(of: call.arguments)
        do throws(SimulatorError) {
            var options = ImmichSimulator.Options()
            options.keepsRequests = false
            options.faults = try call.arguments.values("fault").map { (text) throws(SimulatorError) in
                try Fault(text)
            }
            let simulator = try ImmichSimulator(world: world, options: options)
            let port = try number("port", in: call.arguments, otherwise: defaultPort, upTo: 65535)
            show(world, port: try await simulator.start(port: port), call.console)
            await waitForCancellation()
            await simulator.stop()
            return .done
        } catch {
            throw failure(error)
        }
    }

    /// The library that the options name: a file, or one made up.
    private static func world(of arguments: Arguments) throws(CommandFailure) -> World {
        guard let path = arguments.value("world") else {
            guard let photos = try optionalNumber("photos", in: arguments) else {
                return SampleLibrary.world(release: arguments.value("release") ?? "3.1.0")
            }
            let people = try optionalNumber("people", in: arguments) ?? 20
            let seed = try optionalNumber("seed", in: arguments) ?? 1
            return MadeUpLibrary(
                photos: photos, people: people, seed: UInt64(seed), release: arguments.value("release") ?? "3.1.0"
            ).world
        }
        if arguments.has("photos") { throw CommandFailure(.usage, "--world and --photos exclude each other") }
        let bytes: [UInt8]
        do {
            bytes = try Files.read(path)
        } catch {
            throw CommandFailure(.failed, "\(error)", hint: "--world takes a world.json")
        }
        do throws(SimulatorError) {
            var world = try World(json: bytes)
            if let release = arguments.value("release") { world.release = release }
            return world
        } catch {
            throw CommandFailure(.failed, "\(quoted(path)): \(visible(error.description))")
        }
    }

    private static func show(_ world: World, port: Int, _ console: Console) {
        let photos = "\(grouped(world.assets.count)) photos, \(grouped(world.people.count)) people"
        console.results.line("Immich \(world.release) at http://127.0.0.1:\(port) with \(photos)")
        for key in world.keys {
            console.results.line("  key-\(key.name)  (\(key.permissions.joined(separator: ", ")))")
        }
        if let note = unrecorded(world.release) { console.messages.line(note) }
        console.messages.line("Ctrl-C ends it; nothing is kept.")
    }

    /// What to know of a release of which no answers are recorded; nil for those of which some are.
    static func unrecorded(_ release: String) -> String? {
        guard !ImmichSimulator.isRecorded(release) else { return nil }
        return "Immich \(release) is played by descriptions of it; a real one may answer otherwise."
    }

    /// Returns when the task is cancelled, and never before.
    private static func waitForCancellation() async {
        let (stream, feed) = AsyncStream.makeStream(of: Never.self)
        for await _ in stream {}
        feed.finish()
    }

    private static func optionalNumber(_ name: String, in arguments: Arguments) throws(CommandFailure) -> Int? {
        guard let text = arguments.value(name) else { return nil }
        guard let number = Int(text), (0...10_000_000).contains(number) else {
            throw CommandFailure(.usage, "--\(name) cannot be \(quoted(text)): a whole number up to 10,000,000")
        }
        return number
    }

    private static func number(
        _ name: String, in arguments: Arguments, otherwise value: Int, upTo limit: Int
    ) throws(SimulatorError) -> Int {
        guard let text = arguments.value(name) else { return value }
        guard let number = Int(text), (0...limit).contains(number) else { throw .cannotListen(port: Int(text) ?? -1) }
        return number
    }

    private static func failure(_ error: SimulatorError) -> CommandFailure {
        switch error {
        case .cannotListen: CommandFailure(.failed, "\(error)", hint: "--port 0 takes a free one")
        case .unreadableFault:
            CommandFailure(
                .usage, visible("\(error)"),
                hint: "a fault reads like status=500,every=3,route=/search/metadata or html,from=4")
        default: CommandFailure(.failed, visible("\(error)"))
        }
    }
}
