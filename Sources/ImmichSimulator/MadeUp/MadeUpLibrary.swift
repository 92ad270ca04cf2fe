/// A library of any size that comes out the same for the same numbers; for benchmarks and large tests.
///
/// Shape: one user with 15 years of photos, more in summer, bursts of one instant, about 1.4 recognised faces a photo
/// with a few people on most of them, 8 % videos, 2 % favourites, 1 % archived, 1 % trashed, places on two of five.
public struct MadeUpLibrary: Sendable {
    private let release: String
    private let photoCount: Int
    private let personCount: Int
    private let seed: UInt64

    /// A recipe; `world` cooks it.
    public init(photos: Int, people: Int = 40, seed: UInt64 = 1, release: String = "3.1.0") {
        photoCount = max(0, photos)
        personCount = max(0, people)
        self.seed = seed
        self.release = release
    }

    /// The library; time and memory grow with the number of photos, about 1 KB each.
    public var world: World {
        var numbers = SeededNumbers(seed: seed)
        var world = World(release: release)
        let start = Timestamp(year: 2011, month: 1, day: 1)
        let user = World.User(
            id: .random(using: &numbers), email: "anna@example.org", name: "Anna", isAdmin: true, createdAt: start)
        world.users = [user]
        world.logins = [World.Login(email: user.email, password: "made-up")]
        world.keys = [
            World.Key(name: "all", userID: user.id),
            World.Key(name: "read", userID: user.id, permissions: Self.readPermissions),
        ]
        world.people = people(of: user, since: start, &numbers)
        addPhotos(to: &world, owner: user.id, &numbers)
        addAlbums(to: &world, owner: user.id, &numbers)
        for person in world.people { world.logical["people", default: [:]][person.name] = person.id }
        world.logical["users"] = ["anna": user.id]
        return world
    }

    private static let readPermissions = [
        "asset.read", "asset.statistics", "person.read", "person.statistics", "album.read", "user.read", "tag.read",
    ]

    private func people(of user: World.User, since: Timestamp, _ numbers: inout SeededNumbers) -> [World.Person] {
        (0..<personCount).map { index in
            let name = index < MadeUpWords.names.count ? MadeUpWords.names[index] : "Person \(index + 1)"
            return World.Person(id: .random(using: &numbers), ownerID: user.id, name: name, createdAt: since)
        }
    }

    private func addPhotos(to world: inout World, owner: EntityID, _ numbers: inout SeededNumbers) {
        var moments = MadeUpMoments(count: photoCount, &numbers).instants
        moments.sort()
        var crowd = MadeUpCrowd(people: world.people.map(\.id))
        world.assets.reserveCapacity(photoCount)
        world.exif.reserveCapacity(photoCount)
        world.faces.reserveCapacity(photoCount * 3 / 2)
        for (index, moment) in moments.enumerated() {
            let shot = MadeUpShot(index: index, takenAt: moment, owner: owner, isModern: isModern, &numbers)
            for person in crowd.next(&numbers) {
                var face = World.Face(
                    id: .random(using: &numbers), assetID: shot.asset.id, personID: person,
                    updatedAt: shot.asset.createdAt)
                face.sourceType = "machine-learning"
                world.faces.append(face)
            }
            world.assets.append(shot.asset)
            world.exif.append(shot.exif)
        }
    }

    private func addAlbums(to world: inout World, owner: EntityID, _ numbers: inout SeededNumbers) {
        guard !world.assets.isEmpty else { return }
        for index in 0..<5 {
            var album = World.Album(
                id: .random(using: &numbers), ownerID: owner, name: "By hand \(index + 1)",
                createdAt: Timestamp(year: 2020, month: 1, day: index + 1))
            let first = numbers.below(world.assets.count)
            let chosen = world.assets[first...].lazy.filter { $0.deletedAt == nil && $0.visibility == .timeline }
            album.assetIDs = chosen.prefix(200).map(\.id)
            album.thumbnailAssetID = album.assetIDs.first
            world.albums.append(album)
        }
    }

    private var isModern: Bool { !release.hasPrefix("2.") }
}
