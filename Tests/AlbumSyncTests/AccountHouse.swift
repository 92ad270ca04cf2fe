import AlbumRules
import AlbumSync
import Foundation
import ImmichClient
import ImmichSimulator
import PhotoLibrary
import Synchronization
import TestSupport
import WebClient

/// Sees which photos one account moves in which way.
final class AccountWatch: HTTPTransport, Sendable {
    private let real = CurlTransport()
    private let seen = Mutex<[(isRemoval: Bool, photo: AssetID)]>([])

    /// The photos that were asked to be put in or taken out, so far.
    var moves: [(isRemoval: Bool, photo: AssetID)] { seen.withLock { $0 } }

    private struct IDs: Decodable {
        var ids: [AssetID]
    }

    func send(_ request: HTTPRequest) async throws(HTTPTransportError) -> HTTPResponse {
        if request.url.hasSuffix("/assets"), request.method == .put || request.method == .delete,
            let body = request.body, let asked = try? JSONDecoder().decode(IDs.self, from: Data(body))
        {
            seen.withLock { $0 += asked.ids.map { (request.method == .delete, $0) } }
        }
        return try await real.send(request)
    }
}

extension House {
    /// Lets Carol have a key, too, and leaves the crowd of guests out.
    static func forAccounts(_ world: inout World) {
        `A fault at every request`.withoutGuests(&world)
        if let carol = world.id("users", "carol") {
            world.keys.append(World.Key(name: "carol", userID: carol, permissions: ["all"]))
        }
    }

    /// A run over the accounts of a configuration; an account is called like the user whose key it has.
    func joint(
        _ yaml: String, keys: [String: String] = ["anna": "all"], only: [String] = [], approve: [String] = [],
        down: [String: RunFailure] = [:], watch: [String: any HTTPTransport] = [:], root: String? = nil
    ) async throws -> JointEngine {
        let source = SourceFile(name: "albums.yaml", text: yaml)
        let (configuration, findings) = ConfigurationReader.read([source])
        guard let configuration else { throw Unusable(description: "\(findings)") }
        guard let address = ServerAddress(address) else { throw Unusable(description: address) }
        let root = root ?? stateFolder
        let options = SyncOptions(
            only: only, approved: approve, configurationDigest: SourceFile.digest(of: [source]),
            now: { [self] in now.withLock { $0 } }, batchSize: 2)
        var accounts: [JointEngine.Account] = []
        for name in configuration.accounts.map(\.name) {
            if let failure = down[name] {
                accounts.append(JointEngine.Account(name: name, failure: failure))
                continue
            }
            let client = try await ImmichClient.connect(
                to: address, key: Secret("key-\(keys[name] ?? name)"), transport: watch[name] ?? CurlTransport(),
                options: ImmichClient.Options(clock: SkippingClock()))
            accounts.append(
                JointEngine.Account(
                    name: name,
                    engine: SyncEngine(
                        client: client, server: address.origin,
                        stateFolder: AccountFolder.find(account: name, of: client.user.id, in: root),
                        configuration: configuration.part(of: name), options: options,
                        session: tokens.withLock { $0 }.map {
                            ImmichSession(
                                $0, at: address, version: client.version, transport: CurlTransport(),
                                options: ImmichClient.Options(clock: SkippingClock()))
                        }, lockFolder: root)))
        }
        return JointEngine(accounts: accounts, configuration: configuration, root: root, options: options)
    }

    /// A run that allows the first photos of shared albums.
    @discardableResult
    func fill(_ yaml: String, _ names: String...) async throws -> RunReport {
        try await joint(yaml, approve: names).run()
    }

    /// Who is in the only album of a name, and as what.
    func users(of album: String) throws -> [EntityID: AlbumRole] {
        guard let id = simulator.albums(named: album).first else { throw Unusable(description: "no \(album)") }
        let users = try simulator.album(id).members.map { ($0.userID, $0.role) }
        return Dictionary(users.filter { $0.1 != .owner }) { first, _ in first }
    }
}
