/// The body of a search, in the flat form that every release from 2.7 on understands.
struct WireSearch: Encodable {
    /// A list of tags, or the null that stands for "no tag at all".
    enum Tags: Encodable {
        case list([TagID])
        case none

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .list(let ids): try container.encode(ids)
            case .none: try container.encodeNil()
            }
        }
    }

    var takenAfter: String?
    var takenBefore: String?
    var updatedAfter: String?
    var createdAfter: String?
    var createdBefore: String?
    var visibility: String?
    var personIds: [PersonID]?
    var albumIds: [AlbumID]?
    var tagIds: Tags?
    var ocr: String?
    var id: AssetID?
    var originalFileName: String?
    var isFavorite: Bool?
    var type: String?
    var withDeleted: Bool?
    var order: String?
    var size: Int?
    var page: Int?
    var withPeople: Bool?
    var withExif: Bool?

    /// The conditions alone.
    init(_ filter: SearchFilter) {
        takenAfter = filter.takenAfter.map(WireTime.text)
        takenBefore = filter.takenBefore.map(WireTime.text)
        updatedAfter = filter.updatedAfter.map(WireTime.text)
        createdAfter = filter.uploadedAfter.map(WireTime.text)
        createdBefore = filter.uploadedBefore.map(WireTime.text)
        visibility = filter.isAnyVisibility ? nil : filter.visibility.rawValue
        // An identifier that stands twice in a list matches nothing.
        personIds = filter.people.isEmpty ? nil : Set(filter.people).sorted()
        albumIds = filter.albums.isEmpty ? nil : Set(filter.albums).sorted()
        tagIds = filter.isUntagged ? Tags.none : filter.tags.isEmpty ? nil : .list(Set(filter.tags).sorted())
        ocr = filter.textInPhoto
        id = filter.photo
        originalFileName = filter.fileName
        isFavorite = filter.isFavorite
        type = filter.kind?.rawValue
        withDeleted = filter.withTrashed ? true : nil
    }

    /// One page.
    init(_ query: SearchQuery) {
        self.init(query.filter)
        order = query.isAscending ? "asc" : "desc"
        size = min(max(query.size, 1), 1000)
        page = max(query.page, 1)
        withPeople = query.needs.people ? true : nil
        withExif = query.needs.exif ? true : nil
    }
}
