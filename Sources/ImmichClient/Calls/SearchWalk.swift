/// Walks through everything that matches a filter, oldest first, without ever asking for a page by its depth.
///
/// Each page begins at the instant where the last one ended, and photos that were seen are dropped. Where more photos
/// than a page holds share one instant, pages are asked for inside that instant. The window is half open: photos taken
/// at or after `end` are left to whoever begins there.
package struct SearchWalk: Sendable {
    private enum Mode: Sendable {
        /// Going forward from an instant.
        case forward
        /// Inside one instant, by pages.
        case inside(Instant)
    }

    private let filter: SearchFilter
    private let needs: ReadNeeds
    private let size: Int
    private let end: Instant?
    private var mode = Mode.forward
    private var seen: Set<AssetID> = []
    private var pagesWithoutNews = 0

    /// The page to ask for next; nil when the walk is over.
    package private(set) var next: SearchQuery?

    /// A walk from an instant up to another one, exclusive; without one it is open at that side.
    package init(
        _ filter: SearchFilter, needs: ReadNeeds, from start: Instant? = nil, to end: Instant? = nil, size: Int = 1000
    ) {
        self.filter = filter
        self.needs = needs
        self.size = size
        self.end = end
        var first = filter
        first.takenAfter = start
        first.takenBefore = end
        next = SearchQuery(first, size: size, needs: needs)
    }

    /// Takes the page that `next` asked for and gives the photos of the window that did not come before.
    package mutating func take(_ page: SearchPage) throws(ImmichError) -> [Photo] {
        let fresh: [Photo]
        switch mode {
        case .forward: fresh = page.photos.filter { isInside($0.takenAt) && !seen.contains($0.id) }
        case .inside(let instant): fresh = page.photos.filter { $0.takenAt == instant && !seen.contains($0.id) }
        }
        pagesWithoutNews = fresh.isEmpty ? pagesWithoutNews + 1 : 0
        guard pagesWithoutNews < 4 else { throw fault("page after page repeats what came before") }
        seen.formUnion(fresh.lazy.map(\.id))
        switch mode {
        case .forward: goForward(after: page)
        case .inside(let instant): goOn(inside: instant, after: page)
        }
        return Self.once(fresh)
    }

    private func isInside(_ instant: Instant) -> Bool {
        end.map { instant < $0 } ?? true
    }

    private mutating func goForward(after page: SearchPage) {
        guard page.nextPage != nil, let last = page.photos.last?.takenAt, isInside(last) else {
            next = nil
            return
        }
        if let first = page.photos.first?.takenAt, first < last {
            // What lies before the last instant cannot come again.
            seen = Set(page.photos.lazy.filter { $0.takenAt == last }.map(\.id))
            ask(from: last, to: end, page: 1)
        } else {
            mode = .inside(last)
            // The server compares finer than milliseconds, so an instant reaches up to the next one.
            ask(from: last, to: last.successor, page: 1)
        }
    }

    private mutating func goOn(inside instant: Instant, after page: SearchPage) {
        if let number = page.nextPage, let last = page.photos.last?.takenAt, last == instant {
            ask(from: instant, to: instant.successor, page: number)
            return
        }
        mode = .forward
        seen = []
        guard isInside(instant.successor) else {
            next = nil
            return
        }
        ask(from: instant.successor, to: end, page: 1)
    }

    private mutating func ask(from start: Instant, to end: Instant?, page: Int) {
        var filter = filter
        filter.takenAfter = start
        filter.takenBefore = end
        next = SearchQuery(filter, size: size, page: page, needs: needs)
    }

    private func fault(_ detail: String) -> ImmichError {
        .malformed(route: "POST /search/metadata", detail: detail)
    }

    /// A page of releases before 3.1 may hold a photo twice where instants are equal.
    private static func once(_ photos: [Photo]) -> [Photo] {
        var ids: Set<AssetID> = []
        ids.reserveCapacity(photos.count)
        return photos.filter { ids.insert($0.id).inserted }
    }
}

extension Instant {
    fileprivate var successor: Instant { Instant(milliseconds: milliseconds + 1) }
}
