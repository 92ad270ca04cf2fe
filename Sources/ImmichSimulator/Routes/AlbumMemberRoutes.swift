let albumMemberRoutes: [Route] = [
    Route(
        "PUT", "albums/assets", .permission("albumAsset.create"),
        .body([.required("albumIds", .list(.id)), .required("assetIds", .list(.id))])
    ) { call throws(Failure) in .json(addToMany(call)) },
    Route("PUT", "albums/:id/assets", .permission("albumAsset.create"), .body([.required("ids", .list(.id))])) {
        call throws(Failure) in try addMembers(call)
    },
    Route("DELETE", "albums/:id/assets", .permission("albumAsset.delete"), .body([.required("ids", .list(.id))])) {
        call throws(Failure) in try removeMembers(call)
    },
    Route(
        "PUT", "albums/:id/users", .permission("albumUser.create"),
        .body([
            .required(
                "albumUsers", .list(.object([.required("userId", .id), roleField(isRequired: false)]), minimum: 1))
        ])
    ) { call throws(Failure) in try addUsers(call) },
    Route("PUT", "albums/:id/user/:userId", .permission("albumUser.update"), .body([roleField(isRequired: true)])) {
        call throws(Failure) in try updateUser(call)
    },
    Route("DELETE", "albums/:id/user/:userId", .permission("albumUser.delete")) { call throws(Failure) in
        try removeUser(call)
    },
]

private func addMembers(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    guard let row = library.albums.row(call.id) else { throw .badRequest("Album not found") }
    guard library.mayEditAlbum(call.id, call.userID) else { throw .noAccess("albumAsset.create") }
    var results: [BulkResult] = []
    var fresh: [EntityID] = []
    var seen: Set<EntityID> = []
    for id in call.input.ids("ids") {
        if library.albums[row: row].contents[id] != nil || seen.contains(id) {
            results.append(BulkResult(id: id, error: "duplicate"))
        } else if !library.mayShareAsset(id, call.userID) {
            results.append(BulkResult(id: id, error: "no_permission"))
        } else {
            seen.insert(id)
            fresh.append(id)
            results.append(BulkResult(id: id))
        }
    }
    if library.addMembers(fresh, toAlbumRow: row) {
        if library.albums[row: row].album.thumbnailAssetID == nil {
            library.albums[row: row].album.thumbnailAssetID = fresh.first
        }
        library.touchAlbum(row)
    }
    return .json(json { $0.results(results) })
}

private func addToMany(_ call: Call) -> JSONBytes {
    let library = call.library
    let rows = call.input.ids("albumIds").filter { library.mayEditAlbum($0, call.userID) }
        .compactMap { library.albums.row($0) }
    let assets = call.input.ids("assetIds").filter { library.mayShareAsset($0, call.userID) }
    var error: StaticString? = rows.isEmpty || assets.isEmpty ? "no_permission" : "duplicate"
    for row in rows where library.addMembers(assets, toAlbumRow: row) {
        if library.albums[row: row].album.thumbnailAssetID == nil {
            library.albums[row: row].album.thumbnailAssetID = assets.first
        }
        library.touchAlbum(row)
        error = nil
    }
    return json { out in
        out.open()
        out.key("success")
        out.bool(error == nil)
        if let error {
            out.key("error")
            out.string(error)
        }
        out.close()
    }
}

private func removeMembers(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    guard library.mayEditAlbum(call.id, call.userID), let row = library.albums.row(call.id) else {
        throw .noAccess("albumAsset.delete")
    }
    let isOwner = library.albums[row: row].album.ownerID == call.userID
    let results = call.input.ids("ids").map { id in
        guard library.albums[row: row].contents[id] != nil else { return BulkResult(id: id, error: "not_found") }
        guard isOwner || library.mayShareAsset(id, call.userID) else {
            return BulkResult(id: id, error: "no_permission")
        }
        library.removeMember(id, fromAlbumRow: row)
        return BulkResult(id: id)
    }
    return .json(json { $0.results(results) })
}

private func addUsers(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    guard library.albums[call.id] != nil, library.mayEditAlbum(call.id, call.userID),
        let row = library.albums.row(call.id)
    else { throw .noAccess("album.share") }
    for item in call.input["albumUsers"]?.list ?? [] {
        guard let userID = item["userId"]?.id else { continue }
        let record = library.albums[row: row]
        if record.album.ownerID == userID {
            guard call.dialect.refusesRepeatedAlbumUser else { continue }
            throw .badRequest("Cannot be shared with owner")
        }
        if record.users[userID] != nil {
            guard call.dialect.refusesRepeatedAlbumUser else { continue }
            throw .badRequest("User already added")
        }
        guard library.users[userID] != nil else { throw .badRequest("User not found") }
        library.shareAlbum(row, with: userID, item["role"]?.text.flatMap { AlbumRole(rawValue: $0) } ?? .editor)
        library.touchAlbum(row)
    }
    return .json(albumFromMembers(call.id, call))
}

private func updateUser(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    guard library.mayEditAlbum(call.id, call.userID), let row = library.albums.row(call.id) else {
        throw .noAccess("album.share")
    }
    let userID = call.path["userId"] == "me" ? call.userID : call.id("userId")
    if let userID, library.albums[row: row].users[userID] != nil,
        let role = call.input.text("role").flatMap({ AlbumRole(rawValue: $0) })
    {
        library.albums[row: row].users[userID]?.role = role
        library.albums[row: row].users[userID]?.updateID = library.nextUpdate()
    }
    return .empty(204)
}

private func removeUser(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    let userID = call.path["userId"] == "me" ? call.userID : call.id("userId")
    guard let row = library.albums.row(call.id), let userID else { throw .badRequest("Album not found") }
    if library.albums[row: row].album.ownerID == userID { throw .badRequest("Cannot remove album owner") }
    guard library.albums[row: row].users[userID] != nil else { throw .badRequest("Album not shared with user") }
    guard userID == call.userID || library.mayEditAlbum(call.id, call.userID) else { throw .noAccess("album.share") }
    library.unshareAlbum(row, with: userID)
    return .empty(204)
}
