import AlbumRules
import ImmichClient
import SQLite
import TestSupport
import Testing

@testable import PhotoLibrary

/// Members of albums that are kept for quick passes.
@Suite struct ListedAlbumTests {
    private static let user = UserID(high: 1, low: 1)
    private static let guest = UserID(high: 1, low: 2)

    private func album(_ number: UInt64, _ members: [AlbumMember], at moment: Int64 = 5) -> ListedAlbum {
        let album = Album(
            id: AlbumID(high: 7, low: number), name: "\(number)", owner: Self.user,
            updatedAt: Instant(milliseconds: moment))
        return ListedAlbum(album, members: members)
    }

    private func member(_ number: UInt64, _ owner: UserID = user) -> AlbumMember {
        AlbumMember(id: AssetID(high: 9, low: number), owner: owner)
    }

    private func mirror(_ photos: [UInt64]) async throws -> (LibraryMirror, SyncCursor) {
        let mirror = try LibraryMirror.inMemory(for: Self.user)
        let cursor = SyncCursor(at: Instant(milliseconds: 50))
        try await mirror.beginFilling(
            ReadNeeds(people: true), version: ServerVersion(major: 3, minor: 1, patch: 0), at: Instant(milliseconds: 5))
        try await mirror.take(.photos(photos.map { photo($0) }))
        try await mirror.finishFilling(at: cursor)
        return (mirror, cursor)
    }

    private func photo(_ number: UInt64, isFavorite: Bool = false) -> Photo {
        let moment = Instant(milliseconds: 3)
        return Photo(
            id: AssetID(high: 9, low: number), owner: Self.user, isFavorite: isFavorite, takenAt: moment,
            takenOnClock: WallTime(milliseconds: 3), uploadedAt: moment, updatedAt: moment, fileName: "a.jpg")
    }

    @Test(arguments: 0..<20)
    func `members come back as they went in, and damaged bytes are none or others`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let owners = (0..<3).map { UserID(high: 2, low: $0) }
        let members = (0..<Int.random(in: 0...40, using: &dice)).map { number in
            AlbumMember(
                id: AssetID(high: dice.next(), low: UInt64(number)),
                owner: owners.randomElement(using: &dice) ?? owners[0],
                visibility: Photo.Visibility.allCases.randomElement(using: &dice) ?? .timeline)
        }
        let listed = album(1, members, at: Int64.random(in: 0...1 << 50, using: &dice))
        func read(_ bytes: [UInt8]) -> ListedAlbum? {
            bytes.withUnsafeBytes { ListedAlbum(id: listed.id, updatedAt: listed.updatedAt, $0) }
        }
        #expect(read(listed.bytes) == listed)
        #expect(read(Array(listed.bytes.dropLast())) == nil)
        for _ in 0..<50 {
            var bytes = listed.bytes
            bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            _ = read(bytes)
        }
    }

    @Test func `an album agrees as long as neither its time nor its number moved`() {
        let listed = album(1, [member(1), member(2)])
        func agrees(_ id: UInt64, _ count: Int, _ moment: Int64) -> Bool {
            listed.agrees(
                with: Album(
                    id: AlbumID(high: 7, low: id), name: "", owner: Self.user, assetCount: count,
                    updatedAt: Instant(milliseconds: moment)))
        }
        #expect(agrees(1, 2, 5))
        #expect(!agrees(2, 2, 5) && !agrees(1, 1, 5) && !agrees(1, 3, 5) && !agrees(1, 2, 6) && !agrees(1, 2, 4))
    }

    @Test func `members stand until one of them comes to the time line or leaves it, or everything is read anew`()
        async throws
    {
        let (mirror, cursor) = try await mirror([1, 2, 3, 4])
        let albums = [
            album(1, [member(1), member(2), member(6)]), album(2, [member(3), member(8, Self.guest)]),
            album(3, [member(4)]),
        ]
        let ids = Set(albums.map(\.id))
        try await mirror.keep(albums, among: ids)
        #expect(try await Set(mirror.listedAlbums().values) == Set(albums))
        _ = try await mirror.take([photo(2, isFavorite: true), photo(5)], gone: [], at: cursor)
        #expect(try await Set(mirror.listedAlbums().keys) == ids, "one is where it was, the other is in no album")
        _ = try await mirror.take([photo(6)], gone: [AssetID(high: 9, low: 12)], at: cursor)
        #expect(try await Set(mirror.listedAlbums().values) == Set(albums[1...]), "one came from the archive")
        _ = try await mirror.take([], gone: [AssetID(high: 9, low: 3)], at: cursor)
        #expect(try await Set(mirror.listedAlbums().values) == Set(albums[2...]))
        let changed = album(3, [member(1)], at: 6)
        try await mirror.keep([changed, albums[0]], among: [changed.id])
        #expect(
            try await mirror.listedAlbums() == [changed.id: changed], "an album that is not there any more is let go")
        try await mirror.beginFilling(
            ReadNeeds(), version: ServerVersion(major: 3, minor: 1, patch: 0), at: Instant(milliseconds: 9))
        #expect(try await mirror.listedAlbums().isEmpty)
    }
}
