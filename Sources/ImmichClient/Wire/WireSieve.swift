/// The body of a search with a sieve, in the structured form that releases from 3.2 on understand.
///
/// Always says the visibility and that trashed photos are left out: without the one hidden halves of live photos come
/// along, without the other the trash does. Nothing of the flat form stands beside it.
struct WireSieve: Encodable {
    /// A piece of the filter.
    private enum Value: Encodable {
        case null
        case truth(Bool)
        case text(String)
        case list([String])
        case fields([String: Value])
        case branches([[String: Value]])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .null: try container.encodeNil()
            case .truth(let value): try container.encode(value)
            case .text(let value): try container.encode(value)
            case .list(let value): try container.encode(value)
            case .fields(let value): try container.encode(value)
            case .branches(let value): try container.encode(value)
            }
        }
    }

    private struct Order: Encodable {
        var field = "fileCreatedAt"
        var direction: String
    }

    private var filter: [String: Value]
    private var orderBy: Order?
    private var size: Int?
    private var cursor: String?
    private var withPeople: Bool?
    private var withExif: Bool?

    /// The conditions alone.
    init(_ filter: SearchFilter) {
        var conditions = Self.plainConditions(filter)
        let branches = filter.sieve?.branches.map(Self.conditions) ?? []
        if branches.count == 1, let only = branches.first, Set(only.keys).isDisjoint(with: conditions.keys) {
            conditions.merge(only) { first, _ in first }
        } else if !branches.isEmpty {
            conditions["or"] = .branches(branches)
        }
        self.filter = conditions
    }

    /// One page.
    init(_ query: SearchQuery) {
        self.init(query.filter)
        orderBy = Order(direction: query.isAscending ? "asc" : "desc")
        size = min(max(query.size, 1), 1000)
        cursor = query.cursor
        withPeople = query.needs.people ? true : nil
        withExif = query.needs.exif ? true : nil
    }

    private static func plainConditions(_ filter: SearchFilter) -> [String: Value] {
        var conditions: [String: Value] = [
            "visibility": .fields(
                filter.isAnyVisibility
                    ? ["in": .list(["archive", "timeline"])] : ["eq": .text(filter.visibility.rawValue)])
        ]
        if !filter.withTrashed { conditions["trashedAt"] = .fields(["eq": .null]) }
        conditions["takenAt"] = span(filter.takenAfter, filter.takenBefore)
        conditions["createdAt"] = span(filter.uploadedAfter, filter.uploadedBefore)
        conditions["updatedAt"] = span(filter.updatedAfter, nil)
        conditions["personIds"] = links(all: filter.people)
        conditions["tagIds"] = links(all: filter.tags)
        conditions["albumIds"] = links(all: filter.albums)
        if filter.isUntagged { conditions["hasTags"] = .fields(["eq": .truth(false)]) }
        conditions["isFavorite"] = truth(filter.isFavorite)
        conditions["type"] = filter.kind.map { .fields(["eq": .text($0.rawValue)]) }
        conditions["id"] = filter.photo.map { .fields(["eq": .text("\($0)")]) }
        conditions["ocr"] = filter.textInPhoto.map { .fields(["matches": .text($0)]) }
        conditions["originalFileName"] = filter.fileName.map { .fields(["like": .text($0)]) }
        return conditions
    }

    private static func conditions(_ branch: PhotoSieve.Branch) -> [String: Value] {
        var conditions: [String: Value] = [:]
        conditions["personIds"] = links(any: branch.anyPeople, all: branch.allPeople, none: branch.noPeople)
        conditions["tagIds"] = links(any: branch.anyTags, all: branch.allTags, none: branch.noTags)
        conditions["albumIds"] = links(any: branch.anyAlbums)
        conditions["hasTags"] = truth(branch.isTagged)
        conditions["hasPeople"] = truth(branch.hasFace)
        conditions["isFavorite"] = truth(branch.isFavorite)
        conditions["isMotion"] = truth(branch.isLive)
        if !branch.kinds.isEmpty { conditions["type"] = .fields(["in": .list(branch.kinds.map(\.rawValue).sorted())]) }
        return conditions
    }

    private static func truth(_ value: Bool?) -> Value? { value.map { .fields(["eq": .truth($0)]) } }

    private static func span(_ after: Instant?, _ before: Instant?) -> Value? {
        var bounds: [String: Value] = [:]
        if let after { bounds["gte"] = .text(WireTime.text(after)) }
        if let before { bounds["lte"] = .text(WireTime.text(before)) }
        return bounds.isEmpty ? nil : .fields(bounds)
    }

    private static func links<Entity>(
        any: some Collection<Identifier<Entity>>, all: some Collection<Identifier<Entity>>,
        none: some Collection<Identifier<Entity>>
    ) -> Value? {
        var lists: [String: Value] = [:]
        if !any.isEmpty { lists["any"] = .list(Set(any).sorted().map(\.description)) }
        if !all.isEmpty { lists["all"] = .list(Set(all).sorted().map(\.description)) }
        if !none.isEmpty { lists["none"] = .list(Set(none).sorted().map(\.description)) }
        return lists.isEmpty ? nil : .fields(lists)
    }

    private static func links<Entity>(all: [Identifier<Entity>]) -> Value? { links(any: [], all: all, none: []) }
    private static func links<Entity>(any: Set<Identifier<Entity>>) -> Value? { links(any: any, all: [], none: []) }
}
