let tagRoutes: [Route] = [
    Route("GET", "tags", .permission("tag.read")) { call throws(Failure) in
        let tags = call.library.tags.values.filter { $0.userID == call.userID }
        return .json(list(tags.sorted { Words.isBefore($0.value, $1.value) }))
    },
    Route("GET", "tags/:id", .permission("tag.read")) { call throws(Failure) in
        .json(json { [tag = try own(call, call.id, "tag.read")] out in out.tag(tag, .zulu) })
    },
    Route(
        "POST", "tags", .permission("tag.create"),
        .body([
            .required("name", .text(mayBeEmpty: false)), .optional("parentId", .id, null: true),
            .optional("color", .text(), null: true),
        ])
    ) { call throws(Failure) in try create(call) },
    Route("PUT", "tags", .permission("tag.create"), .body([.required("tags", .list(.text()))])) {
        call throws(Failure) in
        let tags = (call.input.texts("tags") ?? []).compactMap { call.library.upsertTag($0, call.userID) }
        return .json(list(tags))
    },
    Route("PUT", "tags/assets", .permission("tag.asset"), .body(bulkFields)) { call throws(Failure) in
        let library = call.library
        for id in call.input.ids("tagIds") { _ = try own(call, id, "tag.asset") }
        let assets = call.input.ids("assetIds").filter { library.mayChangeAsset($0, call.caller) }
        var count = 0
        for tag in call.input.ids("tagIds") {
            for asset in assets where library.tagAsset(asset, tag) { count += 1 }
        }
        return .json(
            json {
                $0.open(); $0.key("count"); $0.int(count); $0.close()
            })
    },
    Route("PUT", "tags/:id", .permission("tag.update"), .body([.optional("color", .text(), null: true)])) {
        call throws(Failure) in
        _ = try own(call, call.id, "tag.update")
        guard let row = call.library.tags.row(call.id) else { throw .noAccess("tag.update") }
        if call.input.has("color") { call.library.tags[row: row].color = call.input.text("color") }
        call.library.tags[row: row].updatedAt = call.library.now
        return .json(json { [tag = call.library.tags[row: row]] out in out.tag(tag, .zulu) })
    },
    Route("DELETE", "tags/:id", .permission("tag.delete")) { call throws(Failure) in
        _ = try own(call, call.id, "tag.delete")
        call.library.deleteTag(call.id)
        return .empty(204)
    },
    Route("PUT", "tags/:id/assets", .permission("tag.asset"), .body([.required("ids", .list(.id))])) {
        call throws(Failure) in
        _ = try own(call, call.id, "tag.asset")
        let results = call.input.ids("ids").map { id in
            guard call.library.mayShareAsset(id, call.userID) else {
                return BulkResult(id: id, error: "no_permission")
            }
            return call.library.tagAsset(id, call.id)
                ? BulkResult(id: id) : BulkResult(id: id, error: "duplicate")
        }
        return .json(json { $0.results(results) })
    },
    Route("DELETE", "tags/:id/assets", .permission("tag.asset"), .body([.required("ids", .list(.id))])) {
        call throws(Failure) in
        _ = try own(call, call.id, "tag.asset")
        let results = call.input.ids("ids").map { id in
            call.library.untagAsset(id, call.id) ? BulkResult(id: id) : BulkResult(id: id, error: "not_found")
        }
        return .json(json { $0.results(results) })
    },
]

private let bulkFields: [Field] = [.required("tagIds", .list(.id)), .required("assetIds", .list(.id))]

private func own(_ call: Call, _ id: EntityID, _ permission: String) throws(Failure) -> World.Tag {
    guard let tag = call.library.tags[id], tag.userID == call.userID else { throw .noAccess(permission) }
    return tag
}

private func list(_ tags: [World.Tag]) -> JSONBytes {
    json { out in
        out.openList()
        for tag in tags { out.tag(tag, .zulu) }
        out.closeList()
    }
}

private func create(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    var value = call.input.text("name") ?? ""
    let parentID = call.input.id("parentId")
    if let parentID { value = try own(call, parentID, "tag.read").value + "/" + value }
    guard !library.tags.values.contains(where: { $0.userID == call.userID && $0.value == value }) else {
        throw .badRequest("A tag with that name already exists")
    }
    var tag = World.Tag(
        id: .random(), userID: call.userID, value: value, parentID: parentID, createdAt: library.now)
    tag.color = call.input.text("color")
    // The server notes no closure here: nothing is found by this tag until it is made again by PUT.
    library.tags.insert(tag, id: tag.id)
    return .json(json { $0.tag(tag, .zulu) }, status: 201)
}

extension JSONBytes {
    mutating func tag(_ tag: World.Tag, _ style: TimeStyle) {
        open()
        key("id")
        id(tag.id)
        if let parentID = tag.parentID {
            key("parentId")
            id(parentID)
        }
        key("name")
        string(String(tag.value.split(separator: "/").last ?? ""))
        key("value")
        string(tag.value)
        key("createdAt")
        time(tag.createdAt, style)
        key("updatedAt")
        time(tag.updatedAt, style)
        if let color = tag.color {
            key("color")
            string(color)
        }
        close()
    }
}
