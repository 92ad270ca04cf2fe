let stackRoutes: [Route] = [
    Route("GET", "stacks", .permission("stack.read"), .query([.optional("primaryAssetId", .id)])) {
        call throws(Failure) in
        let stacks = call.library.stacks.values.filter { stack in
            stack.ownerID == call.userID && call.input.id("primaryAssetId").map { stack.primaryAssetID == $0 } ?? true
        }
        return .json(
            json { out in
                out.openList()
                for stack in stacks { write(stack, call, to: &out) }
                out.closeList()
            })
    },
    Route("GET", "stacks/:id", .permission("stack.read")) { call throws(Failure) in
        .json(json { [stack = try own(call, "stack.read")] out in write(stack, call, to: &out) })
    },
    Route("POST", "stacks", .permission("stack.create"), .body([.required("assetIds", .list(.id, minimum: 2))])) {
        call throws(Failure) in
        let ids = call.input.ids("assetIds")
        for id in ids where !call.library.mayChangeAsset(id, call.caller) { throw .noAccess("asset.update") }
        guard let id = call.library.makeStack(ids, call.userID), let stack = call.library.stacks[id] else {
            throw .broken("Internal server error")
        }
        return .json(json { write(stack, call, to: &$0) }, status: 201)
    },
    Route("PUT", "stacks/:id", .permission("stack.update"), .body([.optional("primaryAssetId", .id)])) {
        call throws(Failure) in
        _ = try own(call, "stack.update")
        guard let row = call.library.stacks.row(call.id) else { throw .noAccess("stack.update") }
        if let primary = call.input.id("primaryAssetId") {
            guard call.library.assets[primary]?.stackID == call.id else {
                throw .badRequest("Primary asset must be in the stack")
            }
            call.library.stacks[row: row].primaryAssetID = primary
            call.library.touchStack(row)
        }
        return .json(json { [stack = call.library.stacks[row: row]] out in write(stack, call, to: &out) })
    },
    Route("DELETE", "stacks", .permission("stack.delete"), .body([.required("ids", .list(.id))])) {
        call throws(Failure) in
        for id in call.input.ids("ids") where call.library.stacks[id]?.ownerID != call.userID {
            throw .noAccess("stack.delete")
        }
        for id in call.input.ids("ids") { call.library.removeStack(id) }
        return .empty(204)
    },
    Route("DELETE", "stacks/:id", .permission("stack.delete")) { call throws(Failure) in
        _ = try own(call, "stack.delete")
        call.library.removeStack(call.id)
        return .empty(204)
    },
]

private func own(_ call: Call, _ permission: String) throws(Failure) -> World.Stack {
    guard let stack = call.library.stacks[call.id], stack.ownerID == call.userID else { throw .noAccess(permission) }
    return stack
}

private func write(_ stack: World.Stack, _ call: Call, to out: inout JSONBytes) {
    let library = call.library
    let rows = (library.stackMembers[stack.id] ?? []).filter { library.assets[row: $0].deletedAt == nil }
    let ordered = rows.sorted { left, right in
        let isFirst = library.assets[row: left].id == stack.primaryAssetID
        let isSecond = library.assets[row: right].id == stack.primaryAssetID
        if isFirst != isSecond { return isFirst }
        return library.assets[row: left].fileCreatedAt < library.assets[row: right].fileCreatedAt
    }
    let writer = AssetWriter(library: library, viewerID: call.userID, times: .database, withExif: true)
    out.open()
    out.key("id")
    out.id(stack.id)
    out.key("primaryAssetId")
    out.id(stack.primaryAssetID)
    out.key("assets")
    out.openList()
    for row in ordered { writer.write(row, to: &out) }
    out.closeList()
    out.close()
}
