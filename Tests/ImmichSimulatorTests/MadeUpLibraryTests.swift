import Testing

@testable import ImmichSimulator

@Suite struct MadeUpLibraryTests {
    private static let world = MadeUpLibrary(photos: 20_000, people: 40, seed: 7).world

    @Test func `the same numbers make the same library, another seed another one`() {
        let recipe = { (seed: UInt64) in MadeUpLibrary(photos: 300, seed: seed).world }
        #expect(recipe(1).assets.map(\.id) == recipe(1).assets.map(\.id))
        #expect(recipe(1).faces.map(\.personID) == recipe(1).faces.map(\.personID))
        #expect(Set(recipe(1).assets.map(\.id)).isDisjoint(with: recipe(2).assets.map(\.id)))
    }

    @Test(arguments: [0, 1, 2, 500])
    func `there are as many photos as asked for`(count: Int) {
        let world = MadeUpLibrary(photos: count).world
        #expect(world.assets.count == count && world.exif.count == count)
    }

    @Test func `ids are unique and references are met`() {
        let world = Self.world
        let photos = Set(world.assets.map(\.id))
        let people = Set(world.people.map(\.id))
        #expect(photos.count == world.assets.count && people.count == 40)
        #expect(Set(world.faces.map(\.id)).count == world.faces.count)
        #expect(world.faces.allSatisfy { photos.contains($0.assetID) && $0.personID.map(people.contains) == true })
        #expect(Set(world.exif.map(\.assetID)) == photos)
        #expect(world.albums.count == 5 && world.albums.allSatisfy { Set($0.assetIDs).isSubset(of: photos) })
    }

    @Test func `shares are as told`() {
        let assets = Self.world.assets
        func thousandths(_ belongs: (World.Asset) -> Bool) -> Int { assets.count(where: belongs) * 1000 / assets.count }
        #expect((15...25).contains(thousandths { $0.isFavorite }))
        #expect((70...90).contains(thousandths { $0.kind == .video }))
        #expect((5...15).contains(thousandths { $0.visibility == .archive }))
        #expect((5...15).contains(thousandths { $0.deletedAt != nil }))
    }

    @Test func `faces are many for few people and few for many`() {
        var counts: [EntityID: Int] = [:]
        for face in Self.world.faces { if let person = face.personID { counts[person, default: 0] += 1 } }
        let first = Self.world.people.prefix(3).compactMap { counts[$0.id] }.reduce(0, +)
        #expect((110...160).contains(Self.world.faces.count * 100 / Self.world.assets.count))
        #expect(first * 3 > Self.world.faces.count)
        #expect(counts.count == 40)
    }

    @Test func `bursts share one instant, and months fill fifteen years`() {
        let instants = Self.world.assets.map(\.fileCreatedAt)
        #expect(Set(instants).count * 100 / instants.count < 90)
        #expect(Set(instants.map { $0.parts.year * 12 + $0.parts.month }).count == 180)
    }

    @Test(arguments: [("2.7.5", "00:0"), ("3.1.0", "")])
    func `videos tell their length in the words of the release`(release: String, start: String) {
        let videos = MadeUpLibrary(photos: 200, release: release).world.assets.filter { $0.kind == .video }
        #expect(!videos.isEmpty)
        #expect(videos.allSatisfy { $0.duration?.hasPrefix(start) == true })
        #expect(videos.allSatisfy { ($0.duration.flatMap { Int($0) } != nil) == (release == "3.1.0") })
    }
}
