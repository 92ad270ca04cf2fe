import Foundation
import ImmichSimulator
import TestSupport
import Testing

@Suite struct HistoryTests {
    @Test("runs are told, undone, and told again", arguments: Stage.releases)
    func undo(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write("albums:\n- {name: Best, all: {favorite: true}}\n", to: "albums.yaml")
        let empty = try await stage.run("history")
        #expect(empty.code == 0 && empty.results == "No run is remembered yet.\n", "\(empty.all)")
        #expect(try await stage.runWithKey("sync").code == 0)
        let before = try #require(try stage.members(of: "Best"))
        let photo = try #require(stage.world.id("assets", "summer-01"))
        try stage.simulator.setFavorite(true, asset: photo)
        #expect(try await stage.runWithKey("sync").code == 0)

        let table = try await stage.run("history")
        #expect(table.code == 0)
        let rows = table.results.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(rows[0] == ["RUN", "WHEN", "WHAT", "ADDED", "REMOVED", "RESULT"])
        #expect(rows[1][0] == "2" && Array(rows[1].suffix(4)) == ["sync", "1", "0", "done"])
        #expect(rows[2] == ["Best", "1", "0"])
        #expect(rows[4].suffix(1) == ["made"])
        let one = try await stage.run("history", "2")
        #expect(one.results.contains("  + summer-01.jpg"), "\(one.all)")

        let shown = try await stage.runWithKey("undo", "2", "--dry-run")
        #expect(shown.code == 0 && shown.results.contains("− summer-01.jpg"), "\(shown.all)")
        #expect(try stage.members(of: "Best")?.contains(photo) == true)
        let undone = try await stage.runWithKey("undo", "2")
        #expect(undone.code == 0, "\(undone.all)")
        #expect(undone.results.contains("The next sync leaves this as it is"))
        #expect(try stage.members(of: "Best") == before)
        #expect(try await stage.runWithKey("sync").code == 0)
        #expect(try stage.members(of: "Best") == before)

        let json = try await stage.run("history", "--json", "--limit", "2")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.results.utf8)) as? [String: Any])
        let runs = try #require(object["runs"] as? [[String: Any]])
        #expect(runs.map { $0["id"] as? Int } == [4, 3])
        #expect(runs[1]["kind"] as? String == "undo" && runs[1]["undoes"] as? Int == 2)
        let why = try await stage.runWithKey("why", "Best", "summer-01.jpg")
        #expect(why.results.contains("added by this program (run 2)"), "\(why.all)")
        #expect(why.results.contains("taken out by this program (undoing run 2, run 3)"))
        #expect(why.results.contains("a run that had added it was undone, so it stays out"))
    }

    @Test("answers are told among the runs, with what they were about", arguments: Stage.releases)
    func answers(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write(
            """
            albums:
            - {name: Emma, all: {people: Emma}}
            - {name: Best, all: {favorite: true}}
            - {name: Family Faces, all: {people: Liam}}
            """, to: "albums.yaml")
        #expect(try await stage.runWithKey("sync").code == 0)
        let hand = try #require(stage.world.id("assets", "nobody-0"))
        try stage.simulator.addMembers([hand], to: try #require(stage.simulator.albums(named: "Emma").first))
        try stage.simulator.delete(album: try #require(stage.simulator.albums(named: "Best").first))
        for words in [
            ["adopt", "Emma", "--all"], ["recreate", "Best"], ["accept-rename", "Emma"], ["forget", "Family Faces"],
            ["delete-album", "Emma", "--yes", "Emma", "--with-hand-added"], ["adopt", "Emma"],
        ] {
            let outcome = try await Binary.run(
                words, in: stage.folder.path,
                environment: ["HOME": stage.folder.path, "IMMICH_URL": stage.url, "IMMICH_API_KEY": "key-all"])
            #expect(outcome.code == (words == ["adopt", "Emma"] ? 1 : 0), "\(words): \(outcome.all)")
        }
        let table = try await stage.run("history")
        for (number, what) in [
            (2, "adopt \"Emma\""), (3, "recreate \"Best\""), (4, "accept-rename \"Emma\""),
            (5, "forget \"Family Faces\""), (6, "delete-album \"Emma\""),
        ] {
            let row = try #require(
                table.results.split(separator: "\n").first { $0.hasPrefix("  \(number)  ") }, "\(table.all)")
            #expect(row.contains(what) && row.hasSuffix("done"), "\(row)")
        }
        #expect(table.results.contains("1 taken on") && !table.results.contains("  7  "), "\(table.all)")
        let json = try await stage.run("history", "--json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.results.utf8)) as? [String: Any])
        let runs = try #require(object["runs"] as? [[String: Any]])
        #expect(
            runs.map { $0["answer"] as? String } == ["deleteAlbum", "forget", "acceptRename", "recreate", "adopt", nil])
        #expect(runs[4]["subject"] as? String == "Emma" && runs[4]["kind"] as? String == "answer")
        #expect(((runs[4]["albums"] as? [[String: Any]])?.first)?["adopted"] as? Int == 1)
        // An answer moved no photo: there is nothing to undo.
        #expect(try await stage.runWithKey("undo", "2").code == 0)
    }

    @Test func `numbers of runs that are not there are said`() async throws {
        let stage = try await Stage(release: "3.1.0")
        try stage.write("albums:\n- {name: Best, all: {favorite: true}}\n", to: "albums.yaml")
        let unknown = try await stage.runWithKey("undo", "7")
        #expect(unknown.code == 64)
        #expect(unknown.messages.contains("error: no run 7 is remembered"), "\(unknown.all)")
        #expect(unknown.messages.contains("hint: history lists the runs with their numbers"))
        let word = try await stage.runWithKey("history", "last")
        #expect(word.code == 64 && word.messages.contains("\"last\" is not the number of a run"))
        let limit = try await stage.runWithKey("history", "--limit", "few")
        #expect(limit.code == 64 && limit.messages.contains("--limit: \"few\" is not a number of runs"))
        #expect(stage.writes.isEmpty)
    }
}
