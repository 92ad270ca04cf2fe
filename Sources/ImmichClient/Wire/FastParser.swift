import CSimdJSON
import Synchronization

/// One simdjson parser and its memory; idle ones are kept for the next answer, each serves one at a time.
///
/// Unchecked: the C handle is used by whoever took the object out of the idle ones, one at a time.
final class FastParser: @unchecked Sendable {
    private static let idle = Mutex<[FastParser]>([])

    private let handle: OpaquePointer

    private init?() {
        guard let handle = search_reader_create() else { return nil }
        self.handle = handle
    }

    deinit {
        search_reader_destroy(handle)
    }

    /// Reads with a parser of one's own; nil when it does not take the answer.
    static func with<Answer>(_ read: (FastParser) -> Answer?) -> Answer? {
        guard let parser = idle.withLock({ $0.popLast() }) ?? FastParser() else { return nil }
        defer { idle.withLock { $0.append(parser) } }
        return read(parser)
    }

    /// A page of a search.
    func page(_ body: [UInt8], needs: ReadNeeds) -> SearchPage? {
        var page = search_page()
        guard search_reader_read(handle, body, body.count, &page) else { return nil }
        var builder = PhotoBuilder(needs: needs, people: page.people)
        var photos: [Photo] = []
        photos.reserveCapacity(page.photo_count)
        for item in UnsafeBufferPointer(start: page.photos, count: page.photo_count) {
            guard let photo = builder.photo(item) else { return nil }
            photos.append(photo)
        }
        return SearchPage(
            photos: photos, nextPage: page.has_next_page ? Int(page.next_page) : nil,
            nextCursor: page.next_cursor.optionalString)
    }

    /// The members that an album lists, and the rest of the answer as JSON.
    func album(_ body: [UInt8]) -> (members: [WireAlbum.Member], rest: [UInt8])? {
        var answer = album_answer()
        guard search_reader_read_album(handle, body, body.count, &answer) else { return nil }
        var members: [WireAlbum.Member] = []
        members.reserveCapacity(answer.member_count)
        for item in UnsafeBufferPointer(start: answer.members, count: answer.member_count) {
            guard let id = AssetID(utf8: item.id.bytes), let owner = UserID(utf8: item.owner.bytes) else { return nil }
            members.append(
                WireAlbum.Member(
                    id: id, ownerId: owner, visibility: item.visibility.visibility, isTrashed: item.is_trashed))
        }
        return (members, Array(answer.rest.bytes))
    }
}
