import AlbumRules

/// Photos of one user over fifteen years, the same at every start.
enum MadeUpPhotos {
    static let user = UserID(high: 1, low: 1)
    /// 1 January 2026.
    static let now = Instant(milliseconds: 1_767_225_600_000)
    static let people = (1...40).map { Person(id: PersonID(high: 4, low: UInt64($0)), name: "Person \($0)") }

    private static let countries = ["Germany", "Greece", "Italy", "France", nil, nil, nil]
    private static let cameras = [("Canon", "EOS R6"), ("Apple", "iPhone 15 Pro"), ("samsung", "SM-G991B")]

    static func some(_ count: Int) -> [Photo] {
        var numbers = Numbers(state: 7)
        return (0..<count).map { number in
            let taken = Instant(milliseconds: now.milliseconds - Int64(numbers.next() % 473_000_000) * 1000)
            var photo = Photo(
                id: AssetID(high: 2, low: UInt64(number)), owner: user,
                kind: numbers.next() % 12 == 0 ? .video : .image, isFavorite: numbers.next() % 50 == 0, takenAt: taken,
                takenOnClock: WallTime(milliseconds: taken.milliseconds), uploadedAt: taken, updatedAt: taken,
                fileName: "IMG_\(number).jpg", path: "/data/library/anna/2020/IMG_\(number).jpg", width: 4000,
                height: 3000)
            // The first people are on many photos, the last ones on few.
            photo.people = (0..<(numbers.next() % 4)).map { _ in
                people[min(Int(numbers.next() % 40), Int(numbers.next() % 40))].id
            }
            var exif = Exif()
            exif.country = countries[Int(numbers.next() % 7)]
            let camera = cameras[Int(numbers.next() % 3)]
            exif.make = camera.0
            exif.model = camera.1
            exif.rating = Int(numbers.next() % 6)
            exif.iso = Int(numbers.next() % 3200)
            if exif.country != nil {
                exif.latitude = 52.4 + Double(numbers.next() % 100) / 400
                exif.longitude = 13.4
            }
            photo.exif = exif
            return photo
        }
    }

    private struct Numbers {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
