import AlbumRules
import Foundation
import PhotoLibrary
import SQLite
import TestSupport
import Testing

@Suite struct `The memory of earlier runs` {
    let place: TemporaryFolder
    /// A folder that is not there yet, in one that is.
    var folder: String { place.path + "/not/yet/there" }

    init() throws { place = try TemporaryFolder() }

    let anna = UserID(high: 1, low: 1)
    let ben = UserID(high: 1, low: 2)
    let album = AlbumID(high: 2, low: 1)
    let now = Instant(milliseconds: 1_790_000_000_000)

    func photo(_ number: Int) -> AssetID { AssetID(high: 3, low: UInt64(number)) }

    func open(_ access: SyncState.Access = .running, for user: UserID? = nil) throws -> SyncState.Opening {
        try SyncState.open(in: folder, for: user ?? anna, server: "https://photos.example.com", access: access)
    }

    func fill() async throws {
        let state = try open().state
        try await state.beginRun(at: now)
        try await state.keep(ManagedAlbum(name: "Family", id: album, serverName: "Family", isCreated: true))
        let entry = try await state.note(.add([photo(1), photo(2), photo(3)], to: album), at: now)
        try await state.close(entry, with: .members(done: [photo(1), photo(2)], absent: []), at: now)
    }

    @Test func `what was written is there the next time`() async throws {
        try await fill()
        let state = try open().state
        var kept = ManagedAlbum(name: "Family", id: album, serverName: "Family", isCreated: true)
        #expect(try await state.albums() == ["Family": kept])
        #expect(try await state.ledger(of: album).entries.keys.sorted() == [photo(1), photo(2)])
        kept.goodRunAt = now
        kept.baseline = AlbumBaseline(library: 69, people: ["Emma": 12, "Zoë": 3])
        kept.isHandAddedRemovalApproved = true
        try await state.keep(kept)
        try await state.remember(["Emma": PersonID(high: 9, low: 9)])
        #expect(try await open().state.albums() == ["Family": kept])
        #expect(try await open().state.rememberedPeople() == ["Emma": PersonID(high: 9, low: 9)])
    }

    @Test func `a name has one album and an album one name`() async throws {
        try await fill()
        let state = try open().state
        try await state.keep(ManagedAlbum(name: "Us", id: album, serverName: "Us", isCreated: true))
        #expect(try await state.albums().keys.sorted() == ["Us"])
        let other = AlbumID(high: 2, low: 2)
        try await state.keep(ManagedAlbum(name: "Us", id: other, serverName: "Us", isCreated: true))
        #expect(try await state.albums()["Us"]?.id == other)
    }

    @Test func `folder and file are for their owner only`() async throws {
        try await fill()
        let manager = FileManager.default
        #expect(try manager.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
        #expect(
            try manager.attributesOfItem(atPath: folder + "/state.sqlite")[.posixPermissions] as? Int == 0o600)
    }

    @Test func `the history of a photo tells what happened to it`() async throws {
        try await fill()
        let state = try open().state
        try await state.beginRun(at: now)
        var ledger = try await state.ledger(of: album)
        let review = ledger.review(
            members: [photo(2)], visible: [photo(1), photo(2)], wanted: [photo(1), photo(2)], now: now)
        try await state.learn(review, before: ledger, of: album, at: now)
        let entry = try await state.note(.remove([photo(2)], from: album), at: now)
        try await state.close(entry, with: .members(done: [photo(2)], absent: []), at: now)
        #expect(try await state.history(of: photo(1), in: album).map(\.kind) == [.added, .handRemoved])
        #expect(try await state.history(of: photo(2), in: album).map(\.kind) == [.added, .removed])
        ledger = try await state.ledger(of: album)
        #expect(ledger.entries == [photo(1): Ledger.Entry(origin: .added, standing: .handRemoved, since: now)])
    }

    @Test(arguments: [
        Data("not a database, just words that are long enough to be read as a header".utf8),
        Data("SQLite format 3\u{0}".utf8) + Data(repeating: 7, count: 9000),
    ])
    func `a damaged file is set aside, kept, and never fatal`(content: Data) async throws {
        try await fill()
        let path = folder + "/state.sqlite"
        try content.write(to: URL(filePath: path))
        let planning = try open(.planning)
        #expect(try await planning.state.albums().isEmpty)
        #expect(planning.notices.count == 1)
        #expect(try Data(contentsOf: URL(filePath: path)) == content)
        let opening = try open()
        #expect(opening.notices.first?.contains("is damaged and was set aside as \(path).set-aside-1") == true)
        #expect(try await opening.state.albums().isEmpty)
        #expect(try Data(contentsOf: URL(filePath: path + ".set-aside-1")) == content)
        #expect(try open().notices.isEmpty)
    }

    @Test func `another user's file is set aside and the next one too`() async throws {
        try await fill()
        let opening = try open(for: ben)
        #expect(opening.notices.first?.contains("belongs to another user") == true)
        #expect(try await opening.state.albums().isEmpty)
        #expect(try open(for: anna).notices.first?.contains(".set-aside-2") == true)
    }

    @Test func `another program's database is set aside`() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Database(path: folder + "/state.sqlite").execute("CREATE TABLE song (title TEXT) STRICT")
        #expect(try open().notices.first?.contains("belongs to another program") == true)
    }

    @Test func `a newer release's file is refused and left alone`() async throws {
        try await fill()
        let path = folder + "/state.sqlite"
        try Database(path: path).execute("PRAGMA user_version = 99")
        #expect(throws: StateError.tooNew(path: path, version: 99)) { try open() }
    }

    @Test func `a plan makes no folder`() async throws {
        #expect(try await open(.planning).state.albums().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test func `one run holds the lock and the next learns who and since when`() throws {
        let lock = try RunnerLock(folder: folder, now: now)
        let process = ProcessInfo.processInfo.processIdentifier
        let later = Instant(milliseconds: now.milliseconds + 300_000)
        let locked = StateError.locked(owner: process, age: .seconds(300))
        #expect(throws: locked) { try RunnerLock(folder: folder, now: later) }
        #expect("\(locked)" == "another run is at work (process \(process), for 5 min)")
        withExtendedLifetime(lock) {}
    }

    @Test func `a dead owner holds nothing`() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data("999999 5\n".utf8).write(to: URL(filePath: folder + "/run.lock"))
        withExtendedLifetime(try RunnerLock(folder: folder, now: now)) {}
        withExtendedLifetime(try RunnerLock(folder: folder, now: now)) {}
    }

    @Test func `a folder that cannot be made is said`() {
        #expect(throws: StateError.folderUnusable(path: "/dev/null/state", detail: "Not a directory")) {
            try SyncState.open(in: "/dev/null/state", for: anna, server: "", access: .running)
        }
    }
}
