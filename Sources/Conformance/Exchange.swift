/// One recorded request with the answer that a real server gave.
struct Exchange: Decodable, Sendable {
    /// What was sent.
    struct Request: Decodable, Sendable {
        var method: String
        var path: String
        /// A key's name, `bad`, `session:NAME`, or nil for nothing.
        var auth: String?
        var json: JSONValue?
        /// A body sent as it stands.
        var raw: String?
    }

    var name: String
    var request: Request
    var status: Int
    /// Nil when the answer had none, or when the recording does not tell.
    var contentType: String?
    /// Whether the recording tells a content type, be it none.
    var tellsContentType: Bool
    var body: JSONValue?
    var text: String?
    /// The lines of a stream, one value each.
    var lines: [JSONValue]?

    private enum CodingKeys: String, CodingKey {
        case name, request, status, body, text, lines
        case contentType = "content_type"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        request = try container.decode(Request.self, forKey: .request)
        status = try container.decode(Int.self, forKey: .status)
        tellsContentType = container.contains(.contentType)
        contentType = try container.decodeIfPresent(String.self, forKey: .contentType)
        // A recorded `null` body is a value and not an absent one.
        body = container.contains(.body) ? try container.decode(JSONValue.self, forKey: .body) : nil
        text = try container.decodeIfPresent(String.self, forKey: .text)
        lines = try container.decodeIfPresent([JSONValue].self, forKey: .lines)
    }
}
