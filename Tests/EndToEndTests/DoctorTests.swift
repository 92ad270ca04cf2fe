import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// Each finding of the examination, with its own fixture.
@Suite struct DoctorTests {
    private static let family = "albums:\n- {name: Family, all: {people: Emma}}\n"

    private func stage(_ release: String = "3.1.0", _ configuration: String = family) async throws -> Stage {
        let stage = try await Stage(release: release)
        try stage.write(configuration, to: "albums.yaml")
        return stage
    }

    private func examine(
        _ stage: Stage, key: String? = "key-all", url: String? = nil, _ words: [String] = [],
        _ variables: [String: String] = [:]
    ) async throws -> Examination {
        try await Examination.of(stage, key: key, url: url, words, variables)
    }

    @Test("when all is well it says so", arguments: Stage.releases)
    func well(_ release: String) async throws {
        let stage = try await stage(release)
        let found = try await examine(stage)
        #expect(found.exitCode == 0)
        #expect(found.findings.allSatisfy { $0.grade == "ok" }, "\(found.findings)")
        for kind in [
            "configuration", "serverReached", "clock", "permission", "people", "albums", "dates", "state",
        ] { #expect(found[kind]?.grade == "ok", "\(kind)") }
        let text = try await stage.runWithKey("doctor", key: "key-all")
        #expect(text.code == 0 && text.results.hasSuffix("\nAll is well.\n"), "\(text.all)")
        #expect(text.results.contains("  ok       Immich \(release) at http://127.0.0.1:"))
        #expect(!FileManager.default.fileExists(atPath: stage.folder.appending(path: ".local").path))
    }

    @Test func `the ways not to reach a server`() async throws {
        let stage = try await stage()
        let secure = stage.url.replacing("http:", with: "https:")
        for (url, kind) in [
            ("http://no-such-host.invalid", "hostNotFound"), (try deadAddress(), "cannotConnect"),
            (secure, "tlsFailed"), (stage.url + "/immich", "wrongPath"),
        ] {
            let found = try await examine(stage, url: url)
            #expect(found[kind]?.code == 69 && found.exitCode == 69, "\(kind): \(found.findings)")
        }
        for (fault, kind) in [
            ("html", "webPage"), ("redirect=https://elsewhere.example/", "redirected"), ("status=503", "serverTrouble"),
        ] {
            stage.simulator.faults = [try Fault(fault)]
            let found = try await examine(stage)
            #expect(found[kind]?.code == 69 && found.exitCode == 69, "\(kind): \(found.findings)")
        }
    }

    @Test("the key is looked at permission by permission", arguments: Stage.releases)
    func keys(_ release: String) async throws {
        let stage = try await stage(release)
        let refused = try await examine(stage, key: "wrong")
        #expect(refused["keyRefused"]?.code == 77 && refused.exitCode == 77)
        let some = try await examine(stage, key: "key-noremove")
        #expect(some["permissionMissing"]?.text.contains("albumAsset.delete") == true && some.exitCode == 77)
        #expect(some.findings.filter { $0.code == 77 }.count == 1)
        let nobody = try await examine(stage, key: "key-nopeople")
        #expect(nobody.findings.filter { $0.code == 77 }.map(\.text) == ["person.read is missing (to read)"])
        let documented = try await examine(stage, key: "key-documented")
        #expect(documented.exitCode == 0 && documented["permissionMissing"]?.grade == "note")
        let none = try await examine(stage, key: nil)
        #expect(none["keyMissing"]?.code == 78 && none.exitCode == 78)
        let nowhere = try await examine(stage, [], ["IMMICH_URL": ""])
        #expect(nowhere["addressMissing"]?.code == 78)
    }

    @Test("names that nobody has, that two have, that are hidden", arguments: Stage.releases)
    func names(_ release: String) async throws {
        let stage = try await stage(
            release,
            """
            albums:
            - {name: A, all: {people: Emmma}}
            - {name: B, all: {people: Alex}}
            - {name: C, all: {people: Emma}}
            - {name: Paused, enabled: false, all: {people: Nobody At All}}
            """)
        try stage.simulator.setHidden(true, person: try #require(stage.world.id("people", "emma")))
        let found = try await examine(stage)
        #expect(found["unknownPerson"]?.step == "did you mean \"Emma\"?" && found["unknownPerson"]?.code == 4)
        #expect(found["unknownPerson"]?.place == "albums.yaml:2:27")
        #expect(found["ambiguousPerson"]?.step?.contains("pin one by its id") == true)
        #expect(found["person"]?.grade == "note" && found["person"]?.text.contains("hidden") == true)
        #expect(found.exitCode == 4 && found.findings.filter { $0.code == 4 }.count == 2)
    }

    @Test("albums of tags need a key that may read tags", arguments: Stage.releases)
    func tags(_ release: String) async throws {
        let stage = try await stage(
            release, "albums: [{name: \"{tag}\", for_each: tag, all: {type: photo}}]")
        let found = try await examine(stage, [], ["IMMICH_API_KEY": "key-documented"])
        #expect(found["unreadable"]?.text.contains("tag.read") == true, "\(found.findings)")
    }

    @Test("people and albums that were there at the last run", arguments: Stage.releases)
    func drift(_ release: String) async throws {
        let rules = """
            albums:
            - {name: Emma, all: {people: Emma}}
            - {name: Best, all: {favorite: true}}
            - {name: Liam, all: {people: Liam}}
            """
        let stage = try await stage(release, rules)
        #expect(try await stage.runWithKey("sync").code == 0)
        let emma = try #require(stage.world.id("people", "emma"))
        try stage.simulator.merge(person: emma, into: try #require(stage.world.id("people", "liam")))
        try stage.simulator.delete(album: try #require(stage.simulator.albums(named: "Best").first))
        try stage.simulator.rename(album: try #require(stage.simulator.albums(named: "Liam").first), to: "Liam!")
        let found = try await examine(stage)
        #expect(found["vanishedPerson"]?.code == 4 && found["vanishedPerson"]?.step?.contains("accept-rename") == true)
        #expect(found["albumMissing"]?.code == 4 && found["albumMissing"]?.step?.contains("recreate") == true)
        #expect(found["albumRenamed"]?.grade == "note")
        #expect(found.exitCode == 4)
    }

    @Test("albums that cannot be told", arguments: Stage.releases)
    func albums(_ release: String) async throws {
        let stage = try await stage(release)
        let faces = try #require(stage.world.id("albums", "faces"))
        try stage.write(
            """
            albums:
            - {name: Holiday, all: {people: Emma}}
            - {name: Pinned, id: 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6, all: {people: Emma}}
            - {name: Mine, id: \(faces), all: {people: Emma}}
            - {name: Family Faces, all: {people: Liam}}
            """, to: "albums.yaml")
        let found = try await examine(stage)
        for kind in ["severalAlbums", "pinnedAlbumUnknown", "albumTaken"] { #expect(found[kind]?.code == 4, "\(kind)") }
    }

    @Test("photos without a credible date", arguments: Stage.releases)
    func dates(_ release: String) async throws {
        let stage = try await stage(release)
        let anna = try #require(stage.world.id("users", "anna"))
        for (name, year) in [("old.jpg", 1970), ("late.jpg", 2199)] {
            let day = Timestamp(year: year, month: 1, day: 1)
            let photo = World.Asset(
                id: .random(), ownerID: anna, fileName: name, takenAt: day,
                createdAt: Timestamp(year: 2026, month: 11, day: 20), checksum: name)
            stage.simulator.addPhoto(photo)
        }
        let found = try await examine(stage)
        #expect(found["datesAbsurd"]?.text.hasPrefix("2 photos have no date, or one in the future: ") == true)
        for name in ["old.jpg", "late.jpg"] { #expect(found["datesAbsurd"]?.text.contains(name) == true) }
        #expect(found.exitCode == 0)
    }

    @Test func `a memory that cannot be used`() async throws {
        let stage = try await stage()
        try stage.write("in the way", to: "file")
        #expect(try await examine(stage, [], ["HOME": ""])["stateFolderMissing"]?.step != nil)
        try FileManager.default.createDirectory(
            at: stage.folder.appending(path: "odd/state.sqlite"), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let odd = try await examine(stage, ["--state", "odd"])
        #expect(odd["stateUnusable"]?.code == 73, "\(odd.findings)")
        let blocked = try await examine(stage, ["--state", "file/state"])
        #expect(blocked["stateNotWritable"]?.code == 73 && blocked.exitCode == 73)
        #expect(try await stage.runWithKey("sync", "--state", "memory").code == 0)
        let file = stage.folder.appending(path: "memory/state.sqlite")
        #expect(try await examine(stage, ["--state", "memory"]).exitCode == 0)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
        let open = try await examine(stage, ["--state", "memory"])
        #expect(open["stateOpenToOthers"]?.grade == "warning" && open.exitCode == 0)
        let bens = try await examine(stage, key: "key-ben", ["--state", "memory"])
        #expect(bens["stateDistrusted"]?.text.contains("belongs to another user") == true)
        var bytes = try Data(contentsOf: file)
        bytes.replaceSubrange(60..<64, with: [0, 0, 3, 0xE7])
        try bytes.write(to: file)
        let late = try await examine(stage, ["--state", "memory"])
        #expect(late["stateTooNew"]?.code == 73, "\(late.findings)")
        try Data("no database at all, but long enough to be looked at".utf8).write(to: file)
        #expect(try await examine(stage, ["--state", "memory"])["stateDistrusted"]?.text.contains("damaged") == true)
    }

    @Test func `a configuration with mistakes, or none, or with secrets that others can read`() async throws {
        let stage = try await stage("3.1.0", "albums:\n- {name: A, all: {peopl: Emma}}\n")
        let wrong = try await examine(stage)
        #expect(wrong["mistake"]?.place == "albums.yaml:2:19" && wrong.exitCode == 78)
        #expect(wrong["serverReached"] != nil && wrong["people"] == nil)
        let missing = try await examine(stage, ["--config", "nothing.yaml"])
        #expect(missing["configurationMissing"]?.code == 78)
        try stage.write("albums: []\n", to: "albums.yaml")
        #expect(try await examine(stage)["doubt"]?.grade == "warning")
        try stage.write("server: {api_key: key-all}\n" + Self.family, to: "albums.yaml")
        #expect(try await examine(stage, key: nil)["keyReadable"] == nil)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: stage.folder.appending(path: "albums.yaml").path)
        let open = try await examine(stage, key: nil)
        #expect(open["keyReadable"]?.step == "chmod 600 keeps others out" && open.exitCode == 0)
    }
}
