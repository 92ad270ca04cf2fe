import TestSupport
import Testing

/// Rules for whose lines the server is asked for sets of photos: several tasks at once, whose answers an optimised program
/// once took for something else and crashed.
@Suite struct SetTests {
    @Test(
        "rules about tags and other albums fill their albums, and then there is nothing to do",
        arguments: Stage.releases)
    func sets(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write(
            """
            albums:
            - {name: Untagged, all: {tags: none}}
            - {name: Elsewhere, all: {album: some}}
            """, to: "albums.yaml")
        let first = try await stage.runWithKey("sync", key: "key-all")
        #expect(first.code == 0, "\(first.all)")
        for album in ["Untagged", "Elsewhere"] { #expect(try stage.members(of: album)?.isEmpty == false, "\(album)") }
        stage.simulator.forgetRequests()
        let second = try await stage.runWithKey("sync", key: "key-all")
        #expect(second.code == 0 && stage.writes.isEmpty, "\(second.all)")
    }
}
