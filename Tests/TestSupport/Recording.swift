import Foundation
import WebClient

/// A recorded exchange with a real server.
public struct Recording: Sendable {
    /// The releases that were recorded.
    public static let releases = ["2.7.5", "3.1.0"]

    /// The verb.
    public var method: String
    /// The path with its query, from `/api` on.
    public var path: String
    /// The JSON body of the request, keys sorted; nil when there was none.
    public var requestBody: String?
    /// What the server answered.
    public var response: HTTPResponse

    /// Reads `Tests/Fixtures/immich-RELEASE/exchanges/NAME.json`.
    public init(_ name: String, release: String) throws {
        let file = Self.folder(release).appendingPathComponent("\(name).json")
        guard let fields = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any],
            let request = fields["request"] as? [String: Any], let method = request["method"] as? String,
            let path = request["path"] as? String, let status = fields["status"] as? Int
        else { throw CocoaError(.fileReadCorruptFile, userInfo: [NSFilePathErrorKey: file.path]) }
        self.method = method
        self.path = path
        requestBody = try request["json"].flatMap(Self.json)
        var headers = (fields["headers"] as? [String: String] ?? [:])
            .filter { $0.key != "content-encoding" }
            .map { HTTPHeader(name: $0.key, value: $0.value) }
        if let type = fields["content_type"] as? String {
            headers.append(HTTPHeader(name: "Content-Type", value: type))
        }
        let lines = try (fields["lines"] as? [Any])?.compactMap(Self.json).map { $0 + "\n" }.joined()
        let body = try lines ?? fields["text"] as? String ?? fields["body"].flatMap(Self.json) ?? ""
        response = HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
    }

    /// The answer of a search with its items turned around: the recorded ones of albums begin with the newest.
    public func inAscendingOrder(
        changing change: (inout [String: Any]) -> Void = { _ in }
    ) throws -> HTTPResponse {
        guard var fields = try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any],
            var assets = fields["assets"] as? [String: Any], var items = assets["items"] as? [[String: Any]]
        else { throw CocoaError(.fileReadCorruptFile) }
        for index in items.indices { change(&items[index]) }
        assets["items"] = Array(items.reversed())
        fields["assets"] = assets
        var turned = response
        turned.body = [UInt8](try JSONSerialization.data(withJSONObject: fields))
        return turned
    }

    /// The names of all recorded exchanges of a release, in order.
    public static func names(release: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder(release).path)
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    private static func folder(_ release: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/immich-\(release)/exchanges")
    }

    private static func json(_ value: Any) throws -> String? {
        if value is NSNull { return nil }
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes]
        return String(decoding: try JSONSerialization.data(withJSONObject: value, options: options), as: UTF8.self)
    }
}
