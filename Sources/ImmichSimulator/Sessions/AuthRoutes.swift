import WebServer

let authRoutes: [Route] = [
    Route(
        "POST", "auth/login", .open,
        .body([.required("email", .email), .required("password", .text(mayBeEmpty: false))])
    ) { call throws(Failure) in try logIn(call) },
    Route("POST", "auth/logout", .everything) { call throws(Failure) in
        if let id = call.caller.sessionID { call.library.closeSession(id) }
        return .json(
            json { out in
                out.open()
                out.key("successful")
                out.bool(true)
                out.key("redirectUri")
                out.string("/auth/login?autoLaunch=0")
                out.close()
            },
            cookies: cookieNames.map { "\($0)=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT" })
    },
    Route("POST", "auth/validateToken", .permission(nil)) { _ throws(Failure) in
        .json(
            json { out in
                out.open()
                out.key("authStatus")
                out.bool(true)
                out.close()
            })
    },
    Route("GET", "auth/status", .everything) { call throws(Failure) in .json(status(call)) },
    Route(
        "POST", "auth/change-password", .permission("auth.changePassword"),
        .body([
            .required("password", .text(mayBeEmpty: false)), .required("newPassword", .text(mayBeEmpty: false)),
        ])
    ) { call throws(Failure) in try changePassword(call) },
    Route(
        "POST", "auth/pin-code", .permission("pinCode.create"), .body([.required("pinCode", .text())])
    ) { call throws(Failure) in
        guard call.library.pinCodes[call.userID] == nil else { throw .badRequest("User already has a PIN code") }
        call.library.pinCodes[call.userID] = call.input.text("pinCode")
        return .empty(204)
    },
    Route(
        "POST", "auth/session/unlock", .everything,
        .body([.optional("pinCode", .text()), .optional("password", .text())])
    ) { call throws(Failure) in try unlock(call) },
    Route("POST", "auth/session/lock", .everything) { call throws(Failure) in
        guard let id = call.caller.sessionID else { throw .sessionOnly }
        call.library.changeSession(id) { $0.elevatedUntil = nil }
        return .empty(204)
    },
]

extension Failure {
    static let sessionOnly = badRequest("This endpoint can only be used with a session token")
}

private let cookieNames = ["immich_access_token", "immich_auth_type", "immich_is_authenticated"]

private func logIn(_ call: Call) throws(Failure) -> Reply {
    let email = call.input.text("email") ?? ""
    guard let password = call.library.passwords[email], password == call.input.text("password"),
        let user = call.library.users.values.first(where: { $0.email == email && $0.deletedAt == nil })
    else { throw .unauthorized("Incorrect email or password") }
    let device = Device(call.request)
    let session = call.library.openSession(for: user.id, type: device.type, system: device.system)
    let values = [session.token, "password", "true"]
    let cookies = zip(cookieNames, values).map { name, value in
        "\(name)=\(value); Max-Age=34560000; Path=/;" + (name == cookieNames[2] ? "" : " HttpOnly;") + " SameSite=Lax"
    }
    return .json(
        json { out in
            out.open()
            out.key("accessToken")
            out.string(session.token)
            out.key("userId")
            out.id(user.id)
            out.key("userEmail")
            out.string(user.email)
            out.key("name")
            out.string(user.name)
            out.key("isAdmin")
            out.bool(user.isAdmin)
            out.key("profileImagePath")
            out.string(user.profileImagePath)
            out.key("shouldChangePassword")
            out.bool(true)
            out.key("isOnboarded")
            out.bool(false)
            out.close()
        }, status: 201, cookies: cookies)
}

private func status(_ call: Call) -> JSONBytes {
    let session = call.caller.sessionID.flatMap { call.library.sessions[$0] }
    return json { out in
        out.open()
        out.key("pinCode")
        out.bool(call.library.pinCodes[call.userID] != nil)
        out.key("password")
        out.bool(true)
        out.key("isElevated")
        out.bool(call.caller.isElevated)
        if let until = session?.expiresAt {
            out.key("expiresAt")
            out.time(until)
        }
        if let until = session?.elevatedUntil {
            out.key("pinExpiresAt")
            out.time(until)
        }
        out.close()
    }
}

private func changePassword(_ call: Call) throws(Failure) -> Reply {
    guard let user = call.library.users[call.userID], let new = call.input.text("newPassword"),
        call.library.passwords[user.email] == call.input.text("password")
    else { throw .badRequest("Wrong password") }
    call.library.passwords[user.email] = new
    call.library.closeSessions(of: user.id, but: call.caller.sessionID)
    return .json(json { $0.account(user) })
}

private func unlock(_ call: Call) throws(Failure) -> Reply {
    guard let id = call.caller.sessionID else { throw .sessionOnly }
    if let pinCode = call.input.text("pinCode") {
        guard let set = call.library.pinCodes[call.userID] else { throw .badRequest("User does not have a PIN code") }
        guard pinCode == set else { throw .badRequest("Wrong PIN code") }
    } else if let password = call.input.text("password") {
        let email = call.library.users[call.userID]?.email ?? ""
        guard password == call.library.passwords[email] else { throw .badRequest("Wrong password") }
    } else {
        throw .badRequest("Either password or pinCode is required")
    }
    let until = Timestamp(milliseconds: call.library.now.milliseconds + 15 * 60_000)
    call.library.changeSession(id) { $0.elevatedUntil = until }
    return .empty(204)
}
