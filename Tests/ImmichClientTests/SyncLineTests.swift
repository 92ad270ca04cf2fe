import Foundation
import TestSupport
import Testing
import WebClient

@testable import ImmichClient

/// The fast reader of lines is held to the general decoder: the same line, or none.
@Suite struct SyncLineTests {
    private static let recorded = Result {
        try Recording.releases.reduce(into: [String: [(name: String, body: [UInt8])]]()) { streams, release in
            streams[release] = try Recording.names(release: release).filter {
                $0.contains("sync") || $0.contains("hand")
            }
            .compactMap { name in
                let recording = try Recording(name, release: release)
                guard recording.path == "/api/sync/stream", recording.response.status == 200 else { return nil }
                return (name, recording.response.body)
            }
        }
    }

    private static func lines() throws -> [[UInt8]] {
        try recorded.get().values.joined().flatMap { $0.body.split(separator: 10).map { [UInt8]($0) } }
    }

    /// The recorded streams of a release.
    static func streams(_ release: String) throws -> [(name: String, body: [UInt8])] {
        try recorded.get()[release] ?? []
    }

    @Test func `every recorded line is read alike`() throws {
        let lines = try Self.lines()
        #expect(lines.count > 1500)
        let reader = SyncLineReader()
        for line in lines {
            let (fast, general) = line.withUnsafeBufferPointer { (reader.fast($0), WireSyncLine.read($0)) }
            #expect(fast != nil)
            #expect(fast == general)
        }
    }

    @Test(arguments: 0..<20)
    func `a line with random damage is read alike or not at all`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let lines = try Self.lines()
        let reader = SyncLineReader()
        var accepted = 0
        for _ in 0..<200 {
            guard var line = lines.randomElement(using: &dice) else { return }
            damage(&line, &dice)
            let (fast, general) = line.withUnsafeBufferPointer { (reader.fast($0), WireSyncLine.read($0)) }
            guard let fast else { continue }
            accepted += 1
            #expect(fast == general, "\(String(decoding: line, as: UTF8.self))")
        }
        #expect(accepted > 0)
    }

    private static let values = ["null", "true", "\"\"", "7", "[]", "{}", "\"\\u00e9\"", "\"\\ud800\"", "\"x\""]

    private func damage(_ line: inout [UInt8], _ dice: inout Dice) {
        let colons = line.indices.dropFirst(2).filter {
            line[$0] == UInt8(ascii: ":") && line[$0 - 1] == UInt8(ascii: "\"")
        }
        guard let colon = colons.randomElement(using: &dice) else { return }
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: line[Int.random(in: 0..<line.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
        case 1: line.removeLast(Int.random(in: 1..<line.count, using: &dice))
        case 2: line.insert(contentsOf: Array("1,\"assetId\":".utf8), at: colon + 1)
        case 3: line[colon - 2] ^= 1
        default:
            let end = line[(colon + 1)...].firstIndex { [UInt8(ascii: ","), UInt8(ascii: "}")].contains($0) }
            guard let end, let value = Self.values.randomElement(using: &dice) else { return }
            line.replaceSubrange((colon + 1)..<end, with: Array(value.utf8))
        }
    }
}
