import AlbumRules
import Foundation

/// Why a file cannot be applied.
public enum SavedPlanError: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is something else.
    case notAPlan
    /// It is a plan, and parts of it are missing or spoilt.
    case damaged(detail: String)
    /// A newer release wrote it.
    case tooNew(version: Int)

    /// One sentence, to follow the name of the file.
    public var description: String {
        switch self {
        case .notAPlan: "is not a saved plan"
        case .damaged(let detail): "is a saved plan, and it is damaged: \(detail)"
        case .tooNew(let version): "was written by a newer release of this program (version \(version) of the format)"
        }
    }
}

extension SavedPlan {
    private struct Head: Decodable {
        var format: String?
        var version: Int?
    }

    /// Reads the bytes of a file.
    public init(bytes: [UInt8]) throws(SavedPlanError) {
        let data = Data(bytes)
        guard let head = try? JSONDecoder().decode(Head.self, from: data) else {
            let isPlan = String(decoding: bytes.prefix(64), as: UTF8.self).contains(Self.formatName)
            throw isPlan ? .damaged(detail: "it is not whole") : .notAPlan
        }
        guard head.format == Self.formatName else { throw .notAPlan }
        guard let version = head.version else { throw .damaged(detail: "version is missing") }
        guard version <= Self.currentVersion else { throw .tooNew(version: version) }
        do {
            self = try JSONDecoder().decode(SavedPlan.self, from: data)
        } catch let error as DecodingError {
            throw .damaged(detail: Self.words(for: error))
        } catch {
            throw .damaged(detail: "\(error)")
        }
    }

    /// The text of a file: it begins with what it is, so that half of one is still known for what it was.
    public func text() throws(SavedPlanError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            let object = String(decoding: try encoder.encode(self), as: UTF8.self)
            return "{\n  \"format\" : \"\(Self.formatName)\"," + object.dropFirst() + "\n"
        } catch {
            throw .damaged(detail: "\(error)")
        }
    }

    private static func words(for error: DecodingError) -> String {
        func path(_ context: DecodingError.Context, _ last: String? = nil) -> String {
            (context.codingPath.map(\.stringValue) + [last].compactMap { $0 }).joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, let context): "\(path(context, key.stringValue)) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            "\(path(context)) is not what it should be"
        @unknown default: "it cannot be read"
        }
    }
}
