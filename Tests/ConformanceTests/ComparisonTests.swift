import Foundation
import Testing

@testable import Conformance

@Suite struct ComparisonTests {
    private static let known = "11111111-1111-4111-8111-111111111111"
    private static let other = "22222222-2222-4222-8222-222222222222"
    private static let recorded = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
    private static let fresh = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"

    private var comparison: Comparison
    private let text = """
        {"assets": [{"id": "\(known)", "updatedAt": "2026-11-24T11:36:00.000Z"}, {"id": "\(other)"}],
         "logins": [{"email": "anna@example.org", "password": "x"}]}
        """

    init() throws {
        comparison = Comparison(world: try RecordedWorld(json: Data(text.utf8)))
    }

    @Test(arguments: [
        (#"{"a": 1, "b": [true, null]}"#, #"{"b": [true, null], "a": 1.0}"#),
        (#"{"correlationId": "x1"}"#, #"{"correlationId": "y2"}"#),
        (#"{"accessToken": "REDACTED"}"#, #"{"accessToken": "abc"}"#),
        (#"{"updatedAt": "2026-11-24T11:40:00.000Z"}"#, #"{"updatedAt": "2027-01-02T03:04:05.678Z"}"#),
        (#"{"x": "2026-11-24T11:35:17.353123+00:00"}"#, #"{"x": "2026-11-24T11:35:17.353+00:00"}"#),
        (#"{"path": "/a/\#(recorded)/b"}"#, #"{"path": "/a/\#(fresh)/b"}"#),
    ])
    mutating func `what may differ does not count`(expected: String, got: String) throws {
        #expect(try differences(expected, got) == [])
    }

    @Test(arguments: [
        (#"{"a": {"b": 1}}"#, #"{"a": {"b": 2}}"#, ".a.b: recorded 1, came 2"),
        (#"{"a": null}"#, #"{"a": false}"#, ".a: recorded null, came false"),
        (#"{"a": null}"#, #"{}"#, ".a: missing, recorded null"),
        (#"{}"#, #"{"a": null}"#, ".a: not in the recording"),
        (#"[1, 2]"#, #"[1]"#, ": 2 recorded, 1 came"),
        (#"[{"a": 1}, {"a": "1"}]"#, #"[{"a": 1}, {"a": 1}]"#, #"[1].a: recorded "1", came 1"#),
        (#"{"accessToken": "REDACTED"}"#, #"{"accessToken": ""}"#, #".accessToken: recorded "REDACTED", came """#),
        (
            #"{"id": "\#(known)", "updatedAt": "2026-11-24T11:35:00.000Z"}"#,
            #"{"id": "\#(known)", "updatedAt": "2027-01-02T03:04:05.678Z"}"#,
            #".updatedAt: recorded "2026-11-24T11:35:00.000Z", came "2027-01-02T03:04:05.678Z""#
        ),
        (
            #"{"updatedAt": "2026-11-24T11:40:00.000Z"}"#, #"{"updatedAt": "2027-01-02T03:04:05Z"}"#,
            #".updatedAt: recorded "2026-11-24T11:40:00.000Z", came "2027-01-02T03:04:05Z""#
        ),
        (
            #"{"id": "\#(known)"}"#, #"{"id": "\#(fresh)"}"#, #".id: recorded "\#(known)", came "\#(fresh)""#
        ),
        (
            #"{"id": "\#(recorded)"}"#, #"{"id": "\#(known)"}"#, #".id: recorded "\#(recorded)", came "\#(known)""#
        ),
        (#"{"id": "\#(recorded)"}"#, #"{"id": "nope"}"#, #".id: recorded "\#(recorded)", came "nope""#),
    ])
    mutating func `every other difference is told with its place`(
        expected: String, got: String, difference: String
    ) throws {
        #expect(try differences(expected, got) == [difference])
    }

    @Test mutating func `a fresh identifier stands for the same recorded one ever after`() throws {
        let another = "cccccccc-cccc-4ccc-8ccc-cccccccccccc"
        #expect(try differences(#"{"id": "\#(Self.recorded)"}"#, #"{"id": "\#(Self.fresh)"}"#) == [])
        #expect(comparison.translate("/api/albums/\(Self.recorded)/assets") == "/api/albums/\(Self.fresh)/assets")
        #expect(try differences(#"{"id": "\#(Self.recorded)"}"#, #"{"id": "\#(another)"}"#).count == 1)
        #expect(try differences(#"{"id": "\#(another)"}"#, #"{"id": "\#(Self.fresh)"}"#).count == 1)
        #expect(try differences(#"{"id": "\#(Self.recorded)"}"#, #"{"id": "\#(Self.fresh)"}"#) == [])
    }

    @Test(arguments: [
        #"{"name": "ping", "request": {"method": "GET", "path": "/api/server/ping"}, "status": 200}"#,
        #"{"name": "x", "extra": 1, "request": {"method": "POST", "path": "/x", "auth": "new", "more": []}, "status": 201}"#,
    ])
    func `a recording may leave out and add keys`(json: String) throws {
        let exchange = try JSONDecoder().decode(Exchange.self, from: Data(json.utf8))
        #expect(!exchange.tellsContentType && exchange.body == nil && exchange.lines == nil)
    }

    @Test func `a session is named after the user of its login`() throws {
        let world = try RecordedWorld(json: Data(text.utf8))
        #expect(["anna", "anna2"].allSatisfy { world.login(forSession: $0)?.email == "anna@example.org" })
        #expect(world.login(forSession: "ben") == nil)
    }

    private mutating func differences(_ expected: String, _ got: String) throws -> [String] {
        comparison.differences(expected: try value(expected), got: try value(got))
    }

    private func value(_ json: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    }
}
