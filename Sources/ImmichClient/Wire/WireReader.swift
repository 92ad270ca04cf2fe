import Foundation
import WebClient

/// Reads whole answers with the general decoder and names the route and the field when one is not as it should be.
enum WireReader {
    /// Reads an answer.
    static func read<Answer: Decodable>(
        _ type: Answer.Type, from response: HTTPResponse, route: String
    ) throws(ImmichError) -> Answer {
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(response.body))
        } catch {
            throw .malformed(route: route, detail: detail(error))
        }
    }

    /// A text as JSON bytes.
    static func bytes(_ value: some Encodable, route: String) throws(ImmichError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return [UInt8](try encoder.encode(value))
        } catch {
            throw .refused(route: route, message: "the request cannot be written as JSON")
        }
    }

    private static func detail(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it cannot be read" }
        switch error {
        case .keyNotFound(let key, let context): return "\(place(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "\(place(context.codingPath)): \(context.debugDescription)"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty
                ? "it is no whole JSON text" : "\(place(context.codingPath)): \(context.debugDescription)"
        @unknown default: return "it cannot be read"
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        var text = ""
        for key in path {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text.isEmpty ? "the answer" : text
    }
}

/// A moment in an answer.
struct WireInstant: Decodable {
    var milliseconds: Int64

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let parsed = WireTime.milliseconds(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time: \(text.prefix(60))")
        }
        milliseconds = parsed
    }

    var instant: Instant { Instant(milliseconds: milliseconds) }
    var wallTime: WallTime { WallTime(milliseconds: milliseconds) }
}
