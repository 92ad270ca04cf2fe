/// A library in memory, by columns: what is left of photos once the rules have judged them.
///
/// A photo keeps its row for as long as the table lives; one that comes again takes the place of what came before.
/// Cost: about 70 bytes a photo and its file name, and for each different group of people 4 bytes a person.
public struct PhotoTable: Sendable {
    /// Truths of a photo that are kept as one bit each.
    public enum Trait: Int, Hashable, Sendable, CaseIterable {
        /// Marked by its owner.
        case favorite
        /// A live (motion) photo.
        case live
        /// A picture.
        case image
        /// A video.
        case video
        /// In the archive.
        case archived
    }

    /// The columns that are kept beside the constant ones.
    public let columns: PhotoColumns
    /// The rows that hold a photo; those of vanished photos stay empty.
    public private(set) var present = RowSet()
    /// The rows whose photo may be judged: on the time line, not in the trash, its file there.
    public private(set) var inSight = RowSet()
    /// The rows whose photo is in the archive, not in the trash, its file there.
    public private(set) var inArchive = RowSet()

    private var identifiers = IdentifierRows<AssetEntity>()
    private var owners = IdentifierRows<UserEntity>()
    private var ownerNumbers: [UInt16] = []
    private var traits = [RowSet](repeating: RowSet(), count: Trait.allCases.count)
    private var takenOnClocks: [WallTime] = []
    private var fileNames = ByteTexts()
    private(set) var faces = FaceColumn()
    private var details: PhotoDetails

    /// An empty table.
    public init(columns: PhotoColumns = []) {
        self.columns = columns
        details = PhotoDetails(columns: columns)
    }

    /// How many rows there are, empty ones included.
    public var rowCount: Int { identifiers.count }
    /// How many photos there are.
    public var count: Int { present.count }

    /// Takes a photo in and gives its row.
    @discardableResult
    public mutating func take(_ photo: Photo) -> Int {
        let (row, isNew) = identifiers.add(photo.id)
        if isNew {
            takenOnClocks.append(photo.takenOnClock)
            ownerNumbers.append(0)
        }
        takenOnClocks[row] = photo.takenOnClock
        ownerNumbers[row] = UInt16(clamping: owners.add(photo.owner).row)
        fileNames.set(row, to: photo.fileName)
        faces.set(row, to: photo.people)
        details.set(row, to: photo)
        set(.favorite, photo.isFavorite, row)
        set(.live, photo.livePhotoVideo != nil, row)
        set(.image, photo.kind == .image, row)
        set(.video, photo.kind == .video, row)
        set(.archived, photo.visibility == .archive, row)
        present.insert(row)
        let isThere = !photo.isTrashed && !photo.isOffline
        inSight.set(row, to: isThere && photo.visibility == .timeline)
        inArchive.set(row, to: isThere && photo.visibility == .archive)
        return row
    }

    /// Empties the row of a photo that is no longer there; nil when it was not.
    @discardableResult
    public mutating func forget(_ id: AssetID) -> Int? {
        guard let row = row(of: id) else { return nil }
        present.remove(row)
        inSight.remove(row)
        inArchive.remove(row)
        faces.set(row, to: [])
        return row
    }

    /// The row of a photo; nil when it is not there.
    public func row(of id: AssetID) -> Int? {
        identifiers.row(of: id).flatMap { present.contains($0) ? $0 : nil }
    }

    /// The photo of a row.
    public func id(_ row: Int) -> AssetID { identifiers[row] }
    /// Whose photo it is.
    public func owner(_ row: Int) -> UserID { owners[Int(ownerNumbers[row])] }
    /// When it was taken on the wall clock of the place.
    public func takenOnClock(_ row: Int) -> WallTime { takenOnClocks[row] }
    /// The original file name.
    public func fileName(_ row: Int) -> String { fileNames[row] }
    /// The people recognised on it.
    public func people(_ row: Int) -> [PersonID] { faces.people(row) }
    /// A number for the people recognised on it, the same for the same people.
    public func peopleGroup(_ row: Int) -> Int { faces.group(row) }
    /// How many people are recognised on it.
    public func peopleCount(_ row: Int) -> Int { faces.count(row) }
    /// The stars, with the column `rating`; nil for none.
    public func rating(_ row: Int) -> Int? { details.rating(row) }
    /// Degrees north and east, with the column `position`; 0,0 is none.
    public func position(_ row: Int) -> (latitude: Double, longitude: Double)? { details.position(row) }
    /// The country, with the column `place`; a blank one is none.
    public func country(_ row: Int) -> String? { details.country[row] }
    /// The state or region, with the column `place`; a blank one is none.
    public func state(_ row: Int) -> String? { details.state[row] }
    /// The city, with the column `place`; a blank one is none.
    public func city(_ row: Int) -> String? { details.city[row] }
    /// The camera as "make model", with the column `camera`; a blank one is none.
    public func camera(_ row: Int) -> String? { details.camera[row] }
    /// When it was taken in UTC, with the column `instants`.
    public func takenAt(_ row: Int) -> Instant? { details.takenAt(row) }
    /// When it was uploaded, with the column `instants`.
    public func uploadedAt(_ row: Int) -> Instant? { details.uploadedAt(row) }
    /// The rows of which something is true.
    public func rows(_ trait: Trait) -> RowSet { traits[trait.rawValue] }

    /// On how many photos of the time line each of these people is, whatever else was read.
    public func counts(of people: Set<PersonID>) -> [PersonID: Int] {
        faces.rows(of: people).mapValues { $0.intersection(inSight).count }
    }

    private mutating func set(_ trait: Trait, _ isTrue: Bool, _ row: Int) {
        if isTrue { traits[trait.rawValue].insert(row) } else { traits[trait.rawValue].remove(row) }
    }
}
