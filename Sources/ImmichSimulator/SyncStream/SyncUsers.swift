extension SyncStream {
    mutating func writeAuthUsers() throws(SyncRefusal) {
        let rows = library.users.values.filter { $0.id == user }.compactMap(Self.placed)
        try writeUpserts(.authUser, rows) { user, out in
            Self.write(user, &out)
            out.key("isAdmin")
            out.bool(user.isAdmin)
            out.key("pinCode")
            out.null()
            out.key("oauthId")
            out.string("" as StaticString)
            out.key("storageLabel")
            out.string(user.storageLabel)
            out.key("quotaSizeInBytes")
            out.int(user.quotaSizeInBytes)
            out.key("quotaUsageInBytes")
            out.int(user.quotaUsageInBytes)
        }
    }

    mutating func writeUsers() throws(SyncRefusal) {
        try writeDeletions(.userDelete, from: library.audit.users, where: { _ in true }) { entry, out in
            out.key("userId")
            out.id(entry.ids.first)
        }
        try writeUpserts(.user, library.users.values.compactMap(Self.placed)) { Self.write($0, &$1) }
    }

    mutating func writePartners() throws(SyncRefusal) {
        let user = user
        let write = { (sharedBy: EntityID?, sharedWith: EntityID?, out: inout JSONBytes) in
            out.key("sharedById")
            out.id(sharedBy)
            out.key("sharedWithId")
            out.id(sharedWith)
        }
        try writeDeletions(.partnerDelete, from: library.audit.partners, where: { $0.userID == user }) {
            write($0.ids.first, $0.ids.last, &$1)
        }
        let rows = library.partners.filter { $0.sharedByID == user || $0.sharedWithID == user }
            .compactMap { partner in partner.updateID.map { (updateID: $0, row: partner) } }
        try writeUpserts(.partner, rows) { partner, out in
            write(partner.sharedByID, partner.sharedWithID, &out)
            out.key("inTimeline")
            out.bool(partner.inTimeline)
        }
    }

    private static func placed(_ user: World.User) -> (updateID: EntityID, row: World.User)? {
        user.updateID.map { ($0, user) }
    }

    private static func write(_ user: World.User, _ out: inout JSONBytes) {
        out.key("id")
        out.id(user.id)
        out.key("name")
        out.string(user.name)
        out.key("email")
        out.string(user.email)
        out.key("avatarColor")
        out.string(user.avatarColor)
        out.key("deletedAt")
        out.time(user.deletedAt)
        out.key("profileChangedAt")
        out.time(user.profileChangedAt)
        out.key("hasProfileImage")
        out.bool(!user.profileImagePath.isEmpty)
    }
}
