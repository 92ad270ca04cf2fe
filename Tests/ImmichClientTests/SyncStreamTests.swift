import Foundation
import TestSupport
import Testing
import WebClient

@testable import ImmichClient

/// What the stream of changes tells, and what it does not.
@Suite struct SyncStreamTests {
    private static let start = "01a20d56-0000-7000-8000-000000000000"

    private func user(_ release: String) throws -> UserID {
        let me = try JSONSerialization.jsonObject(with: Data(Recording("006-me", release: release).response.body))
        return try #require(((me as? [String: Any])?["id"] as? String).flatMap { UserID($0) })
    }

    private func gatherer(_ release: String) throws -> SyncGatherer {
        SyncGatherer(user: try user(release), from: try #require(SyncCursor(Self.start)))
    }

    @Test(arguments: Recording.releases)
    func `every recorded stream is read to its end`(release: String) throws {
        let streams = try SyncLineTests.streams(release)
        #expect(streams.count >= 6)
        for (name, body) in streams {
            let gatherer = try gatherer(release)
            #expect(body.withUnsafeBytes { gatherer.take($0) })
            guard case .complete(let delta) = gatherer.finish() else {
                Issue.record("\(name): \(gatherer.finish())")
                continue
            }
            let lines = body.split(separator: 10)
            #expect(delta.lineCount == lines.count { !String(decoding: $0, as: UTF8.self).contains("\"Sync") })
            let last = try #require(lines.last.map { String(decoding: $0, as: UTF8.self) })
            #expect(last.contains("SyncCompleteV1|\(delta.cursor)"))
        }
    }

    @Test(arguments: Recording.releases)
    func `a full stream names every photo and says which are out of sight`(release: String) throws {
        let body = try #require(try SyncLineTests.streams(release).first { $0.name.hasSuffix("sync-full") }?.body)
        let gatherer = try gatherer(release)
        _ = body.withUnsafeBytes { gatherer.take($0) }
        guard case .complete(let delta) = gatherer.finish() else {
            Issue.record("not complete")
            return
        }
        let text = String(decoding: body, as: UTF8.self)
        #expect(delta.photos.count + delta.photosOutOfSight.count == text.split(separator: "\"AssetV").count / 2)
        #expect(!delta.photosOutOfSight.isEmpty)
        #expect(delta.changesPeople && delta.changesAlbumList && delta.changesPartners)
    }

    @Test(arguments: 1...40)
    func `pieces may end anywhere`(size: Int) throws {
        let body = try #require(try SyncLineTests.streams("3.1.0").first { $0.name.hasSuffix("handmade-delta") }?.body)
        let (whole, cut) = (try gatherer("3.1.0"), try gatherer("3.1.0"))
        _ = body.withUnsafeBytes { whole.take($0) }
        for start in stride(from: 0, to: body.count, by: size) {
            #expect(body[start..<min(body.count, start + size)].withUnsafeBytes { cut.take($0) })
        }
        #expect(cut.finish() == whole.finish())
        guard case .complete(let delta) = whole.finish() else {
            Issue.record("not complete")
            return
        }
        #expect(delta.photos.count + delta.photosOutOfSight.count > 0 && !delta.albums.isEmpty)
    }

    @Test func `a stream that was cut anywhere is unfinished`() throws {
        let body = try #require(try SyncLineTests.streams("2.7.5").first { $0.name.hasSuffix("sync-delta") }?.body)
        for length in stride(from: 0, to: body.count - 2, by: 97) {
            let gatherer = try gatherer("2.7.5")
            _ = body[..<length].withUnsafeBytes { gatherer.take($0) }
            #expect(gatherer.finish() == .unfinished)
        }
    }

    @Test(arguments: [
        (#"{"type":"SyncResetV1","data":{},"ack":"SyncResetV1|reset"}"#, "reset"),
        ("", "unfinished"),
        ("<html>", "unfinished"),
        ("<html>\n", "misunderstood"),
        (#"{"type":"AssetV2","data":{"id":"x"},"ack":"a"}"# + "\n", "misunderstood"),
        (#"{"type":"AssetFaceDeleteV1","data":{},"ack":"a"}"# + "\n", "misunderstood"),
        (#"{"type":"SyncCompleteV1","data":{},"ack":"SyncCompleteV1|nope"}"# + "\n", "misunderstood"),
        (
            #"{"type":"SyncResetV1","data":{},"ack":"r"}"# + "\n" + #"{"type":"PersonV1","data":{},"ack":"r"}"# + "\n",
            "misunderstood"
        ),
    ])
    func `what is no whole stream is told apart`(text: String, outcome: String) throws {
        let gatherer = try gatherer("3.1.0")
        _ = Array(text.utf8).withUnsafeBytes { gatherer.take($0) }
        #expect("\(gatherer.finish())".hasPrefix(outcome))
    }

    @Test func `acks made by hand name every entity that is asked for`() throws {
        let cursor = try #require(SyncCursor(Self.start))
        for release in [(2, 7, 5), (3, 1, 0)] {
            let version = ServerVersion(major: release.0, minor: release.1, patch: release.2)
            let words = try #require(SyncVocabulary(version))
            let acks = words.acks(at: cursor)
            #expect(acks.contains(release.0 == 2 ? "AssetV1|\(cursor)" : "AssetV2|\(cursor)"))
            #expect(acks.contains("SyncCompleteV1|\(cursor)"))
            #expect(Set(acks.map { $0.prefix { $0 != "|" } }).count == acks.count)
        }
        #expect(SyncVocabulary(ServerVersion(major: 3, minor: 2, patch: 0)) == nil)
    }

    @Test func `a place is a version 7 UUID and can be set back`() throws {
        #expect(SyncCursor("nope") == nil)
        #expect(SyncCursor("95682677-96d4-4907-a0b4-fcdb976a10e8") == nil)
        let cursor = try #require(SyncCursor(Self.start))
        let earlier = cursor.earlier(by: .seconds(10))
        #expect(cursor.time.milliseconds - earlier.time.milliseconds == 10_000)
        #expect(SyncCursor(earlier.description) == earlier)
    }
}
