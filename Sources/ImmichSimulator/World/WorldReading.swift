extension World {
    /// Reads a recorded `world.json`.
    public init(json: [UInt8]) throws(SimulatorError) {
        let root: JSON
        do { root = try JSONReader.read(json) } catch { throw .unreadableWorld(detail: error.message) }
        guard let release = root["immich"]?.text else { throw .unreadableWorld(detail: "it names no release") }
        self.init(release: release)
        users = try Self.records(root, "users", Self.user)
        partners = try Self.records(root, "partners", Self.partner)
        keys = try Self.records(root, "keys", Self.key)
        logins = try Self.records(root, "logins", Self.login)
        assets = try Self.records(root, "assets", Self.asset)
        exif = try Self.records(root, "exif", Self.exif)
        people = try Self.records(root, "people", Self.person)
        faces = try Self.records(root, "faces", Self.face)
        sights = try Self.records(root, "sights", Self.sight)
        tags = try Self.records(root, "tags", Self.tag)
        stacks = try Self.records(root, "stacks", Self.stack)
        albums = try Self.records(root, "albums", Self.album)
        sharedLinks = try Self.records(root, "sharedLinks", Self.sharedLink)
        if case .object(let kinds) = root["logical"] {
            for (kind, names) in kinds.fields {
                guard case .object(let names) = names else { continue }
                logical[kind] = Dictionary(
                    names.fields.compactMap { name, value in value.id.map { (name, $0) } }, uniquingKeysWith: { $1 })
            }
        }
    }

    private static func records<Record>(_ root: JSON, _ name: String, _ read: (JSON) -> Record?)
        throws(SimulatorError) -> [Record]
    {
        var records: [Record] = []
        for (index, value) in (root[name]?.list ?? []).enumerated() {
            guard let record = read(value) else {
                throw .unreadableWorld(detail: "entry \(index) of \(name) lacks an id, a time or another necessity")
            }
            records.append(record)
        }
        return records
    }

    private static func user(_ json: JSON) -> User? {
        guard let id = json["id"]?.id, let email = json["email"]?.text, let name = json["name"]?.text,
            let createdAt = json["createdAt"]?.time
        else { return nil }
        var user = User(
            id: id, email: email, name: name, isAdmin: json["isAdmin"]?.isTrue ?? false, createdAt: createdAt)
        user.avatarColor = json["avatarColor"]?.text
        user.profileImagePath = json["profileImagePath"]?.text ?? ""
        user.storageLabel = json["storageLabel"]?.text
        user.quotaSizeInBytes = json["quotaSizeInBytes"]?.integer
        user.quotaUsageInBytes = json["quotaUsageInBytes"]?.integer ?? 0
        user.updatedAt = json["updatedAt"]?.time ?? createdAt
        user.profileChangedAt = json["profileChangedAt"]?.time ?? createdAt
        user.deletedAt = json["deletedAt"]?.time
        user.updateID = json["updateId"]?.id
        return user
    }

    private static func partner(_ json: JSON) -> Partner? {
        guard let sharedByID = json["sharedById"]?.id, let sharedWithID = json["sharedWithId"]?.id else { return nil }
        var partner = Partner(
            sharedByID: sharedByID, sharedWithID: sharedWithID, inTimeline: json["inTimeline"]?.isTrue ?? false,
            createdAt: json["createdAt"]?.time ?? Timestamp(milliseconds: 0))
        partner.updateID = json["updateId"]?.id
        return partner
    }

    private static func key(_ json: JSON) -> Key? {
        guard let name = json["name"]?.text, let userID = json["userId"]?.id else { return nil }
        return Key(name: name, userID: userID, permissions: (json["permissions"]?.list ?? []).compactMap(\.text))
    }

    private static func login(_ json: JSON) -> Login? {
        guard let email = json["email"]?.text, let password = json["password"]?.text else { return nil }
        return Login(email: email, password: password)
    }

    private static func person(_ json: JSON) -> Person? {
        guard let id = json["id"]?.id, let ownerID = json["ownerId"]?.id, let createdAt = json["createdAt"]?.time
        else { return nil }
        var person = Person(id: id, ownerID: ownerID, name: json["name"]?.text ?? "", createdAt: createdAt)
        person.birthDate = json["birthDate"]?.text.map { String($0.prefix(10)) }
        person.isHidden = json["isHidden"]?.isTrue ?? false
        person.isFavorite = json["isFavorite"]?.isTrue ?? false
        person.color = json["color"]?.text
        person.faceAssetID = json["faceAssetId"]?.id
        person.thumbnailPath = json["thumbnailPath"]?.text ?? ""
        person.updatedAt = json["updatedAt"]?.time ?? createdAt
        person.updateID = json["updateId"]?.id
        return person
    }

    private static func sight(_ json: JSON) -> Sight? {
        guard let id = json["assetId"]?.id else { return nil }
        return Sight(assetID: id, text: json["text"]?.text ?? "", scene: json["scene"]?.text ?? "")
    }

    private static func face(_ json: JSON) -> Face? {
        guard let id = json["id"]?.id, let assetID = json["assetId"]?.id else { return nil }
        var face = Face(
            id: id, assetID: assetID, personID: json["personId"]?.id,
            updatedAt: json["updatedAt"]?.time ?? Timestamp(milliseconds: 0))
        face.imageWidth = json["imageWidth"]?.integer ?? 0
        face.imageHeight = json["imageHeight"]?.integer ?? 0
        face.box = (
            json["boundingBoxX1"]?.integer ?? 0, json["boundingBoxY1"]?.integer ?? 0,
            json["boundingBoxX2"]?.integer ?? 0, json["boundingBoxY2"]?.integer ?? 0
        )
        face.sourceType = json["sourceType"]?.text ?? "machine-learning"
        face.isVisible = json["isVisible"]?.isTrue ?? true
        face.deletedAt = json["deletedAt"]?.time
        face.updateID = json["updateId"]?.id
        return face
    }
}
