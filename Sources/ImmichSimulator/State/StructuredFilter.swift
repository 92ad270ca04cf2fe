/// The filter of a structured search (3.2 and later), ready to be asked of many photos.
///
/// Played from descriptions: no recorded answer has it.
struct StructuredFilter: SearchCondition {
    /// Conditions that hold together.
    private struct Branch {
        var tests: [(Int) -> Bool] = []
        /// Confined to albums, so that photos of every owner are looked at.
        var isConfined = false
        var namesVisibility = false

        func holds(_ row: Int) -> Bool { tests.allSatisfy { $0(row) } }
    }

    private let library: Library
    private let owners: Set<EntityID>
    private let hidesLocked: Bool
    private let isUnstacked: Bool
    private var top = Branch()
    private var alternatives: [Branch]?

    /// Whether photos of every owner are looked at by some branch.
    var crossesOwners: Bool { top.isConfined || alternatives?.contains { $0.isConfined } == true }
    let takenAfter: Timestamp? = nil
    let takenBefore: Timestamp? = nil
    let confinement: [Int]? = nil

    init(_ filter: JSON?, _ input: Input, _ library: Library, _ caller: Caller) {
        self.library = library
        owners = Set(library.searchScope(of: caller.userID))
        hidesLocked = !caller.isElevated
        isUnstacked = input.flag("withStacked") == false
        top = branch(filter ?? .object(JSONObject()))
        alternatives = filter?["or"]?.list?.map(branch)
    }

    /// Every album that a filter names.
    static func albums(in filter: JSON?) -> Set<EntityID> {
        let branches = [filter].compactMap { $0 } + (filter?["or"]?.list ?? [])
        return branches.reduce(into: []) { albums, branch in
            for name in ["any", "all", "none"] { albums.formUnion(ids(branch["albumIds"]?[name])) }
        }
    }

    /// Whether a filter asks for locked photos.
    static func namesLocked(_ filter: JSON?) -> Bool {
        ([filter].compactMap { $0 } + (filter?["or"]?.list ?? [])).contains { branch in
            branch["visibility"]?["eq"]?.text == "locked"
                || branch["visibility"]?["in"]?.list?.contains(.string("locked")) == true
        }
    }

    func isWithinTaken(_ row: Int) -> Bool { true }

    func admits(_ row: Int) -> Bool {
        let asset = library.assets[row: row]
        if isUnstacked, asset.stackID != nil { return false }
        guard top.holds(row) else { return false }
        let isOwn = owners.contains(asset.ownerID)
        func isOpen(_ branch: Branch?) -> Bool {
            guard isOwn || top.isConfined || branch?.isConfined == true else { return false }
            return top.namesVisibility || branch?.namesVisibility == true || !hidesLocked
                || asset.visibility != .locked
        }
        guard let alternatives else { return isOpen(nil) }
        return alternatives.contains { isOpen($0) && $0.holds(row) }
    }

    private func branch(_ filter: JSON) -> Branch {
        var branch = Branch()
        guard case .object(let object) = filter else { return branch }
        for (name, condition) in object.fields where name != "or" {
            branch.tests.append(test(name, condition))
            if name == "albumIds", condition["any"] != nil || condition["all"] != nil { branch.isConfined = true }
            if name == "visibility" { branch.namesVisibility = true }
        }
        return branch
    }

    private func test(_ name: String, _ condition: JSON) -> (Int) -> Bool {
        let library = library
        func asset(_ value: @escaping (World.Asset) -> JSON) -> (Int) -> Bool {
            { Comparison.holds(condition, value(library.assets[row: $0])) }
        }
        func exif(_ value: @escaping (World.Exif) -> JSON?) -> (Int) -> Bool {
            { Comparison.holds(condition, library.exif[$0].flatMap(value) ?? .null) }
        }
        func text(_ path: KeyPath<World.Exif, String?>) -> (Int) -> Bool {
            exif { $0[keyPath: path].map(JSON.string) }
        }
        switch name {
        case "personIds", "tagIds", "albumIds": return links(name, condition)
        case "hasPeople": return { Comparison.holds(condition, .bool(library.hasCountedFace($0))) }
        case "hasTags": return { Comparison.holds(condition, .bool(!(library.tagsOfAsset[$0] ?? []).isEmpty)) }
        case "hasAlbums": return { Comparison.holds(condition, .bool(library.albumCount[$0] > 0)) }
        case "isFavorite": return asset { .bool($0.isFavorite) }
        case "isMotion": return asset { .bool($0.livePhotoVideoID != nil) }
        case "isOffline": return asset { .bool($0.isOffline) }
        case "isEncoded": return asset { _ in .bool(false) }
        case "city": return text(\.city)
        case "state": return text(\.state)
        case "country": return text(\.country)
        case "make": return text(\.make)
        case "model": return text(\.model)
        case "lensModel": return text(\.lensModel)
        case "description": return exif { .string($0.description) }
        case "rating": return exif { $0.rating.map { .number(Double($0)) } }
        case "fileSizeInBytes": return exif { $0.fileSizeInBytes.map { .number(Double($0)) } }
        case "originalFileName": return asset { .string($0.originalFileName) }
        case "originalPath": return asset { .string($0.originalPath) }
        case "checksum": return asset { .string($0.checksum) }
        case "encodedVideoPath": return asset { _ in .null }
        case "type": return asset { .string($0.kind.rawValue) }
        case "visibility": return asset { .string($0.visibility.rawValue) }
        case "id": return asset { .string($0.id.description) }
        case "libraryId": return asset { $0.libraryID.map { .string($0.description) } ?? .null }
        case "takenAt": return asset { Comparison.time($0.fileCreatedAt) }
        case "createdAt": return asset { Comparison.time($0.createdAt) }
        case "updatedAt": return asset { Comparison.time($0.updatedAt) }
        case "trashedAt": return asset { $0.deletedAt.map(Comparison.time) ?? .null }
        case "ocr":
            let words = condition["matches"]?.text ?? ""
            return { row in library.sights[row].map { Words.similarity(of: words, in: $0.text) >= 0.5 } ?? false }
        default: return { _ in true }
        }
    }

    /// Whether the things that a photo is linked to are among those named.
    private func links(_ name: String, _ condition: JSON) -> (Int) -> Bool {
        let library = library
        let has: (Int, EntityID) -> Bool =
            switch name {
            case "personIds": { row, id in library.hasCountedFace(row) { $0 == id } }
            case "tagIds":
                { row, id in
                    guard let below = library.tagClosure[id] else { return false }
                    return library.tagsOfAsset[row]?.contains { below.contains($0) } ?? false
                }
            default: { row, id in library.albums[id]?.contents[library.assets[row: row].id] != nil }
            }
        let (any, all, none) = (
            Self.ids(condition["any"]), Self.ids(condition["all"]), Self.ids(condition["none"])
        )
        return { row in
            (any.isEmpty || any.contains { has(row, $0) }) && all.allSatisfy { has(row, $0) }
                && !none.contains { has(row, $0) }
        }
    }

    private static func ids(_ list: JSON?) -> [EntityID] { list?.list?.compactMap(\.id) ?? [] }
}

/// The operators of a condition, asked of one value.
private enum Comparison {
    /// An instant as a number that compares as it does.
    static func time(_ time: Timestamp) -> JSON { .number(Double(time.milliseconds)) }

    static func holds(_ condition: JSON, _ value: JSON) -> Bool {
        guard case .object(let object) = condition else { return true }
        return object.fields.allSatisfy { name, operand in holds(name, operand, value) }
    }

    private static func holds(_ name: String, _ operand: JSON, _ value: JSON) -> Bool {
        func same(_ operand: JSON) -> Bool {
            if case .number(let number) = value, let time = operand.time {
                return number == Double(time.milliseconds)
            }
            if let left = operand.id, let right = value.id { return left == right }
            return operand == value
        }
        func order(_ holds: (Double, Double) -> Bool) -> Bool {
            guard let number = value.number,
                let bound = operand.number ?? operand.time.map({ Double($0.milliseconds) })
            else { return false }
            return holds(number, bound)
        }
        let text = value.text ?? ""
        switch name {
        case "eq": return same(operand)
        case "ne": return !same(operand) && (value != .null || operand == .null)
        case "in": return operand.list?.contains(where: same) ?? false
        case "notIn": return value != .null && !(operand.list?.contains(where: same) ?? false)
        case "lt": return order(<)
        case "lte": return order(<=)
        case "gt": return order(>)
        case "gte": return order(>=)
        case "like": return Words.holds(text, like: operand.text ?? "")
        case "notLike": return !Words.holds(text, like: operand.text ?? "")
        case "startsWith": return Words.folded(text).hasPrefix(Words.folded(operand.text ?? ""))
        case "endsWith": return Words.folded(text).hasSuffix(Words.folded(operand.text ?? ""))
        default: return true
        }
    }
}

extension Library {
    /// Whether a face that counts is on a photo, of a person that satisfies a test.
    func hasCountedFace(_ row: Int, of isWanted: (EntityID?) -> Bool = { _ in true }) -> Bool {
        facesOfAsset[row].contains { face in
            let face = faces[row: Int(face)]
            return face.counts && isWanted(face.personID)
        }
    }
}
