import AlbumRules
import ImmichSimulator

/// A photo of the sample family as plain facts, for expectations that use none of the code under test.
struct SampleShot {
    let file: String
    let people: Set<String>
    let hasFace: Bool
    /// Whether a face belongs to nobody with a name.
    let hasStranger: Bool
    let tags: Set<String>
    let albums: Set<String>
    /// `2023-07-12` on the clock of the place.
    let day: String
    /// `2023-07-13` in UTC.
    let uploadDay: String
    let isFavorite: Bool
    let isVideo: Bool
    let seconds: Int
    let width: Int
    let height: Int
    let exif: World.Exif
    /// When it was taken, in UTC.
    let takenAt: Timestamp
    /// What can be read on it, and what is to be seen.
    let text: String
    let scene: String

    var isLandscape: Bool { width > height }
    var rating: Int { exif.rating ?? 0 }
    var year: String { String(day.prefix(4)) }

    func isNear(_ latitude: Double, _ longitude: Double) -> Bool {
        exif.latitude == latitude && exif.longitude == longitude
    }

    /// Everything that the owner of the sample library has on the time line, with some more to ask for.
    static func all(of world: World) -> [SampleShot] {
        let names = Dictionary(uniqueKeysWithValues: world.people.map { ($0.id, $0.name) })
        let faces = Dictionary(grouping: world.faces, by: \.assetID)
        let exif = Dictionary(uniqueKeysWithValues: world.exif.map { ($0.assetID, $0) })
        let sights = Dictionary(uniqueKeysWithValues: world.sights.map { ($0.assetID, $0) })
        let own = world.assets.filter { $0.ownerID == world.users[0].id && $0.visibility == .timeline }
        return own.compactMap { asset in
            guard let exif = exif[asset.id] else { return nil }
            func day(_ time: Timestamp) -> String { "\(CalendarDay(WallTime(milliseconds: time.milliseconds)))" }
            return SampleShot(
                file: asset.originalFileName,
                people: Set((faces[asset.id] ?? []).compactMap { $0.personID.flatMap { names[$0] } }),
                hasFace: faces[asset.id] != nil,
                hasStranger: (faces[asset.id] ?? []).contains { $0.personID.flatMap { names[$0] } ?? "" == "" },
                tags: Set(world.tags.filter { $0.assetIDs.contains(asset.id) }.map(\.value)),
                albums: Set(world.albums.filter { $0.assetIDs.contains(asset.id) }.map(\.name)),
                day: day(asset.localDateTime), uploadDay: day(asset.createdAt), isFavorite: asset.isFavorite,
                isVideo: asset.kind == .video, seconds: asset.originalFileName == longFilm ? 360 : 40,
                width: asset.width ?? 0, height: asset.height ?? 0, exif: exif, takenAt: asset.fileCreatedAt,
                text: sights[asset.id]?.text ?? "", scene: sights[asset.id]?.scene ?? "")
        }
    }

    static let longFilm = "long-film.mp4"

    /// The sample library with a long film, a landscape from a Fujifilm, and somebody to leave out.
    static func library(_ release: String) -> World {
        var world = SampleLibrary.world(release: release)
        let anna = world.users[0].id
        world.albums = world.albums.map { album in
            var album = album
            album.name = "By hand"
            return album
        }
        let ex = World.Person(
            id: EntityID(high: 0x4000, low: 0x8000_0000_0000_0001), ownerID: anna, name: "Ex",
            createdAt: world.users[0].createdAt)
        world.people.append(ex)
        if let party = world.id("assets", "office-party-00.jpg") {
            let id = EntityID(high: 0x4000, low: 0x8000_0000_0000_0002)
            world.faces.append(World.Face(id: id, assetID: party, personID: ex.id, updatedAt: ex.createdAt))
        }
        let work = EntityID(high: 0x4000, low: 0x8000_0000_0000_0005)
        var tag = World.Tag(id: work, userID: anna, value: "Work", createdAt: ex.createdAt)
        tag.assetIDs = [world.id("assets", "garden-05.jpg")].compactMap { $0 }
        world.tags.append(tag)
        add(longFilm, at: Timestamp(year: 2019, month: 5, day: 5, hour: 12), number: 3, to: &world) { asset, exif in
            asset.kind = .video
            asset.duration = release.hasPrefix("2.") ? "00:06:00.000" : "360000"
            exif.fileSizeInBytes = 600_000_000
        }
        add("fuji-1.jpg", at: Timestamp(year: 2022, month: 9, day: 9, hour: 12), number: 4, to: &world) { asset, exif in
            (asset.width, asset.height) = (6000, 4000)
            (exif.imageWidth, exif.imageHeight, exif.orientation) = (6000, 4000, "1")
            (exif.make, exif.model) = ("FUJIFILM", "X-T5")
            exif.country = "Belgium"
        }
        return world
    }

    /// A photo more, without a place, with people by their names.
    static func add(
        _ file: String, at taken: Timestamp, number: UInt64, people: [String] = [], to world: inout World,
        change: (inout World.Asset, inout World.Exif) -> Void
    ) {
        guard var asset = world.assets.first(where: { $0.originalFileName == "crete-04.jpg" }),
            var exif = world.exif.first(where: { $0.assetID == asset.id })
        else { return }
        asset.id = EntityID(high: 0x4000, low: 0x8000_0000_0000_0000 + number)
        exif.assetID = asset.id
        asset.originalFileName = file
        asset.originalPath = "/data/upload/\(file)"
        asset.checksum = String(asset.checksum.reversed())
        (asset.fileCreatedAt, asset.localDateTime) = (taken, taken)
        asset.createdAt = Timestamp(milliseconds: taken.milliseconds + 86_400_000)
        (exif.city, exif.state, exif.country, exif.latitude, exif.longitude) = (nil, nil, nil, nil, nil)
        exif.dateTimeOriginal = taken
        change(&asset, &exif)
        world.assets.append(asset)
        world.exif.append(exif)
        world.logical["assets", default: [:]][file] = asset.id
        for (index, name) in people.enumerated() {
            guard let person = world.id("people", name) else { continue }
            world.faces.append(
                World.Face(
                    id: EntityID(high: 0x4001 + UInt64(index), low: 0x8000_0000_0000_0000 + number), assetID: asset.id,
                    personID: person, updatedAt: asset.createdAt))
        }
    }
}
