/// One item of a search as the API writes it.
///
/// What says which photo it is, whose, when it was taken and whether it is in sight must be there and of its type.
/// What names a relation that most photos lack may be absent, and a number may be written as a text; everything else
/// is not looked at.
struct WireAsset: Decodable {
    struct Face: Decodable {
        var id: PersonID
    }

    /// A face of nobody; only that it is there counts.
    struct LooseFace: Decodable {}

    var id: AssetID
    var ownerId: UserID
    var type: String
    var visibility: String
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
    var libraryId: LenientReference<LibraryEntity>?
    var livePhotoVideoId: LenientReference<AssetEntity>?
    var duplicateId: LenientReference<DuplicateEntity>?
    var duration: WireDuration?
    var width: LenientNumber?
    var height: LenientNumber?
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
            id: id, owner: ownerId, kind: Photo.Kind(rawValue: type) ?? .other,
            visibility: Photo.Visibility(word: visibility), isFavorite: isFavorite, isTrashed: isTrashed,
            isOffline: isOffline, isEdited: isEdited,
            takenAt: fileCreatedAt.instant, takenOnClock: localDateTime.wallTime, uploadedAt: createdAt.instant,
            updatedAt: updatedAt.instant, fileName: originalFileName, path: originalPath, mimeType: originalMimeType,
            library: libraryId?.id, livePhotoVideo: livePhotoVideoId?.id, duplicate: duplicateId?.id,
            durationMilliseconds: duration?.milliseconds, width: width?.integer, height: height?.integer, people: once,
            hasLooseFace: needs.people ? unassignedFaces.map { !$0.isEmpty } : nil,
            exif: needs.exif ? exifInfo?.exif : nil)
    }
}

/// The `exifInfo` of an item.
struct WireExif: Decodable {
    var make: String?
    var model: String?
    var lensModel: String?
    var fileSizeInByte: LenientNumber?
    var exifImageWidth: LenientNumber?
    var exifImageHeight: LenientNumber?
    var orientation: String?
    var fNumber: LenientNumber?
    var focalLength: LenientNumber?
    var iso: LenientNumber?
    var exposureTime: String?
    var latitude: LenientNumber?
    var longitude: LenientNumber?
    var city: String?
    var state: String?
    var country: String?
    var description: String?
    var rating: LenientNumber?
    var projectionType: String?

    var exif: Exif {
        var exif = Exif()
        exif.make = make
        exif.model = model
        exif.lens = lensModel
        exif.fileSize = fileSizeInByte?.integer.map(Int64.init)
        exif.storedWidth = exifImageWidth?.integer
        exif.storedHeight = exifImageHeight?.integer
        exif.orientation = orientation
        exif.fNumber = fNumber?.value
        exif.focalLength = focalLength?.value
        exif.iso = iso?.integer
        exif.exposureTime = exposureTime
        exif.latitude = latitude?.value
        exif.longitude = longitude?.value
        exif.city = city
        exif.state = state
        exif.country = country
        exif.description = description
        exif.rating = rating?.integer
        exif.projectionType = projectionType
        return exif
    }
}
