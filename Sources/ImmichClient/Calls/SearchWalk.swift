/// Walks through everything that matches a filter, oldest first, without ever asking for a page by its depth.
///
/// Each page begins at the instant where the last one ended, and photos that were seen are dropped. Where more photos
/// than a page holds share one instant, that instant is read by pages, or, where the server orders equal instants as it
/// likes and pages would lose some, by halves of the time of upload. The window is half open: photos taken at or after
/// its end are left to whoever begins there.
package struct SearchWalk: Sendable {
    private enum Mode: Sendable {
        /// Going forward from an instant.
        case forward
        /// Inside one instant.
        case inside(Instant)
    }

    /// A stretch of upload time, both ends included.
    private struct Uploads: Sendable {
        var after: Instant?
        var before: Instant?
    }

    private let filter: SearchFilter
    private let needs: ReadNeeds
    private let size: Int
    private let end: Instant?
    private let isOrderFirm: Bool
    private var mode = Mode.forward
    private var seen: Set<AssetID> = []
    private var pagesWithoutNews = 0
    /// What is left to read of an instant; the last one is under way.
    private var uploads: [Uploads] = []

    /// The page to ask for next; nil when the walk is over.
    package private(set) var next: SearchQuery?

    /// A walk from an instant up to another one, exclusive; without one it is open at that side.
    package init(
        _ filter: SearchFilter, needs: ReadNeeds, from start: Instant? = nil, to end: Instant? = nil, size: Int = 1000,
        isOrderFirm: Bool
    ) {
        self.filter = filter
        self.needs = needs
        self.size = size
        self.end = end
        self.isOrderFirm = isOrderFirm
        ask(from: start, to: end)
    }

    /// Takes the page that `next` asked for and gives the photos of the window that did not come before.
    package mutating func take(_ page: SearchPage) throws(ImmichError) -> [Photo] {
        var fresh: [Photo] = []
        fresh.reserveCapacity(page.photos.count)
        for photo in page.photos where belongs(photo.takenAt) && seen.insert(photo.id).inserted { fresh.append(photo) }
        pagesWithoutNews = fresh.isEmpty ? pagesWithoutNews + 1 : 0
        guard pagesWithoutNews < 20 else {
            throw .malformed(route: "POST /search/metadata", detail: "page after page repeats what came before")
        }
        switch mode {
        case .forward: goForward(after: page)
        case .inside(let instant): goOn(inside: instant, after: page)
        }
        return fresh
    }

    private func belongs(_ instant: Instant) -> Bool {
        if case .inside(let only) = mode { return instant == only }
        return isInside(instant)
    }

    private func isInside(_ instant: Instant) -> Bool {
        end.map { instant < $0 } ?? true
    }

    private mutating func goForward(after page: SearchPage) {
        guard page.hasMore, let last = page.photos.last?.takenAt, isInside(last) else {
            next = nil
            return
        }
        if let first = page.photos.first?.takenAt, first < last {
            // What lies before the last instant cannot come again.
            seen = Set(page.photos.lazy.filter { $0.takenAt == last }.map(\.id))
            ask(from: last, to: end)
        } else {
            mode = .inside(last)
            uploads = [Uploads()]
            askInside(last)
        }
    }

    private mutating func goOn(inside instant: Instant, after page: SearchPage) {
        if page.hasMore, let last = page.photos.last?.takenAt, last == instant {
            if isOrderFirm || !halve(by: page) {
                askInside(instant, page: page.nextPage ?? 1, cursor: page.nextCursor)
            } else {
                askInside(instant)
            }
            return
        }
        _ = uploads.popLast()
        guard uploads.isEmpty else {
            askInside(instant)
            return
        }
        mode = .forward
        seen = []
        if isInside(instant.successor) { ask(from: instant.successor, to: end) } else { next = nil }
    }

    /// Cuts the stretch under way in two; false when it is too short for that.
    private mutating func halve(by page: SearchPage) -> Bool {
        guard let stretch = uploads.last else { return false }
        let times = page.photos.map(\.uploadedAt.milliseconds).sorted()
        guard var middle = times.dropFirst(times.count / 2).first else { return false }
        if let before = stretch.before { middle = min(middle, before.milliseconds - 1) }
        if let after = stretch.after { middle = max(middle, after.milliseconds + 1) }
        let cut = Instant(milliseconds: middle)
        if let before = stretch.before, cut >= before { return false }
        // Both halves hold the cut: the server compares finer than milliseconds.
        uploads[uploads.count - 1].after = cut
        uploads.append(Uploads(after: stretch.after, before: cut))
        return true
    }

    private mutating func askInside(_ instant: Instant, page: Int = 1, cursor: String? = nil) {
        // The server compares finer than milliseconds, so an instant reaches up to the next one.
        ask(from: instant, to: instant.successor, page: page, cursor: cursor, uploaded: uploads.last)
    }

    private mutating func ask(
        from start: Instant?, to end: Instant?, page: Int = 1, cursor: String? = nil, uploaded: Uploads? = nil
    ) {
        var filter = filter
        filter.takenAfter = start
        filter.takenBefore = end
        filter.uploadedAfter = uploaded?.after ?? filter.uploadedAfter
        filter.uploadedBefore = uploaded?.before ?? filter.uploadedBefore
        var query = SearchQuery(filter, size: size, page: page, needs: needs)
        query.cursor = cursor
        next = query
    }
}

extension Instant {
    fileprivate var successor: Instant { Instant(milliseconds: milliseconds + 1) }
}
