/// The columns of a table that only some configurations need.
struct PhotoDetails: Sendable {
    let columns: PhotoColumns
    private var ratings: [Int8] = []
    private var positions: [(latitude: Double, longitude: Double)?] = []
    private var moments: [(taken: Instant, uploaded: Instant)] = []
    private(set) var country = TextColumn()
    private(set) var state = TextColumn()
    private(set) var city = TextColumn()
    private(set) var camera = TextColumn()

    init(columns: PhotoColumns) {
        self.columns = columns
    }

    /// Sets a row, at most one beyond the last.
    mutating func set(_ row: Int, to photo: Photo) {
        guard !columns.isEmpty else { return }
        if columns.contains(.rating) {
            Self.set(row, &ratings, to: Int8(clamping: max(0, photo.exif?.rating ?? 0)))
        }
        if columns.contains(.position) {
            Self.set(row, &positions, to: Position(photo).map { ($0.latitude, $0.longitude) })
        }
        if columns.contains(.instants) { Self.set(row, &moments, to: (photo.takenAt, photo.uploadedAt)) }
        if columns.contains(.place) {
            country.set(row, to: photo.exif?.country?.unlessBlank)
            state.set(row, to: photo.exif?.state?.unlessBlank)
            city.set(row, to: photo.exif?.city?.unlessBlank)
        }
        if columns.contains(.camera) {
            let parts = [photo.exif?.make, photo.exif?.model].compactMap { $0?.unlessBlank?.trimmed }
            camera.set(row, to: parts.isEmpty ? nil : parts.joined(separator: " "))
        }
    }

    func rating(_ row: Int) -> Int? {
        row < ratings.count && ratings[row] > 0 ? Int(ratings[row]) : nil
    }

    func position(_ row: Int) -> (latitude: Double, longitude: Double)? {
        row < positions.count ? positions[row] : nil
    }

    func takenAt(_ row: Int) -> Instant? { row < moments.count ? moments[row].taken : nil }

    func uploadedAt(_ row: Int) -> Instant? { row < moments.count ? moments[row].uploaded : nil }

    private static func set<Value>(_ row: Int, _ column: inout [Value], to value: Value) {
        if row == column.count { column.append(value) } else { column[row] = value }
    }
}
