import Foundation
import ImmichClient
import TestSupport
import Testing
import WebClient

/// Whatever bytes a server sends, a call ends with an answer or with an error of its own.
@Suite struct DamagedAnswerTests {
    private static let album = AlbumID("8aa5b1cf-7b4f-4a4e-8c5d-3f0f8b1d2c3e")
    private static let person = PersonID("8aa5b1cf-7b4f-4a4e-8c5d-3f0f8b1d2c3e")
    private static let names = [
        "002-version", "006-me", "008-key-me-all", "019-people-page1", "021-people-size1000",
    ]

    /// A longer run: `FUZZ_ROUNDS=60000`, times eight seeds.
    private static let rounds =
        ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) }.map { $0 / 100 } ?? 25

    private static func bodies(_ release: String) throws -> [[UInt8]] {
        try Recording.names(release: release).lazy.filter { name in
            names.contains(name) || name.contains("album") || name.contains("bucket") || name.contains("person")
        }.compactMap { name in
            let recording = try Recording(name, release: release)
            return recording.response.body.count < 20_000 ? recording.response.body : nil
        }
    }

    @Test(arguments: 0..<8)
    func `damaged answers give an answer or an error`(seed: UInt64) async throws {
        var dice = Dice(seed: seed + 500)
        let release = Recording.releases[Int(seed % 2)]
        let bodies = try Self.bodies(release)
        try #require(bodies.count > 20)
        let album = try #require(Self.album)
        let person = try #require(Self.person)
        var errors = 0
        for _ in 0..<Self.rounds {
            guard var body = bodies.randomElement(using: &dice) else { return }
            for _ in 0..<Int.random(in: 1...4, using: &dice) { Self.damage(&body, &dice) }
            let step = Script.Step.answer(HTTPResponse(status: 200, body: body))
            let client = try await Rig(
                release, Array(repeating: step, count: 6), retry: RetryPolicy(lightTries: 1, seed: 1)
            )
            .client
            let failures = [
                await failure { () throws(ImmichError) in try await client.people() },
                await failure { () throws(ImmichError) in try await client.albums() },
                await failure { () throws(ImmichError) in try await client.album(album) },
                await failure { () throws(ImmichError) in try await client.person(person) },
                await failure { () throws(ImmichError) in try await client.timelineBuckets() },
                await failure { () throws(ImmichError) in try await client.keyInfo() },
            ]
            errors += failures.count { $0 != nil }
            #expect(failures.compactMap { $0 }.allSatisfy { !$0.description.contains("\u{1B}") })
        }
        #expect(errors > Self.rounds)
    }

    private static let signs = Array("{}[]:,\"\\ntf0-9eE.u\u{0}\u{1B}é😀".utf8) + [0xFF, 0xC3, 0xED, 0xA0]

    /// Changes, adds or removes a few bytes, doubles a part, or cuts the end off.
    private static func damage(_ body: inout [UInt8], _ dice: inout Dice) {
        guard body.count > 8 else { return }
        let place = Int.random(in: 0..<body.count, using: &dice)
        let end = min(body.count, place + Int.random(in: 1...30, using: &dice))
        switch Int.random(in: 0..<6, using: &dice) {
        case 0: body[place] = signs.randomElement(using: &dice) ?? 0
        case 1: body.insert(signs.randomElement(using: &dice) ?? 0, at: place)
        case 2: body.removeSubrange(place..<end)
        case 3: body.insert(contentsOf: body[place..<end], at: place)
        case 4: body.insert(contentsOf: Array(repeating: UInt8(ascii: "["), count: 2000), at: place)
        default: body.removeLast(body.count - place)
        }
    }
}
