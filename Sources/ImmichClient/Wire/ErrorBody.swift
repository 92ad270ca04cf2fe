import Foundation

/// What an answer that is not a success says, in the words of either line of releases.
///
/// 2.7: `message` is a text or an array of texts. 3.x: `message`, and `errors` with the validator's findings.
struct ErrorBody: Decodable {
    private struct Finding: Decodable {
        var path: [Step]?
        var message: String?
    }

    private enum Step: Decodable {
        case name(String)
        case index(Int)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let index = try? container.decode(Int.self) {
                self = .index(index)
            } else {
                self = .name(try container.decode(String.self))
            }
        }
    }

    private enum CodingKeys: CodingKey {
        case message, errors
    }

    /// What was said, in one line.
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        var texts: [String] = []
        if let one = try? container.decode(String.self, forKey: .message) {
            texts = [one]
        } else if let many = try? container.decode([String].self, forKey: .message) {
            texts = many
        }
        let findings = (try? container.decode([Finding].self, forKey: .errors)) ?? []
        if !findings.isEmpty {
            let said = findings.map(Self.rendered).joined(separator: ", ")
            texts = texts.isEmpty ? [said] : ["\(texts.joined(separator: ", ")): \(said)"]
        }
        text = texts.joined(separator: ", ")
    }

    /// `ids[0]: Invalid UUID`.
    private static func rendered(_ finding: Finding) -> String {
        var place = ""
        for step in finding.path ?? [] {
            switch step {
            case .index(let index): place += "[\(index)]"
            case .name(let name): place += place.isEmpty ? name : ".\(name)"
            }
        }
        let message = finding.message ?? "invalid"
        return place.isEmpty ? message : "\(place): \(message)"
    }

    /// What the body says; at a loss, its beginning.
    static func message(of body: [UInt8]) -> String {
        if let parsed = try? JSONDecoder().decode(ErrorBody.self, from: Data(body)), !parsed.text.isEmpty {
            return String(parsed.text.prefix(1000))
        }
        let text = String(decoding: body.prefix(200), as: UTF8.self)
        return text.isEmpty ? "without a message" : text
    }
}
