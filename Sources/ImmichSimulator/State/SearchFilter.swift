/// What photos a search finds.
protocol SearchCondition {
    /// Photos are taken at this instant or later.
    var takenAfter: Timestamp? { get }
    /// Photos are taken at this instant or earlier.
    var takenBefore: Timestamp? { get }
    /// Photos are among these; nil when that is not told without looking at all.
    var confinement: [Int]? { get }
    /// Whether a photo was taken within the window asked for.
    func isWithinTaken(_ row: Int) -> Bool
    /// Whether a photo meets every condition but those on the time taken.
    func admits(_ row: Int) -> Bool
}

/// The conditions of a search, ready to be asked of many photos.
struct SearchFilter: SearchCondition {
    private let library: Library
    private var visibility: AssetVisibility?
    private var hidesLocked = false
    private var includesTrash = false
    private var kind: AssetKind?
    private var flags: [(KeyPath<World.Asset, Bool>, Bool)] = []
    private var windows: [(KeyPath<World.Asset, Timestamp>, Timestamp?, Timestamp?)] = []
    private var trashed: (after: Timestamp?, before: Timestamp?)?
    private var places: [(KeyPath<World.Exif, String?>, String?)] = []
    private var rating: Int??
    private var persons: [EntityID] = []
    private var tags: [EntityID] = []
    private var hasNoTag = false
    private var albums: [EntityID] = []
    private var isNotInAlbum = false
    private var isUnstacked = false
    private var description: String?
    /// Words that must stand on the photo, about as they are written.
    private var text: String?
    private var texts: [(KeyPath<World.Asset, String>, String, isExact: Bool)] = []
    private var isMotion: Bool?
    private var libraryID: EntityID?
    private var id: EntityID?
    private var isImpossible = false
    private(set) var takenAfter: Timestamp?
    private(set) var takenBefore: Timestamp?

    init(_ input: Input, _ library: Library, _ caller: Caller) {
        self.library = library
        readScope(input, caller)
        readTimes(input)
        readAsset(input)
        readExif(input)
        persons = input.ids("personIds")
        albums = input.ids("albumIds")
        tags = input.ids("tagIds")
        hasNoTag = input.isNull("tagIds")
        isNotInAlbum = input.flag("isNotInAlbum") == true && albums.isEmpty
        for list in [persons, albums, tags] where Set(list).count != list.count { isImpossible = true }
    }

    private mutating func readScope(_ input: Input, _ caller: Caller) {
        visibility = input.text("visibility").flatMap { AssetVisibility(rawValue: $0) }
        if visibility == nil {
            if library.dialect.searchesTimelineOnly { visibility = .timeline } else { hidesLocked = !caller.isElevated }
        }
        let after = input.time("trashedAfter")
        let before = input.time("trashedBefore")
        if after != nil || before != nil { trashed = (after, before) }
        includesTrash = input.flag("withDeleted") == true || trashed != nil || input.flag("isOffline") == true
        isUnstacked = input.flag("withStacked") == false
    }

    private mutating func readTimes(_ input: Input) {
        takenAfter = input.time("takenAfter")
        takenBefore = input.time("takenBefore")
        for (path, name) in [(\World.Asset.createdAt, "created"), (\World.Asset.updatedAt, "updated")] {
            let after = input.time(name + "After")
            let before = input.time(name + "Before")
            if after != nil || before != nil { windows.append((path, after, before)) }
        }
    }

    private mutating func readAsset(_ input: Input) {
        id = input.id("id")
        libraryID = input.id("libraryId")
        kind = input.text("type").flatMap { AssetKind(rawValue: $0) }
        if let isFavorite = input.flag("isFavorite") { flags.append((\.isFavorite, isFavorite)) }
        if let isOffline = input.flag("isOffline") { flags.append((\.isOffline, isOffline)) }
        isMotion = input.flag("isMotion")
        if input.flag("isEncoded") == true { isImpossible = true }
        if let name = input.text("originalFileName"), !name.isEmpty {
            texts.append((\.originalFileName, name, isExact: false))
        }
        if let path = input.text("originalPath"), !path.isEmpty { texts.append((\.originalPath, path, isExact: false)) }
        if let checksum = input.text("checksum"), !checksum.isEmpty {
            texts.append((\.checksum, base64Checksum(checksum), isExact: true))
        }
        if let device = input.text("deviceId") { texts.append((\.deviceID, device, isExact: true)) }
        if let device = input.text("deviceAssetId") { texts.append((\.deviceAssetID, device, isExact: true)) }
        if let path = input.text("encodedVideoPath"), !path.isEmpty { isImpossible = true }
        if let words = input.text("ocr"), !words.isEmpty { text = words }
    }

    private mutating func readExif(_ input: Input) {
        let columns: [(String, KeyPath<World.Exif, String?>)] = [
            ("city", \.city), ("state", \.state), ("country", \.country), ("make", \.make), ("model", \.model),
            ("lensModel", \.lensModel),
        ]
        for (name, path) in columns where input.has(name) {
            places.append((path, input.text(name)))
        }
        if input.has("rating") { rating = .some(input.integer("rating")) }
        if let words = input.text("description"), !words.isEmpty { description = words }
    }

    /// Photos are at most those on which these people are, or those in these albums, where such were named.
    var confinement: [Int]? {
        if isImpossible { return [] }
        if let id { return library.assets.row(id).map { [$0] } ?? [] }
        var smallest: [Int]?
        for person in persons {
            let rows = library.assetRows(ofPerson: person)
            if rows.count < smallest?.count ?? Int.max { smallest = rows }
        }
        for album in albums {
            guard let record = library.albums[album] else { return [] }
            if record.contents.count < smallest?.count ?? Int.max {
                smallest = record.contents.keys.compactMap { library.assets.row($0) }
            }
        }
        return smallest
    }

    /// Whether a photo meets every condition but those on the time taken.
    func admits(_ row: Int) -> Bool {
        let asset = library.assets[row: row]
        if let visibility {
            if asset.visibility != visibility { return false }
        } else if hidesLocked, asset.visibility == .locked {
            return false
        }
        if !includesTrash, asset.deletedAt != nil { return false }
        if let trashed {
            guard let deletedAt = asset.deletedAt else { return false }
            if let after = trashed.after, deletedAt < after { return false }
            if let before = trashed.before, deletedAt > before { return false }
        }
        if let kind, asset.kind != kind { return false }
        for (path, wanted) in flags where asset[keyPath: path] != wanted { return false }
        if let isMotion, (asset.livePhotoVideoID != nil) != isMotion { return false }
        if let libraryID, asset.libraryID != libraryID { return false }
        if let id, asset.id != id { return false }
        if isUnstacked, asset.stackID != nil { return false }
        if isNotInAlbum, library.albumCount[row] > 0 { return false }
        for (path, after, before) in windows {
            let time = asset[keyPath: path]
            if let after, time < after { return false }
            if let before, time > before { return false }
        }
        for (path, wanted, isExact) in texts {
            let text = asset[keyPath: path]
            guard isExact ? text == wanted : Words.holds(text, like: wanted) else { return false }
        }
        if let text {
            guard let sight = library.sights[row], Words.similarity(of: text, in: sight.text) >= 0.5 else {
                return false
            }
        }
        return admitsExif(row) && admitsLinks(row, asset.id)
    }

    /// Whether a photo was taken within the window asked for.
    func isWithinTaken(_ row: Int) -> Bool {
        let taken = library.assets[row: row].fileCreatedAt
        if let takenAfter, taken < takenAfter { return false }
        if let takenBefore, taken > takenBefore { return false }
        return true
    }

    private func admitsExif(_ row: Int) -> Bool {
        guard !places.isEmpty || rating != nil || description != nil else { return true }
        guard let exif = library.exif[row] else { return false }
        for (path, wanted) in places where exif[keyPath: path] != wanted { return false }
        if let rating, exif.rating != rating { return false }
        if let description, !Words.holds(exif.description, like: description) { return false }
        return true
    }

    private func admitsLinks(_ row: Int, _ id: EntityID) -> Bool {
        for person in persons {
            let isThere = library.facesOfAsset[row].contains { face in
                let face = library.faces[row: Int(face)]
                return face.personID == person && face.counts
            }
            guard isThere else { return false }
        }
        for album in albums where library.albums[album]?.contents[id] == nil { return false }
        if hasNoTag, !(library.tagsOfAsset[row] ?? []).isEmpty { return false }
        for tag in tags {
            guard let below = library.tagClosure[tag], let own = library.tagsOfAsset[row],
                own.contains(where: { below.contains($0) })
            else { return false }
        }
        return true
    }

    /// A checksum as the library keeps it; it may be asked for in hexadecimal digits.
    private func base64Checksum(_ text: String) -> String {
        guard text.utf8.count != 28 else { return text }
        let digits = text.utf8.compactMap { Int(String(UnicodeScalar($0)), radix: 16) }
        let bytes = stride(from: 0, to: digits.count - digits.count % 2, by: 2).map {
            UInt8(digits[$0] * 16 + digits[$0 + 1])
        }
        return base64(bytes)
    }
}

/// Bytes in base64.
func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
        let group = bytes[start..<min(bytes.count, start + 3)]
        let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
        for place in 0..<4 {
            text.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : "=")
        }
    }
    return text
}
