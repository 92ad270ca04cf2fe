import WebServer

/// Finds out who calls and whether they may use a route.
struct Gatekeeper {
    let library: Library

    func admit(_ request: WebRequest, _ query: JSON, _ gate: Route.Gate) throws(Failure) -> Caller {
        switch gate {
        case .open: return Caller()
        case .permission(let permission):
            let caller = try caller(request, query)
            if let permission { try demand(permission, caller) }
            return caller
        case .admin(let permission):
            let caller = try caller(request, query)
            guard caller.isAdmin else { throw .forbidden("Forbidden") }
            if let permission { try demand(permission, caller) }
            return caller
        case .everything:
            let caller = try caller(request, query)
            try demand("all", caller)
            return caller
        }
    }

    private func demand(_ permission: String, _ caller: Caller) throws(Failure) {
        guard let permissions = caller.key?.key.permissions else { return }
        guard permissions.contains("all") || permissions.contains(permission) else {
            throw .forbidden("Missing required permission: \(permission)")
        }
    }

    private func caller(_ request: WebRequest, _ query: JSON) throws(Failure) -> Caller {
        if request[header: "x-immich-share-key"] ?? query["key"]?.text != nil {
            throw .unauthorized("Invalid share key")
        }
        if request[header: "x-immich-share-slug"] ?? query["slug"]?.text != nil {
            throw .unauthorized("Invalid share slug")
        }
        if let token = token(request, query) { return try session(token) }
        guard let secret = request[header: "x-api-key"] ?? query["apiKey"]?.text else {
            throw .unauthorized("Authentication required")
        }
        guard let key = library.keys.first(where: { $0.secret == secret }), let user = library.users[key.key.userID]
        else { throw .unauthorized("Invalid API key") }
        return Caller(userID: user.id, isAdmin: user.isAdmin, key: key)
    }

    private func token(_ request: WebRequest, _ query: JSON) -> String? {
        if let token = request[header: "x-immich-user-token"] ?? request[header: "x-immich-session-token"] {
            return token
        }
        if let token = query["sessionKey"]?.text { return token }
        if let value = request[header: "Authorization"] {
            let words = value.split(separator: " ", maxSplits: 1)
            if words.count == 2, words[0].lowercased() == "bearer" { return String(words[1]) }
        }
        for part in (request[header: "Cookie"] ?? "").split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            if pair.count == 2, pair[0].filter({ $0 != " " }) == "immich_access_token" { return String(pair[1]) }
        }
        return nil
    }

    private func session(_ token: String) throws(Failure) -> Caller {
        let now = library.now
        guard let id = library.sessionID(token: token), let session = library.sessions[id],
            session.expiresAt.map({ $0 > now }) ?? true, let user = library.users[session.userID]
        else { throw .unauthorized("Invalid user token") }
        library.noteUse(of: id)
        return Caller(
            userID: user.id, isAdmin: user.isAdmin, sessionID: id,
            isElevated: session.elevatedUntil.map { $0 > now } ?? false)
    }
}
