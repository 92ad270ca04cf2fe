/// Who may see and change what, the key's permissions left aside.
extension Library {
    /// Those who share their whole library with a user.
    func partnersSharing(with userID: EntityID) -> [EntityID] {
        partners.filter { $0.sharedWithID == userID }.map(\.sharedByID)
    }

    /// The users whose photos a search looks at.
    func searchScope(of userID: EntityID) -> [EntityID] {
        [userID] + partners.filter { $0.sharedWithID == userID && $0.inTimeline }.map(\.sharedByID)
    }

    func mayReadAsset(_ id: EntityID, _ caller: Caller) -> Bool {
        guard let asset = assets[id] else { return false }
        if asset.ownerID == caller.userID { return asset.visibility != .locked || caller.isElevated }
        return isSharedByPartner(asset, with: caller.userID)
            || albums.indices.contains { row in
                let record = albums[row: row]
                return record.contents[id] != nil && isMember(caller.userID, of: record)
                    && asset.visibility != .locked
            }
    }

    func mayChangeAsset(_ id: EntityID, _ caller: Caller) -> Bool {
        guard let asset = assets[id] else { return false }
        return asset.ownerID == caller.userID && (asset.visibility != .locked || caller.isElevated)
    }

    /// Whether a photo may be put in an album or under a tag.
    func mayShareAsset(_ id: EntityID, _ userID: EntityID) -> Bool {
        guard let asset = assets[id] else { return false }
        if asset.ownerID == userID { return asset.visibility != .locked }
        return isSharedByPartner(asset, with: userID)
    }

    private func isSharedByPartner(_ asset: World.Asset, with userID: EntityID) -> Bool {
        asset.deletedAt == nil && (asset.visibility == .timeline || asset.visibility == .hidden)
            && partners.contains { $0.sharedByID == asset.ownerID && $0.sharedWithID == userID }
    }

    func isMember(_ userID: EntityID, of record: AlbumRecord) -> Bool {
        record.album.ownerID == userID || record.users[userID] != nil
    }

    func mayReadAlbum(_ id: EntityID, _ userID: EntityID) -> Bool {
        albums[id].map { isMember(userID, of: $0) } ?? false
    }

    /// Whether a user owns an album or edits it.
    func mayEditAlbum(_ id: EntityID, _ userID: EntityID) -> Bool {
        guard let record = albums[id] else { return false }
        return record.album.ownerID == userID || record.users[userID]?.role == .editor
    }

    func ownsPerson(_ id: EntityID, _ userID: EntityID) -> Bool { people[id]?.ownerID == userID }

    /// Members of a stack that are not in the trash.
    func visibleStackMembers(_ id: EntityID) -> [Int] {
        (stackMembers[id] ?? []).filter {
            let asset = assets[row: $0]
            return asset.deletedAt == nil && (asset.visibility == .timeline || asset.visibility == .archive)
        }
    }
}
