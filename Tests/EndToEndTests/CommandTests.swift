import Foundation
import ImmichSimulator
import TestSupport
import Testing

@Suite struct CommandTests {
    private func stage(_ configuration: String, release: String = "3.1.0") async throws -> Stage {
        let stage = try await Stage(release: release)
        try stage.write(configuration, to: "albums.yaml")
        return stage
    }

    @Test("why answers by id, link and file name, in and out of the album", arguments: Stage.releases)
    func why(_ release: String) async throws {
        let stage = try await stage(
            "albums:\n- {name: Emma, all: {people: Emma}, none: {type: video}}\n", release: release)
        let photo = try #require(stage.world.id("assets", "summer-01"))
        let before = try await stage.runWithKey("why", "Emma", "\(photo)")
        #expect(before.code == 0, "\(before.all)")
        #expect(before.results.contains("it belongs, and the next run adds it"))
        #expect(stage.writes.isEmpty)
        #expect(try await stage.runWithKey("sync").code == 0)
        let after = try await stage.runWithKey("why", "Emma", "https://photos.example.com/photos/\(photo)")
        #expect(after.results.contains("it belongs, and it is in the album"))
        #expect(after.results.contains("added by this program"))
        let video = try await stage.runWithKey("why", "Emma", "clip-1.mp4", "--json")
        #expect(video.code == 0, "\(video.all)")
        #expect(video.results.contains("\"belongs\": false"))
        let archived = try await stage.runWithKey("why", "Emma", "archived-emma.jpg")
        #expect(archived.results.contains("it is in the archive"), "\(archived.all)")
        let nobody = try await stage.runWithKey("why", "Emma", "no-such-photo.jpg")
        #expect(nobody.code == 1)
        #expect(nobody.messages.contains("no photo \"no-such-photo.jpg\""))
    }

    @Test func `explain reads a rule back without a server`() async throws {
        let stage = try await stage(
            "albums:\n- {name: Greece, all: {taken: 2023-06..2023-08, country: Greece}, none: {type: video}}\n")
        let outcome = try await stage.run("explain", "Greece")
        #expect(outcome.code == 0, "\(outcome.all)")
        #expect(
            outcome.results.contains(
                "Photos taken June 2023 to August 2023 in Greece; leaving out anything that is a video."))
        #expect(stage.simulator.requests.isEmpty)
    }

    @Test func `machines get the report of a run`() async throws {
        let stage = try await stage("albums:\n- {name: Emma, all: {people: Emma}}\n")
        let outcome = try await stage.runWithKey("sync", "--json")
        #expect(outcome.code == 0, "\(outcome.all)")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.results.utf8)) as? [String: Any])
        #expect(object["schema"] as? Int == 1)
        #expect(object["kind"] as? String == "run")
        let album = try #require((object["albums"] as? [[String: Any]])?.first)
        let added = try #require(album["added"] as? [[String: Any]])
        #expect(
            Set(added.compactMap { $0["id"] as? String })
                == Set(try stage.members(of: "Emma")?.map(\.description) ?? []))
    }

    @Test func `only the named album is touched`() async throws {
        let stage = try await stage("albums:\n- {name: A, all: {people: Emma}}\n- {name: B, all: {people: Liam}}\n")
        let outcome = try await stage.runWithKey("sync", "--only", "B")
        #expect(outcome.code == 0, "\(outcome.all)")
        #expect(try stage.members(of: "A") == nil)
        #expect(try stage.members(of: "B")?.isEmpty == false)
    }

    @Test func `a held removal waits however often it is asked, and one approval lets it through`() async throws {
        let stage = try await stage("albums:\n- {name: Videos, all: {type: video}}\n")
        #expect(try await stage.runWithKey("sync").code == 0)
        let before = try #require(try stage.members(of: "Videos"))
        #expect(before.count == 6)
        try stage.write("albums:\n- {name: Videos, all: {type: video, people: Grandma Rosa}}\n", to: "albums.yaml")
        for _ in 1...3 {
            let held = try await stage.runWithKey("sync")
            #expect(held.code == 4, "\(held.all)")
            #expect(held.results.contains("immich-auto-album sync --approve Videos"))
            #expect(try stage.members(of: "Videos") == before)
        }
        let approved = try await stage.runWithKey("sync", "--approve", "Videos")
        #expect(approved.code == 0, "\(approved.all)")
        #expect(try stage.members(of: "Videos") == [])
    }

    @Test func `an interrupted run says so, and the next one does the work`() async throws {
        let stage = try await stage("albums:\n- {name: Emma, all: {people: Emma}}\n")
        stage.simulator.faults = [try Fault("delay=3000,route=/search/metadata")]
        let coming = stage.simulator.comingRequests()
        let outcome = try await Binary.run(
            ["sync"], in: stage.folder.path,
            environment: ["HOME": stage.folder.path, "IMMICH_URL": stage.url, "IMMICH_API_KEY": "key-write"]
        ) { await coming.contains { $0.target.contains("/people") } }
        #expect(outcome.code == 130, "\(outcome.all)")
        #expect(stage.writes.isEmpty)
        stage.simulator.faults = []
        #expect(try await stage.runWithKey("sync").code == 0)
        #expect(try stage.members(of: "Emma")?.isEmpty == false)
    }

    @Test func `the log tells what was done and turns up where it was asked for`() async throws {
        let stage = try await stage("log: {file: sync.log}\nalbums:\n- {name: Emma, all: {people: Emma}}\n")
        #expect(try await stage.runWithKey("sync").code == 0)
        let log = try String(contentsOf: stage.folder.appending(path: "sync.log"), encoding: .utf8)
        #expect(log.contains("Emma: "))
        #expect(log.contains("(exit code 0)"))
        #expect(!log.contains("key-write"))
    }

    @Test("the demo does what it says and leaves nothing", arguments: Stage.releases)
    func demo(_ release: String) async throws {
        let stage = try await stage("")
        let before = try FileManager.default.contentsOfDirectory(atPath: stage.folder.path)
        let outcome = try await stage.run("demo", "--release", release, variables: ["TMPDIR": stage.folder.path])
        #expect(outcome.code == 0, "\(outcome.all)")
        var text = outcome.results.replacing(/127\.0\.0\.1:[0-9]+/, with: "127.0.0.1:PORT")
        text = text.replacing(/[0-9.]+ m?s(?=[,)])/, with: "TIME").replacing(/[0-9]+ requests/, with: "N requests")
        try Golden.check(text, against: "demo/\(release).txt")
        #expect(try FileManager.default.contentsOfDirectory(atPath: stage.folder.path) == before)
    }

    @Test func `the version comes at once`() async throws {
        let stage = try await stage("")
        let outcome = try await stage.run("--version")
        #expect(outcome.code == 0)
        #expect(outcome.results.hasPrefix("immich-auto-album "))
    }
}
