import ImmichSimulator

/// A made-up library with a partner, a friend, albums by hand and shared ones.
struct LabWorld {
    var world: World
    let user: EntityID
    let partner: EntityID
    let friend: EntityID

    static let names = ["Mia", "Leo", "Anna", "Paul", "Grandma", "Kim", "Sam", "Zoe"]

    /// Names that albums of the configuration have, and that hand-made albums may have, too.
    static let albumNames = ["Family", "Kids", "Best", "Holiday", "Frame"]

    init(release: String, now: Timestamp, _ numbers: inout SeededNumbers) {
        let photos = 20 + numbers.below([60, 60, 60, 180, 180, 400][numbers.below(6)])
        world =
            MadeUpLibrary(
                photos: photos, people: 3 + numbers.below(6), seed: numbers.next(), release: release
            ).world
        user = world.users[0].id
        let start = world.users[0].createdAt
        partner = EntityID.random(using: &numbers)
        friend = EntityID.random(using: &numbers)
        world.users.append(World.User(id: partner, email: "paul@example.org", name: "Paul", createdAt: start))
        world.users.append(World.User(id: friend, email: "kim@example.org", name: "Kim", createdAt: start))
        world.partners = [
            World.Partner(sharedByID: partner, sharedWithID: user, inTimeline: true, createdAt: start)
        ]
        world.keys.append(World.Key(name: "partner", userID: partner))
        let share = [150, 150, 500][numbers.below(3)]
        for index in world.assets.indices where numbers.happens(share) { world.assets[index].isFavorite = true }
        if numbers.happens(120) { world.people[1].name = world.people[0].name }
        spread(now, &numbers)
        addForeign(now, &numbers)
        addStacks(&numbers)
        addAlbums(&numbers)
    }

    /// Brings some photos close to now, so that clocks and settling matter.
    private mutating func spread(_ now: Timestamp, _ numbers: inout SeededNumbers) {
        for index in world.assets.indices where numbers.happens(150) {
            let age = Int64(numbers.below(40 * 86_400)) * 1000
            let moment = Timestamp(milliseconds: now.milliseconds - age)
            world.assets[index].fileCreatedAt = moment
            world.assets[index].localDateTime = moment
            world.assets[index].createdAt = moment
        }
    }

    private mutating func addForeign(_ now: Timestamp, _ numbers: inout SeededNumbers) {
        for (number, owner) in [partner, partner, partner, friend, friend].enumerated() {
            let asset = Self.photo(
                "theirs-\(number).jpg", owner: owner,
                takenAt: Timestamp(milliseconds: now.milliseconds - Int64(numbers.below(900)) * 86_400_000), &numbers)
            world.assets.append(asset)
        }
    }

    /// Some neighbours are stacked.
    private mutating func addStacks(_ numbers: inout SeededNumbers) {
        let own = world.assets.indices.filter { world.assets[$0].ownerID == user }
        var place = 0
        while place + 3 < own.count {
            defer { place += 1 + numbers.below(8) }
            guard numbers.happens(500) else { continue }
            let members = own[place..<(place + 2 + numbers.below(2))]
            let id = EntityID.random(using: &numbers)
            world.stacks.append(
                World.Stack(
                    id: id, ownerID: user, primaryAssetID: world.assets[members[members.startIndex]].id,
                    createdAt: world.users[0].createdAt))
            for member in members { world.assets[member].stackID = id }
            place += 3
        }
    }

    private mutating func addAlbums(_ numbers: inout SeededNumbers) {
        world.albums = []
        let names = ["By hand", "Trip", "Family", "Kids", "Holiday"]
        for (number, name) in names.enumerated() where numbers.happens(number < 2 ? 800 : 350) {
            var album = World.Album(
                id: .random(using: &numbers), ownerID: user, name: name,
                createdAt: Timestamp(year: 2020, month: 1, day: number + 1))
            for asset in world.assets where numbers.happens(asset.ownerID == user ? 120 : 300) {
                let isShown = asset.deletedAt == nil && asset.visibility == .timeline
                if isShown, asset.ownerID == user { album.assetIDs.append(asset.id) }
            }
            if numbers.happens(300) {
                album.members = [World.Album.Member(userID: friend, role: .editor)]
                album.assetIDs += world.assets.filter { $0.ownerID == friend }.map(\.id)
            }
            album.thumbnailAssetID = album.assetIDs.first
            world.albums.append(album)
        }
        var theirs = World.Album(
            id: .random(using: &numbers), ownerID: friend, name: "Best",
            createdAt: Timestamp(year: 2021, month: 1, day: 1))
        theirs.members = [World.Album.Member(userID: user, role: .editor)]
        theirs.assetIDs = world.assets.filter { $0.ownerID == friend }.map(\.id)
        world.albums.append(theirs)
    }

    /// A photo that says nothing but when it was taken.
    static func photo(
        _ name: String, owner: EntityID, takenAt: Timestamp, _ numbers: inout SeededNumbers
    ) -> World.Asset {
        let id = EntityID.random(using: &numbers)
        var asset = World.Asset(
            id: id, ownerID: owner, fileName: name, takenAt: takenAt, createdAt: takenAt,
            checksum: "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        asset.width = 4032
        asset.height = 3024
        return asset
    }
}
