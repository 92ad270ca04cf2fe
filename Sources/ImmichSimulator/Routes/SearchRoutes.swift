import Foundation

let searchRoutes: [Route] = [
    Route("POST", "search/metadata", .permission("asset.read"), .body(SearchFields.metadata)) { call throws(Failure) in
        .json(try metadata(call, try walk(call)))
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
    if try isStructured(call) { return try structuredWalk(call) }
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

/// Whether a search comes in the structured form, which bears no flat field beside it.
private func isStructured(_ call: Call) throws(Failure) -> Bool {
    guard call.dialect.hasStructuredSearch, StructuredFields.triggers.contains(where: call.input.has) else {
        return false
    }
    let others: Set<String> = ["query", "queryAssetId", "language", Tampered.limit, Tampered.repeats]
    for name in call.input.fields.keys.sorted()
    where !StructuredFields.companions.contains(name) && !others.contains(name) {
        throw Failure(
            status: 400,
            message: .issues([Issue.custom("\(name) cannot stand beside a structured filter", [.string(name)])]))
    }
    return true
}

private func structuredWalk(_ call: Call) throws(Failure) -> SearchWalk {
    let filter = call.input["filter"]
    for album in StructuredFilter.albums(in: filter) where !call.library.mayReadAlbum(album, call.userID) {
        throw .noAccess("album.read")
    }
    if StructuredFilter.namesLocked(filter), !call.caller.isElevated { throw Failure.elevation }
    let condition = StructuredFilter(filter, call.input, call.library, call.caller)
    let order = call.input["orderBy"]
    return SearchWalk(
        library: call.library, filter: condition,
        owners: condition.crossesOwners ? nil : call.library.searchScope(of: call.userID),
        isAscending: order?["direction"]?.text == "asc",
        order: order?["field"]?.text.flatMap(SearchWalk.Order.init) ?? .taken)
}

/// Where a structured page begins: its cursor says nothing but how many photos stand before it.
private func offset(of cursor: String) throws(Failure) -> Int {
    let standard = cursor.replacing("-", with: "+").replacing("_", with: "/")
    let padded = standard + String(repeating: "=", count: (4 - standard.count % 4) % 4)
    guard let data = Data(base64Encoded: padded), let read = try? JSONReader.readBody([UInt8](data)),
        let offset = read["offset"]?.integer, offset >= 0
    else { throw .badRequest("Invalid cursor") }
    return offset
}

private func cursor(at offset: Int) -> String {
    base64(Array("{\"offset\":\(offset)}".utf8)).replacing("+", with: "-").replacing("/", with: "_")
        .replacing("=", with: "")
}

private func writer(_ call: Call) -> AssetWriter {
    AssetWriter(
        library: call.library, viewerID: call.userID, withExif: call.input.flag("withExif") ?? false,
        withPeople: call.input.flag("withPeople") ?? false)
}

private func metadata(_ call: Call, _ walk: SearchWalk) throws(Failure) -> JSONBytes {
    let page = call.input.integer("page") ?? 1
    let size = call.input.integer("size") ?? 250
    let repeats = call.input.flag(Tampered.repeats) ?? false
    if try isStructured(call) {
        let start = try call.input.text("cursor").map(offset) ?? 0
        let rows = walk.rows(offset: repeats ? 0 : start, limit: size + 1)
        return answer(call, rows, page: nil, size: size, next: cursor(at: start + size))
    }
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

/// A page of rows; one more than fit tells that another page follows, by its number or by a cursor.
private func answer(_ call: Call, _ rows: [Int], page: Int?, size: Int, next: String? = nil) -> JSONBytes {
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
    if hasNext, let page { out.string(String(page + 1)) } else { out.null() }
    if call.dialect.hasStructuredSearch {
        out.key("nextCursor")
        if hasNext, let next { out.string(next) } else { out.null() }
    }
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
