let searchRoutes: [Route] = [
    Route("POST", "search/metadata", .permission("asset.read"), .body(SearchFields.metadata)) { call throws(Failure) in
        .json(metadata(call, try walk(call)))
    },
    Route("POST", "search/statistics", .permission("asset.statistics"), .body(SearchFields.statistics)) {
        call throws(Failure) in
        let total = try walk(call, crossesOwners: false).count
        return .json(
            json {
                $0.open(); $0.key("total"); $0.int(total); $0.close()
            })
    },
    Route("POST", "search/random", .permission("asset.read"), .body(SearchFields.random)) { call throws(Failure) in
        let rows = try walk(call).rows(offset: 0, limit: Int.max).shuffled()
        let writer = writer(call)
        return .json(
            json { out in
                out.openList()
                for row in rows.prefix(call.input.integer("size") ?? 250) { writer.write(row, to: &out) }
                out.closeList()
            })
    },
    Route("POST", "search/smart", .permission("asset.read"), .body(SearchFields.smart)) { call throws(Failure) in
        let walk = try walk(call)
        guard !call.library.sights.isEmpty else { throw .badRequest("Smart search is not enabled") }
        return .json(try byLikeness(call, walk))
    },
    Route(
        "GET", "search/suggestions", .permission("asset.read"),
        .query([
            .required(
                "type",
                .choice(["country", "state", "city", "camera-make", "camera-model", "camera-lens-model"])),
            .optional("country", .text()), .optional("state", .text()), .optional("make", .text()),
            .optional("model", .text()), .optional("lensModel", .text()), .optional("includeNull", .flag),
        ])
    ) { call throws(Failure) in .json(suggestions(call)) },
]

private func walk(_ call: Call, crossesOwners: Bool = true) throws(Failure) -> SearchWalk {
    if call.input.text("visibility") == "locked", !call.caller.isElevated { throw Failure.elevation }
    var owners: [EntityID]? = call.library.searchScope(of: call.userID)
    let albums = call.input.ids("albumIds")
    if call.dialect.albumSearchCrossesOwners, crossesOwners, !albums.isEmpty {
        for album in albums where !call.library.mayReadAlbum(album, call.userID) { throw .noAccess("album.read") }
        owners = nil
    } else if call.dialect.albumSearchCrossesOwners, call.input.text("visibility") == "locked" {
        owners = [call.userID]
    }
    return SearchWalk(
        library: call.library, filter: SearchFilter(call.input, call.library, call.caller), owners: owners,
        isAscending: call.input.text("order") == "asc")
}

private func writer(_ call: Call) -> AssetWriter {
    AssetWriter(
        library: call.library, viewerID: call.userID, withExif: call.input.flag("withExif") ?? false,
        withPeople: call.input.flag("withPeople") ?? false)
}

private func metadata(_ call: Call, _ walk: SearchWalk) -> JSONBytes {
    let page = call.input.integer("page") ?? 1
    let size = call.input.integer("size") ?? 250
    let repeats = call.input.flag(Tampered.repeats) ?? false
    return answer(call, walk.rows(offset: repeats ? 0 : (page - 1) * size, limit: size + 1), page: page, size: size)
}

/// Photos with anything to be seen on them, those first whose scene is most like the words; none is left out for being unlike.
private func byLikeness(_ call: Call, _ walk: SearchWalk) throws(Failure) -> JSONBytes {
    let library = call.library
    let wanted =
        call.input.text("query")
        ?? call.input.id("queryAssetId").flatMap { library.assets.row($0) }.flatMap { library.sights[$0]?.scene }
    guard let wanted else { throw .badRequest("Either `query` or `queryAssetId` must be set") }
    let page = call.input.integer("page") ?? 1
    let size = call.input.integer("size") ?? 100
    let ranked = walk.rows(offset: 0, limit: Int.max)
        .compactMap { row in
            library.sights[row].map { (row: row, likeness: Words.similarity(of: wanted, in: $0.scene)) }
        }
        .sorted { left, right in
            if left.likeness != right.likeness { return left.likeness > right.likeness }
            return library.assets[row: left.row].id < library.assets[row: right.row].id
        }
    let rows = ranked.map(\.row).dropFirst((page - 1) * size).prefix(size + 1)
    return answer(call, Array(rows), page: page, size: size)
}

/// A page of rows; one more than fit tells that another page follows.
private func answer(_ call: Call, _ rows: [Int], page: Int, size: Int) -> JSONBytes {
    var rows = rows
    var hasNext = rows.count > size
    if hasNext { rows.removeLast() }
    if let limit = call.input.integer(Tampered.limit), rows.count > limit {
        rows = Array(rows.prefix(limit))
        hasNext = false
    }
    let writer = writer(call)
    var out = JSONBytes(capacity: 256 + rows.count * 1600)
    out.open()
    out.key("albums")
    out.open()
    out.emptyFinding()
    out.close()
    out.key("assets")
    out.open()
    out.key("total")
    out.int(rows.count)
    out.key("count")
    out.int(rows.count)
    out.key("items")
    out.openList()
    for row in rows { writer.write(row, to: &out) }
    out.closeList()
    out.key("facets")
    out.openList()
    out.closeList()
    out.key("nextPage")
    if hasNext { out.string(String(page + 1)) } else { out.null() }
    out.close()
    out.close()
    return out
}

extension JSONBytes {
    fileprivate mutating func emptyFinding() {
        key("total")
        int(0)
        key("count")
        int(0)
        key("items")
        openList()
        closeList()
        key("facets")
        openList()
        closeList()
    }
}

private func suggestions(_ call: Call) -> JSONBytes {
    let library = call.library
    let column: KeyPath<World.Exif, String?> =
        switch call.input.text("type") {
        case "country": \.country
        case "state": \.state
        case "camera-make": \.make
        case "camera-model": \.model
        case "camera-lens-model": \.lensModel
        default: \.city
        }
    let conditions: [(String, KeyPath<World.Exif, String?>)] = [
        ("country", \.country), ("state", \.state), ("make", \.make), ("model", \.model), ("lensModel", \.lensModel),
    ]
    var found: Set<String> = []
    var hasNull = false
    for owner in library.searchScope(of: call.userID) {
        for entry in library.timeline[owner]?.entries ?? [] {
            let asset = library.assets[row: Int(entry.row)]
            guard asset.visibility == .timeline, asset.deletedAt == nil, let exif = library.exif[Int(entry.row)],
                conditions.allSatisfy({ name, path in
                    path == column || call.input.text(name).map { exif[keyPath: path] == $0 } ?? true
                })
            else { continue }
            if let value = exif[keyPath: column], !value.isEmpty { found.insert(value) } else { hasNull = true }
        }
    }
    return json { out in
        out.openList()
        for value in found.sorted(by: Words.isBefore) { out.string(value) }
        if hasNull, call.input.flag("includeNull") ?? false { out.null() }
        out.closeList()
    }
}
