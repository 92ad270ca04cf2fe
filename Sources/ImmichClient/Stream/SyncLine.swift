import CSimdJSON
import Foundation

/// One line of the stream of changes: what kind it is of, and what it is about.
struct SyncLine: Hashable, Sendable {
    /// The entity in the server's words: `AssetV2`.
    var type: String
    /// What is given back to say that everything up to this line has come.
    var ack: String
    /// `data.id`
    var id: String?
    /// `data.assetId`
    var asset: String?
    /// `data.albumId`
    var album: String?
    /// `data.assetFaceId`
    var face: String?
    /// `data.ownerId`
    var owner: String?
    /// `data.visibility`
    var visibility: String?
    /// `data.deletedAt`
    var deletedAt: String?
}

/// The same by the general decoder: what the faster reader is held to.
struct WireSyncLine: Decodable {
    private struct Content: Decodable {
        var id: String?
        var assetId: String?
        var albumId: String?
        var assetFaceId: String?
        var ownerId: String?
        var visibility: String?
        var deletedAt: String?
    }

    private enum CodingKeys: CodingKey {
        case type, ack, data
    }

    let line: SyncLine

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let data = try container.decode(Content.self, forKey: .data)
        line = SyncLine(
            type: try container.decode(String.self, forKey: .type),
            ack: try container.decode(String.self, forKey: .ack), id: data.id, asset: data.assetId,
            album: data.albumId, face: data.assetFaceId, owner: data.ownerId,
            visibility: data.visibility, deletedAt: data.deletedAt)
    }

    /// The line, whatever it costs; nil when it is none.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> SyncLine? {
        try? JSONDecoder().decode(WireSyncLine.self, from: Data(bytes)).line
    }
}

/// Reads lines fast and leaves whatever is not as expected to the general decoder.
///
/// Unchecked: the C handle is used by whoever holds the reader under their lock, one line at a time.
final class SyncLineReader: @unchecked Sendable {
    private let handle: OpaquePointer?

    init() {
        handle = sync_reader_create()
    }

    deinit {
        if let handle { sync_reader_destroy(handle) }
    }

    /// The line; nil when it is none.
    func read(_ bytes: UnsafeBufferPointer<UInt8>) -> SyncLine? { fast(bytes) ?? WireSyncLine.read(bytes) }

    /// The line as the fast reader has it; nil when anything is not as expected.
    func fast(_ bytes: UnsafeBufferPointer<UInt8>) -> SyncLine? {
        var line = sync_line()
        guard let handle, sync_reader_read(handle, bytes.baseAddress, bytes.count, &line) else { return nil }
        return SyncLine(
            type: line.type.string ?? "", ack: line.ack.string ?? "", id: line.id.string, asset: line.asset.string,
            album: line.album.string, face: line.face.string, owner: line.owner.string,
            visibility: line.visibility.string, deletedAt: line.deleted_at.string)
    }
}

extension sync_text {
    fileprivate var string: String? {
        guard let start else { return nil }
        return String(
            decoding: UnsafeBufferPointer(
                start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: length), as: UTF8.self)
    }
}
