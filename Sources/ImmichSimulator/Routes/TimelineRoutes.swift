let timelineRoutes: [Route] = [
    Route("GET", "timeline/buckets", .permission("asset.read"), .query(timelineFields)) { call throws(Failure) in
        .json(buckets(try TimelineSelection(call)))
    },
    Route(
        "GET", "timeline/bucket", .permission("asset.read"), .query([.required("timeBucket", .text())] + timelineFields)
    ) { call throws(Failure) in
        let selection = try TimelineSelection(call)
        let text = call.input.text("timeBucket") ?? ""
        guard let day = Timestamp(text.hasPrefix("+") || text.hasPrefix("-") ? String(text.dropFirst()) : text) else {
            throw .broken("Failed to get time bucket")
        }
        return .json(TimelineColumns(selection: selection).json(month: day.month))
    },
]

private let timelineFields: [Field] = [
    .optional("userId", .id), .optional("albumId", .id), .optional("personId", .id), .optional("tagId", .id),
    .optional("isFavorite", .flag), .optional("isTrashed", .flag), .optional("withStacked", .flag),
    .optional("withPartners", .flag), .optional("order", .choice(["asc", "desc"])),
    .optional("orderBy", .choice(["takenAt", "createdAt"]), .three),
    .optional("visibility", .choice(AssetVisibility.allCases.map(\.rawValue))),
    .optional("withCoordinates", .flag), .optional("bbox", .text()),
]

private func buckets(_ selection: TimelineSelection) -> JSONBytes {
    var counts: [Int: Int] = [:]
    for row in selection.rows { counts[selection.month(row), default: 0] += 1 }
    let months = counts.keys.sorted { selection.isAscending ? $0 < $1 : $0 > $1 }
    return json { out in
        out.openList()
        for month in months {
            out.open()
            out.key("timeBucket")
            out.time(Timestamp.start(ofMonth: month), .day)
            out.key("count")
            out.int(counts[month] ?? 0)
            out.close()
        }
        out.closeList()
    }
}

/// The photos a time line shows.
struct TimelineSelection {
    let call: Call
    let owners: Set<EntityID>?
    private let visibility: AssetVisibility?
    private let album: AlbumRecord?
    private let bounds: [Double]?

    private var library: Library { call.library }
    private var input: Input { call.input }

    init(_ call: Call) throws(Failure) {
        self.call = call
        visibility = call.input.text("visibility").flatMap { AssetVisibility(rawValue: $0) }
        bounds = call.input.text("bbox").map { $0.split(separator: ",").compactMap { Double($0) } }
        if visibility == .locked, !call.caller.isElevated { throw Failure.elevation }
        album = call.input.id("albumId").flatMap { call.library.albums[$0] }
        if let albumID = call.input.id("albumId"), !call.library.mayReadAlbum(albumID, call.userID) {
            throw .noAccess("album.read")
        }
        let userID = call.input.id("userId")
        if let userID, userID != call.userID {
            guard call.library.partnersSharing(with: call.userID).contains(userID) else {
                throw .noAccess("timeline.read")
            }
            if visibility == .archive { throw .noAccess("archive.read") }
        }
        if let tagID = call.input.id("tagId"), call.library.tags[tagID]?.userID != call.userID {
            throw .noAccess("tag.read")
        }
        var owners: Set<EntityID>? = album != nil && userID == nil ? nil : [userID ?? call.userID]
        if call.input.flag("withPartners") ?? false {
            let isOdd = visibility == nil || visibility == .archive || visibility == .locked
            if isOdd || call.input.has("isFavorite") || call.input.flag("isTrashed") ?? false {
                throw .badRequest(
                    "withPartners is only supported for non-archived, non-trashed, non-favorited, non-locked assets")
            }
            let scope = call.library.searchScope(of: userID ?? call.userID)
            owners = owners?.union(scope)
        }
        self.owners = owners
    }

    var isAscending: Bool { input.text("order") == "asc" }
    var withStacked: Bool { input.flag("withStacked") ?? false }
    var withCoordinates: Bool { input.flag("withCoordinates") ?? false }
    var isByUpload: Bool { input.text("orderBy") == "createdAt" }

    /// The month a photo belongs to.
    func month(_ row: Int) -> Int {
        (isByUpload ? library.assets[row: row].createdAt : library.assets[row: row].localDateTime).month
    }

    /// Every photo selected.
    var rows: [Int] { candidates(month: nil).filter { admits($0) } }

    /// The photos of one month in the order asked for.
    func rows(month: Int) -> [Int] {
        candidates(month: isByUpload ? nil : month).filter { self.month($0) == month && admits($0) }.sorted {
            left, right in
            let (first, second) = (library.assets[row: left], library.assets[row: right])
            if isByUpload { return (first.createdAt < second.createdAt) == isAscending }
            if first.localDateTime.startOfDay != second.localDateTime.startOfDay {
                return (first.localDateTime < second.localDateTime) == isAscending
            }
            if first.fileCreatedAt != second.fileCreatedAt {
                return (first.fileCreatedAt < second.fileCreatedAt) == isAscending
            }
            return left < right
        }
    }

    private func candidates(month: Int?) -> [Int] {
        if let album { return album.contents.keys.compactMap { library.assets.row($0) } }
        if let person = input.id("personId") { return library.assetRows(ofPerson: person) }
        // A wall clock is at most fourteen hours off UTC; a day is on the safe side.
        let from = month.map { Timestamp(milliseconds: Timestamp.start(ofMonth: $0).milliseconds - 86_400_000) }
        let to = month.map { Timestamp(milliseconds: Timestamp.start(ofMonth: $0 + 1).milliseconds + 86_400_000) }
        return (owners ?? []).flatMap { owner in
            (library.timeline[owner]?.window(from: from, to: to) ?? []).map { Int($0.row) }
        }
    }

    private func admits(_ row: Int) -> Bool {
        let asset = library.assets[row: row]
        if let owners, !owners.contains(asset.ownerID) { return false }
        guard
            visibility.map({ asset.visibility == $0 })
                ?? (asset.visibility == .timeline || asset.visibility == .archive)
        else { return false }
        if (asset.deletedAt != nil) != (input.flag("isTrashed") ?? false) { return false }
        if let isFavorite = input.flag("isFavorite"), asset.isFavorite != isFavorite { return false }
        if withStacked, let stack = asset.stackID, library.stacks[stack]?.primaryAssetID != asset.id { return false }
        if let person = input.id("personId") {
            let isThere = library.facesOfAsset[row].contains {
                library.faces[row: Int($0)].personID == person && library.faces[row: Int($0)].counts
            }
            guard isThere else { return false }
        }
        if let tag = input.id("tagId") {
            let below = library.tagClosure[tag] ?? []
            guard (library.tagsOfAsset[row] ?? []).contains(where: { below.contains($0) }) else { return false }
        }
        if let bounds, bounds.count == 4 {
            guard let exif = library.exif[row], let north = exif.latitude, let east = exif.longitude,
                (bounds[0]...max(bounds[0], bounds[2])).contains(east),
                (bounds[1]...max(bounds[1], bounds[3])).contains(north)
            else { return false }
        }
        return true
    }
}
