let assetRoutes: [Route] = [
    Route(
        "GET", "assets/statistics", .permission("asset.statistics"),
        .query([
            .optional("visibility", .choice(AssetVisibility.allCases.map(\.rawValue))),
            .optional("isFavorite", .flag), .optional("isTrashed", .flag),
        ])
    ) { call throws(Failure) in try statistics(call) },
    Route("GET", "assets/:id", .permission("asset.read")) { call throws(Failure) in
        let library = call.library
        guard library.mayReadAsset(call.id, call.caller), let row = library.assets.row(call.id) else {
            throw .noAccess("asset.read")
        }
        return .json(details(row, call))
    },
    Route("PUT", "assets/:id", .permission("asset.update"), .body(singleFields + changeFields)) {
        call throws(Failure) in
        try updateOne(call)
    },
    Route(
        "PUT", "assets", .permission("asset.update"), .body([.required("ids", .list(.id))] + changeFields + bulkFields)
    ) {
        call throws(Failure) in try updateMany(call)
    },
    Route(
        "DELETE", "assets", .permission("asset.delete"),
        .body([.required("ids", .list(.id)), .optional("force", .flag)])
    ) { call throws(Failure) in try delete(call) },
    Route("POST", "trash/restore/assets", .permission("asset.delete"), .body([.required("ids", .list(.id))])) {
        call throws(Failure) in
        let ids = call.input.ids("ids")
        for id in ids where call.library.assets[id]?.ownerID != call.userID { throw .noAccess("asset.delete") }
        return .json(count(restore(ids, call.library)))
    },
    Route("POST", "trash/restore", .permission("asset.delete")) { call throws(Failure) in
        .json(count(restore(trash(call), call.library)))
    },
    Route("POST", "trash/empty", .permission("asset.delete")) { call throws(Failure) in
        let ids = trash(call)
        for id in ids { call.library.deleteAsset(id) }
        return .json(count(ids.count))
    },
]

private let changeFields: [Field] = [
    .optional("isFavorite", .flag), .optional("visibility", .choice(AssetVisibility.allCases.map(\.rawValue))),
    .optional("dateTimeOriginal", .text()), .optional("latitude", .number(minimum: -90, maximum: 90)),
    .optional("longitude", .number(minimum: -180, maximum: 180)),
    .optional("rating", .integer(minimum: -1, maximum: 5), null: true), .optional("description", .text()),
]
private let singleFields: [Field] = [.optional("livePhotoVideoId", .id, null: true)]
private let bulkFields: [Field] = [
    .optional("duplicateId", .id, null: true), .optional("dateTimeRelative", .number()), .optional("timeZone", .text()),
]

private func details(_ row: Int, _ call: Call) -> JSONBytes {
    let writer = AssetWriter(
        library: call.library, viewerID: call.userID, withExif: true, withPeople: true, withDetails: true)
    return json { writer.write(row, to: &$0) }
}

private func count(_ count: Int) -> JSONBytes {
    json {
        $0.open(); $0.key("count"); $0.int(count); $0.close()
    }
}

private func statistics(_ call: Call) throws(Failure) -> Reply {
    let visibility = call.input.text("visibility").flatMap { AssetVisibility(rawValue: $0) }
    if visibility == .locked, !call.caller.isElevated { throw Failure.elevation }
    var images = 0
    var videos = 0
    for entry in call.library.timeline[call.userID]?.entries ?? [] {
        let asset = call.library.assets[row: Int(entry.row)]
        let isWanted =
            visibility.map { asset.visibility == $0 }
            ?? (asset.visibility == .timeline || asset.visibility == .archive)
        guard isWanted, (asset.deletedAt != nil) == (call.input.flag("isTrashed") ?? false),
            call.input.flag("isFavorite").map({ asset.isFavorite == $0 }) ?? true
        else { continue }
        if asset.kind == .image { images += 1 }
        if asset.kind == .video { videos += 1 }
    }
    return .json(
        json { out in
            out.open()
            out.key("images")
            out.int(images)
            out.key("videos")
            out.int(videos)
            out.key("total")
            out.int(images + videos)
            out.close()
        })
}

private func updateOne(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    guard library.mayChangeAsset(call.id, call.caller) else { throw .noAccess("asset.update") }
    changeExif(call.id, call)
    if ["isFavorite", "visibility", "livePhotoVideoId"].contains(where: { call.input.has($0) }) {
        library.changeAsset(call.id) { asset in
            if let isFavorite = call.input.flag("isFavorite") { asset.isFavorite = isFavorite }
            if let text = call.input.text("visibility"), let visibility = AssetVisibility(rawValue: text) {
                asset.visibility = visibility
            }
            if call.input.has("livePhotoVideoId") { asset.livePhotoVideoID = call.input.id("livePhotoVideoId") }
        }
    }
    guard let row = library.assets.row(call.id) else { throw .noAccess("asset.update") }
    return .json(details(row, call))
}

private func updateMany(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    let ids = call.input.ids("ids")
    for id in ids where !library.mayChangeAsset(id, call.caller) { throw .noAccess("asset.update") }
    let visibility = call.input.text("visibility").flatMap { AssetVisibility(rawValue: $0) }
    for id in ids {
        changeExif(id, call)
        if call.input.has("isFavorite") || visibility != nil || call.input.has("duplicateId") {
            library.changeAsset(id) { asset in
                if let isFavorite = call.input.flag("isFavorite") { asset.isFavorite = isFavorite }
                if let visibility { asset.visibility = visibility }
                if call.input.has("duplicateId") { asset.duplicateID = call.input.id("duplicateId") }
            }
        }
        if visibility == .locked {
            for album in library.albums.indices { library.removeMember(id, fromAlbumRow: album) }
        }
    }
    library.pendingExtraction += ids
    return .empty(204)
}

private func changeExif(_ id: EntityID, _ call: Call) {
    let input = call.input
    guard ["description", "rating", "latitude", "longitude", "dateTimeOriginal"].contains(where: { input.has($0) })
    else { return }
    let taken = input.text("dateTimeOriginal").flatMap { Timestamp($0) }
    call.library.changeExif(id) { exif in
        if let text = input.text("description") { exif.description = text }
        if let latitude = input.number("latitude") { exif.latitude = latitude }
        if let longitude = input.number("longitude") { exif.longitude = longitude }
        if let taken { exif.dateTimeOriginal = taken }
        if input.has("rating") {
            let stars = input.integer("rating")
            exif.rating = stars == 0 || stars == -1 && !call.dialect.keepsNegativeRatings ? nil : stars
        }
    }
    if let taken {
        call.library.changeAsset(id) { asset in
            let offset = asset.localDateTime.milliseconds - asset.fileCreatedAt.milliseconds
            asset.fileCreatedAt = taken
            asset.localDateTime = Timestamp(milliseconds: taken.milliseconds + offset)
        }
    }
    call.library.pendingExtraction.append(id)
}

private func delete(_ call: Call) throws(Failure) -> Reply {
    let ids = call.input.ids("ids")
    for id in ids where call.library.assets[id]?.ownerID != call.userID { throw .noAccess("asset.delete") }
    for id in ids {
        if call.input.flag("force") ?? false {
            call.library.deleteAsset(id)
        } else {
            call.library.changeAsset(id) { $0.deletedAt = call.library.now }
        }
    }
    return .empty(204)
}

private func trash(_ call: Call) -> [EntityID] {
    call.library.assets.values.filter { $0.ownerID == call.userID && $0.deletedAt != nil }.map(\.id)
}

private func restore(_ ids: [EntityID], _ library: Library) -> Int {
    let trashed = ids.filter { library.assets[$0]?.deletedAt != nil }
    for id in trashed { library.changeAsset(id) { $0.deletedAt = nil } }
    return trashed.count
}
