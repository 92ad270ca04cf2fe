/// What happens on a server while nobody looks: changes from outside HTTP, for tests and the demo.
///
/// Every change counts as one of the server's own: time stamps move and the stream of changes tells of it.
extension ImmichSimulator {
    /// What time it is for the server from now on.
    public func setClock(_ clock: @escaping @Sendable () -> Timestamp) {
        server.withLock { $0.library.clock = clock }
    }

    /// Adds a photo with the people on it, as an upload does once its jobs are done.
    public func addPhoto(_ asset: World.Asset, exif: World.Exif? = nil, people: [EntityID] = []) {
        server.withLock { server in
            var asset = asset
            asset.updatedAt = server.library.now
            server.library.insertAsset(asset, exif)
            for person in people { server.library.addFace(asset.id, person) }
        }
    }

    /// Marks or unmarks a photo as a favourite.
    public func setFavorite(_ isFavorite: Bool, asset: EntityID) throws(SimulatorError) {
        try change(asset: asset) { $0.isFavorite = isFavorite }
    }

    /// Archives, hides, locks or shows a photo; locking takes it out of every album for good.
    public func setVisibility(_ visibility: AssetVisibility, asset: EntityID) throws(SimulatorError) {
        try change(asset: asset) { $0.visibility = visibility }
        guard visibility == .locked else { return }
        server.withLock { server in
            for album in server.library.albums.indices { server.library.removeMember(asset, fromAlbumRow: album) }
        }
    }

    /// Puts a photo in the trash.
    public func trash(asset: EntityID) throws(SimulatorError) {
        let now = server.withLock { $0.library.now }
        try change(asset: asset) { $0.deletedAt = now }
    }

    /// Takes a photo out of the trash.
    public func restore(asset: EntityID) throws(SimulatorError) {
        try change(asset: asset) { $0.deletedAt = nil }
    }

    /// Deletes a photo for good.
    public func delete(asset: EntityID) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard library.assets[asset] != nil else { throw .unknownEntity(asset) }
            library.deleteAsset(asset)
        }
    }

    /// Changes what a file says about itself: places, stars, description.
    public func setExif(asset: EntityID, _ change: (inout World.Exif) -> Void) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard let row = library.assets.row(asset) else { throw .unknownEntity(asset) }
            library.changeExif(asset, change)
            library.touchAsset(row)
        }
    }

    /// Adds somebody to the people of a user; returns their id.
    @discardableResult
    public func addPerson(named name: String, owner: EntityID) -> EntityID {
        server.withLock { server in
            let person = World.Person(id: .random(), ownerID: owner, name: name, createdAt: server.library.now)
            server.library.insertPerson(person)
            return person.id
        }
    }

    /// Puts a face of a person on a photo.
    public func addFace(of person: EntityID, on asset: EntityID) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard library.assets[asset] != nil else { throw .unknownEntity(asset) }
            guard library.people[person] != nil else { throw .unknownEntity(person) }
            library.addFace(asset, person)
        }
    }

    /// Takes the faces of a person off a photo.
    public func removeFaces(of person: EntityID, from asset: EntityID) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard let row = library.assets.row(asset) else { throw .unknownEntity(asset) }
            for face in library.facesOfAsset[row] where library.faces[row: Int(face)].personID == person {
                library.deleteFace(Int(face), forGood: true)
            }
        }
    }

    /// Gives a person another name.
    public func rename(person: EntityID, to name: String) throws(SimulatorError) {
        try change(person: person) { $0.name = name }
    }

    /// Hides or shows a person.
    public func setHidden(_ isHidden: Bool, person: EntityID) throws(SimulatorError) {
        try change(person: person) { $0.isHidden = isHidden }
    }

    /// Makes two people one: the first is gone, the second has all the faces.
    public func merge(person: EntityID, into survivor: EntityID) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            for id in [person, survivor] where library.people[id] == nil { throw .unknownEntity(id) }
            library.mergePerson(person, into: survivor)
        }
    }

    /// Deletes a person; their faces stay without a name.
    public func delete(person: EntityID) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard library.people[person] != nil else { throw .unknownEntity(person) }
            library.deletePerson(person)
        }
    }

    private func change(asset: EntityID, _ change: (inout World.Asset) -> Void) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard library.assets[asset] != nil else { throw .unknownEntity(asset) }
            library.changeAsset(asset, change)
        }
    }

    private func change(person: EntityID, _ change: (inout World.Person) -> Void) throws(SimulatorError) {
        try inLibrary { library throws(SimulatorError) in
            guard library.people[person] != nil else { throw .unknownEntity(person) }
            library.touchPerson(person, change)
        }
    }

    /// Works on the library under the lock.
    func inLibrary<Result: Sendable>(_ work: (Library) throws(SimulatorError) -> Result) throws(SimulatorError)
        -> Result
    {
        try server.withLock { server throws(SimulatorError) in try work(server.library) }
    }
}

extension Library {
    /// Puts a face on a photo beside those that are there.
    func addFace(_ assetID: EntityID, _ personID: EntityID) {
        guard let row = assets.row(assetID) else { return }
        var face = World.Face(id: .random(), assetID: assetID, personID: personID, updatedAt: now)
        let left = 10 + 30 * facesOfAsset[row].count
        face.box = (left, 20, left + 25, 45)
        insertFace(face)
    }
}
