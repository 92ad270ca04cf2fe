import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// The built program interrupted or terminated while a write is under way: what was begun is finished and told, and the
/// next run is right.
@Suite struct SignalTests {
    private struct Ending: Sendable {
        var signal: Int32
        var code: Int32
    }

    private static let endings = [Ending(signal: SIGINT, code: 130), Ending(signal: SIGTERM, code: 143)]

    /// An album with a photo to go and one to come, and an album to be made.
    private func stage(_ release: String) async throws -> Stage {
        let stage = try await Stage(release: release)
        try stage.write(KillTests.before, to: "albums.yaml")
        #expect(try await stage.runWithKey("sync").code == 0)
        for (photo, isFavorite) in [("summer-00", false), ("summer-01", true)] {
            try stage.simulator.setFavorite(isFavorite, asset: try #require(stage.world.id("assets", photo)))
        }
        try stage.write(KillTests.after, to: "albums.yaml")
        stage.simulator.forgetRequests()
        return stage
    }

    /// Runs a command and ends it while the server holds back the answer to a write.
    private func run(_ stage: Stage, _ words: [String], _ ending: Ending, at method: String) async throws
        -> Binary.Outcome
    {
        stage.simulator.faults = [try Fault("delay=800,method=\(method),route=/albums")]
        let coming = stage.simulator.comingRequests()
        let outcome = try await Binary.run(
            words + ["--json"], in: stage.folder.path,
            environment: ["HOME": stage.folder.path, "IMMICH_URL": stage.url, "IMMICH_API_KEY": "key-write"],
            signal: ending.signal
        ) { await coming.contains { $0.method == method && $0.isWrite } }
        stage.simulator.faults = []
        return outcome
    }

    /// What is said of each album is what the server has, and the history has the same end.
    private func check(_ outcome: Binary.Outcome, _ stage: Stage, _ before: [String: Set<EntityID>], _ code: Int32)
        async throws
    {
        #expect(outcome.code == code && outcome.messages.contains("ending after what is under way"), "\(outcome.all)")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.results.utf8)) as? [String: Any])
        #expect(object["exitCode"] as? Int == Int(code))
        for album in try #require(object["albums"] as? [[String: Any]]) {
            let name = try #require(album["name"] as? String)
            let now = try stage.members(of: name) ?? []
            func ids(_ key: String) -> Set<String> {
                Set((album[key] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
            }
            let was = before[name] ?? []
            #expect(ids("added") == Set(now.subtracting(was).map(\.description)), "\(name)")
            #expect(ids("removed") == Set(was.subtracting(now).map(\.description)), "\(name)")
        }
        let history = try await stage.run("history", "--limit", "1", "--json")
        #expect(history.results.contains("\"exitCode\": \(code)"), "\(history.all)")
    }

    private func members(_ stage: Stage) throws -> [String: Set<EntityID>] {
        ["Best": try stage.members(of: "Best") ?? [], "Emma": try stage.members(of: "Emma") ?? []]
    }

    @Test("a sync that is ended at any kind of write is finished by the next one", arguments: Stage.releases)
    func sync(_ release: String) async throws {
        let undisturbed = try await stage(release)
        #expect(try await undisturbed.runWithKey("sync").code == 0)
        let expected = try members(undisturbed)
        // Most of it is waiting for answers that are held back, which goes by side by side.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for ending in Self.endings {
                for method in ["POST", "PUT", "DELETE"] {
                    group.addTask { try await sync(release, ending, at: method, expected) }
                }
            }
            try await group.waitForAll()
        }
    }

    private func sync(_ release: String, _ ending: Ending, at method: String, _ expected: [String: Set<EntityID>])
        async throws
    {
        let stage = try await stage(release)
        let before = try members(stage)
        let outcome = try await run(stage, ["sync"], ending, at: method)
        try await check(outcome, stage, before, ending.code)
        let next = try await stage.runWithKey("sync")
        #expect(next.code == 0, "\(method): \(next.all)")
        #expect(try members(stage) == expected && stage.simulator.albums(named: "Emma").count == 1, "\(method)")
    }

    @Test("an undo that is ended is finished by the same command", arguments: Stage.releases)
    func undo(_ release: String) async throws {
        for (ending, method) in zip(Self.endings, ["PUT", "DELETE"]) {
            let stage = try await stage(release)
            let start = try members(stage)
            #expect(try await stage.runWithKey("sync").code == 0)
            stage.simulator.forgetRequests()
            let before = try members(stage)
            let outcome = try await run(stage, ["undo", "2", "--approve", "Emma"], ending, at: method)
            try await check(outcome, stage, before, ending.code)
            let again = try await stage.runWithKey("undo", "2", "--approve", "Emma")
            #expect(again.code == 0, "\(again.all)")
            #expect(try members(stage) == start)
            stage.simulator.forgetRequests()
            #expect(try await stage.runWithKey("sync").code == 0)
            #expect(stage.writes.isEmpty, "what was undone stays undone")
        }
    }

    @Test("a saved plan that is cut off is refused afterwards, and a sync finishes it", arguments: Stage.releases)
    func apply(_ release: String) async throws {
        let undisturbed = try await stage(release)
        #expect(try await undisturbed.runWithKey("sync").code == 0)
        for (ending, method) in zip(Self.endings, ["PUT", "POST"]) {
            let stage = try await stage(release)
            #expect(try await stage.runWithKey("plan", "--out", "tonight.json").code == 0)
            let before = try members(stage)
            let outcome = try await run(stage, ["apply", "tonight.json"], ending, at: method)
            try await check(outcome, stage, before, ending.code)
            let stale = try await stage.runWithKey("apply", "tonight.json")
            #expect(stale.code == 4 && stale.messages.contains("does not fit any more"), "\(stale.all)")
            #expect(try await stage.runWithKey("sync").code == 0)
            #expect(try members(stage) == (try members(undisturbed)))
        }
    }
}
