import Foundation
import ImmichSimulator
import TestSupport

/// A made-up server with a recorded library, and a folder with a configuration, for one test.
final class Stage: Sendable {
    /// The releases with recorded libraries.
    static let releases = ["2.7.5", "3.1.0"]

    /// The server.
    let simulator: ImmichSimulator
    /// Where it is.
    let url: String
    /// The library it started with.
    let world: World
    /// The folder that the program runs in.
    var folder: URL { place.url }
    private let place: TemporaryFolder

    /// A server of a release that is up, and an empty folder.
    init(
        release: String, faults: [Fault] = [], change: (inout World) throws -> Void = { _ in }
    ) async throws {
        var world = try World.recorded(release)
        if let anna = world.id("users", "anna") ?? world.users.first?.id {
            world.keys.append(World.Key(name: "documented", userID: anna, permissions: Self.documentedPermissions))
        }
        try change(&world)
        self.world = world
        var options = ImmichSimulator.Options()
        options.faults = faults
        simulator = try ImmichSimulator(world: world, options: options)
        url = "http://127.0.0.1:\(try await simulator.start())"
        place = try TemporaryFolder()
    }

    /// What the README tells users to tick.
    static let documentedPermissions = [
        "asset.read", "person.read", "album.read", "user.read", "album.create", "albumAsset.create",
        "albumAsset.delete",
    ]

    /// Where the recorded libraries are.
    static var fixtures: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")
    }

    /// Writes a file that only its owner can read.
    func write(_ text: String, to name: String) throws {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    }

    /// The settings file of the Python script with address, key and names of this library in it.
    func writeLegacySettings(key: String = "key-write") throws {
        let file = Self.fixtures.appending(path: "legacy/local_settings.py")
        var text = try String(contentsOf: file, encoding: .utf8)
        for (old, new) in [
            ("https://immich.example.com", url), ("your_api_key_here", key), ("Person A", "Emma"),
            ("Person B", "Liam"), ("Person C", "Grandma Rosa"),
        ] {
            text = text.replacingOccurrences(of: "\"\(old)\"", with: "\"\(new)\"")
        }
        try write(text, to: "local_settings.py")
    }

    /// Runs the program in the folder; its state lies there too.
    func run(
        _ words: String..., variables: [String: String] = [:]
    ) async throws -> Binary.Outcome {
        var environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
        environment.merge(variables) { $1 }
        return try await Binary.run(words, in: folder.path, environment: environment)
    }

    /// The same with address and key in the environment.
    func runWithKey(_ words: String..., key: String = "key-write") async throws -> Binary.Outcome {
        try await Binary.run(
            words, in: folder.path,
            environment: ["HOME": folder.path, "IMMICH_URL": url, "IMMICH_API_KEY": key])
    }

    /// The members of the one album of a name; nil when there is none.
    func members(of album: String) throws -> Set<EntityID>? {
        try simulator.albums(named: album).first.map { Set(try simulator.members(of: $0)) }
    }

    /// Requests that change the library.
    var writes: [RequestRecord] {
        simulator.requests.filter { $0.method != "GET" && !$0.target.contains("/search/") }
    }

    /// All text of every file that the program left in the folder.
    func everythingWritten() throws -> String {
        let names = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        let files = (names?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension != "py" && !$0.hasDirectoryPath }
        return try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }.joined()
    }
}
