import AlbumRules

/// A photo as the mirror keeps it: everything that a reading brings, in about 150 bytes.
///
/// Identifier and owner are not part of it: the one is the row's, the other the mirror's.
enum MirroredPhoto {
    private static let kinds = Photo.Kind.allCases
    private static let visibilities = Photo.Visibility.allCases

    /// The number by which a place in the server's sight is kept.
    static func number(of visibility: Photo.Visibility) -> Int { visibilities.firstIndex(of: visibility) ?? 0 }

    /// What a number means; nil when it means nothing.
    static func visibility(_ number: Int64) -> Photo.Visibility? {
        let number = Int(clamping: number)
        return visibilities.indices.contains(number) ? visibilities[number] : nil
    }

    static func bytes(of photo: Photo) -> [UInt8] {
        var out = ByteWriter()
        out.put(UInt64(kinds.firstIndex(of: photo.kind) ?? 0))
        out.put(UInt64(number(of: photo.visibility)))
        for flag in [photo.isFavorite, photo.isTrashed, photo.isOffline, photo.isEdited] { out.put(flag) }
        for time in [
            photo.takenAt.milliseconds, photo.takenOnClock.milliseconds, photo.uploadedAt.milliseconds,
            photo.updatedAt.milliseconds,
        ] { out.put(time) }
        out.put(photo.fileName)
        out.put(photo.path)
        out.put(photo.mimeType)
        out.put(photo.library)
        out.put(photo.livePhotoVideo)
        out.put(photo.duplicate)
        out.put(photo.durationMilliseconds)
        out.put(photo.width)
        out.put(photo.height)
        out.put(UInt64(photo.people.count))
        for person in photo.people { out.put(person) }
        out.put(photo.hasLooseFace.map { $0 ? 1 : 0 })
        out.put(photo.exif != nil)
        if let exif = photo.exif { write(exif, to: &out) }
        return out.bytes
    }

    /// The photo; nil when the bytes are none.
    static func photo(_ bytes: UnsafeRawBufferPointer, id: AssetID, owner: UserID) -> Photo? {
        var input = ByteReader(bytes)
        let (kind, visibility) = (Int(clamping: input.number()), Int(clamping: input.number()))
        guard kinds.indices.contains(kind), visibilities.indices.contains(visibility) else { return nil }
        let flags = (input.flag(), input.flag(), input.flag(), input.flag())
        var photo = Photo(
            id: id, owner: owner, kind: kinds[kind], visibility: visibilities[visibility], isFavorite: flags.0,
            isTrashed: flags.1, isOffline: flags.2, isEdited: flags.3,
            takenAt: Instant(milliseconds: input.signed()), takenOnClock: WallTime(milliseconds: input.signed()),
            uploadedAt: Instant(milliseconds: input.signed()), updatedAt: Instant(milliseconds: input.signed()))
        photo.fileName = input.text()
        photo.path = input.text()
        photo.mimeType = input.optionalText()
        photo.library = input.optionalID()
        photo.livePhotoVideo = input.optionalID()
        photo.duplicate = input.optionalID()
        photo.durationMilliseconds = input.optionalSigned()
        photo.width = input.optionalInt()
        photo.height = input.optionalInt()
        let count = input.number()
        guard count <= UInt64(bytes.count / 16) else { return nil }
        for _ in 0..<count { photo.people.append(input.id()) }
        photo.hasLooseFace = input.optionalInt().map { $0 != 0 }
        if input.flag() { photo.exif = exif(&input) }
        return input.isAtEnd ? photo : nil
    }

    private static func write(_ exif: Exif, to out: inout ByteWriter) {
        for text in [
            exif.make, exif.model, exif.lens, exif.orientation, exif.exposureTime, exif.city, exif.state, exif.country,
            exif.description, exif.projectionType,
        ] { out.put(text) }
        out.put(exif.fileSize)
        for number in [exif.storedWidth, exif.storedHeight, exif.iso, exif.rating] { out.put(number) }
        for number in [exif.fNumber, exif.focalLength, exif.latitude, exif.longitude] { out.put(number) }
    }

    private static func exif(_ input: inout ByteReader) -> Exif {
        var exif = Exif()
        for field: WritableKeyPath<Exif, String?> in [
            \.make, \.model, \.lens, \.orientation, \.exposureTime, \.city, \.state, \.country, \.description,
            \.projectionType,
        ] { exif[keyPath: field] = input.optionalText() }
        exif.fileSize = input.optionalSigned()
        exif.storedWidth = input.optionalInt()
        exif.storedHeight = input.optionalInt()
        exif.iso = input.optionalInt()
        exif.rating = input.optionalInt()
        exif.fNumber = input.optionalDouble()
        exif.focalLength = input.optionalDouble()
        exif.latitude = input.optionalDouble()
        exif.longitude = input.optionalDouble()
        return exif
    }
}
