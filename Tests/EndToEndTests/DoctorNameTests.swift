import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// What the examination finds about the names of rules, each kind with its own fixture.
@Suite struct DoctorNameTests {
    private func stage(_ release: String, _ albums: String) async throws -> Stage {
        let stage = try await Stage(release: release)
        try stage.write("albums:\n" + albums, to: "albums.yaml")
        return stage
    }

    @Test("tags, albums, partners, places and users that nobody has", arguments: Stage.releases)
    func unknown(_ release: String) async throws {
        let stage = try await stage(
            release,
            """
            - {name: A, all: {tags: Familly}}
            - {name: B, all: {album: Family Facs}}
            - {name: C, all: {owner: Benn}}
            - {name: E, all: {city: [Pariss, Rome]}}
            - {name: F, all: {favorite: true}, share: {bem@example.org: viewer}}
            """)
        let found = try await Examination.of(stage)
        for kind in ["unknownTag", "unknownAlbum", "unknownPartner", "unknownUser"] {
            let finding = try #require(found[kind], "\(kind): \(found.findings)")
            #expect(finding.code == 4 && finding.place?.hasPrefix("albums.yaml:") == true, "\(finding)")
        }
        #expect(found["unknownTag"]?.step == "did you mean \"Family\"?")
        #expect(found["unknownUser"]?.text.contains("did you mean ben@example.org?") == true)
        let place = try #require(found["unknownPlace"], "\(found.findings)")
        #expect(place.text == "\"E\": no photo has the city \"Pariss\"; did you mean \"Paris\"?")
        #expect(place.grade == "warning" && place.code == 0)
        #expect(found.findings.count { $0.kind == "unknownPlace" } == 1)
        #expect(found.exitCode == 4)
        #expect(!stage.simulator.requests.contains { $0.target.contains("/timeline") }, "the library is not read")
    }

    @Test("a person who was renamed is told, and nothing has to be done", arguments: Stage.releases)
    func renamed(_ release: String) async throws {
        let stage = try await stage(release, "- {name: Emma, all: {people: Emma}}\n")
        #expect(try await stage.runWithKey("sync").code == 0)
        try stage.simulator.rename(person: try #require(stage.world.id("people", "emma")), to: "Em")
        let found = try await Examination.of(stage)
        let finding = try #require(found["person"], "\(found.findings)")
        #expect(finding.text == "the person behind \"Emma\" now is called \"Em\" in Immich" && finding.grade == "note")
        #expect(found.exitCode == 0)
    }

    @Test("an age without a birthday, an album that goes by a held one", arguments: Stage.releases)
    func others(_ release: String) async throws {
        let stage = try await stage(
            release,
            """
            - {name: A, all: {age: {Zoë: 1}}}
            - {name: B, all: {people: Emmma}}
            - {name: C, all: {album: B}}
            - {name: D, all: {text_in_photo: ticket}}
            - {name: E, hidden_people: ignore, all: {people: Liam}}
            """)
        try stage.simulator.setHidden(true, person: try #require(stage.world.id("people", "liam")))
        let found = try await Examination.of(stage)
        #expect(found["heldAlbum"]?.code == 4, "\(found.findings)")
        #expect(found["unknownPerson"]?.code == 4)
        for kind in ["missingBirthDate", "switchedOff", "hiddenPerson"] {
            #expect(found[kind]?.code == 4, "\(kind): \(found.findings)")
        }
    }

    @Test("a list that the server does not give is a finding, and the others are looked at", arguments: Stage.releases)
    func unreadable(_ release: String) async throws {
        let stage = try await stage(release, "- {name: A, all: {tags: Family}}\n")
        stage.simulator.faults = [try Fault("status=500,route=/tags")]
        let found = try await Examination.of(stage)
        #expect(found["unreadable"]?.grade == "error" && found["albums"]?.grade == "ok", "\(found.findings)")
        #expect(found.exitCode != 0)
    }

    @Test("a key without what the rules ask for is told before it is used", arguments: Stage.releases)
    func permission(_ release: String) async throws {
        let stage = try await stage(
            release, "- {name: A, all: {tags: Family}}\n- {name: B, names: enforce, all: {owner: Ben}}\n")
        let found = try await Examination.of(stage, key: "key-documented")
        #expect(
            found.findings.filter { $0.code == 77 }.map(\.text) == [
                "tag.read is missing (for the album \"A\")", "partner.read is missing (for the album \"B\")",
                "album.update is missing (for the album \"B\")",
            ])
        #expect(found.exitCode == 77)
    }
}
