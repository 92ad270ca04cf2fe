/// Changes of tags.
extension Library {
    /// The tag of a path, made with the levels above it where they are missing.
    func upsertTag(_ path: String, _ userID: EntityID) -> World.Tag? {
        var parent: World.Tag?
        for part in path.split(separator: "/") {
            let name = String(part)
            guard !name.isEmpty else { continue }
            let value = parent.map { $0.value + "/" + name } ?? name
            if let known = tags.values.first(where: { $0.userID == userID && $0.value == value }) {
                parent = known
            } else {
                let tag = World.Tag(
                    id: .random(), userID: userID, value: value, parentID: parent?.id, createdAt: now)
                tags.insert(tag, id: tag.id)
                parent = tag
            }
            if let parent { noteClosure(of: parent.id) }
        }
        return parent
    }

    /// Puts a tag on a photo; false when it is there already.
    func tagAsset(_ assetID: EntityID, _ tagID: EntityID) -> Bool {
        guard let row = assets.row(assetID), let tagRow = tags.row(tagID),
            !(tagsOfAsset[row] ?? []).contains(tagID)
        else { return false }
        tagsOfAsset[row, default: []].append(tagID)
        tags[row: tagRow].assetIDs.append(assetID)
        pendingExtraction.append(assetID)
        return true
    }

    /// Takes a tag off a photo; false when it is not there.
    func untagAsset(_ assetID: EntityID, _ tagID: EntityID) -> Bool {
        guard let row = assets.row(assetID), let tagRow = tags.row(tagID), tagsOfAsset[row]?.contains(tagID) ?? false
        else { return false }
        tagsOfAsset[row]?.removeAll { $0 == tagID }
        tags[row: tagRow].assetIDs.removeAll { $0 == assetID }
        pendingExtraction.append(assetID)
        return true
    }

    /// Deletes a tag and those below it.
    func deleteTag(_ id: EntityID) {
        for child in tags.values where child.parentID == id { deleteTag(child.id) }
        for assetID in tags[id]?.assetIDs ?? [] {
            if let row = assets.row(assetID) { tagsOfAsset[row]?.removeAll { $0 == id } }
        }
        tags.remove(id)
        tagClosure[id] = nil
        for ancestor in tagClosure.keys { tagClosure[ancestor]?.remove(id) }
    }
}
