/// The body of a search, in the flat form that every release from 2.7 on understands.
struct WireSearch: Encodable {
    var takenAfter: String?
    var takenBefore: String?
    var updatedAfter: String?
    var createdAfter: String?
    var createdBefore: String?
    var visibility: String?
    var personIds: [PersonID]?
    var albumIds: [AlbumID]?
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
