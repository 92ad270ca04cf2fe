import Foundation
import ImmichSimulator
import Testing

/// What people fear, told with the built program.
@Suite struct StoryTests {
    private static let family = """
        albums:
          - {name: Family, all: {people: {any: [Emma, Liam]}}}
          - {name: Only Emma, all: {people: {only: [Emma]}}}
          - {name: Without Rosa, all: {people: some}, none: {people: Grandma Rosa}}
        """
    private static let albums = ["Family", "Only Emma", "Without Rosa"]

    @Test(
        "face recognition is reset overnight: every album survives, and once the faces are back all is well",
        arguments: Stage.releases)
    func reset(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write(Self.family, to: "albums.yaml")
        #expect(try await stage.runWithKey("sync").code == 0)
        let before = try Self.albums.map { try stage.members(of: $0) }
        let world = stage.simulator.snapshot
        let faces = world.faces.compactMap { face in face.personID.map { (face.assetID, $0) } }
        for (photo, person) in faces { try stage.simulator.removeFaces(of: person, from: photo) }
        for _ in 0..<2 {
            let night = try await stage.runWithKey("sync")
            #expect(night.code == 4 && night.all.contains("has face recognition begun anew?"), "\(night.all)")
            #expect(try Self.albums.map { try stage.members(of: $0) } == before)
        }
        for (photo, person) in faces { try stage.simulator.addFace(of: person, on: photo) }
        stage.simulator.forgetRequests()
        let next = try await stage.runWithKey("sync")
        #expect(next.code == 0, "\(next.all)")
        #expect(stage.writes.isEmpty)
        #expect(try Self.albums.map { try stage.members(of: $0) } == before)
    }

    @Test(
        "people are deleted and found anew under other ids: the albums wait for an answer, and then go on",
        arguments: Stage.releases)
    func anew(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write("albums: [{name: Emma, all: {people: Emma}}]", to: "albums.yaml")
        #expect(try await stage.runWithKey("sync").code == 0)
        let before = try stage.members(of: "Emma")
        let emma = try #require(stage.world.id("people", "emma"))
        let anna = try #require(stage.world.id("users", "anna"))
        let photos = stage.simulator.snapshot.faces.filter { $0.personID == emma }.map(\.assetID)
        try stage.simulator.delete(person: emma)
        let again = stage.simulator.addPerson(named: "Emma", owner: anna)
        for photo in Set(photos) { try stage.simulator.addFace(of: again, on: photo) }
        let held = try await stage.runWithKey("sync")
        #expect(held.code == 4 && held.all.contains("accept-rename"), "\(held.all)")
        #expect(try stage.members(of: "Emma") == before)
        #expect(try await stage.runWithKey("accept-rename", "Emma").code == 0)
        #expect(try await stage.runWithKey("sync").code == 0)
        #expect(try stage.members(of: "Emma") == before)
    }

    /// Albums that were filled, and a photo that has to go from one of them since.
    private struct Evening {
        let stage: Stage
        let photo: EntityID
        let before: [Set<EntityID>?]

        init(_ release: String) async throws {
            stage = try await Stage(release: release)
            try stage.write(StoryTests.family, to: "albums.yaml")
            #expect(try await stage.runWithKey("sync").code == 0)
            before = try StoryTests.albums.map { [stage] in try stage.members(of: $0) }
            photo = try #require(stage.world.id("assets", "summer-03"))
            try stage.simulator.removeFaces(of: try #require(stage.world.id("people", "emma")), from: photo)
            stage.simulator.forgetRequests()
        }
    }

    @Test("a proxy answers all pages of a kind with its login page", arguments: Stage.releases)
    func login(_ release: String) async throws {
        // Most of it is patience between tries, which goes by side by side.
        try await withThrowingTaskGroup(of: Void.self) { group in
            for route in ["/search/metadata", "/people", "/albums", "/timeline"] {
                group.addTask {
                    let evening = try await Evening(release)
                    evening.stage.simulator.faults = [try Fault("html,route=\(route)")]
                    let night = try await evening.stage.runWithKey("sync")
                    #expect(night.code == 69 && night.all.contains("web page"), "\(route): \(night.all)")
                    #expect(evening.stage.writes.isEmpty)
                    #expect(try Self.albums.map { try evening.stage.members(of: $0) } == evening.before)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("a proxy answers half of the requests with its login page", arguments: Stage.releases)
    func proxy(_ release: String) async throws {
        let evening = try await Evening(release)
        let (stage, photo) = (evening.stage, evening.photo)
        stage.simulator.faults = [try Fault("html,every=2")]
        // Whether a run comes through depends on which of its requests are hit; it does all or nothing wrong.
        for _ in 0..<3 {
            let half = try await stage.runWithKey("sync")
            #expect([0, 69].contains(half.code), "\(half.all)")
            let now = try Self.albums.map { try stage.members(of: $0) }
            for (old, new) in zip(evening.before, now) {
                #expect(old?.subtracting(new ?? []).isSubset(of: [photo]) == true)
            }
        }
        stage.simulator.faults = []
        #expect(try await stage.runWithKey("sync").code == 0)
        #expect(try stage.members(of: "Only Emma")?.contains(photo) == false)
        stage.simulator.forgetRequests()
        #expect(try await stage.runWithKey("sync").code == 0)
        #expect(stage.writes.isEmpty)
    }

    @Test(
        "an album by hand of the same name is taken over, and nothing that was put there by hand is lost",
        arguments: Stage.releases)
    func curated(_ release: String) async throws {
        let stage = try await Stage(release: release)
        try stage.write("albums: [{name: Grandma's favourites, all: {people: Emma}}]", to: "albums.yaml")
        let anna = try #require(stage.world.id("users", "anna"))
        let emma = try #require(stage.world.id("people", "emma"))
        let matching = Set(stage.simulator.snapshot.faces.filter { $0.personID == emma }.map(\.assetID))
        let others = ["nobody-0", "nobody-1"].compactMap { stage.world.id("assets", $0) }
        let some = try #require(stage.world.id("assets", "summer-03"))
        try #require(others.count == 2 && matching.contains(some))
        stage.simulator.createAlbum(named: "Grandma's favourites", owner: anna, assets: others + [some])
        let first = try await stage.runWithKey("sync")
        #expect(first.code == 0 && first.all.contains("1 matching photo already there was taken on"), "\(first.all)")
        #expect(try stage.members(of: "Grandma's favourites")?.isSuperset(of: others) == true)
        try stage.simulator.removeFaces(of: emma, from: some)
        #expect(try await stage.runWithKey("sync").code == 0)
        let members = try #require(try stage.members(of: "Grandma's favourites"))
        #expect(members.isSuperset(of: others) && !members.contains(some))
    }
}
