import AlbumRules
import ImmichClient

/// What a reading has seen so far: which photos in which window, and how many in each month of the wall clock.
struct ReadTally: Sendable {
    private struct Entry: Sendable {
        var window: ReadWindow
        var ids: [AssetID] = []
        var months: [CalendarMonth: Int] = [:]
    }

    private let user: UserID
    /// Whether others' photos count and are handed on.
    private let takesOthers: Bool
    private var entries: [Entry]
    private var known = IdentifierRows<AssetEntity>()
    /// The window of each known photo; nil when it was forgotten since.
    private var places: [UInt32?] = []
    private var others: Set<AssetID> = []
    private var given: [AssetID] = []
    /// Windows in which a photo appeared that another one holds too: its date moved meanwhile.
    private var unsettled: Set<Int> = []
    /// Partners' photos that came along.
    private(set) var foreignCount = 0

    init(user: UserID, windows: [ReadWindow], takesOthers: Bool = false) {
        self.user = user
        self.takesOthers = takesOthers
        entries = windows.map { Entry(window: $0) }
    }

    /// The windows, in order.
    var windows: [ReadWindow] { entries.map(\.window) }
    /// How many photos that count were seen, each once.
    private(set) var count = 0
    /// How many of them are the user's own.
    var ownCount: Int { count - others.count }

    /// Takes a page of a window and gives the photos of it that count.
    mutating func take(_ photos: [Photo], window index: Int) -> [Photo] {
        func counts(_ photo: Photo) -> Bool { takesOthers || photo.owner == user }
        // Copies are dear, and mostly all photos count.
        let own = photos.allSatisfy(counts) ? photos : photos.filter(counts)
        foreignCount += photos.count - own.count
        for photo in own {
            let (row, isNew) = known.add(photo.id)
            if isNew { places.append(nil) }
            if let place = places[row] {
                unsettled.formUnion([index, Int(place)])
                continue
            }
            places[row] = UInt32(index)
            count += 1
            if photo.owner != user { others.insert(photo.id) }
            entries[index].ids.append(photo.id)
            entries[index].months[CalendarMonth(CalendarDay(photo.takenOnClock)), default: 0] += 1
        }
        return own
    }

    /// Forgets what windows held, to read them again.
    mutating func forget(_ indices: [Int]) {
        given = []
        for index in indices {
            given += entries[index].ids
            for id in entries[index].ids { known.row(of: id).map { places[$0] = nil } }
            count -= entries[index].ids.count
            others.subtract(entries[index].ids)
            entries[index] = Entry(window: entries[index].window)
        }
        unsettled = []
    }

    /// Those whom the windows held that were forgotten last and that nobody has seen since.
    var vanished: [AssetID] { given.filter { id in known.row(of: id).map { places[$0] == nil } ?? true } }

    /// Whether a photo stood in two windows.
    var isSettled: Bool { unsettled.isEmpty }

    /// How many more photos than counted there are in each month that does not agree.
    func differences(from buckets: [TimelineBucket]) -> [CalendarMonth: Int] {
        var differences: [CalendarMonth: Int] = [:]
        for entry in entries {
            for (month, count) in entry.months { differences[month, default: 0] += count }
        }
        for bucket in buckets { differences[CalendarMonth(bucket.month), default: 0] -= bucket.count }
        return differences.filter { $0.value != 0 }
    }

    /// The windows that may be to blame for months that do not agree.
    func suspects(_ differences: [CalendarMonth: Int]) -> [Int] {
        entries.indices.filter { index in
            unsettled.contains(index)
                || differences.keys.contains {
                    entries[index].months[$0] != nil || entries[index].window.mayHold(month: $0)
                }
        }
    }
}
