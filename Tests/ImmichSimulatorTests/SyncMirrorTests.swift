import Testing

@testable import ImmichSimulator

/// A client that only ever sees the stream, reads it in cut pieces and acknowledges what it got.
private struct Mirror: Sendable {
    var photos: Set<EntityID> = []
    var people: Set<EntityID> = []
    /// The person of each face.
    var faces: [EntityID: EntityID?] = [:]
    var albums: Set<EntityID> = []
    var members: [EntityID: Set<EntityID>] = [:]

    mutating func apply(_ line: Line) {
        let data = line.data
        let id = data["id"]?.id ?? SmallHouse.anna
        let (album, photo) = (data["albumId"]?.id ?? SmallHouse.anna, data["assetId"]?.id ?? SmallHouse.anna)
        switch line.type {
        case "AssetV1", "AssetV2": photos.insert(id)
        case "AssetDeleteV1": photos.remove(photo)
        case "PersonV1": people.insert(id)
        case "PersonDeleteV1": people.remove(data["personId"]?.id ?? id)
        case "AssetFaceV2": faces[id] = .some(data["personId"]?.id)
        case "AssetFaceDeleteV1": faces[data["assetFaceId"]?.id ?? id] = nil
        case "AlbumV1": albums.insert(id)
        case "AlbumDeleteV1":
            albums.remove(album)
            members[album] = nil
        case "AlbumToAssetV1", "AlbumToAssetBackfillV1": members[album, default: []].insert(photo)
        case "AlbumToAssetDeleteV1": members[album]?.remove(photo)
        default: break
        }
    }

    /// Leaves out what the server deletes without a word.
    var settled: Mirror {
        var mirror = self
        mirror.members = members.filter { albums.contains($0.key) && !$0.value.isEmpty }
        return mirror
    }
}

extension Mirror: Equatable {
    /// What Anna may see of a library.
    init(_ library: Library) {
        for asset in library.assets.values where asset.ownerID == SmallHouse.anna { photos.insert(asset.id) }
        people = Set(library.people.values.map(\.id))
        for face in library.faces.values where photos.contains(face.assetID) { faces[face.id] = .some(face.personID) }
        for record in library.albums.values
        where record.album.ownerID == SmallHouse.anna || record.users[SmallHouse.anna] != nil {
            albums.insert(record.album.id)
            if !record.contents.isEmpty { members[record.album.id] = Set(record.contents.keys) }
        }
    }
}

/// Changes as the server's routes make them.
extension Library {
    fileprivate func changeAtRandom(_ numbers: inout some RandomNumberGenerator) {
        guard let albumID = albums.values.map(\.album.id).randomElement(using: &numbers),
            let photoID = assets.values.map(\.id).randomElement(using: &numbers), let row = albums.row(albumID)
        else { return }
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0: touchAsset(assets.row(photoID) ?? 0)
        case 1, 2:
            albums[row: row].contents[photoID] = .init(position: 0, updateID: nextUpdate())
            albums[row: row].album.updateID = nextUpdate()
        case 3:
            guard albums[row: row].contents.removeValue(forKey: photoID) != nil else { return }
            audit.albumAssets.append(.init(ids: [albumID, photoID], updateID: nextUpdate()))
        case 4: share(row)
        case 5:
            guard albums[row: row].users.removeValue(forKey: SmallHouse.anna) != nil else { return }
            audit.albums.append(.init(ids: [albumID], userID: SmallHouse.anna, updateID: nextUpdate()))
            audit.albumUsers.append(.init(ids: [albumID, SmallHouse.anna], updateID: nextUpdate()))
        case 6:
            let person = World.Person(id: .random(using: &numbers), ownerID: SmallHouse.anna, createdAt: now)
            people.insert(person, id: person.id)
            people[row: people.row(person.id) ?? 0].updateID = nextUpdate()
            guard let face = faces.row(SmallHouse.face) else { return }
            faces[row: face].personID = person.id
            faces[row: face].updateID = nextUpdate()
        default:
            guard people.count > 1, let person = people.values.randomElement(using: &numbers) else { return }
            if let face = faces.row(SmallHouse.face), faces[row: face].personID == person.id {
                faces[row: face].personID = nil
                faces[row: face].updateID = nextUpdate()
            }
            people.remove(person.id)
            audit.people.append(.init(ids: [person.id], userID: SmallHouse.anna, updateID: nextUpdate()))
        }
    }

    private func share(_ row: Int) {
        guard albums[row: row].album.ownerID != SmallHouse.anna, albums[row: row].users[SmallHouse.anna] == nil
        else { return }
        let id = nextUpdate()
        albums[row: row].users[SmallHouse.anna] = .init(role: .viewer, createID: id, updateID: id)
        albums[row: row].album.updateID = nextUpdate()
    }
}

@Suite struct SyncMirrorTests {
    @Test("a client that only follows the stream ends up with what the server holds", arguments: 0..<40)
    func mirror(seed: UInt64) throws {
        var numbers = Numbers(state: seed)
        let house = try SmallHouse(release: seed % 2 == 0 ? "2.7.5" : "3.1.0")
        let token = house.logIn()
        let types = [
            seed % 2 == 0 ? "AssetsV1" : "AssetsV2", "PeopleV1", "AssetFacesV2", "AlbumsV1", "AlbumToAssetsV1",
        ]
        var mirror = Mirror()
        for round in 0..<30 {
            for _ in 0..<Int.random(in: 0..<4, using: &numbers) {
                let draw = numbers.next()
                house.change { library in
                    var numbers = Numbers(state: draw)
                    library.changeAtRandom(&numbers)
                }
            }
            let lines = house.stream(types, token: token)
            // The connection may break anywhere; what came is kept and acknowledged.
            let isCut = round < 29 && Bool.random(using: &numbers)
            let count = isCut ? Int.random(in: 0..<lines.count, using: &numbers) : lines.count
            for line in lines.prefix(count) { mirror.apply(line) }
            if count > 0 { house.acknowledge(lines.prefix(count).map(\.ack), token: token) }
            if !isCut { #expect(mirror.settled == house.change { Mirror($0) }, "round \(round)") }
        }
    }
}

/// Numbers that come out the same for the same seed.
private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
