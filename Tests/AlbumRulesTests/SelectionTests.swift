import AlbumRules
import Testing

/// A photo for selections; minutes count from 1 July 2024, 00:00.
func shot(
    _ number: Int, minutes: Int64? = 0, rating: Int = 0, favorite: Bool = false, cover: Int? = nil,
    at position: (Double, Double)? = nil
) -> SelectionPhoto {
    let start: Int64 = 1_719_792_000_000
    return SelectionPhoto(
        id: photo(number), takenAt: minutes.map { Instant(milliseconds: start + $0 * 60_000) },
        takenOnClock: minutes.map { WallTime(milliseconds: start + $0 * 60_000) }, rating: rating,
        isFavorite: favorite, stackCover: cover.map(photo), latitude: position?.0, longitude: position?.1)
}

@Suite struct `Choosing among the matches` {
    static let berlin = (52.52, 13.405)
    static let twoHundredMetresNorth = (52.5217, 13.405)
    static let paris = (48.8566, 2.3522)

    struct NearbyCase: Sendable, CustomTestStringConvertible {
        var name: String
        var minutes: Int?
        var km: Double?
        var other: SelectionPhoto
        var isClose: Bool
        var testDescription: String { name }
    }

    static let nearby: [NearbyCase] = [
        .init(name: "in time", minutes: 30, other: shot(2, minutes: 25), isClose: true),
        .init(name: "the edge in time", minutes: 30, other: shot(2, minutes: 30), isClose: true),
        .init(name: "the edge before", minutes: 30, other: shot(2, minutes: -30), isClose: true),
        .init(name: "too late", minutes: 30, other: shot(2, minutes: 31), isClose: false),
        .init(name: "too early", minutes: 30, other: shot(2, minutes: -31), isClose: false),
        .init(name: "without a date", minutes: 30, other: shot(2, minutes: nil), isClose: false),
        .init(
            name: "in time and place", minutes: 30, km: 0.2, other: shot(2, minutes: 5, at: twoHundredMetresNorth),
            isClose: true),
        .init(
            name: "in time, elsewhere", minutes: 30, km: 0.15, other: shot(2, minutes: 5, at: twoHundredMetresNorth),
            isClose: false),
        .init(
            name: "there, too late", minutes: 30, km: 0.2, other: shot(2, minutes: 31, at: berlin), isClose: false),
        .init(name: "in time, place unknown", minutes: 30, km: 0.2, other: shot(2, minutes: 5), isClose: true),
        .init(
            name: "in time, place 0,0", minutes: 30, km: 0.2, other: shot(2, minutes: 5, at: (0, 0)), isClose: true),
        .init(name: "there years later", km: 0.2, other: shot(2, minutes: 3_000_000, at: berlin), isClose: true),
        .init(name: "there without a date", km: 0.2, other: shot(2, minutes: nil, at: berlin), isClose: true),
        .init(name: "elsewhere", km: 0.2, other: shot(2, at: paris), isClose: false),
        .init(name: "place unknown", km: 0.2, other: shot(2), isClose: false),
        .init(name: "far but wide", km: 1000, other: shot(2, at: paris), isClose: true),
        .init(name: "the other side of the globe", km: 20_038, other: shot(2, at: (-52.52, -166.595)), isClose: true),
    ]

    @Test(arguments: nearby)
    func `a shot close to a match comes along`(example: NearbyCase) {
        let selection = NearbySelection(
            span: example.minutes.map { .seconds($0 * 60) }, kilometres: example.km)
        let found = selection.close([example.other], to: [shot(1, at: Self.berlin)])
        #expect(found == (example.isClose ? [photo(2)] : []))
    }

    @Test func `closeness to one match in time and to another in place is none`() {
        let selection = NearbySelection(span: .seconds(1800), kilometres: 1)
        let matches = [shot(1, minutes: 0, at: Self.berlin), shot(2, minutes: 600, at: Self.paris)]
        #expect(selection.close([shot(3, minutes: 0, at: Self.paris)], to: matches) == [])
        #expect(selection.close([shot(3, minutes: 600, at: Self.paris)], to: matches) == [photo(3)])
    }

    @Test func `closeness does not go on from shot to shot`() {
        let selection = AlbumSelection(nearby: NearbySelection(span: .seconds(1800)))
        let others = [shot(2, minutes: 20), shot(3, minutes: 40)].map { AlbumSelection.Candidate($0, isMatch: false) }
        let choice = selection.choose([AlbumSelection.Candidate(shot(1))] + others)
        #expect(choice.wanted == photos([1, 2]))
        #expect(choice.companions == photos([2]))
    }

    @Test func `the date line and the poles are places like others`() {
        let selection = NearbySelection(kilometres: 50)
        #expect(selection.close([shot(2, at: (0, -179.9))], to: [shot(1, at: (0, 179.9))]) == [photo(2)])
        #expect(selection.close([shot(2, at: (89.9, 170))], to: [shot(1, at: (89.9, -10))]) == [photo(2)])
    }

    static let stack = [shot(1, cover: 2), shot(2, cover: 2), shot(3, cover: 2), shot(4)]

    @Test(arguments: [
        (StackSelection.asMatched, [1, 4], [1, 4]), (.cover, [1, 4], [2, 4]), (.whole, [1, 4], [1, 2, 3, 4]),
        (.cover, [4], [4]), (.whole, [4], [4]), (.cover, [1, 2, 3], [2]),
    ])
    func `a stack is judged shot by shot, by its top photo, or as a whole`(
        stacks: StackSelection, matches: [Int], wanted: [Int]
    ) {
        #expect(stacks.select(photos(matches), from: Self.stack) == photos(wanted))
    }

    @Test func `a photo of a stack that may not come in stays out`() {
        let eligible = Self.stack.filter { $0.id != photo(2) }
        #expect(StackSelection.cover.select(photos([1]), from: eligible) == [])
        #expect(StackSelection.whole.select(photos([1]), from: eligible) == photos([1, 3]))
    }

    @Test func `the newest go by the moment, then by identifier, undated ones last`() {
        let all = [shot(1, minutes: nil), shot(2, minutes: 1), shot(3, minutes: 5), shot(4, minutes: 5)]
        #expect(NewestSelection(count: 1).select(all) == photos([3]))
        #expect(NewestSelection(count: 3).select(all) == photos([2, 3, 4]))
        #expect(NewestSelection(count: 9).select(all) == photos(1...4))
    }

    @Test(arguments: [
        (BestOfSelection.Period.day, [1, 3, 4, 6, 7]), (.week, [3, 6, 7]), (.month, [3, 7]), (.year, [3]),
    ])
    func `the best go by stars, favourites and identifier in each stretch of time`(
        period: BestOfSelection.Period, best: [Int]
    ) {
        let day: Int64 = 24 * 60
        // 1 July 2024 is a Monday.
        let all = [
            shot(1, minutes: 0, favorite: true), shot(2, minutes: 60), shot(3, minutes: day, rating: 5),
            shot(4, minutes: 2 * day, rating: 3, favorite: true), shot(5, minutes: 2 * day, rating: 3),
            shot(6, minutes: 7 * day), shot(7, minutes: 40 * day, rating: 4),
        ]
        #expect(BestOfSelection(count: 1, period: period).select(all) == photos(best))
    }

    @Test func `a photo that waits takes nobody's place`() {
        let selection = AlbumSelection(newest: NewestSelection(count: 1))
        let choice = selection.choose([
            AlbumSelection.Candidate(shot(1, minutes: 0)),
            AlbumSelection.Candidate(shot(2, minutes: 9), isSettled: false),
            AlbumSelection.Candidate(shot(3, minutes: -9)),
        ])
        #expect(choice.wanted == photos([1, 2]))
        #expect(choice.unsettled == photos([2]))
        #expect(choice.pushedOut == photos([3]))
    }

    @Test func `best_of goes by the days of the zone that the user named`() {
        var table = PhotoTable(columns: [.instants, .rating])
        for (number, hour) in [(1, 21), (2, 22), (3, 23)] {
            let taken = Instant(milliseconds: 1_719_792_000_000 + Int64(hour) * 3_600_000)
            table.take(
                Photo(
                    id: photo(number), owner: me, takenAt: taken,
                    takenOnClock: WallTime(milliseconds: taken.milliseconds), uploadedAt: taken, updatedAt: taken))
        }
        var settings = AlbumSettings()
        settings.selection.bestOf = BestOfSelection(count: 1, period: .day)
        func count(_ zone: (@Sendable (Instant) -> Int64)?) -> Int {
            let material = Selection.Material(
                matching: table.inSight, now: Instant(milliseconds: 1_800_000_000_000), zoneOffset: zone)
            return Selection(material, settings: settings, table).rows.count
        }
        #expect(count(nil) == 1)
        #expect(count { _ in 2 * 3_600_000 } == 2)
    }
}
