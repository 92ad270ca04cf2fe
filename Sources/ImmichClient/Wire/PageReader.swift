import CSimdJSON
import Synchronization
import WebClient

/// Reads pages of searches fast: simdjson finds the fields, and whatever it does not take is left to the general
/// decoder, which also says what is wrong.
///
/// Holds parsers for reuse; each serves one page at a time.
enum PageReader {
    private static let idle = Mutex<[PageParser]>([])

    static func read(
        _ response: HTTPResponse, needs: ReadNeeds, route: String
    ) throws(ImmichError) -> SearchPage {
        if let page = fastPage(response.body, needs: needs) { return page }
        return try WirePage.read(response, needs: needs, route: route)
    }

    /// The page; nil when anything in it is not as expected.
    static func fastPage(_ body: [UInt8], needs: ReadNeeds) -> SearchPage? {
        guard let parser = idle.withLock({ $0.popLast() }) ?? PageParser() else { return nil }
        defer { idle.withLock { $0.append(parser) } }
        return parser.page(body, needs: needs)
    }
}

/// One parser and its memory.
///
/// Unchecked: the C handle is used by whoever took the object out of the idle ones, one at a time.
private final class PageParser: @unchecked Sendable {
    private let handle: OpaquePointer

    init?() {
        guard let handle = search_reader_create() else { return nil }
        self.handle = handle
    }

    deinit {
        search_reader_destroy(handle)
    }

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
        return SearchPage(photos: photos, nextPage: page.has_next_page ? Int(page.next_page) : nil)
    }
}
