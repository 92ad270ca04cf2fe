import Foundation
import ImmichSimulator
import Testing

/// The question before an album is deleted.
@Suite struct DeletionQuestionTests {
    @Test(
        "an album is deleted when its name is typed, and stays at anything else",
        .timeLimit(.minutes(1)), arguments: Stage.releases)
    func name(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write("key-all\n", to: "my.key")
        try stage.write(
            """
            server: {url: "\(stage.url)", api_key: {file: my.key}}
            albums: [{name: Best, all: {favorite: true}}]
            """, to: "albums.yaml")
        #expect(try await stage.run("sync").code == 0)
        let words = ["delete-album", "Best", "--progress", "none"]
        let (refused, screen) = try await stage.runOnTerminal(words, typing: "best photos\n")
        #expect(refused == 1 && screen.contains("that is not its name"), "\(screen)")
        #expect(try stage.members(of: "Best")?.isEmpty == false)
        // The end of the input, typed.
        let (ended, shown) = try await stage.runOnTerminal(words, typing: "\u{4}", ahead: true)
        #expect(ended == 64 && shown.contains("nobody answered"), "\(shown)")
        #expect(try stage.members(of: "Best")?.isEmpty == false)
        let (done, last) = try await stage.runOnTerminal(words, typing: "Best\n")
        #expect(done == 0, "\(last)")
        #expect(stage.simulator.albums(named: "Best").isEmpty)
    }
}
