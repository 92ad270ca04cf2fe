import AlbumRules
import AlbumSync
import Foundation
import ImmichSimulator
import TestSupport
import Testing

/// Things that happen on a server, at random but the same for each seed.
private struct Fate {
    let house: House
    var dice: Dice
    private let anna: EntityID
    private var photos: [EntityID]
    private var people: [EntityID]
    private var number = 0

    init(_ house: House, seed: UInt64) throws {
        self.house = house
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
        switch Int.random(in: 0..<18, using: &dice) {
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
        case 9, 10, 11: try? server.addFace(of: person, on: photo)
        case 12: try? server.removeFaces(of: person, from: photo)
        case 13: try? server.rename(person: person, to: ["Emma", "Liam", "Somebody"].randomElement(using: &dice) ?? "")
        case 14: try? server.setHidden(Bool.random(using: &dice), person: person)
        case 15 where person != other:
            try? server.merge(person: person, into: other)
            people.removeAll { $0 == person }
        case 16: changeAlbum(photo)
        default: try? server.setVisibility(.locked, asset: photo)
        }
    }

    private mutating func upload(with people: [EntityID]) {
        number += 1
        guard var asset = house.world.assets.first(where: { $0.ownerID == anna }) else { return }
        asset.id = .random()
        asset.originalFileName = "new-\(number).jpg"
        asset.checksum = "new-\(number)"
        asset.updateID = nil
        let taken = Timestamp(
            milliseconds: asset.fileCreatedAt.milliseconds + Int64.random(in: 0..<300, using: &dice) * 86_400_000)
        (asset.fileCreatedAt, asset.localDateTime) = (taken, taken)
        house.simulator.addPhoto(asset, exif: World.Exif(assetID: asset.id, updatedAt: asset.updatedAt), people: people)
        photos.append(asset.id)
    }

    private func changeAlbum(_ photo: EntityID) {
        for name in ["Emma", "Best"] {
            guard let album = house.simulator.albums(named: name).first else { continue }
            if let members = try? house.simulator.members(of: album), members.contains(photo) {
                try? house.simulator.removeMembers([photo], from: album)
            } else {
                try? house.simulator.addMembers([photo], to: album)
            }
        }
    }
}

@Suite struct `The mirror and what changed` {
    static let rules = """
        albums:
        - {name: Emma, settle: 0, when_empty: clear, all: {people: Emma}}
        - {name: Best, settle: 0, when_empty: clear, all: {favorite: true}}
        - {name: Only, when_empty: clear, all: {people: {only: [Emma, Liam]}}}
        - {name: Together, settle: 0, when_empty: clear, all: {people: {all: [Emma, Liam]}}}
        - {name: Nobody, settle: 0, when_empty: clear, all: {people: nobody}}
        - {name: Place, settle: 0, when_empty: clear, all: {city: Prague}}
        - {name: Summer, settle: 0, when_empty: clear, all: {taken: 2024-07}, none: {people: Liam}}
        """

    /// The files of the mirror, to be put back as if a run had ended before it could commit.
    private func files(_ house: House) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for suffix in ["", "-wal", "-shm"] {
            files[suffix] = try? Data(contentsOf: URL(filePath: house.stateFolder + "/mirror.sqlite" + suffix))
        }
        return files
    }

    private func restore(_ files: [String: Data], _ house: House) throws {
        for suffix in ["", "-wal", "-shm"] {
            let path = house.stateFolder + "/mirror.sqlite" + suffix
            try? FileManager.default.removeItem(atPath: path)
            try files[suffix]?.write(to: URL(filePath: path))
        }
    }

    @Test(arguments: House.releases, 1...5)
    func `give the same plan as reading everything, whatever happened and wherever it broke off`(
        release: String, seed: Int
    ) async throws {
        try await House.with(release, change: `A fault at every request`.withoutGuests) { house in
            try await house.logIn()
            _ = try await house.run(Self.rules)
            var fate = try Fate(house, seed: UInt64(seed))
            var ways: [Bool: Int] = [:]
            let start = Int64(Date().timeIntervalSince1970 * 1000)
            for step in 1...14 {
                // Past the few seconds that are always told again.
                let time = Timestamp(milliseconds: start + Int64(step) * 60_000)
                house.simulator.setClock { time }
                for _ in 0..<Int.random(in: 0...4, using: &fate.dice) { fate.strike() }
                let saved = try files(house)
                let mirrored = try await house.engine(Self.rules).plan()
                if Int.random(in: 0..<3, using: &fate.dice) == 0 { try restore(saved, house) }
                let whole = try await house.engine(Self.rules, full: true, withSession: false).plan()
                #expect(mirrored.failure == nil && whole.failure == nil)
                #expect(mirrored.albums == whole.albums, "\(release), seed \(seed), step \(step)")
                ways[mirrored.facts.way == .everything, default: 0] += 1
                if Int.random(in: 0..<3, using: &fate.dice) == 0 { _ = try await house.run(Self.rules) }
            }
            #expect(ways[false, default: 0] > 4, "\(ways)")
        }
    }
}
