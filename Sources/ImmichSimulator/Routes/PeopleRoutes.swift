let peopleRoutes: [Route] = [
    Route(
        "GET", "people", .permission("person.read"),
        .query([
            .optional("withHidden", .flag), .optional("closestPersonId", .id), .optional("closestAssetId", .id),
            .optional("page", .integer(minimum: 1)), .optional("size", .integer(minimum: 1, maximum: 1000)),
        ])
    ) { call throws(Failure) in try listPeople(call) },
    Route(
        "GET", "search/person", .permission("person.read"),
        .query([.required("name", .text(mayBeEmpty: false)), .optional("withHidden", .flag)])
    ) { call throws(Failure) in .json(searchPeople(call)) },
    Route("GET", "people/:id", .permission("person.read")) { call throws(Failure) in
        .json(
            json { [person = try ownPerson(call, "person.read")] out in
                out.person(person, isShared: call.dialect.sharesPeople)
            })
    },
    Route("GET", "people/:id/statistics", .permission("person.statistics")) { call throws(Failure) in
        _ = try ownPerson(call, "person.read")
        let count = call.library.timelineAssets(ofPerson: call.id).count
        return .json(
            json {
                $0.open(); $0.key("assets"); $0.int(count); $0.close()
            })
    },
    Route("POST", "people", .permission("person.create"), .body(personFields)) { call throws(Failure) in
        .json(
            json { [person = call.library.createPerson(call.input, call.userID)] out in out.person(person) },
            status: 201)
    },
    Route(
        "PUT", "people", .permission("person.update"),
        .body([.required("people", .list(.object([.required("id", .id), faceField] + personFields)))])
    ) { call throws(Failure) in .json(updatePeople(call)) },
    Route("PUT", "people/:id", .permission("person.update"), .body([faceField] + personFields)) {
        call throws(Failure) in
        _ = try ownPerson(call, "person.update")
        try call.library.updatePerson(call.id, call.input)
        return .json(json { [person = try ownPerson(call, "person.update")] out in out.person(person) })
    },
    Route("DELETE", "people", .permission("person.delete"), .body([.required("ids", .list(.id))])) {
        call throws(Failure) in
        for id in call.input.ids("ids") where !call.library.ownsPerson(id, call.userID) {
            throw .noAccess("person.delete")
        }
        for id in call.input.ids("ids") { call.library.deletePerson(id) }
        return .empty(204)
    },
    Route("DELETE", "people/:id", .permission("person.delete")) { call throws(Failure) in
        _ = try ownPerson(call, "person.delete")
        call.library.deletePerson(call.id)
        return .empty(204)
    },
    Route("POST", "people/:id/merge", .permission("person.merge"), .body([.required("ids", .list(.id))])) {
        call throws(Failure) in try mergePeople(call)
    },
    Route(
        "PUT", "people/:id/reassign", .permission("person.reassign"),
        .body([
            .required("data", .list(.object([.required("personId", .id), .required("assetId", .id)])))
        ])
    ) { call throws(Failure) in try reassignFaces(call) },
]

private let personFields: [Field] = [
    .optional("name", .text()), .optional("birthDate", .day, null: true), .optional("isHidden", .flag),
    .optional("isFavorite", .flag), .optional("color", .text(), null: true),
]
private let faceField = Field.optional("featureFaceAssetId", .id)

private func ownPerson(_ call: Call, _ permission: String) throws(Failure) -> World.Person {
    guard let person = call.library.people[call.id], person.ownerID == call.userID else {
        throw .noAccess(permission)
    }
    return person
}

private func listPeople(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    let withHidden = call.input.flag("withHidden") ?? false
    let size = call.input.integer("size") ?? 500
    let page = call.input.integer("page") ?? 1
    let counted = library.peopleWithFaces(of: call.userID)
    let listed = counted.filter { withHidden || !library.people[row: $0.row].isHidden }
        .filter { !library.people[row: $0.row].name.isEmpty || $0.faces >= 3 }
        .sorted { library.comesBefore($0, $1) }
    let start = min(listed.count, (page - 1) * size)
    let shown = listed[start..<min(listed.count, start + size)]
    return .json(
        json { out in
            out.open()
            out.key("people")
            out.openList()
            for entry in shown { out.person(library.people[row: entry.row], isShared: library.dialect.sharesPeople) }
            out.closeList()
            out.key("hasNextPage")
            out.bool(listed.count > start + size)
            out.key("total")
            out.int(counted.count)
            out.key("hidden")
            out.int(counted.count { library.people[row: $0.row].isHidden })
            out.close()
        })
}

private func searchPeople(_ call: Call) -> JSONBytes {
    let name = call.input.text("name") ?? ""
    let withHidden = call.input.flag("withHidden") ?? false
    let found = call.library.people.values
        .filter { $0.ownerID == call.userID && (withHidden || !$0.isHidden) }
        .map { (person: $0, similarity: Words.similarity(of: name, in: $0.name)) }
        .filter { $0.similarity >= 0.5 }
        .enumerated().sorted { ($1.element.similarity, $0.offset) < ($0.element.similarity, $1.offset) }
    return json { out in
        out.openList()
        for (_, found) in found.prefix(100) { out.person(found.person, isShared: call.dialect.sharesPeople) }
        out.closeList()
    }
}

private func updatePeople(_ call: Call) -> JSONBytes {
    let results = (call.input["people"]?.list ?? []).map { item -> BulkResult in
        guard let id = item["id"]?.id, case .object(let object) = item else { return BulkResult(id: nil) }
        guard call.library.ownsPerson(id, call.userID) else { return BulkResult(id: id, error: "unknown") }
        var input = Input()
        for field in object.fields { input.fields[field.name] = field.value }
        do {
            try call.library.updatePerson(id, input)
            return BulkResult(id: id)
        } catch {
            return BulkResult(id: id, error: "unknown")
        }
    }
    return json { $0.results(results) }
}

private func mergePeople(_ call: Call) throws(Failure) -> Reply {
    let ids = call.input.ids("ids")
    guard !ids.contains(call.id) else { throw .badRequest("Cannot merge a person into themselves") }
    _ = try ownPerson(call, "person.update")
    let results = ids.map { id in
        guard call.library.ownsPerson(id, call.userID) else { return BulkResult(id: id, error: "no_permission") }
        call.library.mergePerson(id, into: call.id)
        return BulkResult(id: id)
    }
    return .json(json { $0.results(results) })
}

private func reassignFaces(_ call: Call) throws(Failure) -> Reply {
    let library = call.library
    _ = try ownPerson(call, "person.update")
    var changed: [EntityID] = []
    for item in call.input["data"]?.list ?? [] {
        guard let personID = item["personId"]?.id, let assetID = item["assetId"]?.id else { continue }
        guard library.mayChangeAsset(assetID, call.caller), let row = library.assets.row(assetID) else { continue }
        for face in library.facesOfAsset[row] where library.faces[row: Int(face)].personID == personID {
            library.assignFace(Int(face), to: call.id)
        }
        changed.append(call.id)
    }
    return .json(
        json { out in
            out.openList()
            for id in changed {
                if let person = library.people[id] { out.person(person) }
            }
            out.closeList()
        })
}

/// What became of one id of a list.
struct BulkResult {
    var id: EntityID?
    var error: StaticString?
}

extension JSONBytes {
    mutating func results(_ results: [BulkResult]) {
        openList()
        for result in results {
            open()
            key("id")
            id(result.id)
            key("success")
            bool(result.error == nil)
            if let error = result.error {
                key("error")
                string(error)
            }
            close()
        }
        closeList()
    }

    mutating func person(_ person: World.Person, isShared: Bool = false) {
        open()
        personFields(person, .zulu, isShared: isShared)
        close()
    }

    mutating func personFields(_ person: World.Person, _ style: TimeStyle, isShared: Bool = false) {
        key("id")
        id(person.id)
        key("name")
        string(person.name)
        key("birthDate")
        string(person.birthDate)
        key("thumbnailPath")
        string(person.thumbnailPath)
        key("isHidden")
        bool(person.isHidden)
        key("isFavorite")
        bool(person.isFavorite)
        if let color = person.color {
            key("color")
            string(color)
        }
        key("updatedAt")
        time(person.updatedAt, style)
        guard isShared else { return }
        for name: StaticString in ["otherPeople", "sharedBy", "sharedWith"] {
            key(name)
            openList()
            closeList()
        }
    }
}
