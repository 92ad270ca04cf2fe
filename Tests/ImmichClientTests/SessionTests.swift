import Foundation
import ImmichSimulator
import TestSupport
import Testing
import WebClient

@testable import ImmichClient

/// Sessions against a made-up server with the recorded library.
@Suite struct SessionTests {
    private struct Place {
        let simulator: ImmichSimulator
        let world: World
        let address: ServerAddress
        let version: ServerVersion

        init(_ release: String) async throws {
            world = try World.recorded(release)
            simulator = try ImmichSimulator(world: world)
            address = try ServerAddress(parsing: "http://127.0.0.1:\(try await simulator.start())")
            version = try await ImmichClient.connect(
                to: address, key: Secret("key-all"), transport: CurlTransport()
            ).version
        }

        func logIn(_ password: String = "novak-family-1") async throws(SessionError) -> SessionTokens {
            try await ImmichSession.logIn(
                to: address, email: "anna@example.org", password: Secret(password), program: "immich-auto-album",
                machine: "cellar", transport: CurlTransport(), options: .init(clock: SkippingClock()))
        }

        func session(_ tokens: SessionTokens) -> ImmichSession {
            ImmichSession(
                tokens, at: address, version: version, transport: CurlTransport(),
                options: .init(clock: SkippingClock()))
        }

        func asset(_ name: String) throws -> EntityID { try #require(world.id("assets", name)) }
    }

    private func trouble(_ body: () async throws(SessionError) -> Void) async -> SessionError? {
        do {
            try await body()
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: Recording.releases)
    func `a session reads what changed since a place, and all of it again from the same place`(release: String)
        async throws
    {
        let place = try await Place(release)
        let session = place.session(try await place.logIn())
        // The made-up server's clock must move past the few seconds that are always told again.
        let time = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 60_000)
        place.simulator.setClock { time }
        let cursor = try await session.cursor()
        #expect(try await session.changes(since: cursor).isEmpty)
        try place.simulator.setFavorite(true, asset: place.asset("nobody-0"))
        try place.simulator.trash(asset: place.asset("nobody-1"))
        let delta = try await session.changes(since: cursor)
        #expect(delta.photos.map(\.description) == [try place.asset("nobody-0").description])
        #expect(delta.photosOutOfSight.map(\.description) == [try place.asset("nobody-1").description])
        var again = try await session.changes(since: cursor)
        again.cursor = delta.cursor
        #expect(again == delta)
        await place.simulator.stop()
    }

    @Test(arguments: Recording.releases)
    func `a login is refused with the server's words, and ends with the logout`(release: String) async throws {
        let place = try await Place(release)
        guard case .loginRefused = await trouble({ () throws(SessionError) in _ = try await place.logIn("wrong") })
        else {
            Issue.record("let in")
            return
        }
        let tokens = try await place.logIn()
        let session = place.session(tokens)
        let cursor = try await session.cursor()
        try await session.keepAlive()
        for _ in 1...2 { try await ImmichSession.logOut(tokens, at: place.address, transport: CurlTransport()) }
        guard
            case .ended = await trouble({ () throws(SessionError) in _ = try await session.changes(since: cursor) })
        else {
            Issue.record("still open")
            return
        }
        await place.simulator.stop()
    }

    @Test(arguments: Recording.releases)
    func `a server that wants everything read anew says so until a place is asked for`(release: String) async throws {
        let place = try await Place(release)
        let session = place.session(try await place.logIn())
        let cursor = try await session.cursor()
        let later = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 31 * 86_400_000)
        place.simulator.setClock { later }
        #expect(await trouble({ () throws(SessionError) in _ = try await session.changes(since: cursor) }) == .reset)
        let fresh = try await session.cursor()
        #expect(try await session.changes(since: fresh).isEmpty)
        await place.simulator.stop()
    }

    @Test(arguments: ["html", "truncate", "drop", "status=500"])
    func `a broken answer is never taken for nothing changed`(fault: String) async throws {
        let place = try await Place("3.1.0")
        let session = place.session(try await place.logIn())
        let cursor = try await session.cursor()
        place.simulator.faults = [try Fault("\(fault),route=/sync/stream")]
        let error = await trouble { () throws(SessionError) in _ = try await session.changes(since: cursor) }
        #expect(error != nil && error != .cancelled)
        await place.simulator.stop()
    }
}
