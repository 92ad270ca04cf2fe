import AlbumRules
import Foundation
import ImmichClient
import SQLite
import TestSupport
import Testing

@testable import PhotoLibrary

/// The copy of the library between runs, and whether it is trusted.
@Suite struct MirrorTests {
    private static let user = UserID(high: 1, low: 1)
    private static let cursor = "01a20d56-0000-7000-8000-000000000000"
    private static let version = ServerVersion(major: 3, minor: 1, patch: 0)

    private func photo(_ dice: inout Dice) -> Photo {
        func time() -> Int64 { Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &dice) }
        func text() -> String {
            ["", "a", "é\u{0}ß", String(repeating: "山", count: 300)].randomElement(using: &dice) ?? ""
        }
        func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? { Bool.random(using: &dice) ? value() : nil }
        func id<Entity>(_: Entity.Type) -> Identifier<Entity> { Identifier(high: dice.next(), low: dice.next()) }
        var photo = Photo(
            id: id(AssetEntity.self), owner: Self.user, kind: Photo.Kind.allCases.randomElement(using: &dice) ?? .image,
            visibility: Photo.Visibility.allCases.randomElement(using: &dice) ?? .timeline,
            isFavorite: Bool.random(using: &dice), isTrashed: Bool.random(using: &dice),
            isOffline: Bool.random(using: &dice), isEdited: Bool.random(using: &dice),
            takenAt: Instant(milliseconds: time()), takenOnClock: WallTime(milliseconds: time()),
            uploadedAt: Instant(milliseconds: time()), updatedAt: Instant(milliseconds: time()), fileName: text(),
            path: text(), mimeType: maybe(text()), library: maybe(id(LibraryEntity.self)),
            livePhotoVideo: maybe(id(AssetEntity.self)), duplicate: maybe(id(DuplicateEntity.self)),
            durationMilliseconds: maybe(time()), width: maybe(Int.max), height: maybe(-1),
            people: (0..<Int.random(in: 0...4, using: &dice)).map { _ in id(PersonEntity.self) },
            hasLooseFace: maybe(Bool.random(using: &dice)))
        guard Bool.random(using: &dice) else { return photo }
        var exif = Exif()
        for field: WritableKeyPath<Exif, String?> in [
            \.make, \.model, \.lens, \.orientation, \.exposureTime, \.city, \.state, \.country, \.description,
            \.projectionType,
        ] { exif[keyPath: field] = maybe(text()) }
        for field: WritableKeyPath<Exif, Int?> in [\.storedWidth, \.storedHeight, \.iso, \.rating] {
            exif[keyPath: field] = maybe(Int.random(in: -5...90_000, using: &dice))
        }
        for field: WritableKeyPath<Exif, Double?> in [\.fNumber, \.focalLength, \.latitude, \.longitude] {
            exif[keyPath: field] = maybe(Double.random(in: -180...180, using: &dice))
        }
        exif.fileSize = maybe(time())
        photo.exif = exif
        return photo
    }

    @Test(arguments: 0..<20)
    func `a photo comes back as it went in, and damaged bytes are none or another one`(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<50 {
            let photo = photo(&dice)
            var bytes = MirroredPhoto.bytes(of: photo)
            #expect(bytes.withUnsafeBytes { MirroredPhoto.photo($0, id: photo.id, owner: photo.owner) } == photo)
            bytes.removeLast(Int.random(in: 1...bytes.count, using: &dice))
            #expect(bytes.withUnsafeBytes { MirroredPhoto.photo($0, id: photo.id, owner: photo.owner) } == nil)
        }
    }

    @Test func `it counts for nothing before it is whole, and moves only from where it stands`() async throws {
        var dice = Dice(seed: 7)
        let photos = (0..<30).map { _ in photo(&dice) }
        let mirror = try LibraryMirror.inMemory(for: Self.user)
        let start = try #require(SyncCursor(Self.cursor))
        try await mirror.beginFilling(ReadNeeds(people: true), version: Self.version, at: Instant(milliseconds: 5))
        try await mirror.take(.photos(photos))
        #expect(try await mirror.standing() == nil)
        try await mirror.take(.vanished([photos[0].id]))
        try await mirror.take(.photos([photos[1]]))
        try await mirror.finishFilling(at: start)
        #expect(try await mirror.standing()?.cursor == start)
        #expect(try await mirror.count() == 29)
        #expect(Set(try await mirror.photos(after: 0).photos) == Set(photos.dropFirst()))

        let next = try #require(SyncCursor("01a20d57-0000-7000-8000-000000000000"))
        let change = MirrorChange(cursor: next, photos: [photos[0]], gone: [photos[2].id, photos[3].id])
        #expect(try await mirror.apply(change, from: next) == false)
        #expect(try await mirror.count() == 29)
        #expect(try await mirror.apply(change, from: start))
        #expect(try await mirror.count() == 28)
        #expect(try await mirror.holds(photos[0].id))
        try await mirror.distrust()
        #expect(try await mirror.standing() == nil)
    }

    @Test func `months are counted as the server counts them`() async throws {
        var dice = Dice(seed: 3)
        let mirror = try LibraryMirror.inMemory(for: Self.user)
        var first = photo(&dice)
        first.takenOnClock = WallTime(milliseconds: 1_720_000_000_000)
        try await mirror.beginFilling(ReadNeeds(), version: Self.version, at: Instant(milliseconds: 5))
        try await mirror.take(.photos([first]))
        try await mirror.finishFilling(at: try #require(SyncCursor(Self.cursor)))
        let july = try #require(CalendarDay(year: 2024, month: 7, day: 1))
        let june = try #require(CalendarDay(year: 2024, month: 6, day: 1))
        #expect(try await mirror.agrees(with: [TimelineBucket(month: july, count: 1)]))
        #expect(try await !mirror.agrees(with: [TimelineBucket(month: july, count: 2)]))
        #expect(try await !mirror.agrees(with: [TimelineBucket(month: june, count: 1)]))
        #expect(try await !mirror.agrees(with: []))
    }

    @Test(arguments: ["damaged", "foreign", "newer", "otherUser"])
    func `a file that cannot be trusted is set aside with a message and never fatal`(kind: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/mirror.sqlite"
        switch kind {
        case "damaged": try Data(repeating: 7, count: 9000).write(to: URL(filePath: path))
        case "foreign": try Database(path: path).execute("CREATE TABLE x (y)")
        case "newer":
            _ = LibraryMirror.open(in: folder.path, for: Self.user)
            try Database(path: path).execute("PRAGMA user_version = 99")
        default:
            let other = try #require(LibraryMirror.open(in: folder.path, for: UserID(high: 2, low: 2)).mirror)
            try await other.beginFilling(ReadNeeds(), version: Self.version, at: Instant(milliseconds: 5))
        }
        let opening = LibraryMirror.open(in: folder.path, for: Self.user)
        #expect(opening.notices.count == 1 && opening.notices[0].contains("was set aside as"), "\(opening.notices)")
        #expect(try await opening.mirror?.count() == 0)
        #expect(FileManager.default.fileExists(atPath: path + ".set-aside-1"))
        #expect(LibraryMirror.open(in: folder.path, for: Self.user).notices.isEmpty)
    }

    @Test func `the owner of a key is known of that key alone, for a day`() {
        let asked = Instant(milliseconds: 1_000_000)
        let owner = KeyOwner(of: Secret("one"), user: User(id: Self.user, name: "Anna", email: "a@b"), asked: asked)
        let day: Int64 = 86_400_000
        for (key, later, holds) in [
            ("one", 0, true), ("one", day - 1, true), ("one", day, false), ("one", -1, false), ("two", 5, false),
        ] {
            let now = Instant(milliseconds: asked.milliseconds + later)
            #expect(owner.holds(for: Secret(key), at: now) == holds, "\(key) \(later)")
        }
    }

    @Test func `a login is kept for its owner only and comes back whole`() throws {
        let folder = try TemporaryFolder()
        #expect(try SessionFile.read(in: folder.path) == nil)
        var file = SessionFile(
            server: "http://photos.example.org:2283",
            tokens: SessionTokens(user: Self.user, login: Secret("one"), reading: Secret("two")),
            email: "anna@example.org", since: Instant(milliseconds: 5))
        try file.write(in: folder.path)
        #expect(try SessionFile.read(in: folder.path) == file)
        file.keyOwner = KeyOwner(
            of: Secret("three"), user: User(id: Self.user, name: "Anna", email: "a@b"), asked: Instant(milliseconds: 6))
        try file.write(in: folder.path)
        #expect(try SessionFile.read(in: folder.path) == file)
        #expect(try !String(contentsOfFile: folder.path + "/session.json", encoding: .utf8).contains("three"))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/session.json")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(!"\(file)".contains("one") && !"\(file)".contains("two"))
        try folder.write("{}", to: "session.json")
        #expect(throws: StateError.self) { try SessionFile.read(in: folder.path) }
        try SessionFile.delete(in: folder.path)
        try SessionFile.delete(in: folder.path)
        #expect(try SessionFile.read(in: folder.path) == nil)
    }
}
