/// Writes albums as answers carry them.
struct AlbumWriter {
    /// Where the figures of an album come from, which decides how its dates are spelled.
    enum Figures {
        /// Counted by the database: days, and when a member last changed.
        case counted
        /// Taken from the list of members: instants.
        case fromMembers
        /// Not looked at.
        case none
    }

    let library: Library
    let viewerID: EntityID
    var figures = Figures.counted
    var withAssets = false
    var withContributors = false
    /// The spelling of the album's own times.
    var times = JSONBytes.TimeStyle.zulu
    var withUsers = true
    /// Whether favourites of the viewer are told among the photos.
    var showsFavorites = true

    func write(_ record: AlbumRecord, to out: inout JSONBytes) {
        let album = record.album
        let members = figures == .none ? [] : library.visibleMembers(record)
        let hasLink = library.sharedLinks.values.contains { $0.link.albumID == album.id }
        out.open()
        out.key("albumName")
        out.string(album.name)
        out.key("description")
        out.string(album.description)
        out.key("albumThumbnailAssetId")
        out.id(album.thumbnailAssetID)
        out.key("createdAt")
        out.time(album.createdAt, times)
        out.key("updatedAt")
        out.time(album.updatedAt, times)
        out.key("id")
        out.id(album.id)
        writeUsers(record, to: &out)
        out.key("shared")
        out.bool(!record.users.isEmpty || hasLink)
        out.key("hasSharedLink")
        out.bool(hasLink)
        writeDates(members, to: &out)
        if library.dialect.albumsCarryAssets { writeAssets(members, to: &out) }
        out.key("assetCount")
        out.int(members.count)
        out.key("isActivityEnabled")
        out.bool(album.isActivityEnabled)
        out.key("order")
        out.string(album.order)
        if figures == .counted, let changed = members.map(\.updatedAt).max() {
            out.key("lastModifiedAssetTimestamp")
            out.time(changed)
        }
        if withContributors, !record.users.isEmpty || hasLink { writeContributors(members, to: &out) }
        out.close()
    }

    private func writeUsers(_ record: AlbumRecord, to out: inout JSONBytes) {
        let album = record.album
        if library.dialect.albumOwnerStandsApart {
            out.key("ownerId")
            out.id(album.ownerID)
            if let owner = library.users[album.ownerID] {
                out.key("owner")
                out.user(owner, .database)
            }
        }
        out.key("albumUsers")
        out.openList()
        if withUsers {
            if !library.dialect.albumOwnerStandsApart { writeUser(album.ownerID, .owner, to: &out) }
            let others = record.users.sorted { left, right in
                if (left.key == viewerID) != (right.key == viewerID) { return left.key == viewerID }
                let names = (library.users[left.key]?.name ?? "", library.users[right.key]?.name ?? "")
                return names.0 == names.1 ? left.key < right.key : Words.isBefore(names.0, names.1)
            }
            for (userID, user) in others { writeUser(userID, user.role, to: &out) }
        }
        out.closeList()
    }

    private func writeUser(_ id: EntityID, _ role: AlbumRole, to out: inout JSONBytes) {
        guard let user = library.users[id] else { return }
        out.open()
        out.key("user")
        out.user(user, .database)
        out.key("role")
        out.string(role.rawValue)
        out.close()
    }

    private func writeDates(_ members: [World.Asset], to out: inout JSONBytes) {
        let dates = members.map(\.localDateTime)
        guard let first = dates.min(), let last = dates.max() else { return }
        switch figures {
        case .none: return
        case .counted:
            out.key("startDate")
            out.time(first.startOfDay)
            out.key("endDate")
            out.time(last.startOfDay)
        case .fromMembers:
            let taken = members.sorted { $0.fileCreatedAt < $1.fileCreatedAt }
            guard let oldest = taken.first?.localDateTime, let newest = taken.last?.localDateTime else { return }
            out.key("startDate")
            out.time(min(oldest, newest), .database)
            out.key("endDate")
            out.time(max(oldest, newest), .database)
        }
    }

    private func writeAssets(_ members: [World.Asset], to out: inout JSONBytes) {
        out.key("assets")
        out.openList()
        if withAssets {
            let reader = showsFavorites ? viewerID : EntityID(high: 0, low: 0)
            let writer = AssetWriter(library: library, viewerID: reader, times: .database, withExif: true)
            let rows = members.sorted { $0.fileCreatedAt > $1.fileCreatedAt }.compactMap { library.assets.row($0.id) }
            for row in rows { writer.write(row, to: &out) }
        }
        out.closeList()
    }

    private func writeContributors(_ members: [World.Asset], to out: inout JSONBytes) {
        var counts: [EntityID: Int] = [:]
        for member in members { counts[member.ownerID, default: 0] += 1 }
        out.key("contributorCounts")
        out.openList()
        for (userID, count) in counts.sorted(by: { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }) {
            out.open()
            out.key("userId")
            out.id(userID)
            out.key("assetCount")
            out.int(count)
            out.close()
        }
        out.closeList()
    }
}
