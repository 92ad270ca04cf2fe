import Foundation
import TestSupport
import Testing
import WebClient

@testable import ImmichClient

/// The fast reader of pages is held to the general decoder: the same photos, or none.
@Suite struct PageReaderTests {
    private static let needs = [
        ReadNeeds(), ReadNeeds(people: true), ReadNeeds(exif: true), ReadNeeds(people: true, exif: true),
    ]

    private static let pages = Result { try readPages() }

    private static func readPages() throws -> [[UInt8]] {
        var pages: [[UInt8]] = []
        for release in Recording.releases {
            for name in try Recording.names(release: release) where name.contains("-search-") {
                let recording = try Recording(name, release: release)
                guard recording.path == "/api/search/metadata", recording.response.status == 200 else { continue }
                pages.append(recording.response.body)
            }
        }
        return pages
    }

    private func general(_ body: [UInt8], _ needs: ReadNeeds) -> SearchPage? {
        try? WirePage.read(HTTPResponse(status: 200, body: body), needs: needs, route: "test")
    }

    @Test func `every recorded page is read alike`() throws {
        let pages = try Self.pages.get()
        #expect(pages.count > 80)
        for body in pages {
            for needs in Self.needs where !needs.exif {
                let fast = try #require(PageReader.fastPage(body, needs: needs))
                #expect(fast == general(body, needs))
            }
        }
        let whole = try #require(pages.first { String(decoding: $0, as: UTF8.self).contains("exifInfo") })
        for needs in Self.needs { #expect(PageReader.fastPage(whole, needs: needs) == general(whole, needs)) }
        #expect(PageReader.fastPage(whole, needs: ReadNeeds(exif: true))?.photos.first?.exif != nil)
    }

    /// A longer run: `FUZZ_ROUNDS=60000`, times twenty seeds.
    private static let rounds = ProcessInfo.processInfo.environment["FUZZ_ROUNDS"].flatMap { Int($0) }.map { $0 / 30 }

    @Test(arguments: 0..<20)
    func `a page with random damage is read alike or not at all`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let pages = try Self.pages.get().filter { (1000...6000).contains($0.count) }
        var accepted = 0
        for _ in 0..<(Self.rounds ?? 100) {
            guard var body = pages.randomElement(using: &dice) else { return }
            for _ in 0..<Int.random(in: 1...2, using: &dice) { Self.damage(&body, &dice) }
            guard let needs = Self.needs.randomElement(using: &dice),
                let fast = PageReader.fastPage(body, needs: needs)
            else { continue }
            accepted += 1
            #expect(fast == general(body, needs), "\(String(decoding: body, as: UTF8.self))")
        }
        #expect(accepted > 0)
    }

    private static let values = [
        "null", "true", "\"\"", "\"x\"", "0", "-1", "320.0", "1e3", "1e400", "-0", "9223372036854775808", "[]", "{}",
        "\"2024-01-01\"", "\"2024-02-30T00:00:00.000Z\"", "\"2024-02-29T00:00:00.123456+05:30\"",
        "\"+010000-01-01T00:00:00.000Z\"", "\"archive\"", "\"secret\"", "\"00:01:02.5\"", "\"1:2:3\"", "\"\\u00e9\"",
        "\"\\ud83d\\ude00\"", "\"\\ud800\"", "\"\\u0000\"", "[{\"id\":\"FD7DC24C-F320-45EA-8D77-85E125EEB9E7\"}]",
        "[{\"id\":1}]", "[{}]", "\"AUDIO\"", "\"NEW\"", "\"7\"", "\" 7\"", "\"+7\"", "7",
    ].map { Array($0.utf8) }

    /// Replaces a value, removes or doubles a field, or breaks a byte.
    static func damage(_ body: inout [UInt8], _ dice: inout Dice) {
        guard body.count > 10 else { return }
        let colons = body.indices.dropFirst(2).filter {
            body[$0] == UInt8(ascii: ":") && body[$0 - 1] == UInt8(ascii: "\"")
        }
        switch Int.random(in: 0..<10, using: &dice) {
        case 0: body[Int.random(in: 0..<body.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
        case 1: body.removeLast(Int.random(in: 1..<body.count, using: &dice))
        case 2: body.remove(at: Int.random(in: 0..<body.count, using: &dice))
        case 3:
            guard let colon = colons.randomElement(using: &dice) else { return }
            body.insert(contentsOf: Array("1,\"people\":".utf8), at: colon + 1)
        case 4:
            guard let colon = colons.randomElement(using: &dice) else { return }
            body[colon - 2] ^= 1
        default:
            guard let colon = colons.randomElement(using: &dice) else { return }
            let end =
                body[(colon + 1)...].firstIndex { [UInt8(ascii: ","), UInt8(ascii: "}")].contains($0) } ?? (colon + 1)
            guard let value = values.randomElement(using: &dice) else { return }
            body.replaceSubrange((colon + 1)..<end, with: value)
        }
    }

    @Test(arguments: [
        ("visibility", "null", "assets.items[0].visibility"), ("isFavorite", "1", "assets.items[0].isFavorite"),
        ("fileCreatedAt", #""yesterday""#, "assets.items[0].fileCreatedAt: not a time: yesterday"),
        ("id", #""x""#, "assets.items[0].id: not a UUID: x"), ("ownerId", "null", "assets.items[0].ownerId"),
        ("people", "[{}]", "assets.items[0].people[0].id is missing"),
        ("people", "null", "assets.items[0].people is missing"),
    ])
    func `an item that cannot be trusted is refused with its field`(field: String, value: String, detail: String) throws
    {
        var fields = [
            "id": "\"00000000-0000-0001-0000-000000000002\"", "ownerId": "\"00000000-0000-0001-0000-000000000002\"",
            "type": "\"SOMETHING\"", "visibility": "\"timeline\"", "isFavorite": "false", "isTrashed": "false",
            "isOffline": "false", "isEdited": "false", "fileCreatedAt": "\"2024-01-01T00:00:00.000Z\"",
            "localDateTime": "\"2024-01-01T00:00:00.000Z\"", "createdAt": "\"2024-01-01T00:00:00.000Z\"",
            "updatedAt": "\"2024-01-01T00:00:00.000Z\"", "originalFileName": "\"a\"", "originalPath": "\"b\"",
            "people": "[]", "somethingNew": "[[1,{}]]",
        ]
        func page() -> HTTPResponse {
            let item = fields.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
            return HTTPResponse(status: 200, body: Array("{\"assets\":{\"items\":[{\(item)}],\"nextPage\":null}}".utf8))
        }
        let needs = ReadNeeds(people: true)
        let good = try PageReader.read(page(), needs: needs, route: "r")
        #expect(good.photos.map(\.kind) == [.other])
        #expect(good.photos.map(\.width) == [nil])
        fields[field] = value
        do {
            _ = try PageReader.read(page(), needs: needs, route: "r")
            Issue.record("accepted")
        } catch {
            guard case .malformed("r", let said) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(said.hasPrefix(detail))
        }
    }

    @Test(arguments: [
        ("2024-07-01T12:00:00.000Z", 1_719_835_200_000), ("2024-07-01T14:00:00+02:00", 1_719_835_200_000),
        ("2026-11-24T11:34:28.960826+00:00", 1_795_520_068_960), ("1970-01-01T00:00:00.5Z", 500),
        ("1969-12-31T23:59:59.999Z", -1), ("0001-01-01T00:00:00.000Z", -62_135_596_800_000),
        ("+012024-01-01T00:00:00.000Z", 317_273_587_200_000), ("-000001-01-01T00:00:00.000Z", -62_198_755_200_000),
    ])
    func `times are read in every form the API writes`(text: String, milliseconds: Int64) {
        #expect(WireTime.milliseconds(text) == milliseconds)
    }

    @Test(arguments: [
        "", "2024-07-01", "2024-07-01T12:00:00.000", "2024-13-01T00:00:00.000Z", "2023-02-29T00:00:00.000Z",
        "2024-07-01T24:00:00.000Z", "2024-07-01T12:60:00.000Z", "2024-07-01T12:00:00.Z", "2024-07-01T12:00:00.000Zz",
        "2024-7-01T12:00:00.000Z", "2024-07-01T12:00:0a.000Z", "२०२४-07-01T12:00:00.000Z",
    ])
    func `what is no time is none`(text: String) {
        #expect(WireTime.milliseconds(text) == nil)
    }

    @Test func `a time is written as it is read`() {
        var dice = Dice(seed: 1)
        for _ in 0..<2000 {
            let instant = Instant(
                milliseconds: Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &dice))
            #expect(WireTime.milliseconds(WireTime.text(instant)) == instant.milliseconds)
        }
        #expect(WireTime.text(Instant(milliseconds: .max)) == "9999-12-31T23:59:59.999Z")
        #expect(WireTime.text(Instant(milliseconds: .min)) == "0001-01-01T00:00:00.000Z")
    }

    @Test(arguments: [
        ("0:00:00.00000", 0), ("00:00:02.000", 2000), ("1:01:01.25", 3_661_250), ("12:34:56", 45_296_000),
        ("0:00:00.123456", 123), ("", nil), ("1:2", nil), ("0:60:00", nil), ("a:00:00", nil), ("-1:00:00", nil),
        ("0:00:00.", nil),
    ])
    func `a length of 2.7 is read`(text: String, milliseconds: Int64?) {
        #expect(WireDuration.parse(text) == milliseconds)
    }
}
