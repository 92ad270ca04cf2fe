import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// The built program, really killed while the server holds back an answer, and two of it at once.
@Suite struct KillTests {
    static let before = "albums:\n- {name: Best, all: {favorite: true}}\n"
    static let after = before + "- {name: Emma, all: {people: Emma}}\n"

    /// A server with one album kept, a photo to go, a photo to come, and an album to be made.
    private func stage(_ release: String) async throws -> Stage {
        let stage = try await Stage(release: release)
        try stage.write(Self.before, to: "albums.yaml")
        #expect(try await stage.runWithKey("sync").code == 0)
        for (photo, isFavorite) in [("summer-00", false), ("summer-01", true)] {
            let id = try #require(stage.world.id("assets", photo))
            try stage.simulator.setFavorite(isFavorite, asset: id)
        }
        try stage.write(Self.after, to: "albums.yaml")
        stage.simulator.forgetRequests()
        return stage
    }

    private func members(_ stage: Stage) throws -> [Set<EntityID>?] {
        [try stage.members(of: "Best"), try stage.members(of: "Emma")]
    }

    private func run(_ stage: Stage, _ signal: Int32, atAnswerTo method: String) async throws -> Binary.Outcome {
        stage.simulator.faults = [try Fault("delay=800,method=\(method),route=/albums")]
        let coming = stage.simulator.comingRequests()
        let outcome = try await Binary.run(
            ["sync"], in: stage.folder.path,
            environment: ["HOME": stage.folder.path, "IMMICH_URL": stage.url, "IMMICH_API_KEY": "key-write"],
            signal: signal
        ) {
            await coming.contains { $0.method == method && !$0.target.contains("/search/") }
        }
        stage.simulator.faults = []
        return outcome
    }

    @Test("killed before the answer came, the next run finishes the work", arguments: Stage.releases)
    func kill(_ release: String) async throws {
        let undisturbed = try await stage(release)
        #expect(try await undisturbed.runWithKey("sync").code == 0)
        let expected = try members(undisturbed)
        for method in ["POST", "PUT", "DELETE"] {
            let stage = try await stage(release)
            let killed = try await run(stage, SIGKILL, atAnswerTo: method)
            #expect(killed.code == 128 + SIGKILL, "\(method): \(killed.all)")
            let history = try await stage.run("history", "--limit", "1")
            #expect(history.results.contains("never ended"), "\(history.all)")
            let next = try await stage.runWithKey("sync")
            #expect(next.code == 0, "\(method): \(next.all)")
            #expect(try members(stage) == expected, "\(method)")
            #expect(stage.simulator.albums(named: "Emma").count == 1)
            stage.simulator.forgetRequests()
            #expect(try await stage.runWithKey("sync").code == 0)
            #expect(stage.writes.isEmpty, "\(method)")
        }
    }

    @Test("terminated, it ends after the write under way and says so", arguments: Stage.releases)
    func terminate(_ release: String) async throws {
        let stage = try await stage(release)
        let outcome = try await run(stage, SIGTERM, atAnswerTo: "PUT")
        #expect(outcome.code == 143, "\(outcome.all)")
        #expect(outcome.messages.contains("ending after what is under way"))
        let row = try #require(outcome.results.split(separator: "\n").first { $0.hasPrefix("Best") })
        #expect(row.split(separator: " ").prefix(3) == ["Best", "1", "0"], "\(outcome.all)")
        let next = try await stage.runWithKey("sync")
        #expect(next.code == 0 && next.results.contains("1 removed"), "\(next.all)")
    }

    @Test func `a second run beside the first ends at once and says whose turn it is`() async throws {
        let stage = try await stage("3.1.0")
        stage.simulator.faults = [try Fault("delay=4000,method=PUT,to=1")]
        let coming = stage.simulator.comingRequests()
        async let first = stage.runWithKey("sync")
        #expect(await coming.contains { $0.method == "PUT" })
        let second = try await stage.runWithKey("sync")
        #expect(second.code == 75, "\(second.all)")
        #expect(second.messages.contains(/another run is at work \(process [0-9]+, for [0-9]+ s\)/), "\(second.all)")
        #expect(second.messages.contains("hint: wait for the other run to end"))
        #expect(try await first.code == 0)
        #expect(try await stage.runWithKey("sync").code == 0)
    }

    @Test("a plan is kept, applied exactly, and refused once it is old", arguments: Stage.releases)
    func savedPlan(_ release: String) async throws {
        let stage = try await stage(release)
        let plan = try await stage.runWithKey("plan", "--out", "tonight.json")
        #expect(plan.code == 0 && stage.writes.isEmpty, "\(plan.all)")
        #expect(plan.messages.contains("immich-auto-album apply tonight.json"))
        let file = stage.folder.appending(path: "tonight.json")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(text.contains("summer-01.jpg") && !text.contains("key-write"))
        let applied = try await stage.runWithKey("apply", "tonight.json")
        #expect(applied.code == 0, "\(applied.all)")
        #expect(try stage.members(of: "Emma")?.isEmpty == false)
        stage.simulator.forgetRequests()
        let stale = try await stage.runWithKey("apply", "tonight.json")
        #expect(stale.code == 4 && stage.writes.isEmpty, "\(stale.all)")
        #expect(stale.messages.contains("error: the saved plan does not fit any more; nothing was written"))
        #expect(stale.results.contains("\"Best\": its photos are others now"), "\(stale.all)")
        try stage.write("albums: []\n", to: "other.json")
        let foreign = try await stage.runWithKey("apply", "other.json")
        #expect(foreign.code == 64 && foreign.messages.contains("\"other.json\" is not a saved plan"), "\(foreign.all)")
        try stage.write(String(text.dropLast(50)), to: "half.json")
        let damaged = try await stage.runWithKey("apply", "half.json")
        #expect(damaged.code == 78 && damaged.messages.contains("it is damaged"), "\(damaged.all)")
        let missing = try await stage.runWithKey("apply", "none.json")
        #expect(missing.code == 64 && missing.messages.contains("there is no file"), "\(missing.all)")
    }
}
