import ImmichSimulator

/// The hands of everybody who uses the server: does random deeds through the simulator's side door.
struct LabHands {
    let simulator: ImmichSimulator
    let user: EntityID
    let friend: EntityID
    let now: Int64

    /// Does it to something that fits; nothing happens where nothing fits.
    func perform(_ deed: LabDeed, _ numbers: inout SeededNumbers) throws {
        let world = simulator.snapshot
        switch deed {
        case .rename, .merge, .hide, .deletePerson, .forgetPerson, .faceReset, .recognise, .unrecognise,
            .replacePerson, .namesake:
            try change(people: deed, world, &numbers)
        case .addByHand, .removeByHand, .friendAdds, .friendRemoves, .share, .unshare, .renameAlbum, .deleteAlbum:
            try change(albums: deed, world, &numbers)
        case .upload: upload(world, &numbers)
        case .favouriteMany:
            let flag = numbers.happens(500)
            for asset in world.assets where asset.ownerID == user && numbers.happens(300) {
                try simulator.setFavorite(flag, asset: asset.id)
            }
        case .halfLost:
            let share = 100 + numbers.below(700)
            for asset in world.assets where asset.ownerID == user && numbers.happens(share) {
                try simulator.trash(asset: asset.id)
            }
        default: try change(photos: deed, world, &numbers)
        }
    }

    private func some<Value>(_ values: [Value], _ numbers: inout SeededNumbers) -> Value? {
        values.isEmpty ? nil : values[numbers.below(values.count)]
    }

    private func upload(_ world: World, _ numbers: inout SeededNumbers) {
        for number in 0...numbers.below(4) {
            let age = numbers.happens(700) ? numbers.below(7200) : numbers.below(400 * 86_400)
            var asset = LabWorld.photo(
                "IMG_new\(world.assets.count + number).jpg", owner: user,
                takenAt: Timestamp(milliseconds: now - Int64(age) * 1000), &numbers)
            asset.createdAt = Timestamp(milliseconds: now - Int64(numbers.below(3600)) * 1000)
            asset.isFavorite = numbers.happens(300)
            var exif = World.Exif(assetID: asset.id, updatedAt: asset.createdAt)
            if numbers.happens(300) { (exif.country, exif.city) = ("Greece", "Athens") }
            let people = world.people.map(\.id).filter { _ in numbers.happens(200) }
            simulator.addPhoto(asset, exif: exif, people: people)
        }
    }

    private func change(photos deed: LabDeed, _ world: World, _ numbers: inout SeededNumbers) throws {
        let own = world.assets.filter { $0.ownerID == user }
        for _ in 0...numbers.below(4) {
            guard let asset = some(own, &numbers), (try? simulator.asset(asset.id)) != nil else { return }
            switch deed {
            case .favourite: try simulator.setFavorite(!simulator.asset(asset.id).isFavorite, asset: asset.id)
            case .archive: try simulator.setVisibility(.archive, asset: asset.id)
            case .show: try simulator.setVisibility(.timeline, asset: asset.id)
            case .hidePhoto: try simulator.setVisibility(.hidden, asset: asset.id)
            case .lock: try simulator.setVisibility(.locked, asset: asset.id)
            case .trash: try simulator.trash(asset: asset.id)
            case .restore:
                guard let trashed = some(own.filter { $0.deletedAt != nil }, &numbers) else { return }
                try simulator.restore(asset: trashed.id)
            case .deleteForGood: try simulator.delete(asset: asset.id)
            default: try simulator.setExif(asset: asset.id) { $0.rating = ($0.rating ?? 0) == 0 ? 5 : nil }
            }
        }
    }

    private func change(people deed: LabDeed, _ world: World, _ numbers: inout SeededNumbers) throws {
        guard let person = some(world.people, &numbers) else { return }
        let on = world.faces.filter { $0.personID == person.id }.map(\.assetID)
        switch deed {
        case .rename:
            let names = ["\(person.name) B", LabWorld.names[numbers.below(LabWorld.names.count)]]
            try simulator.rename(person: person.id, to: names[numbers.below(2)])
        case .merge:
            guard let other = some(world.people, &numbers), other.id != person.id else { return }
            try simulator.merge(person: person.id, into: other.id)
        case .hide: try simulator.setHidden(!person.isHidden, person: person.id)
        case .deletePerson: try simulator.delete(person: person.id)
        case .replacePerson, .namesake:
            if deed == .replacePerson { try simulator.delete(person: person.id) }
            let other = simulator.addPerson(named: person.name, owner: user)
            for asset in Set(on).sorted() where numbers.happens(500) { try simulator.addFace(of: other, on: asset) }
        case .recognise:
            for _ in 0...numbers.below(5) {
                guard let asset = some(world.assets.filter { $0.ownerID == user }, &numbers) else { return }
                try simulator.addFace(of: person.id, on: asset.id)
            }
        case .unrecognise:
            for _ in 0...numbers.below(3) {
                guard let asset = some(on, &numbers) else { return }
                try simulator.removeFaces(of: person.id, from: asset)
            }
        case .forgetPerson:
            for asset in Set(on) { try simulator.removeFaces(of: person.id, from: asset) }
        default:
            for face in world.faces {
                if let id = face.personID { try simulator.removeFaces(of: id, from: face.assetID) }
            }
        }
    }

    private func change(albums deed: LabDeed, _ world: World, _ numbers: inout SeededNumbers) throws {
        guard let album = some(world.albums.filter { $0.ownerID == user }, &numbers) else { return }
        let owner = deed == .friendAdds ? friend : user
        let shown = world.assets.filter {
            $0.ownerID == owner && $0.deletedAt == nil && $0.visibility == .timeline
        }
        switch deed {
        case .addByHand, .friendAdds:
            let chosen = (0...numbers.below(4)).compactMap { _ in some(shown, &numbers)?.id }
            try simulator.addMembers(chosen, to: album.id)
        case .removeByHand:
            let chosen = (0...numbers.below(4)).compactMap { _ in some(album.assetIDs, &numbers) }
            try simulator.removeMembers(chosen, from: album.id)
        case .friendRemoves:
            guard !album.members.isEmpty, let photo = some(album.assetIDs, &numbers) else { return }
            try simulator.removeMembers([photo], from: album.id)
        case .share: try simulator.share(album: album.id, with: friend, as: .editor)
        case .unshare: try simulator.unshare(album: album.id, with: friend)
        case .renameAlbum: try simulator.rename(album: album.id, to: "\(album.name) 2")
        default: try simulator.delete(album: album.id)
        }
    }
}
