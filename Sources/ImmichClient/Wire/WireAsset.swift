/// One item of a search as the API writes it.
///
/// What a selection can turn on must be there and of its type; what names a relation that most photos lack may be
/// absent; everything else is not looked at.
struct WireAsset: Decodable {
    struct Face: Decodable {
        var id: PersonID
    }

    /// A face of nobody; only that it is there counts.
    struct LooseFace: Decodable {}

    var id: AssetID
    var ownerId: UserID
    var type: String
    var visibility: Photo.Visibility
    var isFavorite: Bool
    var isTrashed: Bool
    var isOffline: Bool
    var isEdited: Bool
    var fileCreatedAt: WireInstant
    var localDateTime: WireInstant
    var createdAt: WireInstant
    var updatedAt: WireInstant
    var originalFileName: String
    var originalPath: String
    var originalMimeType: String?
    var libraryId: LibraryID?
    var livePhotoVideoId: AssetID?
    var duplicateId: DuplicateID?
    var duration: WireDuration?
    var width: Int?
    var height: Int?
    var people: [Face]?
    var unassignedFaces: [LooseFace]?
    var exifInfo: WireExif?

    /// The photo; nil when something is missing that the read asked for.
    func photo(_ needs: ReadNeeds) -> Photo? {
        if needs.people, people == nil { return nil }
        if needs.exif, exifInfo == nil { return nil }
        var once: [PersonID] = []
        if needs.people {
            for face in people ?? [] where !once.contains(face.id) { once.append(face.id) }
        }
        return Photo(
            id: id, owner: ownerId, kind: Photo.Kind(rawValue: type) ?? .other, visibility: visibility,
            isFavorite: isFavorite, isTrashed: isTrashed, isOffline: isOffline, isEdited: isEdited,
            takenAt: fileCreatedAt.instant, takenOnClock: localDateTime.wallTime, uploadedAt: createdAt.instant,
            updatedAt: updatedAt.instant, fileName: originalFileName, path: originalPath, mimeType: originalMimeType,
            library: libraryId, livePhotoVideo: livePhotoVideoId, duplicate: duplicateId,
            durationMilliseconds: duration?.milliseconds, width: width, height: height, people: once,
            hasLooseFace: needs.people ? unassignedFaces.map { !$0.isEmpty } : nil,
            exif: needs.exif ? exifInfo?.exif : nil)
    }
}

/// The `exifInfo` of an item.
struct WireExif: Decodable {
    var make: String?
    var model: String?
    var lensModel: String?
    var fileSizeInByte: Int64?
    var exifImageWidth: Int?
    var exifImageHeight: Int?
    var orientation: String?
    var fNumber: Double?
    var focalLength: Double?
    var iso: Int?
    var exposureTime: String?
    var latitude: Double?
    var longitude: Double?
    var city: String?
    var state: String?
    var country: String?
    var description: String?
    var rating: Int?
    var projectionType: String?

    var exif: Exif {
        var exif = Exif()
        exif.make = make
        exif.model = model
        exif.lens = lensModel
        exif.fileSize = fileSizeInByte
        exif.storedWidth = exifImageWidth
        exif.storedHeight = exifImageHeight
        exif.orientation = orientation
        exif.fNumber = fNumber
        exif.focalLength = focalLength
        exif.iso = iso
        exif.exposureTime = exposureTime
        exif.latitude = latitude
        exif.longitude = longitude
        exif.city = city
        exif.state = state
        exif.country = country
        exif.description = description
        exif.rating = rating
        exif.projectionType = projectionType
        return exif
    }
}
