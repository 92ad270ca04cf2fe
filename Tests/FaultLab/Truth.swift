import Foundation
import ImmichSimulator

/// What is so on the server at one moment, told by the server itself and not by anything the tool read.
struct Truth {
    /// Whose albums are kept.
    let user: EntityID
    let now: Int64
    let photos: [EntityID: PhotoTruth]
    /// Names of the people who are there.
    let people: [EntityID: String]
    /// Whose photos the user's time line shows, too.
    let partners: Set<EntityID>
    let albums: [EntityID: World.Album]

    init(_ world: World, user: EntityID, now: Int64) {
        self.user = user
        self.now = now
        var faces: [EntityID: Set<EntityID>] = [:]
        for face in world.faces where face.isVisible && face.deletedAt == nil {
            if let person = face.personID { faces[face.assetID, default: []].insert(person) }
        }
        let exif = Dictionary(world.exif.map { ($0.assetID, $0) }) { first, _ in first }
        partners = Set(
            world.partners.filter { $0.sharedWithID == user && $0.inTimeline }.map(\.sharedByID))
        let covers = Dictionary(world.stacks.map { ($0.id, $0.primaryAssetID) }) { first, _ in first }
        photos = Dictionary(
            world.assets.map { asset in
                var photo = PhotoTruth(asset, exif[asset.id], people: faces[asset.id] ?? [])
                photo.stackCover = asset.stackID.flatMap { covers[$0] }
                // Others' marks, people and stacks are not the user's to know.
                photo.isForeign = asset.ownerID != user
                if photo.isForeign { (photo.isFavorite, photo.people, photo.stackCover) = (false, [], nil) }
                return (asset.id, photo)
            }
        ) { first, _ in first }
        people = Dictionary(world.people.map { ($0.id, $0.name) }) { first, _ in first }
        albums = Dictionary(world.albums.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Members of an album that a user would see in it.
    func members(of album: EntityID) -> Set<EntityID> {
        Set(
            albums[album]?.assetIDs.filter { id in
                guard let photo = photos[id] else { return false }
                return !photo.isTrashed && (photo.visibility == .timeline || photo.visibility == .archive)
            } ?? [])
    }

    /// Members as the server keeps them, those in the trash too.
    func contents(of album: EntityID) -> Set<EntityID> { Set(albums[album]?.assetIDs ?? []) }

    /// Whether the tool may put a photo into albums.
    func mayBeAdded(_ photo: PhotoTruth) -> Bool {
        photo.owner == user && !photo.isTrashed && !photo.isOffline && photo.visibility == .timeline
    }

    /// Whether an album looks at a photo.
    func isSeen(_ photo: PhotoTruth, by album: LabAlbum) -> Bool {
        guard !photo.isTrashed, !photo.isOffline else { return false }
        switch photo.visibility {
        case .timeline:
            return photo.owner == user && album.archived != .only
                || album.hasPartners && album.archived != .only && partners.contains(photo.owner)
        case .archive: return photo.owner == user && album.archived != .leaveOut
        default: return false
        }
    }

    /// How many photos the library shows.
    var libraryCount: Int {
        photos.values.count { $0.owner == user && !$0.isTrashed && $0.visibility == .timeline }
    }

    /// On how many photos of the library a person is.
    func count(of person: EntityID) -> Int {
        photos.values.count {
            $0.owner == user && !$0.isTrashed && $0.visibility == .timeline && $0.people.contains(person)
        }
    }
}

/// One photo as it is.
struct PhotoTruth {
    let id: EntityID
    let owner: EntityID
    let kind: AssetKind
    let visibility: AssetVisibility
    let isTrashed: Bool
    let isOffline: Bool
    var isFavorite: Bool
    let fileName: String
    let takenAt: Int64
    let uploadedAt: Int64
    let isPortrait: Bool
    /// The clock where it was taken.
    let clock: Clock
    var people: Set<EntityID>
    var exif: World.Exif?
    /// Whether it is not the user's own.
    var isForeign = false
    /// The top photo of its stack.
    var stackCover: EntityID?

    struct Clock {
        let milliseconds: Int64
        let month: Int
        let day: Int
        /// 0 is Sunday.
        let weekday: Int
        let hour: Int
        let year: Int
    }

    init(_ asset: World.Asset, _ exif: World.Exif?, people: Set<EntityID>) {
        id = asset.id
        owner = asset.ownerID
        kind = asset.kind
        visibility = asset.visibility
        isTrashed = asset.deletedAt != nil
        isOffline = asset.isOffline
        isFavorite = asset.isFavorite
        fileName = asset.originalFileName
        takenAt = asset.fileCreatedAt.milliseconds
        uploadedAt = asset.createdAt.milliseconds
        isPortrait = (asset.width ?? 0) < (asset.height ?? 0)
        clock = Clock(asset.localDateTime.milliseconds)
        self.people = people
        self.exif = exif
    }
}

extension PhotoTruth.Clock {
    init(_ milliseconds: Int64) {
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        self.init(
            milliseconds: milliseconds, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday),
            weekday: Int(parts.tm_wday), hour: Int(parts.tm_hour), year: Int(parts.tm_year) + 1900)
    }
}
