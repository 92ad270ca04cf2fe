import Testing

@testable import ImmichSimulator

@Suite struct SampleLibraryTests {
    @Test func `both releases show the same photos`() {
        let old = SampleLibrary.world(release: "2.7.5")
        let new = SampleLibrary.world(release: "3.1.0")
        #expect(old.assets.map(\.id) == new.assets.map(\.id))
        #expect((60...120).contains(new.assets.count))
    }

    @Test(arguments: ["2.7.5", "3.1.0"])
    func `ids are unique and references are met`(release: String) {
        let world = SampleLibrary.world(release: release)
        let photos = Set(world.assets.map(\.id))
        let people = Set(world.people.map(\.id))
        #expect(photos.count == world.assets.count && people.count == world.people.count)
        #expect(Set(world.assets.map(\.originalFileName)).count == world.assets.count)
        #expect(world.faces.allSatisfy { photos.contains($0.assetID) && $0.personID.map(people.contains) != false })
        #expect(world.albums.allSatisfy { $0.assetIDs.count == 4 && Set($0.assetIDs).isSubset(of: photos) })
        #expect(world.tags.map(\.value).sorted() == ["Party", "Private"])
        #expect(world.tags.allSatisfy { !$0.assetIDs.isEmpty && Set($0.assetIDs).isSubset(of: photos) })
    }

    @Test(arguments: [("2.7.5", "00:00:40.000"), ("3.1.0", "40000")])
    func `every video has a length, no photo has`(release: String, first: String) {
        let world = SampleLibrary.world(release: release)
        #expect(world.assets.allSatisfy { ($0.kind == .video) == ($0.duration != nil) })
        #expect(world.assets.first { $0.kind == .video }?.duration == first)
    }

    @Test func `what the story names is there`() {
        let world = SampleLibrary.world()
        let known = Set(world.people.map(\.name))
        #expect(SampleEvents.all.allSatisfy { $0.people.allSatisfy { Set($0).isSubset(of: known) } })
        #expect(
            world.faces.count { $0.personID != nil } == SampleEvents.all.flatMap { $0.people }.map(\.count).reduce(0, +)
        )
    }
}
