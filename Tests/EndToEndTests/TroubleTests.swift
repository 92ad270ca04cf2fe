import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// What goes wrong at home, with the message, the exit code, and nothing written.
@Suite struct TroubleTests {
    private static let family = "albums:\n- {name: Family, all: {people: Emma}}\n"

    private func stage(_ configuration: String = family, as name: String = "albums.yaml") async throws -> Stage {
        let stage = try await Stage(release: "3.1.0")
        try stage.write(configuration, to: name)
        return stage
    }

    private func expect(
        _ outcome: Binary.Outcome, _ code: Int32, _ message: String, _ stage: Stage,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(outcome.code == code, "\(outcome.all)", sourceLocation: location)
        #expect(outcome.all.contains(message), "\(outcome.all)", sourceLocation: location)
        #expect(stage.writes.isEmpty, sourceLocation: location)
    }

    @Test func `a wrong key`() async throws {
        let stage = try await stage()
        let outcome = try await stage.runWithKey("sync", key: "wrong")
        try expect(outcome, 77, "the API key is refused", stage)
        #expect(outcome.messages.contains("hint: is the key copied whole?"))
    }

    @Test(
        "a permission that is missing is named",
        arguments: [("nothing", "album.read"), ("nopeople", "person.read"), ("read", "albumAsset.create")])
    func permission(_ key: String, _ permission: String) async throws {
        let stage = try await stage()
        let outcome = try await stage.runWithKey("sync", key: "key-" + key)
        #expect(outcome.code == 77, "\(outcome.all)")
        #expect(outcome.all.contains("lacks the permission"), "\(outcome.all)")
        #expect(outcome.messages.contains("Account Settings → API Keys"))
        #expect(try stage.members(of: "Family") == nil)
        #expect(stage.writes.isEmpty)
    }

    @Test("the documented permissions suffice, to add and to remove", arguments: Stage.releases)
    func documentedPermissions(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write(Self.family, to: "albums.yaml")
        let first = try await stage.runWithKey("sync", key: "key-documented")
        #expect(first.code == 0, "\(first.all)")
        let before = try #require(try stage.members(of: "Family"))
        let photo = try #require(stage.world.id("assets", "summer-01"))
        try stage.simulator.removeFaces(of: try #require(stage.world.id("people", "emma")), from: photo)
        let second = try await stage.runWithKey("sync", key: "key-documented")
        #expect(second.code == 0, "\(second.all)")
        #expect(try stage.members(of: "Family") == before.subtracting([photo]))
        let readme = try String(
            contentsOf: Stage.fixtures.appending(path: "../../README.md"), encoding: .utf8)
        let named = Set(readme.matches(of: /`((?:asset|person|album|albumAsset|user)\.[a-z]+)`/).map { String($0.1) })
        let optional: Set = ["asset.statistics"]
        #expect(named == Set(Stage.documentedPermissions).union(optional))
    }

    @Test func `a server that is down`() async throws {
        let stage = try await stage()
        let outcome = try await stage.run(
            "sync", variables: ["IMMICH_URL": try deadAddress(), "IMMICH_API_KEY": "k"])
        try expect(outcome, 69, "cannot connect", stage)
        #expect(outcome.messages.contains("/api/server/ping"))
    }

    @Test func `a web page instead of the API`() async throws {
        let stage = try await stage()
        stage.simulator.faults = [try Fault("html")]
        let outcome = try await stage.runWithKey("sync")
        try expect(outcome, 69, "web page instead of the Immich API", stage)
        #expect(outcome.messages.contains("login page"))
    }

    @Test func `a redirect is not followed with the key`() async throws {
        let stage = try await stage()
        stage.simulator.faults = [try Fault("redirect=https://elsewhere.example")]
        try expect(try await stage.runWithKey("sync"), 69, "redirects to https://elsewhere.example", stage)
    }

    @Test func `a name that nobody has holds the album, the others go on`() async throws {
        let stage = try await stage("albums:\n- {name: A, all: {people: Emmma}}\n- {name: B, all: {people: Liam}}\n")
        let outcome = try await stage.runWithKey("sync")
        #expect(outcome.code == 4, "\(outcome.all)")
        #expect(outcome.results.contains("nobody is called \"Emmma\"; did you mean \"Emma\"?   albums.yaml:2:27"))
        #expect(try stage.members(of: "A") == nil)
        #expect(try stage.members(of: "B")?.isEmpty == false)
    }

    @Test func `two people of one name hold the album and are told apart`() async throws {
        let stage = try await stage("albums:\n- {name: A, all: {people: Alex}}\n")
        let outcome = try await stage.runWithKey("sync")
        try expect(outcome, 4, "2 people are called \"Alex\"", stage)
        #expect(outcome.results.contains("dd558e88-eaea-4e80-a333-0c9dc1044168"))
    }

    @Test(
        "configurations that cannot be read",
        arguments: [
            ("albums.yaml", "albums:\n  - {name: A, all: [\n", "albums.yaml:"),
            (
                "local_settings.py", "API_KEY = open(\"key\").read()\nSYNC_CONFIGS = []\n",
                "local_settings.py:1:11: error:"
            ),
            ("albums.yaml", "albums:\n- {name: A, all: {peopl: Emma}}\n", "albums.yaml:2:19: error: \"peopl\""),
        ])
    func configuration(_ name: String, _ text: String, _ message: String) async throws {
        let stage = try await stage(text, as: name)
        for command in ["check", "plan", "sync"] {
            let outcome = try await stage.runWithKey(command)
            try expect(outcome, 78, message, stage)
        }
        #expect(stage.simulator.requests.isEmpty)
    }

    @Test func `no server and no key are said before anything is asked`() async throws {
        let stage = try await stage()
        try expect(try await stage.run("sync"), 78, "no API key", stage)
        try expect(
            try await stage.run("sync", variables: ["IMMICH_API_KEY": "k"]), 78, "no address of the server", stage)
    }

    @Test func `words that are not understood`() async throws {
        let stage = try await stage()
        try expect(try await stage.run("snyc"), 64, "did you mean \"sync\"?", stage)
        try expect(try await stage.runWithKey("sync", "--only", "Famly"), 64, "did you mean \"Family\"?", stage)
    }

    @Test func `a state folder that cannot be written`() async throws {
        let stage = try await stage()
        try stage.write("in the way", to: "file")
        try expect(try await stage.runWithKey("sync", "--state", "file/state"), 73, "file/state", stage)
    }

    @Test(
        "faults while reading change nothing",
        arguments: ["status=500,from=4", "truncate,from=4", "short,route=/search/metadata"])
    func faults(_ fault: String) async throws {
        let stage = try await stage()
        stage.simulator.faults = [try Fault(fault)]
        let outcome = try await stage.runWithKey("sync")
        #expect(outcome.code != 0, "\(outcome.all)")
        #expect(stage.writes.isEmpty, "\(outcome.all)")
    }
}
