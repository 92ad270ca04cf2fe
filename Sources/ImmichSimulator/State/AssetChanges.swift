/// Changes of photos.
extension Library {
    /// Adds a photo with what its file says.
    func insertAsset(_ asset: World.Asset, _ details: World.Exif?) {
        var asset = asset
        if asset.updateID == nil { asset.updateID = nextUpdate() }
        let row = assets.insert(asset, id: asset.id)
        var details = details ?? World.Exif(assetID: asset.id, updatedAt: now)
        details.assetID = asset.id
        if details.updateID == nil { details.updateID = nextUpdate() }
        exif.append(details)
        facesOfAsset.append([])
        albumCount.append(0)
        timeline[asset.ownerID, default: TakenIndex()].insert(taken: asset.fileCreatedAt, row: row)
        if let userRow = users.row(asset.ownerID) {
            users[row: userRow].quotaUsageInBytes += details.fileSizeInBytes ?? 0
            touchUser(userRow)
        }
    }

    func touchUser(_ row: Int) {
        users[row: row].updatedAt = now
        users[row: row].updateID = nextUpdate()
    }

    func changeAsset(_ id: EntityID, _ change: (inout World.Asset) -> Void) {
        guard let row = assets.row(id) else { return }
        let before = assets[row: row].fileCreatedAt
        change(&assets[row: row])
        let asset = assets[row: row]
        if asset.fileCreatedAt != before {
            timeline[asset.ownerID]?.remove(taken: before, row: row)
            timeline[asset.ownerID]?.insert(taken: asset.fileCreatedAt, row: row)
        }
        touchAsset(row)
    }

    func changeExif(_ id: EntityID, _ change: (inout World.Exif) -> Void) {
        guard let row = assets.row(id), var record = exif[row] else { return }
        change(&record)
        record.updatedAt = now
        record.updateID = nextUpdate()
        exif[row] = record
    }

    /// Deletes a photo for good; what hangs on it goes without a word.
    func deleteAsset(_ id: EntityID) {
        guard let row = assets.row(id) else { return }
        let asset = assets[row: row]
        for face in facesOfAsset[row] { dropFace(Int(face)) }
        for album in albums.indices { removeMember(id, fromAlbumRow: album) }
        for tag in tagsOfAsset.removeValue(forKey: row) ?? [] {
            if let tagRow = tags.row(tag) { tags[row: tagRow].assetIDs.removeAll { $0 == id } }
        }
        if let stack = asset.stackID { leaveStack(row, stack) }
        timeline[asset.ownerID]?.remove(taken: asset.fileCreatedAt, row: row)
        audit.assets.append(.init(ids: [id], userID: asset.ownerID, updateID: nextUpdate()))
        assets.remove(id)
        if let userRow = users.row(asset.ownerID) {
            users[row: userRow].quotaUsageInBytes -= exif[row]?.fileSizeInBytes ?? 0
            touchUser(userRow)
        }
    }

    /// Takes a photo out of its stack; a stack of one is none.
    private func leaveStack(_ row: Int, _ stack: EntityID) {
        stackMembers[stack]?.removeAll { $0 == row }
        let rest = stackMembers[stack] ?? []
        if rest.count < 2 {
            removeStack(stack)
        } else if stacks[stack]?.primaryAssetID == assets[row: row].id, let first = rest.first,
            let stackRow = stacks.row(stack)
        {
            stacks[row: stackRow].primaryAssetID = assets[row: first].id
            touchStack(stackRow)
        }
    }

    func touchStack(_ row: Int) {
        stacks[row: row].updatedAt = now
        stacks[row: row].updateID = nextUpdate()
    }

    func makeStack(_ ids: [EntityID], _ ownerID: EntityID) -> EntityID? {
        guard let primary = ids.first else { return nil }
        var stack = World.Stack(id: .random(), ownerID: ownerID, primaryAssetID: primary, createdAt: now)
        stack.updateID = nextUpdate()
        stacks.insert(stack, id: stack.id)
        var members: [Int] = []
        for id in ids {
            guard let row = assets.row(id) else { continue }
            // A photo of another stack brings the whole of it along.
            if let other = assets[row: row].stackID {
                members += stackMembers[other] ?? []
                removeStack(other)
            } else {
                members.append(row)
            }
        }
        for row in members where !(stackMembers[stack.id] ?? []).contains(row) {
            assets[row: row].stackID = stack.id
            touchAsset(row)
            stackMembers[stack.id, default: []].append(row)
        }
        return stack.id
    }

    func removeStack(_ id: EntityID) {
        guard let stack = stacks[id] else { return }
        for row in stackMembers.removeValue(forKey: id) ?? [] where assets.isAlive(row) {
            assets[row: row].stackID = nil
            touchAsset(row)
        }
        audit.stacks.append(.init(ids: [id], userID: stack.ownerID, updateID: nextUpdate()))
        stacks.remove(id)
    }
}
