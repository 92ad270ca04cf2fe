let albumRoutes: [Route] = [
    Route(
        "GET", "albums", .permission("album.read"),
        .query([
            .optional("shared", .flag, .two), .optional("id", .id, .three), .optional("name", .text(), .three),
            .optional("isOwned", .flag, .three), .optional("isShared", .flag, .three), .optional("assetId", .id),
        ])
    ) { call throws(Failure) in .json(listAlbums(call)) },
    Route("GET", "albums/statistics", .permission("album.statistics")) { call throws(Failure) in
        .json(albumStatistics(call))
    },
    Route(
        "GET", "albums/:id", .permission("album.read"), .query([.optional("withoutAssets", .flag, .two)])
    ) { call throws(Failure) in
        guard call.library.mayReadAlbum(call.id, call.userID), let record = call.library.albums[call.id] else {
            throw .noAccess("album.read")
        }
        return .json(
            album(record, call, withAssets: !(call.input.flag("withoutAssets") ?? false), withContributors: true))
    },
    Route(
        "POST", "albums", .permission("album.create"),
        .body([
            .required("albumName", .text()), .optional("description", .text()),
            .optional("albumUsers", .list(.object([.required("userId", .id), roleField(isRequired: true)]))),
            .optional("assetIds", .list(.id)),
        ])
    ) { call throws(Failure) in try createAlbum(call) },
    Route(
        "PATCH", "albums/:id", .permission("album.update"),
        .body([
            .optional("albumName", .text()), .optional("description", .text()),
            .optional("albumThumbnailAssetId", .id), .optional("isActivityEnabled", .flag),
            .optional("order", .choice(["asc", "desc"])),
        ])
    ) { call throws(Failure) in try updateAlbum(call) },
    Route("DELETE", "albums/:id", .permission("album.delete")) { call throws(Failure) in
        guard call.library.albums[call.id]?.album.ownerID == call.userID else { throw .noAccess("album.delete") }
        call.library.deleteAlbum(call.id)
        return .empty(204)
    },
]

/// A role that may be given away.
func roleField(isRequired: Bool) -> Field {
    Field(name: "role", kind: .choice(["editor", "viewer"]), isRequired: isRequired)
}

/// An album as most answers carry it.
func album(_ record: AlbumRecord, _ call: Call, withAssets: Bool = false, withContributors: Bool = false) -> JSONBytes {
    let writer = AlbumWriter(
        library: call.library, viewerID: call.userID, withAssets: withAssets, withContributors: withContributors)
    return json { writer.write(record, to: &$0) }
}

/// An album with figures taken from its members. Nobody looks at it yet: no favourites show.
func albumFromMembers(_ id: EntityID, _ call: Call, withAssets: Bool = false) -> JSONBytes {
    let writer = AlbumWriter(
        library: call.library, viewerID: call.userID, figures: .fromMembers, withAssets: withAssets,
        showsFavorites: false)
    return json { out in
        if let record = call.library.albums[id] { writer.write(record, to: &out) }
    }
}

private func listAlbums(_ call: Call) -> JSONBytes {
    let library = call.library
    let userID = call.userID
    let linked = Set(library.sharedLinks.values.filter { $0.link.userID == userID }.compactMap(\.link.albumID))
    let records = library.albums.values.filter { record in
        let isOwned = record.album.ownerID == userID
        guard isOwned || record.users[userID] != nil else { return false }
        let isShared = !record.users.isEmpty || linked.contains(record.album.id)
        if let assetID = call.input.id("assetId") { return record.contents[assetID] != nil }
        guard call.dialect.listsOwnAlbumsOnly else {
            return call.input.id("id").map { record.album.id == $0 } ?? true
                && call.input.text("name").map { record.album.name == $0 } ?? true
                && call.input.flag("isOwned").map { isOwned == $0 } ?? true
                && call.input.flag("isShared").map { isShared == $0 } ?? true
        }
        guard let wantsShared = call.input.flag("shared") else { return isOwned }
        return wantsShared ? isShared : isOwned && !isShared
    }
    let writer = AlbumWriter(library: library, viewerID: userID)
    return json { out in
        out.openList()
        for record in records.sorted(by: { $0.album.createdAt > $1.album.createdAt }) { writer.write(record, to: &out) }
        out.closeList()
    }
}

private func albumStatistics(_ call: Call) -> JSONBytes {
    let visible = call.library.albums.values.filter { call.library.isMember(call.userID, of: $0) }
    let linked = Set(call.library.sharedLinks.values.compactMap(\.link.albumID))
    let owned = visible.filter { $0.album.ownerID == call.userID }
    let shared = visible.filter { !$0.users.isEmpty || linked.contains($0.album.id) }
    return json { out in
        out.open()
        out.key("owned")
        out.int(owned.count)
        out.key("shared")
        out.int(shared.count)
        out.key("notShared")
        out.int(owned.count { $0.users.isEmpty && !linked.contains($0.album.id) })
        out.close()
    }
}

private func createAlbum(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    var users: [(EntityID, AlbumRole)] = []
    for item in call.input["albumUsers"]?.list ?? [] {
        guard let userID = item["userId"]?.id else { continue }
        guard library.users[userID] != nil else { throw .badRequest("User not found") }
        if userID == call.userID {
            guard call.dialect.albumOwnerStandsApart else { continue }
            throw .badRequest("Cannot share album with owner")
        }
        users.append((userID, item["role"]?.text.flatMap { AlbumRole(rawValue: $0) } ?? .editor))
    }
    let permitted = call.input.ids("assetIds").filter { library.mayShareAsset($0, call.userID) }
    let id = library.createAlbum(
        name: call.input.text("albumName") ?? "", description: call.input.text("description") ?? "",
        ownerID: call.userID)
    guard let row = library.albums.row(id) else { throw .broken("Internal server error") }
    library.albums[row: row].album.thumbnailAssetID = permitted.first
    library.addMembers(permitted, toAlbumRow: row)
    for (userID, role) in users { library.shareAlbum(row, with: userID, role) }
    return .json(albumFromMembers(id, call, withAssets: true), status: 201)
}

private func updateAlbum(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    guard library.mayEditAlbum(call.id, call.userID), let row = library.albums.row(call.id) else {
        throw .noAccess("album.update")
    }
    let cover = call.input.id("albumThumbnailAssetId")
    if let cover, library.albums[row: row].contents[cover] == nil { throw .badRequest("Invalid album thumbnail") }
    if let name = call.input.text("albumName") { library.albums[row: row].album.name = name }
    if let text = call.input.text("description") { library.albums[row: row].album.description = text }
    if let isEnabled = call.input.flag("isActivityEnabled") {
        library.albums[row: row].album.isActivityEnabled = isEnabled
    }
    if let order = call.input.text("order") { library.albums[row: row].album.order = order }
    if let cover { library.albums[row: row].album.thumbnailAssetID = cover }
    library.touchAlbum(row)
    return .json(albumFromMembers(call.id, call))
}
