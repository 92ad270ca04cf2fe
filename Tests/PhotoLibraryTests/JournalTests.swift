import AlbumRules
import Foundation
import PhotoLibrary
import SQLite
import Testing

@Suite final class `The journal of write requests` {
    let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString)").path
    let album = AlbumID(high: 2, low: 1)
    let now = Instant(milliseconds: 1_790_000_000_000)

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func photo(_ number: Int) -> AssetID { AssetID(high: 3, low: UInt64(number)) }

    func open(_ access: SyncState.Access = .running) throws -> SyncState {
        try SyncState.open(
            in: folder, for: UserID(high: 1, low: 1), server: "https://photos.example.com", access: access
        ).state
    }

    @Test func `a request without an answer is found by the next run and closed once`() async throws {
        let state = try open()
        let number = try await state.beginRun(at: now)
        let created = try await state.note(.createAlbum(named: "Family", for: "Family"), at: now)
        let sent = try await state.note(.add([photo(2), photo(1)], to: album), at: now)
        #expect(try await state.openEntries().isEmpty, "a run's own requests are under way")
        #expect(try await state.ledger(of: album).entries.isEmpty, "nothing is the tool's before the server said so")

        let next = try open()
        try await next.beginRun(at: now)
        #expect(try await next.openEntries() == [created, sent])
        #expect(sent.run == number && sent.request == .add([photo(2), photo(1)], to: album))
        try await next.close(created, with: .refused, at: now)
        try await next.close(sent, with: .members(done: [photo(1)], absent: []), at: now)
        #expect(try await open().openEntries().isEmpty)
        #expect(try await next.ledger(of: album).entries.keys.sorted() == [photo(1)])
        #expect(try await next.history(of: photo(1), in: album).map(\.run) == [number], "the run that sent it did it")
    }

    @Test func `a removal noted and not answered leaves the ledger as it was`() async throws {
        let state = try open()
        try await state.beginRun(at: now)
        try await state.adopt([photo(1), photo(2), photo(3)], in: album, at: now)
        let entry = try await state.note(.remove([photo(1), photo(2)], from: album), at: now)
        #expect(try await state.ledger(of: album).entries.values.allSatisfy { $0.standing == .ours })
        try await state.close(entry, with: .members(done: [photo(1)], absent: [photo(2)]), at: now)
        let entries = try await state.ledger(of: album).entries
        #expect(entries[photo(1)] == nil)
        #expect(entries[photo(2)]?.standing == .handRemoved)
    }

    @Test func `an album that was made is remembered with the answer`() async throws {
        let state = try open()
        try await state.beginRun(at: now)
        let entry = try await state.note(.createAlbum(named: "Family", for: "Family"), at: now)
        let made = Album(id: album, name: "Family", owner: UserID(high: 1, low: 1), updatedAt: now)
        try await state.close(entry, with: .created(made), at: now)
        #expect(try await open().albums()["Family"]?.isCreated == true)
    }

    @Test func `an album that was deleted or let go leaves nothing behind`() async throws {
        let state = try open()
        try await state.beginRun(at: now)
        try await state.keep(ManagedAlbum(name: "Family", id: album, serverName: "Family", isCreated: true))
        try await state.adopt([photo(1)], in: album, at: now)
        _ = try await state.note(.add([photo(2)], to: album), at: now)
        let entry = try await state.note(.deleteAlbum(album), at: now)
        try await state.close(entry, with: .deleted, at: now)
        #expect(try await state.albums().isEmpty)
        #expect(try await state.ledger(of: album).entries.isEmpty)
        #expect(try await open().openEntries().isEmpty)
    }

    @Test func `a copy is a place of its own`() async throws {
        let state = try open()
        try await state.beginRun(at: now)
        let entry = try await state.note(.add([photo(1)], to: album), at: now)
        let copy = try await open(.planning).copy()
        try await copy.close(entry, with: .members(done: [photo(1)], absent: []), at: now)
        #expect(try await copy.ledger(of: album).entries.count == 1)
        #expect(try await open().openEntries() == [entry])
        #expect(try await state.ledger(of: album).entries.isEmpty)
    }

    /// A file as the first form of the state left it: intentions stood in the ledger.
    @Test func `intentions of the first form of the file become open requests`() async throws {
        _ = try open()
        let path = folder + "/state.sqlite"
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        let script = try String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: "Fixtures/state/state-1.sql"), encoding: .utf8)
        try Database(path: path).execute(script)
        let state = try open()
        try await state.beginRun(at: now)
        let requests = try await state.openEntries().map(\.request)
        #expect(requests == [.add([photo(3), photo(4)], to: album), .remove([photo(2)], from: album)])
        let entries = try await state.ledger(of: album).entries
        #expect(entries.keys.sorted() == [photo(1), photo(2), photo(5)])
        #expect(entries[photo(2)]?.standing == .ours && entries[photo(5)]?.standing == .handRemoved)
    }
}
