/// One made-up photo or video with what its file says.
struct MadeUpShot {
    var asset: World.Asset
    var exif: World.Exif

    init(index: Int, takenAt: Timestamp, owner: EntityID, isModern: Bool, _ numbers: inout SeededNumbers) {
        let isVideo = numbers.happens(80)
        let fileName = (isVideo ? "MOV_" : "IMG_") + Self.padded(index) + (isVideo ? ".mp4" : ".jpg")
        let hours = Int64(1 + numbers.below(2))
        let uploadedAt = Timestamp(milliseconds: takenAt.milliseconds + Int64(numbers.below(30 * 86_400)) * 1000)
        asset = World.Asset(
            id: .random(using: &numbers), ownerID: owner, fileName: fileName, takenAt: takenAt,
            localDateTime: Timestamp(milliseconds: takenAt.milliseconds + hours * 3_600_000), createdAt: uploadedAt,
            checksum: Self.checksum(&numbers))
        asset.kind = isVideo ? .video : .image
        asset.isFavorite = numbers.happens(20)
        asset.visibility = numbers.happens(10) ? .archive : .timeline
        if numbers.happens(10) { asset.deletedAt = uploadedAt }
        if isVideo { asset.duration = Self.duration(1 + numbers.below(300), isModern: isModern) }
        let isPortrait = numbers.happens(350)
        asset.width = isPortrait ? 3024 : 4032
        asset.height = isPortrait ? 4032 : 3024
        exif = World.Exif(assetID: asset.id, updatedAt: uploadedAt)
        exif.imageWidth = 4032
        exif.imageHeight = 3024
        exif.orientation = isPortrait ? "6" : "1"
        exif.fileSizeInBytes = isVideo ? 20_000_000 + numbers.below(400_000_000) : 800_000 + numbers.below(9_000_000)
        exif.dateTimeOriginal = takenAt
        exif.modifyDate = takenAt
        exif.timeZone = "UTC+\(hours)"
        describe(&numbers)
    }

    private mutating func describe(_ numbers: inout SeededNumbers) {
        let camera = MadeUpWords.cameras[numbers.below(MadeUpWords.cameras.count)]
        exif.make = camera.make
        exif.model = camera.model
        exif.lensModel = camera.lens
        exif.fNumber = [1.6, 1.8, 2.8, 4, 5.6][numbers.below(5)]
        exif.focalLength = [4.2, 6.8, 24, 35, 70][numbers.below(5)]
        exif.iso = 100 << numbers.below(6)
        exif.exposureTime = "1/\(30 << numbers.below(6))"
        exif.description = MadeUpWords.descriptions[numbers.below(MadeUpWords.descriptions.count)]
        if numbers.happens(100) { exif.rating = 1 + numbers.below(5) }
        guard numbers.happens(400) else { return }
        let place = MadeUpWords.places[numbers.below(MadeUpWords.places.count)]
        exif.city = place.city
        exif.state = place.state
        exif.country = place.country
        exif.latitude = place.latitude + Double(numbers.below(200) - 100) / 10_000
        exif.longitude = place.longitude + Double(numbers.below(200) - 100) / 10_000
    }

    private static func padded(_ index: Int) -> String {
        let text = String(index)
        return String(repeating: "0", count: max(0, 6 - text.count)) + text
    }

    /// A length in the words of the release.
    static func duration(_ seconds: Int, isModern: Bool) -> String {
        guard !isModern else { return String(seconds * 1000) }
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return parts.joined(separator: ":") + ".000"
    }

    /// Twenty random bytes in base64: 27 letters and one sign of filling.
    private static func checksum(_ numbers: inout SeededNumbers) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        let random = [numbers.next(), numbers.next(), numbers.next()]
        return String(unsafeUninitializedCapacity: 28) { buffer in
            for position in 0..<26 {
                buffer[position] = letters[Int(random[position / 10] >> UInt64(position % 10 * 6) & 63)]
            }
            // The last letter carries four bits only.
            buffer[26] = letters[Int(random[2] >> 40 & 15) << 2]
            buffer[27] = UInt8(ascii: "=")
            return 28
        }
    }
}
