/// The made-up family of the demo: about a hundred photos with people, places, favourites and an album made by hand.
///
/// The same ids come out for every release, so that a demo on two releases shows the same photos.
public enum SampleLibrary {
    /// The family's server as a given release; keys `all`, `read` and `nothing`.
    public static func world(release: String = "3.1.0") -> World {
        var numbers = SeededNumbers(seed: 2011)
        var world = World(release: release)
        let since = Timestamp(year: 2024, month: 1, day: 2)
        let anna = World.User(
            id: .random(using: &numbers), email: "anna@example.org", name: "Anna", isAdmin: true, createdAt: since)
        let paul = World.User(
            id: .random(using: &numbers), email: "paul@example.org", name: "Paul", createdAt: since)
        world.users = [anna, paul]
        world.logins = [
            World.Login(email: anna.email, password: "sample"), World.Login(email: paul.email, password: "sample"),
        ]
        world.partners = [World.Partner(sharedByID: paul.id, sharedWithID: anna.id, inTimeline: true, createdAt: since)]
        world.keys = [
            World.Key(name: "all", userID: anna.id),
            World.Key(
                name: "read", userID: anna.id,
                permissions: ["asset.read", "asset.statistics", "person.read", "album.read", "user.read"]),
            World.Key(name: "nothing", userID: anna.id, permissions: ["apiKey.read"]),
        ]
        world.logical["users"] = ["anna": anna.id, "paul": paul.id]
        for (name, birthDate) in SampleEvents.people {
            var person = World.Person(id: .random(using: &numbers), ownerID: anna.id, name: name, createdAt: since)
            person.birthDate = birthDate
            world.people.append(person)
            world.logical["people", default: [:]][name] = person.id
        }
        for event in SampleEvents.all {
            add(event, to: &world, owner: event.isPartners ? paul.id : anna.id, &numbers)
        }
        addTags(to: &world, owner: anna.id, since: since, &numbers)
        addAlbum(to: &world, owner: anna.id, &numbers)
        addSights(to: &world)
        addOddities(to: &world, owner: anna.id, &numbers)
        return world
    }

    private static func add(
        _ event: SampleEvent, to world: inout World, owner: EntityID, _ numbers: inout SeededNumbers
    ) {
        let isModern = !world.release.hasPrefix("2.")
        for index in 0..<event.people.count {
            let takenAt = Timestamp(milliseconds: event.start.milliseconds + Int64(index) * 11 * 60_000)
            var shot = MadeUpShot(index: index, takenAt: takenAt, owner: owner, isModern: isModern, &numbers)
            shot.become(event.file(index), of: event, at: index, isModern: isModern)
            for name in event.people[index] {
                guard let person = world.logical["people"]?[name] else { continue }
                world.faces.append(
                    World.Face(
                        id: .random(using: &numbers), assetID: shot.asset.id, personID: person,
                        updatedAt: shot.asset.createdAt))
            }
            world.logical["assets", default: [:]][shot.asset.originalFileName] = shot.asset.id
            world.assets.append(shot.asset)
            world.exif.append(shot.exif)
        }
    }

    private static func addTags(
        to world: inout World, owner: EntityID, since: Timestamp, _ numbers: inout SeededNumbers
    ) {
        for event in SampleEvents.all {
            guard let value = event.tag else { continue }
            let place = world.tags.firstIndex { $0.value == value }
            var tag =
                place.map { world.tags[$0] }
                ?? World.Tag(id: .random(using: &numbers), userID: owner, value: value, createdAt: since)
            tag.assetIDs += event.people.indices.compactMap { world.logical["assets"]?[event.file($0)] }
            if let place { world.tags[place] = tag } else { world.tags.append(tag) }
            world.logical["tags", default: [:]][value] = tag.id
        }
    }

    /// What machine learning saw: every photo has a scene, the screenshots have text.
    private static func addSights(to world: inout World) {
        for event in SampleEvents.all {
            for index in event.people.indices {
                guard let id = world.logical["assets"]?[event.file(index)] else { continue }
                world.sights.append(
                    World.Sight(assetID: id, text: event.texts[index] ?? "", scene: event.scene ?? event.name))
            }
        }
    }

    /// Faces of nobody, a stack, two copies of one photo, a panorama and an edited photo.
    private static func addOddities(to world: inout World, owner: EntityID, _ numbers: inout SeededNumbers) {
        let since = Timestamp(year: 2024, month: 2, day: 1)
        for file in ["crete-04.jpg", "garden-01.jpg", "school-00.jpg"] {
            guard let id = world.logical["assets"]?[file] else { continue }
            world.faces.append(World.Face(id: .random(using: &numbers), assetID: id, personID: nil, updatedAt: since))
        }
        let stack = EntityID.random(using: &numbers)
        let copies = EntityID.random(using: &numbers)
        if let top = world.logical["assets"]?["cabin-02.jpg"] {
            world.stacks.append(World.Stack(id: stack, ownerID: owner, primaryAssetID: top, createdAt: since))
        }
        for index in world.assets.indices {
            switch world.assets[index].originalFileName {
            case "cabin-02.jpg", "cabin-05.jpg": world.assets[index].stackID = stack
            case "autumn-02.jpg", "autumn-06.jpg": world.assets[index].duplicateID = copies
            case "cabin-04.jpg": world.assets[index].isEdited = true
            case "crete-07.jpg": world.exif[index].projectionType = "EQUIRECTANGULAR"
            default: break
            }
        }
    }

    /// An album that existed before the tool: three holiday photos and one that no rule would take.
    private static func addAlbum(to world: inout World, owner: EntityID, _ numbers: inout SeededNumbers) {
        var album = World.Album(
            id: .random(using: &numbers), ownerID: owner, name: "Greece, summer 2023",
            createdAt: Timestamp(year: 2024, month: 2, day: 1))
        let files = ["crete-01.jpg", "crete-02.jpg", "crete-03.jpg", "garden-01.jpg"]
        album.assetIDs = files.compactMap { world.logical["assets"]?[$0] }
        album.thumbnailAssetID = album.assetIDs.first
        world.albums.append(album)
        world.logical["albums"] = [album.name: album.id]
    }
}

extension MadeUpShot {
    /// Makes a random photo one of an event: what matters to rules is told by the event, the rest stays random.
    fileprivate mutating func become(_ fileName: String, of event: SampleEvent, at index: Int, isModern: Bool) {
        asset.originalFileName = fileName
        asset.originalPath = "/data/upload/\(asset.ownerID)/\(fileName)"
        asset.deviceAssetID = fileName
        asset.kind = event.isVideo ? .video : .image
        asset.duration = event.isVideo ? Self.duration(40 + index, isModern: isModern) : nil
        asset.isFavorite = event.favorites.contains(index)
        asset.visibility = .timeline
        asset.deletedAt = nil
        asset.createdAt = Timestamp(milliseconds: asset.fileCreatedAt.milliseconds + 86_400_000)
        asset.updatedAt = asset.createdAt
        exif.rating = event.ratings[index]
        exif.city = event.place?.city
        exif.state = event.place?.state
        exif.country = event.place?.country
        exif.latitude = event.place?.latitude
        exif.longitude = event.place?.longitude
        exif.description = event.description
    }
}
