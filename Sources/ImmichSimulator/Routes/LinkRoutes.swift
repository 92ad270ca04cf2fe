let linkRoutes: [Route] = [
    Route(
        "GET", "shared-links", .permission("sharedLink.read"),
        .query([.optional("albumId", .id), .optional("id", .id)])
    ) {
        call throws(Failure) in
        let links = call.library.sharedLinks.values.filter { record in
            record.link.userID == call.userID
                && call.input.id("albumId").map { record.link.albumID == $0 } ?? true
                && call.input.id("id").map { record.link.id == $0 } ?? true
        }
        return .json(
            json { out in
                out.openList()
                for link in links.sorted(by: { $0.link.createdAt > $1.link.createdAt }) { write(link, call, to: &out) }
                out.closeList()
            })
    },
    Route("GET", "shared-links/:id", .permission("sharedLink.read")) { call throws(Failure) in
        .json(json { [link = try own(call)] out in write(link, call, to: &out) })
    },
    Route("POST", "shared-links", .permission("sharedLink.create"), .body(createFields)) { call throws(Failure) in
        try create(call)
    },
    Route("PATCH", "shared-links/:id", .permission("sharedLink.update"), .body(linkFields)) { call throws(Failure) in
        _ = try own(call)
        guard let row = call.library.sharedLinks.row(call.id) else { throw .badRequest("Shared link not found") }
        apply(call.input, to: &call.library.sharedLinks[row: row].link)
        return .json(json { [link = call.library.sharedLinks[row: row]] out in write(link, call, to: &out) })
    },
    Route("DELETE", "shared-links/:id", .permission("sharedLink.delete")) { call throws(Failure) in
        _ = try own(call)
        call.library.sharedLinks.remove(call.id)
        return .empty(204)
    },
]

private let linkFields: [Field] = [
    .optional("description", .text(), null: true), .optional("password", .text(), null: true),
    .optional("slug", .text(), null: true), .optional("expiresAt", .time, null: true),
    .optional("allowUpload", .flag), .optional("allowDownload", .flag), .optional("showMetadata", .flag),
]
private let createFields: [Field] =
    [
        .required("type", .choice(["ALBUM", "INDIVIDUAL"])), .optional("assetIds", .list(.id)),
        .optional("albumId", .id),
    ] + linkFields

private func own(_ call: Call) throws(Failure) -> SharedLinkRecord {
    guard let link = call.library.sharedLinks[call.id], link.link.userID == call.userID else {
        throw .badRequest("Shared link not found")
    }
    return link
}

private func create(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    var link = World.SharedLink(
        id: .random(), userID: call.userID, albumID: call.input.id("albumId"), createdAt: library.now)
    let assets = call.input.ids("assetIds")
    if call.input.text("type") == "ALBUM" {
        guard let albumID = link.albumID else { throw .badRequest("Invalid albumId") }
        guard library.mayEditAlbum(albumID, call.userID) else { throw .noAccess("album.share") }
    } else {
        guard !assets.isEmpty else { throw .badRequest("Invalid assetIds") }
        for id in assets where !library.mayShareAsset(id, call.userID) { throw .noAccess("asset.share") }
    }
    link.assetIDs = assets
    apply(call.input, to: &link)
    if !link.showMetadata { link.allowDownload = false }
    let record = SharedLinkRecord(link: link, key: randomWord(67))
    library.sharedLinks.insert(record, id: link.id)
    return .json(json { write(record, call, to: &$0) }, status: 201)
}

private func apply(_ input: Input, to link: inout World.SharedLink) {
    if input.has("description") { link.description = input.text("description") }
    if input.has("password") { link.password = input.text("password") }
    if input.has("slug") { link.slug = input.text("slug") }
    if input.has("expiresAt") { link.expiresAt = input.time("expiresAt") }
    if let flag = input.flag("allowUpload") { link.allowUpload = flag }
    if let flag = input.flag("allowDownload") { link.allowDownload = flag }
    if let flag = input.flag("showMetadata") { link.showMetadata = flag }
}

private func write(_ record: SharedLinkRecord, _ call: Call, to out: inout JSONBytes) {
    let link = record.link
    out.open()
    out.key("id")
    out.id(link.id)
    out.key("description")
    out.string(link.description)
    out.key("password")
    out.string(link.password)
    out.key("userId")
    out.id(link.userID)
    out.key("key")
    out.string(record.key)
    out.key("type")
    out.string(link.albumID == nil ? "INDIVIDUAL" : "ALBUM")
    out.key("createdAt")
    out.time(link.createdAt)
    out.key("expiresAt")
    out.time(link.expiresAt)
    out.key("assets")
    out.openList()
    let assets = AssetWriter(library: call.library, viewerID: call.userID, times: .database)
    for row in link.assetIDs.compactMap({ call.library.assets.row($0) }) { assets.write(row, to: &out) }
    out.closeList()
    if let album = link.albumID.flatMap({ call.library.albums[$0] }) {
        out.key("album")
        AlbumWriter(
            library: call.library, viewerID: call.userID, figures: .none, times: .database, withUsers: false
        ).write(album, to: &out)
    }
    out.key("allowUpload")
    out.bool(link.allowUpload)
    out.key("allowDownload")
    out.bool(link.allowDownload)
    out.key("showMetadata")
    out.bool(link.showMetadata)
    out.key("slug")
    out.string(link.slug)
    out.close()
}
