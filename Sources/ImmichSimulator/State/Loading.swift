extension Library {
    /// Fills the tables from a world; gives every row a place in the order of changes.
    func load(_ world: World) {
        for user in world.users {
            var user = user
            user.updateID = placed(user.updateID, user.updatedAt)
            users.insert(user, id: user.id)
        }
        for index in partners.indices {
            partners[index].updateID = placed(partners[index].updateID, partners[index].createdAt)
            partners[index].createID = partners[index].updateID
        }
        passwords = Dictionary(world.logins.map { ($0.email, $0.password) }, uniquingKeysWith: { $1 })
        loadAssets(world)
        loadPeople(world)
        loadTagsAndStacks(world)
        loadAlbums(world)
        let start = Timestamp(milliseconds: latest)
        keys = world.keys.map { APIKey(key: $0, createdAt: start) }
    }

    private var latest: Int64 {
        users.values.map(\.updatedAt.milliseconds).max() ?? 0
    }

    /// The recorded place in the order of changes, or one made from the time of the change.
    private func placed(_ id: EntityID?, _ time: Timestamp) -> EntityID {
        if let id {
            order.skip(past: id)
            return id
        }
        placedRows += 1
        let id = EntityID(high: UInt64(max(0, time.milliseconds)) << 16 | 0x7000, low: 0b10 << 62 | placedRows)
        order.skip(past: id)
        return id
    }

    private func loadAssets(_ world: World) {
        assets.reserve(world.assets.count)
        exif = Array(repeating: nil, count: world.assets.count)
        facesOfAsset = Array(repeating: [], count: world.assets.count)
        albumCount = Array(repeating: 0, count: world.assets.count)
        for asset in world.assets {
            let row = assets.insert(asset, id: asset.id)
            assets[row: row].updateID = placed(asset.updateID, asset.updatedAt)
            timeline[asset.ownerID, default: TakenIndex()].append(taken: asset.fileCreatedAt, row: row)
            if let stack = asset.stackID { stackMembers[stack, default: []].append(row) }
        }
        for owner in timeline.keys { timeline[owner]?.sort() }
        for record in world.exif {
            guard let row = assets.row(record.assetID) else { continue }
            var record = record
            record.updateID = placed(record.updateID, record.updatedAt)
            exif[row] = record
        }
        for row in exif.indices where exif[row] == nil {
            var record = World.Exif(assetID: assets[row: row].id, updatedAt: assets[row: row].updatedAt)
            record.updateID = placed(nil, record.updatedAt)
            exif[row] = record
        }
    }

    private func loadPeople(_ world: World) {
        people.reserve(world.people.count)
        faces.reserve(world.faces.count)
        facesOfPerson = Array(repeating: [], count: world.people.count)
        for person in world.people {
            let row = people.insert(person, id: person.id)
            people[row: row].updateID = placed(person.updateID, person.updatedAt)
        }
        for face in world.faces {
            guard let assetRow = assets.row(face.assetID) else { continue }
            let row = faces.insert(face, id: face.id)
            assetOfFace.append(Int32(assetRow))
            faces[row: row].updateID = placed(face.updateID, face.updatedAt)
            facesOfAsset[assetRow].append(Int32(row))
            if let personRow = face.personID.flatMap({ people.row($0) }) {
                facesOfPerson[personRow].append(Int32(row))
            }
        }
    }

    private func loadTagsAndStacks(_ world: World) {
        for sight in world.sights { assets.row(sight.assetID).map { sights[$0] = sight } }
        for tag in world.tags {
            tags.insert(tag, id: tag.id)
            for id in tag.assetIDs {
                guard let row = assets.row(id) else { continue }
                tagsOfAsset[row, default: []].append(tag.id)
            }
        }
        for tag in world.tags { noteClosure(of: tag.id) }
        for stack in world.stacks {
            var stack = stack
            stack.updateID = placed(stack.updateID, stack.updatedAt)
            stacks.insert(stack, id: stack.id)
        }
    }

    private func loadAlbums(_ world: World) {
        for album in world.albums {
            var album = album
            album.updateID = placed(album.updateID, album.updatedAt)
            let id = album.id
            var record = AlbumRecord(
                album: album, ownerUpdateID: placed(nil, album.createdAt), createID: placed(nil, album.createdAt))
            for member in album.members {
                record.users[member.userID] = .init(
                    role: member.role, createID: placed(nil, album.createdAt), updateID: placed(nil, album.createdAt))
            }
            for assetID in album.assetIDs {
                guard record.contents[assetID] == nil, let row = assets.row(assetID) else { continue }
                record.contents[assetID] = .init(position: record.added, updateID: placed(nil, album.createdAt))
                record.added += 1
                albumCount[row] += 1
            }
            albums.insert(record, id: id)
        }
        for link in world.sharedLinks {
            let key = String(link.id.description.filter { $0 != "-" })
            sharedLinks.insert(SharedLinkRecord(link: link, key: key), id: link.id)
        }
    }

    /// Notes a tag under itself and under every tag above it.
    func noteClosure(of id: EntityID) {
        var ancestor: EntityID? = id
        while let current = ancestor {
            tagClosure[current, default: []].insert(id)
            ancestor = tags[current]?.parentID
        }
    }
}
