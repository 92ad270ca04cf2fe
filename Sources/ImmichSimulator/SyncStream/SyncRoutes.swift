let syncRoutes: [Route] = [
    Route(
        "POST", "sync/stream", .permission("sync.stream"),
        .body([
            .required("types", .list(.choice(SyncKind.known(major: 2).map(\.rawValue))), .two),
            .required("types", .list(.choice(SyncKind.known(major: 3).map(\.rawValue))), .three),
            .optional("reset", .flag),
        ]), isStream: true
    ) { call throws(Failure) in
        let id = try syncSession(call)
        if call.input.flag("reset") == true { call.library.resetSync(of: id) }
        return .lines(try stream(call, id))
    },
    Route("GET", "sync/ack", .permission("syncCheckpoint.read")) { call throws(Failure) in
        let id = try syncSession(call)
        return .json(
            json { out in
                out.openList()
                for checkpoint in call.library.sessions[id]?.checkpoints ?? [] {
                    out.open()
                    out.key("type")
                    out.string(checkpoint.type)
                    out.key("ack")
                    out.string(checkpoint.ack)
                    out.close()
                }
                out.closeList()
            })
    },
    Route(
        "POST", "sync/ack", .permission("syncCheckpoint.update"),
        .body([.required("acks", .list(.text(), maximum: 1000))])
    ) { call throws(Failure) in
        let id = try syncSession(call)
        try answering { () throws(SyncRefusal) in
            try call.library.acknowledge(call.input.texts("acks") ?? [], in: id)
        }
        return .empty(204)
    },
    Route(
        "DELETE", "sync/ack", .permission("syncCheckpoint.delete"),
        .body([
            .optional("types", .list(.choice(SyncEntity.known(major: 2).map(\.rawValue))), .two),
            .optional("types", .list(.choice(SyncEntity.known(major: 3).map(\.rawValue))), .three),
        ])
    ) { call throws(Failure) in
        let id = try syncSession(call)
        call.library.forgetCheckpoints(of: id, types: call.input.texts("types"))
        return .empty(204)
    },
]

private func syncSession(_ call: Call) throws(Failure) -> EntityID {
    guard let id = call.caller.sessionID else { throw .forbidden("Sync endpoints cannot be used with API keys") }
    return id
}

private func stream(_ call: Call, _ id: EntityID) throws(Failure) -> [UInt8] {
    guard let session = call.library.sessions[id] else { return [] }
    var stream = SyncStream(library: call.library, session: session)
    if stream.needsReset {
        stream.lines.addReset()
        return stream.lines.bytes
    }
    let kinds = Set((call.input.texts("types") ?? []).compactMap { SyncKind(rawValue: $0) })
    defer { call.library.setCheckpoints(stream.marks, in: id) }
    try answering { () throws(SyncRefusal) in try stream.write(kinds) }
    return stream.lines.bytes
}

/// Turns a refusal into the answer that says so.
private func answering(_ work: () throws(SyncRefusal) -> Void) throws(Failure) {
    do throws(SyncRefusal) {
        try work()
    } catch {
        switch error {
        case .retired(let kind, let successor):
            throw .badRequest(
                "SyncRequestType.\(kind.rawValue) is deprecated, use SyncRequestType.\(successor.rawValue) instead")
        case .unknownAck(let type): throw .badRequest("Invalid ack type: \(type)")
        case .brokenCheckpoint, .noAcks: throw .broken("Internal server error")
        }
    }
}
