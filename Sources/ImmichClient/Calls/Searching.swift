import WebClient

private struct WireBucket: Decodable {
    var timeBucket: String
    var count: Int
}

private struct WireTotal: Decodable {
    var total: Int
}

extension ImmichClient {
    /// How many photos each as-taken month has on the user's own time line, or in the archive.
    ///
    /// `withPartners` counts what partners show on the time line, too. Source: `GET /timeline/buckets`.
    public func timelineBuckets(
        _ visibility: Photo.Visibility = .timeline, withPartners: Bool = false
    ) async throws(ImmichError) -> [TimelineBucket] {
        try await buckets("visibility=\(visibility.rawValue)" + (withPartners ? "&withPartners=true" : ""))
    }

    /// How many photos of a person each month has on the user's own time line. Source: `GET /timeline/buckets`.
    public func timelineBuckets(of person: PersonID) async throws(ImmichError) -> [TimelineBucket] {
        try await buckets("visibility=timeline&personId=\(person)")
    }

    private func buckets(_ query: String) async throws(ImmichError) -> [TimelineBucket] {
        let path = "/timeline/buckets?\(query)"
        let call = Call.get("/timeline/buckets", path: path)
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            var buckets: [TimelineBucket] = []
            for bucket in try WireReader.read([WireBucket].self, from: response, route: call.route) {
                guard let month = CalendarDay(wire: bucket.timeBucket), bucket.count >= 0 else {
                    throw .malformed(route: call.route, detail: "not a month: \(bucket.timeBucket.prefix(60))")
                }
                buckets.append(TimelineBucket(month: month, count: bucket.count))
            }
            return buckets
        }
    }

    /// One page of a search. Source: `POST /search/metadata`.
    ///
    /// An answer that does not keep to the question (order, window, visibility, size) is refused as malformed: releases
    /// drop words they do not know without a word.
    public func search(_ query: SearchQuery) async throws(ImmichError) -> SearchPage {
        let route = "/search/metadata"
        let body =
            query.filter.sieve == nil
            ? try WireReader.bytes(WireSearch(query), route: "POST \(route)")
            : try WireReader.bytes(WireSieve(query), route: "POST \(route)")
        let call = Call.search(route, body: body)
        return try await watchingSieves(query.filter) { () throws(ImmichError) in
            try await sender.send(call) { (response, _) throws(ImmichError) in
                let page = try PageReader.read(response, needs: query.needs, route: call.route)
                if let fault = query.fault(in: page, user: user.id) {
                    throw .malformed(route: call.route, detail: fault)
                }
                return page
            }
        }
    }

    /// A walk through everything that matches, from an instant up to another one, exclusive.
    package func walk(
        _ filter: SearchFilter, needs: ReadNeeds, from start: Instant? = nil, to end: Instant? = nil, size: Int = 1000
    ) -> SearchWalk {
        // Seen on 2.7.5 and in 3.0: photos of one instant come in no firm order; 3.1 orders them by identifier.
        let isOrderFirm = version >= ServerVersion(major: 3, minor: 1, patch: 0)
        return SearchWalk(filter, needs: needs, from: start, to: end, size: size, isOrderFirm: isOrderFirm)
    }

    /// How many photos match; partners' ones on the time line included. Source: `POST /search/statistics`.
    public func count(_ filter: SearchFilter) async throws(ImmichError) -> Int {
        let route = "/search/statistics"
        let body =
            filter.sieve == nil
            ? try WireReader.bytes(WireSearch(filter), route: "POST \(route)")
            : try WireReader.bytes(WireSieve(filter), route: "POST \(route)")
        let call = Call.search(route, body: body)
        return try await watchingSieves(filter) { () throws(ImmichError) in
            try await sender.send(call) { (response, _) throws(ImmichError) in
                try WireReader.read(WireTotal.self, from: response, route: call.route).total
            }
        }
    }
}

extension SearchQuery {
    /// How a page does not keep to what was asked; nil when it does.
    func fault(in page: SearchPage, user: UserID) -> String? {
        if let sieve = filter.sieve {
            if page.nextPage != nil { return "it is answered as a search without a filter" }
            if let next = page.nextCursor, next == cursor { return "the cursor does not move on" }
            for photo in page.photos
            where photo.owner == user && sieve.surelyStops(photo, knowsPeople: needs.people) {
                return "an item is none of those asked for"
            }
        }
        if page.photos.count > size { return "\(page.photos.count) items came, at most \(size) were asked for" }
        if let next = page.nextPage, next != self.page + 1 { return "page \(next) is to follow page \(self.page)" }
        if page.photos.isEmpty, page.hasMore { return "an empty page that promises another one" }
        var last: Instant?
        for photo in page.photos {
            if !filter.isAnyVisibility, photo.visibility != filter.visibility {
                return "an item is not in the \(filter.visibility) as asked"
            }
            if photo.isTrashed, !filter.withTrashed { return "an item is in the trash" }
            if let after = filter.takenAfter, photo.takenAt < after { return "an item is older than asked" }
            if let before = filter.takenBefore, photo.takenAt > before { return "an item is newer than asked" }
            if let last, isAscending ? photo.takenAt < last : photo.takenAt > last {
                return "the items are not in the order asked"
            }
            last = photo.takenAt
        }
        return nil
    }
}

extension ImmichClient {
    /// The places of a kind (`country`, `state`, `city`) that photos on the time line have, partners' ones included.
    /// Source: `GET /search/suggestions` (permission `asset.read`).
    public func places(_ kind: String) async throws(ImmichError) -> [String] {
        let call = Call.get("/search/suggestions", path: "/search/suggestions?type=\(Call.escaped(kind))")
        return try await sender.send(call) { (response, _) throws(ImmichError) in
            try WireReader.read([String?].self, from: response, route: call.route).compactMap { $0 }
        }
    }
}
