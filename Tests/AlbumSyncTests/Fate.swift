import AlbumRules
import AlbumSync
import ImmichSimulator
import TestSupport

/// Things that happen on a server, at random but the same for each seed.
struct Fate {
    let house: House
    var dice: Dice
    private let anna: EntityID
    private var photos: [EntityID]
    private var people: [EntityID]
    private var number = 0
    /// Whether faces of one person may both come and go between two looks, which a count of their photos cannot tell.
    private let hidesFaces: Bool
    /// Whose faces come, and whose go, between two looks.
    private var coming: [EntityID: Bool] = [:]

    init(_ house: House, seed: UInt64, hidesFaces: Bool = true) throws {
        self.house = house
        self.hidesFaces = hidesFaces
        dice = Dice(seed: seed)
        let anna = try house.id("anna", "users")
        self.anna = anna
        photos = house.world.assets.filter { $0.ownerID == anna }.map(\.id)
        people = house.world.people.filter { $0.ownerID == anna }.map(\.id)
    }

    /// One thing; what is not possible does not happen.
    mutating func strike() {
        guard let photo = photos.randomElement(using: &dice), let person = people.randomElement(using: &dice),
            let other = people.randomElement(using: &dice)
        else { return }
        let server = house.simulator
        switch Int.random(in: 0..<22, using: &dice) {
        case 0, 1: upload(with: Bool.random(using: &dice) ? [person] : [])
        case 2: try? server.setFavorite(Bool.random(using: &dice), asset: photo)
        case 3:
            try? server.setVisibility(
                [.archive, .timeline, .hidden].randomElement(using: &dice) ?? .timeline, asset: photo)
        case 4: try? server.setVisibility(.timeline, asset: photo)
        case 5: try? server.trash(asset: photo)
        case 6: try? server.restore(asset: photo)
        case 7:
            try? server.delete(asset: photo)
            photos.removeAll { $0 == photo }
        case 8: try? server.setExif(asset: photo) { $0.city = $0.city == "Prague" ? "Vienna" : "Prague" }
        case 9, 10, 11: if allows(person, toCome: true) { try? server.addFace(of: person, on: photo) }
        case 12: if allows(person, toCome: false) { try? server.removeFaces(of: person, from: photo) }
        case 13: try? server.rename(person: person, to: ["Emma", "Liam", "Somebody"].randomElement(using: &dice) ?? "")
        case 14: try? server.setHidden(Bool.random(using: &dice), person: person)
        case 15 where person != other && allows(other, toCome: true):
            try? server.merge(person: person, into: other)
            people.removeAll { $0 == person }
        case 15: break
        case 16, 17, 18: changeAlbum(photo)
        case 19: try? server.setVisibility(.archive, asset: photo)
        default: try? server.setVisibility(.locked, asset: photo)
        }
    }

    /// Somebody looked.
    mutating func look() { coming = [:] }

    private mutating func allows(_ person: EntityID, toCome: Bool) -> Bool {
        guard !hidesFaces else { return true }
        let isKnown = coming[person] ?? toCome
        coming[person] = isKnown
        return isKnown == toCome
    }

    /// A photo that came in just now, sometimes with a date of days to come.
    private mutating func upload(with people: [EntityID]) {
        number += 1
        guard var asset = house.world.assets.first(where: { $0.ownerID == anna }) else { return }
        asset.id = .random()
        asset.originalFileName = "new-\(number).jpg"
        asset.checksum = "new-\(number)"
        asset.updateID = nil
        let now = Timestamp(milliseconds: house.now.withLock { $0.milliseconds })
        if number % 3 != 0 { (asset.createdAt, asset.updatedAt) = (now, now) }
        let before = number % 4 == 0 ? now.milliseconds : asset.fileCreatedAt.milliseconds
        let days = number % 4 == 0 ? Int64.random(in: -9...4, using: &dice) : Int64.random(in: 0..<300, using: &dice)
        let taken = Timestamp(milliseconds: before + days * 86_400_000)
        (asset.fileCreatedAt, asset.localDateTime) = (taken, taken)
        house.simulator.addPhoto(asset, exif: World.Exif(assetID: asset.id, updatedAt: asset.updatedAt), people: people)
        photos.append(asset.id)
    }

    private func changeAlbum(_ photo: EntityID) {
        for name in ["Emma", "Best", "Nobody"] {
            guard let album = house.simulator.albums(named: name).first else { continue }
            if let members = try? house.simulator.members(of: album), members.contains(photo) {
                try? house.simulator.removeMembers([photo], from: album)
            } else {
                try? house.simulator.addMembers([photo], to: album)
            }
        }
    }
}
