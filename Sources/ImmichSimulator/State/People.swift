/// People and faces: counting and changing.
extension Library {
    struct CountedPerson {
        var row: Int
        var faces: Int
    }

    /// The people of a user with a face on the time line, and how many such faces.
    func peopleWithFaces(of userID: EntityID) -> [CountedPerson] {
        people.indices.compactMap { row in
            guard people[row: row].ownerID == userID else { return nil }
            let count = facesOfPerson[row].count { isOnTimeline(Int($0)) }
            return count == 0 ? nil : CountedPerson(row: row, faces: count)
        }
    }

    /// The order of the list of people.
    func comesBefore(_ left: CountedPerson, _ right: CountedPerson) -> Bool {
        let (first, second) = (people[row: left.row], people[row: right.row])
        if first.isHidden != second.isHidden { return !first.isHidden }
        if first.isFavorite != second.isFavorite { return first.isFavorite }
        if first.name.isEmpty != second.name.isEmpty { return !first.name.isEmpty }
        if left.faces != right.faces { return left.faces > right.faces }
        if first.name != second.name { return Words.isBefore(first.name, second.name) }
        return first.createdAt != second.createdAt ? first.createdAt < second.createdAt : left.row < right.row
    }

    private func isOnTimeline(_ face: Int) -> Bool {
        guard faces[row: face].counts else { return false }
        let asset = Int(assetOfFace[face])
        return assets[row: asset].visibility == .timeline && assets[row: asset].deletedAt == nil
    }

    /// The photos on which a person is, each once.
    func assetRows(ofPerson id: EntityID) -> [Int] {
        guard let row = people.row(id) else { return [] }
        var rows = facesOfPerson[row].map { Int(assetOfFace[Int($0)]) }
        rows.sort()
        var last = -1
        rows.removeAll { row in
            defer { last = row }
            return row == last
        }
        return rows
    }

    /// The photos on the time line that show a person.
    func timelineAssets(ofPerson id: EntityID) -> Set<Int32> {
        guard let row = people.row(id) else { return [] }
        return Set(facesOfPerson[row].filter { isOnTimeline(Int($0)) }.map { assetOfFace[Int($0)] })
    }

    func createPerson(_ input: Input, _ ownerID: EntityID) -> World.Person {
        var person = World.Person(
            id: .random(), ownerID: ownerID, name: input.text("name") ?? "", createdAt: now)
        person.birthDate = input.text("birthDate").map { String($0.prefix(10)) }
        person.isHidden = input.flag("isHidden") ?? false
        person.isFavorite = input.flag("isFavorite") ?? false
        person.color = input.text("color")
        insertPerson(person)
        return person
    }

    func insertPerson(_ person: World.Person) {
        var person = person
        if person.updateID == nil { person.updateID = nextUpdate() }
        people.insert(person, id: person.id)
        facesOfPerson.append([])
    }

    func touchPerson(_ id: EntityID, _ change: (inout World.Person) -> Void) {
        guard let row = people.row(id) else { return }
        change(&people[row: row])
        people[row: row].updatedAt = now
        people[row: row].updateID = nextUpdate()
    }

    func updatePerson(_ id: EntityID, _ input: Input) throws(Failure) {
        var featured: EntityID?
        if let assetID = input.id("featureFaceAssetId") {
            guard let row = assets.row(assetID),
                let face = facesOfAsset[row].first(where: { faces[row: Int($0)].personID == id })
            else { throw .badRequest("Invalid assetId for feature face") }
            featured = faces[row: Int(face)].id
        }
        touchPerson(id) { person in
            if let featured { person.faceAssetID = featured }
            if let name = input.text("name") { person.name = name }
            if input.has("birthDate") { person.birthDate = input.text("birthDate").map { String($0.prefix(10)) } }
            if let isHidden = input.flag("isHidden") { person.isHidden = isHidden }
            if let isFavorite = input.flag("isFavorite") { person.isFavorite = isFavorite }
            if input.has("color") { person.color = input.text("color") }
        }
    }

    func assignFace(_ row: Int, to personID: EntityID?) {
        if let old = faces[row: row].personID.flatMap({ people.row($0) }) {
            facesOfPerson[old].removeAll { Int($0) == row }
        }
        faces[row: row].personID = personID
        if let new = personID.flatMap({ people.row($0) }) { facesOfPerson[new].append(Int32(row)) }
        touchFace(row)
    }

    func touchFace(_ row: Int) {
        faces[row: row].updatedAt = now
        faces[row: row].updateID = nextUpdate()
    }

    func insertFace(_ face: World.Face) {
        guard let assetRow = assets.row(face.assetID) else { return }
        var face = face
        if face.updateID == nil { face.updateID = nextUpdate() }
        let row = faces.insert(face, id: face.id)
        assetOfFace.append(Int32(assetRow))
        facesOfAsset[assetRow].append(Int32(row))
        if let personRow = face.personID.flatMap({ people.row($0) }) { facesOfPerson[personRow].append(Int32(row)) }
    }

    /// Takes a face off its photo, for good or leaving a trace.
    func deleteFace(_ row: Int, forGood: Bool) {
        let face = faces[row: row]
        guard forGood else {
            faces[row: row].deletedAt = now
            touchFace(row)
            return
        }
        if let owner = assets[face.assetID]?.ownerID {
            audit.faces.append(.init(ids: [face.id], userID: owner, updateID: nextUpdate()))
        }
        dropFace(row)
    }

    /// Forgets a face without a word to anybody.
    func dropFace(_ row: Int) {
        let face = faces[row: row]
        if let assetRow = assets.row(face.assetID) { facesOfAsset[assetRow].removeAll { Int($0) == row } }
        if let personRow = face.personID.flatMap({ people.row($0) }) {
            facesOfPerson[personRow].removeAll { Int($0) == row }
        }
        faces.remove(face.id)
    }

    func mergePerson(_ id: EntityID, into survivor: EntityID) {
        guard let row = people.row(id), let keeper = people[survivor] else { return }
        let merged = people[row: row]
        let fills = keeper.name.isEmpty && !merged.name.isEmpty || keeper.birthDate == nil && merged.birthDate != nil
        if fills {
            touchPerson(survivor) { person in
                if person.name.isEmpty { person.name = merged.name }
                if person.birthDate == nil { person.birthDate = merged.birthDate }
            }
        }
        for face in facesOfPerson[row] { assignFace(Int(face), to: survivor) }
        removePersonRow(id)
    }

    func deletePerson(_ id: EntityID) {
        guard let row = people.row(id) else { return }
        for face in facesOfPerson[row] { assignFace(Int(face), to: nil) }
        removePersonRow(id)
    }

    private func removePersonRow(_ id: EntityID) {
        guard let ownerID = people[id]?.ownerID else { return }
        audit.people.append(.init(ids: [id], userID: ownerID, updateID: nextUpdate()))
        people.remove(id)
    }
}
