let userRoutes: [Route] = [
    Route("GET", "users/me", .permission("user.read")) { call throws(Failure) in
        guard let user = call.library.users[call.userID] else { throw .badRequest("User not found") }
        return .json(json { $0.account(user) })
    },
    Route("GET", "users/me/preferences", .permission("userPreference.read")) { call throws(Failure) in
        .json(preferences(call.dialect))
    },
    Route("GET", "users", .permission("user.read")) { call throws(Failure) in
        let users = call.library.users.values.filter { $0.deletedAt == nil }
            .sorted { $0.createdAt > $1.createdAt }
        return .json(
            json { out in
                out.openList()
                for user in users { out.user(user, .zulu) }
                out.closeList()
            })
    },
    Route("GET", "users/:id", .permission("user.read")) { call throws(Failure) in
        guard let user = call.library.users[call.id] else { throw .badRequest("User not found") }
        return .json(json { $0.user(user, .zulu) })
    },
    Route("GET", "api-keys/me", .permission(nil)) { call throws(Failure) in
        guard let key = call.caller.key else { throw .forbidden("Not authenticated with an API Key") }
        return .json(json { $0.apiKey(key) })
    },
    Route("GET", "api-keys", .permission("apiKey.read")) { call throws(Failure) in
        let keys = call.library.keys.filter { $0.key.userID == call.userID }
        return .json(
            json { out in
                out.openList()
                for key in keys { out.apiKey(key) }
                out.closeList()
            })
    },
]

extension JSONBytes {
    /// A user as others see them.
    mutating func user(_ user: World.User, _ style: TimeStyle) {
        open()
        userFields(user, style)
        close()
    }

    /// The fields of `user`, to be joined with others.
    mutating func userFields(_ user: World.User, _ style: TimeStyle) {
        key("id")
        id(user.id)
        key("email")
        string(user.email)
        key("name")
        string(user.name)
        key("profileImagePath")
        string(user.profileImagePath)
        key("avatarColor")
        string(user.avatarColor ?? JSONBytes.color(for: user.email))
        key("profileChangedAt")
        time(user.profileChangedAt, style)
    }

    /// A user as they see themself.
    mutating func account(_ user: World.User) {
        open()
        userFields(user, .zulu)
        key("storageLabel")
        string(user.storageLabel)
        key("shouldChangePassword")
        bool(true)
        key("isAdmin")
        bool(user.isAdmin)
        key("createdAt")
        time(user.createdAt)
        key("deletedAt")
        time(user.deletedAt)
        key("updatedAt")
        time(user.updatedAt)
        key("oauthId")
        string("")
        key("quotaSizeInBytes")
        int(user.quotaSizeInBytes)
        key("quotaUsageInBytes")
        int(user.quotaUsageInBytes)
        key("status")
        string(user.deletedAt == nil ? "active" : "deleted")
        key("license")
        null()
        close()
    }

    mutating func apiKey(_ key: APIKey) {
        open()
        self.key("id")
        id(key.id)
        self.key("name")
        string(key.key.name)
        self.key("createdAt")
        time(key.createdAt)
        self.key("updatedAt")
        time(key.createdAt)
        self.key("permissions")
        openList()
        for permission in key.key.permissions { string(permission) }
        closeList()
        close()
    }

    /// The colour of users who chose none.
    private static func color(for email: String) -> String {
        let colors = ["primary", "pink", "red", "yellow", "blue", "green", "purple", "orange", "gray", "amber"]
        return colors[email.unicodeScalars.reduce(0) { $0 + Int($1.value) } % colors.count]
    }
}

private func preferences(_ dialect: Dialect) -> JSONBytes {
    var people: [(String, JSON)] = [("enabled", .bool(true)), ("sidebarWeb", .bool(false))]
    if dialect.hasNewServerFields { people.append(("minimumFaces", .number(3))) }
    var groups: [(String, [(String, JSON)])] = [
        ("albums", [("defaultAssetOrder", .string("desc"))]),
        ("folders", [("enabled", .bool(false)), ("sidebarWeb", .bool(false))]),
        ("memories", [("enabled", .bool(true)), ("duration", .number(5))]),
        ("people", people),
        ("sharedLinks", [("enabled", .bool(true)), ("sidebarWeb", .bool(false))]),
        ("ratings", [("enabled", .bool(false))]),
        ("tags", [("enabled", .bool(false)), ("sidebarWeb", .bool(false))]),
        ("emailNotifications", [("enabled", .bool(true)), ("albumInvite", .bool(true)), ("albumUpdate", .bool(true))]),
        ("download", [("archiveSize", .number(4_294_967_296)), ("includeEmbeddedVideos", .bool(false))]),
        (
            "purchase",
            [("showSupportBadge", .bool(true)), ("hideBuyButtonUntil", .string("2022-02-12T00:00:00.000Z"))]
        ),
        ("cast", [("gCastEnabled", .bool(false))]),
    ]
    if dialect.hasNewServerFields { groups.append(("recentlyAdded", [("sidebarWeb", .bool(false))])) }
    return json { out in
        out.open()
        for (name, fields) in groups {
            out.string(name)
            out.bytes.append(UInt8(ascii: ":"))
            out.value(.object(JSONObject(fields: fields.map { (name: $0.0, value: $0.1) })))
        }
        out.close()
    }
}
