let partnerRoutes: [Route] = [
    Route(
        "GET", "partners", .permission("partner.read"),
        .query([.required("direction", .choice(["shared-by", "shared-with"]))])
    ) { call throws(Failure) in
        let isGiving = call.input.text("direction") == "shared-by"
        let partners = call.library.partners.filter {
            (isGiving ? $0.sharedByID : $0.sharedWithID) == call.userID
        }
        return .json(
            json { out in
                out.openList()
                for partner in partners {
                    write(partner, isGiving ? partner.sharedWithID : partner.sharedByID, call, to: &out)
                }
                out.closeList()
            })
    },
    Route("POST", "partners", .permission("partner.create"), .body([.required("sharedWithId", .id)])) {
        call throws(Failure) in
        guard let other = call.input.id("sharedWithId") else { throw .badRequest("User not found") }
        return try create(other, call)
    },
    Route("PUT", "partners/:id", .permission("partner.update"), .body([.required("inTimeline", .flag)])) {
        call throws(Failure) in
        guard
            let index = call.library.partners.firstIndex(where: {
                $0.sharedByID == call.id && $0.sharedWithID == call.userID
            })
        else { throw .noAccess("partner.update") }
        call.library.partners[index].inTimeline = call.input.flag("inTimeline") ?? false
        call.library.partners[index].updateID = call.library.nextUpdate()
        let partner = call.library.partners[index]
        return .json(json { write(partner, partner.sharedByID, call, to: &$0) })
    },
    Route("DELETE", "partners/:id", .permission("partner.delete")) { call throws(Failure) in
        guard
            let index = call.library.partners.firstIndex(where: {
                $0.sharedByID == call.userID && $0.sharedWithID == call.id
            })
        else { throw .badRequest("Partner not found") }
        call.library.removePartner(at: index)
        return .empty(204)
    },
]

extension Library {
    func removePartner(at index: Int) {
        let partner = partners.remove(at: index)
        let update = nextUpdate()
        for user in [partner.sharedByID, partner.sharedWithID] {
            audit.partners.append(
                .init(ids: [partner.sharedByID, partner.sharedWithID], userID: user, updateID: update))
        }
    }
}

private func create(_ other: EntityID, _ call: Call) throws(Failure) -> Reply {
    let library = call.library
    guard !library.partners.contains(where: { $0.sharedByID == call.userID && $0.sharedWithID == other }) else {
        throw .badRequest("Partner already exists")
    }
    guard library.users[other] != nil else { throw .broken("Internal server error") }
    var partner = World.Partner(sharedByID: call.userID, sharedWithID: other, createdAt: library.now)
    partner.createID = library.nextUpdate()
    partner.updateID = library.nextUpdate()
    library.partners.append(partner)
    return .json(json { write(partner, other, call, to: &$0) }, status: 201)
}

private func write(_ partner: World.Partner, _ shown: EntityID, _ call: Call, to out: inout JSONBytes) {
    guard let user = call.library.users[shown] else { return }
    out.open()
    out.userFields(user, .database)
    out.key("inTimeline")
    out.bool(partner.inTimeline)
    out.close()
}
