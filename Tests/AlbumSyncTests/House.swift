import AlbumRules
import AlbumSync
import Foundation
import ImmichClient
import ImmichSimulator
import PhotoLibrary
import Synchronization
import TestSupport
import WebClient

/// A simulated server with the recorded family library, a state folder, and a clock that the test sets.
final class House: Sendable {
    static let releases = ["2.7.5", "3.1.0"]
    /// Played from descriptions, over the library recorded on 3.1.0.
    static let unrecorded = "3.2.0"

    let simulator: ImmichSimulator
    let world: World
    let address: String
    /// How the program speaks to the server.
    let transport: any HTTPTransport
    private let folder: TemporaryFolder
    /// Not there until a run makes it.
    var stateFolder: String { folder.path + "/state" }
    /// A day after everything was uploaded.
    let tokens = Mutex<SessionTokens?>(nil)
    let now = Mutex(Instant(milliseconds: Timestamp(year: 2026, month: 11, day: 25, hour: 12).milliseconds))

    private init(
        _ world: World, _ simulator: ImmichSimulator, port: Int, _ folder: TemporaryFolder,
        _ transport: any HTTPTransport = CurlTransport()
    ) {
        self.world = world
        self.simulator = simulator
        address = "http://127.0.0.1:\(port)"
        self.folder = folder
        self.transport = transport
        simulator.setClock { [weak self] in Timestamp(milliseconds: self?.now.withLock { $0.milliseconds } ?? 0) }
    }

    static func open(_ release: String, change: (inout World) -> Void = { _ in }) async throws -> House {
        var world = try recordedWorld(release)
        change(&world)
        let simulator = try ImmichSimulator(world: world)
        let port = try await simulator.start()
        return House(world, simulator, port: port, try TemporaryFolder())
    }

    /// A house like this one, as it is now; cheaper than one more, because nothing lies between program and server.
    func copy() throws -> House {
        var world = simulator.snapshot
        (world.logical, world.logins) = (self.world.logical, self.world.logins)
        let simulator = try ImmichSimulator(world: world)
        let house = House(world, simulator, port: 2283, try TemporaryFolder(), DirectTransport(simulator))
        house.now.withLock { $0 = now.withLock { $0 } }
        if FileManager.default.fileExists(atPath: stateFolder) {
            try FileManager.default.copyItem(atPath: stateFolder, toPath: house.stateFolder)
        }
        return house
    }

    /// The release whose recorded library a release is given.
    static func recorded(_ release: String) -> String { release == unrecorded ? "3.1.0" : release }

    private static func recordedWorld(_ release: String) throws -> World {
        var world = try World.recorded(recorded(release))
        world.release = release
        return world
    }

    /// Runs a test in a house and closes it.
    static func with(
        _ release: String, change: (inout World) -> Void = { _ in }, _ body: (House) async throws -> Void
    ) async throws {
        let house = try await open(release, change: change)
        do {
            try await body(house)
        } catch {
            await house.simulator.stop()
            throw error
        }
        await house.simulator.stop()
    }

    func engine(
        _ yaml: String, key: String = "all", only: [String] = [], approve: [String] = [],
        transport: (any HTTPTransport)? = nil, batchSize: Int = 500, cut: CutOff? = nil,
        full: Bool = false, withSession: Bool = true,
        onEvent: @escaping @Sendable (SyncEvent) -> Void = { _ in }
    ) async throws -> SyncEngine {
        let name = yaml.contains("SYNC_CONFIGS") ? "local_settings.py" : "albums.yaml"
        let (configuration, findings) = ConfigurationReader.read([SourceFile(name: name, text: yaml)])
        guard let configuration else { throw Unusable(description: "\(findings)") }
        guard let address = ServerAddress(address) else { throw Unusable(description: address) }
        let options = ImmichClient.Options(clock: SkippingClock())
        let transport = cut ?? transport ?? self.transport
        let client = try await ImmichClient.connect(
            to: address, key: Secret("key-\(key)"), transport: transport, options: options)
        let session = (withSession ? tokens.withLock { $0 } : nil).map {
            ImmichSession(
                $0, at: address, version: client.version, transport: transport, options: options)
        }
        let onWritten = cut.map { cut in { @Sendable in cut.pass("state") } }
        return SyncEngine(
            client: client, server: address.origin, stateFolder: stateFolder, configuration: configuration,
            options: SyncOptions(
                only: only, approved: approve, readsEverything: full,
                configurationDigest: SourceFile.digest(of: [SourceFile(name: name, text: yaml)]),
                now: { [self] in now.withLock { $0 } }, batchSize: batchSize, onEvent: onEvent, onWritten: onWritten),
            session: session)
    }

    /// Runs have a session from now on.
    func logIn(_ user: String = "anna") async throws {
        guard let address = ServerAddress(address) else { throw Unusable(description: address) }
        let tokens = try await ImmichSession.logIn(
            to: address, email: "\(user)@example.org", password: Secret("novak-family-1"), program: "immich-auto-album",
            machine: "test", transport: CurlTransport())
        self.tokens.withLock { $0 = tokens }
    }

    /// What the program remembers now.
    func state() async throws -> SyncState {
        let anna = try id("anna", "users")
        return try SyncState.open(
            in: stateFolder, for: UserID(high: anna.high, low: anna.low), server: address, access: .planning
        ).state
    }

    func run(_ yaml: String, key: String = "all", approve: [String] = []) async throws -> RunReport {
        try await engine(yaml, key: key, approve: approve).run()
    }

    func plan(_ yaml: String, key: String = "all") async throws -> RunReport {
        try await engine(yaml, key: key).plan()
    }

    /// A photo, person or user by its name in the sample library.
    func id(_ name: String, _ kind: String = "assets") throws -> EntityID {
        guard let id = world.id(kind, name) else { throw Unusable(description: "no \(name) among \(kind)") }
        return id
    }

    func ids(_ names: String...) throws -> [EntityID] { try names.map { try id($0) } }

    /// The members of the only album of that name, by their names in the sample library.
    func members(_ album: String) throws -> Set<String> {
        let albums = simulator.albums(named: album)
        guard let album = albums.first, albums.count == 1 else {
            throw Unusable(description: "\(albums.count) albums are called \(album)")
        }
        let names = Dictionary(uniqueKeysWithValues: (world.logical["assets"] ?? [:]).map { ($0.value, $0.key) })
        return Set(try simulator.members(of: album).map { names[$0] ?? $0.description })
    }

    func photo(_ name: String) throws -> AssetID {
        let id = try id(name)
        return AssetID(high: id.high, low: id.low)
    }

    var writes: [String] { simulator.requests.filter(\.isWrite).map { "\($0.method) \($0.target)" } }

    func pass(hours: Int64) { now.withLock { $0.milliseconds += hours * 3_600_000 } }

    struct Unusable: Error, CustomStringConvertible {
        var description: String
    }
}

/// The album of a report by its name.
extension RunReport {
    subscript(_ name: String) -> AlbumReport? { albums.first { $0.name == name } }
}
