import Foundation
import ImmichSimulator
import TestSupport
import Testing
import WebClient

@testable import ImmichClient

/// Albums with their members: the fast reader is held to the general decoder, and a search to the one answer.
@Suite struct AlbumReaderTests {
    private static let albums = Result {
        try Recording.names(release: "2.7.5").filter { $0.contains("album") }
            .map { try Recording($0, release: "2.7.5").response }
            .filter { $0.status == 200 && String(decoding: $0.body, as: UTF8.self).contains("\"albumUsers\"") }
            .filter { String(decoding: $0.body, as: UTF8.self).contains("\"assets\":[{") }
    }

    private func general(_ response: HTTPResponse) -> WireAlbum? {
        try? WireReader.read(WireAlbum.self, from: response, route: "test")
    }

    @Test func `every recorded album with members is read alike`() throws {
        let albums = try Self.albums.get()
        #expect(albums.count >= 3)
        for response in albums {
            let fast = try #require(AlbumReader.fastAlbum(response))
            let slow = try #require(general(response))
            #expect(fast.album == slow.album && fast.members == slow.members)
        }
    }

    @Test(arguments: 0..<10)
    func `an album with random damage is read alike or not at all`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let albums = try Self.albums.get()
        var accepted = 0
        for _ in 0..<150 {
            guard var response = albums.randomElement(using: &dice) else { return }
            for _ in 0..<Int.random(in: 1...2, using: &dice) { PageReaderTests.damage(&response.body, &dice) }
            guard let fast = AlbumReader.fastAlbum(response) else { continue }
            accepted += 1
            let slow = general(response)
            #expect(fast.album == slow?.album && fast.members == slow?.members)
        }
        #expect(accepted > 0)
    }

    @Test(arguments: Recording.releases)
    func `a large album is read by searches where they find everybody, with the same members`(release: String)
        async throws
    {
        let simulator = try ImmichSimulator(world: World.recorded(release))
        let address = try ServerAddress(parsing: "http://127.0.0.1:\(try await simulator.start())")
        let client = try await ImmichClient.connect(
            to: address, key: Secret("key-all"), transport: CurlTransport(),
            options: ImmichClient.Options(clock: SkippingClock()))
        var ways: Set<String> = []
        for album in try await client.albums() {
            simulator.forgetRequests()
            let searched = try await client.members(of: album.id, known: album, inOneAnswerUpTo: -1)
            let targets = simulator.requests.map(\.target)
            ways.insert(targets.last?.hasSuffix("withoutAssets=true") == true ? "searches" : "one answer")
            let whole = try await client.members(of: album.id, known: album, inOneAnswerUpTo: .max)
            #expect(Set(searched.members) == Set(whole.members) && searched.album == whole.album, "\(album.name)")
        }
        await simulator.stop()
        #expect(ways == (release == "2.7.5" ? ["searches", "one answer"] : ["one answer"]))
    }
}
