let sessionRoutes: [Route] = [
    Route("GET", "sessions", .permission("session.read")) { call throws(Failure) in
        .json(
            json { out in
                out.openList()
                for session in call.library.openSessions(of: call.userID) {
                    out.open()
                    out.sessionFields(session, isCurrent: session.id == call.caller.sessionID)
                    out.close()
                }
                out.closeList()
            })
    },
    Route(
        "POST", "sessions", .permission("session.create"),
        .body([
            .optional("duration", .integer(minimum: 1)), .optional("deviceType", .text()),
            .optional("deviceOS", .text()),
        ])
    ) { call throws(Failure) in
        guard let parent = call.caller.sessionID else { throw .sessionOnly }
        let session = call.library.openSession(
            for: call.userID, under: parent, lasting: call.input.integer("duration"),
            type: call.input.text("deviceType") ?? "", system: call.input.text("deviceOS") ?? "")
        return .json(
            json { out in
                out.open()
                out.sessionFields(session, isCurrent: false)
                out.key("token")
                out.string(session.token)
                out.close()
            }, status: 201)
    },
    Route("DELETE", "sessions", .permission("session.delete")) { call throws(Failure) in
        call.library.closeSessions(of: call.userID, but: call.caller.sessionID)
        return .empty(204)
    },
    Route(
        "PUT", "sessions/:id", .permission("session.update"), .body([.optional("isPendingSyncReset", .flag)])
    ) { call throws(Failure) in
        try demandOwnSession(call, "session.update")
        guard let isPending = call.input.flag("isPendingSyncReset") else { throw .badRequest("No fields to update") }
        call.library.changeSession(call.id) { $0.isPendingSyncReset = isPending }
        guard let session = call.library.sessions[call.id] else { throw .noAccess("session.update") }
        return .json(
            json { out in
                out.open()
                out.sessionFields(session, isCurrent: false)
                out.close()
            })
    },
    Route("DELETE", "sessions/:id", .permission("session.delete")) { call throws(Failure) in
        try demandOwnSession(call, "authDevice.delete")
        call.library.closeSession(call.id)
        return .empty(204)
    },
    Route("POST", "sessions/:id/lock", .permission("session.lock")) { call throws(Failure) in
        try demandOwnSession(call, "session.lock")
        call.library.changeSession(call.id) { $0.elevatedUntil = nil }
        return .empty(204)
    },
]

private func demandOwnSession(_ call: Call, _ permission: String) throws(Failure) {
    guard call.library.sessions[call.id]?.userID == call.userID else { throw .noAccess(permission) }
}

extension JSONBytes {
    /// The fields of a session, to be joined with others.
    mutating func sessionFields(_ session: Session, isCurrent: Bool) {
        key("id")
        id(session.id)
        key("createdAt")
        time(session.createdAt)
        key("updatedAt")
        time(session.updatedAt)
        if let until = session.expiresAt {
            key("expiresAt")
            time(until)
        }
        key("current")
        bool(isCurrent)
        key("appVersion")
        null()
        key("deviceOS")
        string(session.deviceOS)
        key("deviceType")
        string(session.deviceType)
        key("isPendingSyncReset")
        bool(session.isPendingSyncReset)
    }
}
