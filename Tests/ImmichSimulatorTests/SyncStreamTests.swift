import Testing

@testable import ImmichSimulator

@Suite struct SyncStreamTests {
    private let albumTypes = ["AlbumsV1", "AlbumUsersV1", "AlbumToAssetsV1"]

    @Test("a stream comes in the server's order and ends with its clock", arguments: releases)
    func order(release: String) throws {
        let house = try SmallHouse(release: release)
        let token = house.logIn()
        let assets = release == "2.7.5" ? "AssetsV1" : "AssetsV2"
        let lines = house.stream(["AssetFacesV2", "PeopleV1", assets, "UsersV1"], token: token)
        let entity = String(assets.dropLast(3)) + assets.suffix(2)
        #expect(lines.map(\.type) == ["UserV1", "UserV1", entity, entity, "PersonV1", "AssetFaceV2", "SyncCompleteV1"])
        let last = lines.last?.ack.split(separator: "|").last.flatMap { EntityID($0) }
        #expect(last.map { $0.high >> 12 & 0xF } == 7)
        for line in lines.dropLast() {
            let id = line.ack.split(separator: "|").last.flatMap { EntityID($0) }
            #expect(id != nil && last != nil && id.map { left in last.map { left < $0 } ?? false } == true)
        }
    }

    @Test("what was acknowledged does not come again, what changed does", arguments: releases)
    func delta(release: String) throws {
        let house = try SmallHouse(release: release)
        let token = house.logIn()
        let types = ["PeopleV1", "AssetFacesV2"]
        house.acknowledge(house.stream(types, token: token).map(\.ack), token: token)
        #expect(house.stream(types, token: token).map(\.type) == ["SyncCompleteV1"])
        house.change { library in
            guard let row = library.people.row(SmallHouse.emma) else { return }
            library.people[row: row].name = "Emma Novak"
            library.people[row: row].updateID = library.nextUpdate()
        }
        let lines = house.stream(types, token: token)
        #expect(lines.map(\.type) == ["PersonV1", "SyncCompleteV1"])
        #expect(lines.first?.data["name"]?.text == "Emma Novak")
    }

    @Test func `a reader that acknowledges nothing moves nothing`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let token = house.logIn()
        let first = house.stream(["PeopleV1", "AssetsV2"], token: token).map(\.ack).dropLast()
        #expect(house.stream(["PeopleV1", "AssetsV2"], token: token).map(\.ack).dropLast() == first)
    }

    @Test func `hand-made acks of the server's clock stand for a scan of the library`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let token = house.logIn()
        let clock = house.stream([], token: token).last?.ack.split(separator: "|").last ?? ""
        house.acknowledge(["AssetV2|\(clock)", "PersonV1|\(clock)"], token: token)
        #expect(house.stream(["AssetsV2", "PeopleV1"], token: token).map(\.type) == ["SyncCompleteV1"])
        house.change { $0.touchAsset(1) }
        #expect(house.stream(["AssetsV2", "PeopleV1"], token: token).map(\.type) == ["AssetV2", "SyncCompleteV1"])
    }

    @Test func `changes are ordered after all earlier ones although the clock stands behind the world`() throws {
        let house = try SmallHouse(release: "3.1.0")
        house.advance(seconds: -86_400)
        let token = house.logIn()
        house.acknowledge(house.stream(["AssetsV2"], token: token).map(\.ack), token: token)
        house.change { $0.touchAsset(0) }
        #expect(house.stream(["AssetsV2"], token: token).map(\.type) == ["AssetV2", "SyncCompleteV1"])
    }

    @Test("an ack that is no id breaks the stream of its type until it is deleted", arguments: releases)
    func brokenAck(release: String) throws {
        let house = try SmallHouse(release: release)
        let token = house.logIn()
        #expect(house.acknowledge(["PersonV1|nope"], token: token).status == 204)
        let body = #"{"types":["PeopleV1"]}"#
        #expect(house.send("POST", "/sync/stream", body, token: token).status == 500)
        #expect(house.send("POST", "/sync/stream", #"{"types":["UsersV1"]}"#, token: token).status == 200)
        house.send("DELETE", "/sync/ack", #"{"types":["PersonV1"]}"#, token: token)
        #expect(house.send("POST", "/sync/stream", body, token: token).status == 200)
    }

    @Test func `acks are kept as they are said, backwards too, and forgotten on request`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let token = house.logIn()
        let acks = house.stream(["AssetsV2"], token: token).map(\.ack)
        house.acknowledge([acks[1], acks[0]], token: token)
        let kept = { (house.send("GET", "/sync/ack", token: token).json.list ?? []).map { $0["ack"]?.text } }
        #expect(kept() == [acks[0]])
        #expect(house.stream(["AssetsV2"], token: token).map(\.ack).first == acks[1])
        #expect(house.acknowledge(["Nonsense|x"], token: token).message == "Invalid ack type: Nonsense")
        #expect(house.acknowledge(Array(repeating: acks[0], count: 1001), token: token).status == 400)
        #expect(house.send("DELETE", "/sync/ack", "{}", token: token).status == 204)
        #expect(kept().isEmpty)
    }

    @Test func `a session that was told to begin anew gets one line until it does`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let token = house.logIn()
        house.acknowledge(house.stream(["UsersV1"], token: token).map(\.ack), token: token)
        let id = house.send("GET", "/sessions", token: token).json.list?.first?["id"]?.text ?? ""
        house.send("PUT", "/sessions/\(id)", #"{"isPendingSyncReset":true}"#, token: token)
        #expect(house.stream(["UsersV1"], token: token).map(\.ack) == ["SyncResetV1|reset"])
        house.acknowledge(["SyncResetV1|reset"], token: token)
        #expect(house.stream(["UsersV1"], token: token).count == 3)
    }

    @Test func `a client that was away for a month begins anew`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let token = house.logIn()
        house.acknowledge(house.stream(["UsersV1"], token: token).map(\.ack), token: token)
        house.advance(seconds: 30 * 86_400)
        #expect(house.stream(["UsersV1"], token: token).map(\.type) == ["SyncCompleteV1"])
        house.advance(seconds: 1)
        #expect(house.stream(["UsersV1"], token: token).map(\.type) == ["SyncResetV1"])
        #expect(house.stream(["UsersV1"], token: token, reset: true).count == 3)
    }

    @Test func `kinds that 3 retired are refused there, and unknown ones everywhere`() throws {
        let (old, new) = (try SmallHouse(release: "2.7.5"), try SmallHouse(release: "3.1.0"))
        for kind in ["AssetsV1", "AlbumAssetsV1", "PartnerAssetsV1", "AssetFacesV1"] {
            #expect(old.send("POST", "/sync/stream", "{\"types\":[\"\(kind)\"]}", token: old.logIn()).status == 200)
            let refused = new.send("POST", "/sync/stream", "{\"types\":[\"\(kind)\"]}", token: new.logIn())
            #expect(refused.status == 400)
            #expect(refused.message?.contains("is deprecated") == true)
        }
        #expect(old.send("POST", "/sync/stream", #"{"types":["AssetsV2"]}"#, token: old.logIn()).status == 400)
        #expect(new.send("POST", "/sync/stream", #"{"types":["NoSuchV1"]}"#, token: new.logIn()).status == 400)
    }

    @Test("an album that is shared later arrives as backfill, once", arguments: releases)
    func backfill(release: String) throws {
        let house = try SmallHouse(release: release)
        let token = house.logIn()
        // The members and users of the other album are older than every checkpoint.
        house.change { $0.touchAlbums() }
        house.acknowledge(house.stream(albumTypes, token: token).map(\.ack), token: token)
        house.change { library in
            guard let row = library.albums.row(SmallHouse.bensAlbum) else { return }
            let id = library.nextUpdate()
            library.albums[row: row].users[SmallHouse.anna] = .init(role: .viewer, createID: id, updateID: id)
            library.albums[row: row].album.updateID = library.nextUpdate()
        }
        let lines = house.stream(albumTypes, token: token)
        let backfilled = lines.filter { $0.type == "AlbumToAssetBackfillV1" }
        #expect(backfilled.map { $0.data["assetId"]?.id } == [SmallHouse.photos[2]])
        #expect(lines.filter { $0.type == "AlbumV1" }.map { $0.data["id"]?.id } == [SmallHouse.bensAlbum])
        let marks = lines.filter { $0.type == "SyncAckV1" }
        #expect(marks.map { String($0.ack.prefix { $0 != "|" }) } == ["AlbumUserBackfillV1", "AlbumToAssetBackfillV1"])
        house.acknowledge(lines.map(\.ack), token: token)
        #expect(house.stream(albumTypes, token: token).map(\.type) == ["SyncCompleteV1"])
    }

    @Test("what is done through the API arrives at everybody whom it concerns", arguments: releases)
    func writes(release: String) throws {
        let house = try SmallHouse(release: release)
        let (anna, ben) = (house.logIn(), house.logIn("ben"))
        for token in [anna, ben] { house.acknowledge(house.stream(albumTypes, token: token).map(\.ack), token: token) }
        let share = #"{"albumUsers":[{"userId":"\#(SmallHouse.ben)","role":"viewer"}]}"#
        #expect(house.send("PUT", "/albums/\(SmallHouse.album)/users", share, key: "all").status == 200)
        let shared = house.stream(albumTypes, token: ben)
        #expect(shared.contains { $0.type == "AlbumV1" && $0.data["id"]?.id == SmallHouse.album })
        #expect(shared.contains { $0.type == "AlbumToAssetBackfillV1" })
        house.acknowledge(shared.map(\.ack), token: ben)
        let delete = #"{"ids":["\#(SmallHouse.photos[0])"],"force":true}"#
        #expect(house.send("DELETE", "/assets", delete, key: "all").status == 204)
        for token in [anna, ben] {
            let gone = house.stream(albumTypes, token: token).filter { $0.type == "AlbumToAssetDeleteV1" }
            #expect(gone.map { $0.data["assetId"]?.id } == [SmallHouse.photos[0]])
        }
        house.send("DELETE", "/albums/\(SmallHouse.album)", key: "all")
        for token in [anna, ben] {
            let lines = house.stream(albumTypes, token: token)
            #expect(lines.filter { $0.type == "AlbumDeleteV1" }.map { $0.data["albumId"]?.id } == [SmallHouse.album])
        }
    }

    @Test func `a partner is told once that the sharing is over`() throws {
        let house = try SmallHouse(release: "3.1.0")
        let ben = house.logIn("ben")
        house.send("POST", "/partners", #"{"sharedWithId":"\#(SmallHouse.ben)"}"#, key: "all")
        house.acknowledge(house.stream(["PartnersV1"], token: ben).map(\.ack), token: ben)
        house.send("DELETE", "/partners/\(SmallHouse.ben)", key: "all")
        #expect(house.stream(["PartnersV1"], token: ben).map(\.type) == ["PartnerDeleteV1", "SyncCompleteV1"])
    }

    @Test func `keys get no stream`() throws {
        let house = try SmallHouse(release: "3.1.0")
        for (method, path) in [("POST", "stream"), ("GET", "ack"), ("POST", "ack"), ("DELETE", "ack")] {
            let answer = house.send(method, "/sync/\(path)", #"{"types":["UserV1"],"acks":[]}"#, key: "all")
            #expect(answer.status == (path == "stream" ? 400 : 403))
        }
        #expect(house.send("POST", "/sync/stream", #"{"types":["UsersV1"]}"#, key: "all").status == 403)
    }
}

extension Library {
    /// Makes the rows of Anna's album newer than those of the others.
    fileprivate func touchAlbums() {
        guard let row = albums.row(SmallHouse.album) else { return }
        albums[row: row].ownerUpdateID = nextUpdate()
        albums[row: row].contents[SmallHouse.photos[0]]?.updateID = nextUpdate()
        let id = nextUpdate()
        albums[row: row].users[SmallHouse.ben] = .init(role: .editor, createID: id, updateID: id)
    }
}
