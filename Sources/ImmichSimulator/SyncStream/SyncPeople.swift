extension SyncStream {
    mutating func writePeople() throws(SyncRefusal) {
        let user = user
        try writeDeletions(.personDelete, from: library.audit.people, where: { $0.userID == user }) {
            $1.key("personId")
            $1.id($0.ids.first)
        }
        var rows: [(updateID: EntityID, row: World.Person)] = []
        for person in library.people.values where person.ownerID == user {
            if let updateID = person.updateID { rows.append((updateID, person)) }
        }
        try writeUpserts(.person, rows) { Self.write($0, &$1) }
    }

    /// Writes the faces on the user's own photos, those taken off included.
    mutating func writeFaces(_ type: SyncEntity) throws(SyncRefusal) {
        let user = user
        try writeDeletions(.assetFaceDelete, from: library.audit.faces, where: { $0.userID == user }) {
            $1.key("assetFaceId")
            $1.id($0.ids.first)
        }
        let checkpoint = try checkpoint(type)
        var rows: [(updateID: EntityID, row: World.Face)] = []
        for row in library.faces.indices {
            let face = library.faces[row: row]
            guard let updateID = face.updateID, isNew(updateID, after: checkpoint),
                library.assets[face.assetID]?.ownerID == user
            else { continue }
            rows.append((updateID, face))
        }
        try writeUpserts(type, rows) { face, out in
            Self.write(face, &out)
            guard type == .assetFace2 else { return }
            out.key("isVisible")
            out.bool(face.isVisible)
            out.key("deletedAt")
            out.time(face.deletedAt)
        }
    }

    private static func write(_ person: World.Person, _ out: inout JSONBytes) {
        out.key("id")
        out.id(person.id)
        out.key("createdAt")
        out.time(person.createdAt)
        out.key("updatedAt")
        out.time(person.updatedAt)
        out.key("ownerId")
        out.id(person.ownerID)
        out.key("name")
        out.string(person.name)
        out.key("birthDate")
        // A day in the database, midnight in the stream.
        out.time(person.birthDate.flatMap { Timestamp($0) })
        out.key("isHidden")
        out.bool(person.isHidden)
        out.key("isFavorite")
        out.bool(person.isFavorite)
        out.key("color")
        out.string(person.color)
        out.key("faceAssetId")
        out.id(person.faceAssetID)
    }

    private static func write(_ face: World.Face, _ out: inout JSONBytes) {
        out.key("id")
        out.id(face.id)
        out.key("assetId")
        out.id(face.assetID)
        out.key("personId")
        out.id(face.personID)
        out.key("imageWidth")
        out.int(face.imageWidth)
        out.key("imageHeight")
        out.int(face.imageHeight)
        out.key("boundingBoxX1")
        out.int(face.box.x1)
        out.key("boundingBoxY1")
        out.int(face.box.y1)
        out.key("boundingBoxX2")
        out.int(face.box.x2)
        out.key("boundingBoxY2")
        out.int(face.box.y2)
        out.key("sourceType")
        out.string(face.sourceType)
    }
}
