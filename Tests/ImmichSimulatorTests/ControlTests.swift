import Testing

@testable import ImmichSimulator

@Suite struct ControlTests {
    @Test("locking takes a photo out of every album for good", arguments: ["2.7.5", "3.1.0"])
    func locking(release: String) throws {
        let house = try SmallHouse(release: release)
        let photo = SmallHouse.photos[0]
        try house.simulator.setVisibility(.locked, asset: photo)
        try house.simulator.setVisibility(.timeline, asset: photo)
        #expect(try house.simulator.members(of: SmallHouse.album).isEmpty)
    }

    @Test func `a merged person's search finds nothing and their page is gone`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let other = house.simulator.addPerson(named: "Em", owner: SmallHouse.anna)
        try house.simulator.addFace(of: other, on: SmallHouse.photos[1])
        try house.simulator.merge(person: other, into: SmallHouse.emma)
        let gone = house.send("POST", "/search/metadata", "{\"personIds\":[\"\(other)\"]}", key: "all")
        #expect(gone.json["assets"]?["items"]?.list?.isEmpty == true)
        #expect(house.send("GET", "/people/\(other)", key: "all").status == 400)
        let kept = house.send("GET", "/people/\(SmallHouse.emma)/statistics", key: "all")
        #expect(kept.json["assets"] == .number(2))
    }

    @Test func `removing the cover gives the album another`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let photos = SmallHouse.photos
        let album = house.simulator.createAlbum(
            named: "New", owner: SmallHouse.anna, assets: [photos[0], photos[1]])
        let cover = try #require(try house.simulator.album(album).thumbnailAssetID)
        try house.simulator.removeMembers([cover], from: album)
        let rest = photos[0] == cover ? photos[1] : photos[0]
        #expect(try house.simulator.album(album).thumbnailAssetID == rest)
        try house.simulator.removeMembers([rest], from: album)
        #expect(try house.simulator.album(album).thumbnailAssetID == nil)
    }

    @Test func `a photo deleted for good leaves albums and people`() throws {
        let house = try SmallHouse(release: "2.7.5")
        try house.simulator.delete(asset: SmallHouse.photos[0])
        #expect(try house.simulator.members(of: SmallHouse.album).isEmpty)
        let people = house.send("GET", "/people", key: "all").json
        #expect(people["people"]?.list?.isEmpty == true)
        #expect(house.send("GET", "/people/\(SmallHouse.emma)", key: "all").status == 200)
    }

    @Test func `an added photo is found by the people on it`() throws {
        let house = try SmallHouse(release: "2.7.5")
        let taken = Timestamp(year: 2025, month: 1, day: 2)
        let photo = World.Asset(
            id: .random(), ownerID: SmallHouse.anna, fileName: "new.jpg", takenAt: taken, createdAt: taken,
            checksum: "new")
        house.simulator.addPhoto(photo, people: [SmallHouse.emma])
        let body = "{\"personIds\":[\"\(SmallHouse.emma)\"],\"order\":\"asc\"}"
        let found = house.send("POST", "/search/metadata", body, key: "all").json["assets"]?["items"]?.list
        #expect(found?.compactMap { $0["id"]?.id } == [photo.id, SmallHouse.photos[0]])
    }

    @Test func `a change of something unknown is told`() throws {
        let house = try SmallHouse(release: "2.7.5")
        let id = EntityID.random()
        #expect(throws: SimulatorError.unknownEntity(id)) { try house.simulator.trash(asset: id) }
    }

    @Test("albums are listed by release", arguments: [("2.7.5", 1), ("3.1.0", 2)])
    func albums(release: String, count: Int) throws {
        let house = try SmallHouse(release: release)
        try house.simulator.share(album: SmallHouse.bensAlbum, with: SmallHouse.anna, as: .viewer)
        #expect(house.send("GET", "/albums", key: "all").json.list?.count == count)
        let body = "{\"ids\":[\"\(SmallHouse.photos[0])\"]}"
        let answer = house.send("PUT", "/albums/\(SmallHouse.bensAlbum)/assets", body, key: "all")
        #expect(answer.message == "Not found or no albumAsset.create access")
    }
}
