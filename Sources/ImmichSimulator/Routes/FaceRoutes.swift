let faceRoutes: [Route] = [
    Route("GET", "faces", .permission("face.read"), .query([.required("id", .id)])) { call throws(Failure) in
        guard let id = call.input.id("id"), call.library.mayReadAsset(id, call.caller),
            let row = call.library.assets.row(id)
        else { throw .noAccess("asset.read") }
        return .json(faces(row, call))
    },
    Route(
        "POST", "faces", .permission("face.create"),
        .body([
            .required("assetId", .id), .required("personId", .id), .required("imageWidth", .integer()),
            .required("imageHeight", .integer()), .required("x", .integer()), .required("y", .integer()),
            .required("width", .integer()), .required("height", .integer()),
        ])
    ) { call throws(Failure) in try createFace(call) },
    Route("PUT", "faces/:id", .permission("face.update"), .body([.required("id", .id)])) { call throws(Failure) in
        let library = call.library
        guard library.ownsPerson(call.id, call.userID) else { throw .noAccess("person.update") }
        guard let row = call.input.id("id").flatMap({ library.faces.row($0) }),
            library.mayChangeAsset(library.faces[row: row].assetID, call.caller)
        else { throw .noAccess("person.create") }
        library.assignFace(row, to: call.id)
        guard let person = library.people[call.id] else { throw .noAccess("person.update") }
        return .json(json { $0.person(person) })
    },
    Route("DELETE", "faces/:id", .permission("face.delete"), .body([.required("force", .flag)])) {
        call throws(Failure) in
        let library = call.library
        guard let row = library.faces.row(call.id),
            library.assets[library.faces[row: row].assetID]?.ownerID == call.userID
        else { throw .noAccess("face.delete") }
        library.deleteFace(row, forGood: call.input.flag("force") ?? false)
        return .empty(204)
    },
]

private func faces(_ row: Int, _ call: Call) -> JSONBytes {
    let library = call.library
    return json { out in
        out.openList()
        let counting = library.facesOfAsset[row].map { library.faces[row: Int($0)] }.filter(\.counts)
        for (_, face) in counting.enumerated().sorted(by: { ($0.1.box.x1, $0.0) < ($1.1.box.x1, $1.0) }) {
            out.open()
            out.faceFields(face)
            out.key("person")
            if let person = face.personID.flatMap({ library.people[$0] }), person.ownerID == call.userID {
                out.open()
                out.personFields(person, .database)
                out.close()
            } else {
                out.null()
            }
            out.close()
        }
        out.closeList()
    }
}

private func createFace(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    guard let assetID = call.input.id("assetId"), let personID = call.input.id("personId"),
        call.dialect.facesNeedReadOnly
            ? library.mayReadAsset(assetID, call.caller) : library.mayChangeAsset(assetID, call.caller)
    else { throw .noAccess(call.dialect.facesNeedReadOnly ? "asset.read" : "asset.update") }
    guard library.ownsPerson(personID, call.userID) else { throw .noAccess("person.read") }
    let left = call.input.integer("x") ?? 0
    let top = call.input.integer("y") ?? 0
    var face = World.Face(id: .random(), assetID: assetID, personID: personID, updatedAt: library.now)
    face.imageWidth = call.input.integer("imageWidth") ?? 0
    face.imageHeight = call.input.integer("imageHeight") ?? 0
    face.box = (
        left, top, left + (call.input.integer("width") ?? 0), top + (call.input.integer("height") ?? 0)
    )
    library.insertFace(face)
    return .empty(201)
}
