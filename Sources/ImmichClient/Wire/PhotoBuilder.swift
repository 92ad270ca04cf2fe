import CSimdJSON

/// Makes photos of a parser's texts and numbers; texts that repeat from photo to photo are made once.
struct PhotoBuilder {
    private let needs: ReadNeeds
    private let people: UnsafePointer<search_text>?
    private var pool = TextPool()
    private var lastOwner: UserID?
    private var lastOwnerText = search_text()

    init(needs: ReadNeeds, people: UnsafePointer<search_text>?) {
        self.needs = needs
        self.people = people
    }

    /// The photo; nil when anything in it is not as expected.
    mutating func photo(_ item: search_photo) -> Photo? {
        if needs.people, !item.has_people { return nil }
        if needs.exif, !item.exif.is_present { return nil }
        guard let id = AssetID(utf8: item.id.bytes), let owner = owner(item.owner),
            let takenAt = Self.time(item.taken_at), let takenOnClock = Self.time(item.taken_on_clock),
            let uploadedAt = Self.time(item.uploaded_at),
            let updatedAt = Self.time(item.updated_at), let library: LibraryID? = Self.reference(item.library),
            let video: AssetID? = Self.reference(item.live_photo_video),
            let duplicate: DuplicateID? = Self.reference(item.duplicate), let length = Self.length(item),
            let faces = faces(item)
        else { return nil }
        return Photo(
            id: id, owner: owner, kind: Self.kind(item.type), visibility: item.visibility.visibility,
            isFavorite: item.is_favorite,
            isTrashed: item.is_trashed, isOffline: item.is_offline, isEdited: item.is_edited,
            takenAt: Instant(milliseconds: takenAt), takenOnClock: WallTime(milliseconds: takenOnClock),
            uploadedAt: Instant(milliseconds: uploadedAt), updatedAt: Instant(milliseconds: updatedAt),
            fileName: item.file_name.string, path: item.path.string, mimeType: pool.text(item.mime_type),
            library: library, livePhotoVideo: video, duplicate: duplicate,
            durationMilliseconds: length > 0 ? length : nil, width: item.width.int, height: item.height.int,
            people: faces, hasLooseFace: needs.people && item.has_loose_faces ? item.loose_face_count > 0 : nil,
            exif: needs.exif ? exif(item.exif) : nil)
    }

    private mutating func owner(_ text: search_text) -> UserID? {
        if let lastOwner, text.bytes.elementsEqual(lastOwnerText.bytes) { return lastOwner }
        lastOwner = UserID(utf8: text.bytes)
        lastOwnerText = text
        return lastOwner
    }

    private func faces(_ item: search_photo) -> [PersonID]? {
        guard item.person_count > 0, let people else { return [] }
        var once: [PersonID] = []
        once.reserveCapacity(needs.people ? item.person_count : 0)
        for index in item.first_person..<(item.first_person + item.person_count) {
            guard let id = PersonID(utf8: people[index].bytes) else { return nil }
            if needs.people, !once.contains(id) { once.append(id) }
        }
        return once
    }

    private mutating func exif(_ item: search_exif) -> Exif {
        var exif = Exif()
        exif.make = pool.text(item.make)
        exif.model = pool.text(item.model)
        exif.lens = pool.text(item.lens)
        exif.fileSize = item.file_size.is_present ? item.file_size.value : nil
        exif.storedWidth = item.width.int
        exif.storedHeight = item.height.int
        exif.orientation = pool.text(item.orientation)
        exif.fNumber = item.f_number.double
        exif.focalLength = item.focal_length.double
        exif.iso = item.iso.int
        exif.exposureTime = pool.text(item.exposure_time)
        exif.latitude = item.latitude.double
        exif.longitude = item.longitude.double
        exif.city = pool.text(item.city)
        exif.state = pool.text(item.state)
        exif.country = pool.text(item.country)
        exif.description = pool.text(item.description)
        exif.rating = item.rating.int
        exif.projectionType = pool.text(item.projection_type)
        return exif
    }

    private static func time(_ text: search_text) -> Int64? {
        WireTime.milliseconds(utf8: text.bytes)
    }

    /// An optional identifier; outer nil when there is one that cannot be read.
    private static func reference<Entity>(_ text: search_text) -> Identifier<Entity>?? {
        guard text.start != nil else { return .some(nil) }
        return Identifier<Entity>(utf8: text.bytes).map { .some($0) }
    }

    private static func length(_ item: search_photo) -> Int64? {
        guard item.duration_text.start != nil else { return item.duration.is_present ? item.duration.value : 0 }
        return item.duration_text.equals("0:00:00.00000") ? 0 : WireDuration.parse(item.duration_text.string)
    }

    private static func kind(_ text: search_text) -> Photo.Kind {
        if text.equals("IMAGE") { return .image }
        return text.equals("VIDEO") ? .video : Photo.Kind(rawValue: text.string) ?? .other
    }

}

/// Remembers texts that come again and again, so that one storage serves all of them.
private struct TextPool {
    private var slots = [String?](repeating: nil, count: 512)

    mutating func text(_ text: search_text) -> String? {
        guard text.start != nil else { return nil }
        // Up to 15 bytes live inside the value itself.
        guard text.length > 15 else { return text.string }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let slot = Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 511)
        if let known = slots[slot], known.utf8.count == text.length, known.utf8.elementsEqual(text.bytes) {
            return known
        }
        let new = text.string
        slots[slot] = new
        return new
    }
}

extension search_text {
    /// The bytes inside the parser's memory.
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self), count: length)
    }

    /// A word of the API for where a photo is shown.
    var visibility: Photo.Visibility { equals("timeline") ? .timeline : Photo.Visibility(word: string) }

    /// The text; nil where there is none.
    var optionalString: String? { start == nil ? nil : string }

    fileprivate var string: String { String(decoding: bytes, as: UTF8.self) }

    fileprivate func equals(_ other: StaticString) -> Bool {
        guard length == other.utf8CodeUnitCount else { return false }
        return bytes.elementsEqual(UnsafeBufferPointer(start: other.utf8Start, count: length))
    }
}

extension search_integer {
    fileprivate var int: Int? { is_present ? Int(value) : nil }
}

extension search_number {
    fileprivate var double: Double? { is_present ? value : nil }
}
