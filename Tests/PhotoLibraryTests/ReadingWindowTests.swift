import ImmichClient
import TestSupport
import Testing

@testable import PhotoLibrary

/// How the axis of time is cut, and when a reading is believed.
@Suite struct ReadingWindowTests {
    private func bucket(_ year: Int, _ month: Int, _ count: Int) throws -> TimelineBucket {
        TimelineBucket(month: try #require(CalendarDay(year: year, month: month, day: 1)), count: count)
    }

    @Test func `windows hold every instant exactly once, whatever the counts say`() throws {
        var dice = Dice(seed: 11)
        for _ in 0..<300 {
            var buckets: [TimelineBucket] = []
            for _ in 0..<Int.random(in: 0...40, using: &dice) {
                buckets.append(
                    try bucket(
                        Int.random(in: 1...9999, using: &dice), Int.random(in: 1...12, using: &dice),
                        Int.random(in: 0...30_000, using: &dice)))
            }
            let windows = ReadWindow.cut(buckets, concurrency: 4)
            #expect(windows.first?.start == nil)
            #expect(windows.last?.end == nil)
            for (left, right) in zip(windows, windows.dropFirst()) {
                #expect(left.end == right.start)
                #expect(left.end != nil)
            }
            for window in windows { if let start = window.start, let end = window.end { #expect(start < end) } }
        }
    }

    @Test(arguments: [(0, 1), (1, 1), (1500, 1), (100_000, 11), (1_000_000, 40)])
    func `as many windows as keep four connections busy and no more`(total: Int, windows: Int) throws {
        let buckets = try (0..<120).map { try bucket(2010 + $0 / 12, $0 % 12 + 1, total / 120) }
        let cut = ReadWindow.cut(total < 120 ? [try bucket(2020, 1, total)] : buckets, concurrency: 4)
        #expect(abs(cut.count - windows) <= windows / 4)
    }

    @Test func `a month is looked for in every window where a zone may have put it`() throws {
        let july = try bucket(2024, 7, 5000)
        let month = CalendarMonth(july.month)
        let start = july.month.start.milliseconds
        func window(_ from: Int64?, _ to: Int64?) -> ReadWindow {
            ReadWindow(
                start: from.map { Instant(milliseconds: start + $0 * 3_600_000) },
                end: to.map { Instant(milliseconds: start + $0 * 3_600_000) })
        }
        #expect(window(nil, nil).mayHold(month: month))
        #expect(window(nil, -13).mayHold(month: month))
        #expect(!window(nil, -40).mayHold(month: month))
        #expect(window(31 * 24 + 13, nil).mayHold(month: month))
        #expect(!window(31 * 24 + 40, nil).mayHold(month: month))
    }

    private func photo(_ number: UInt64, _ day: CalendarDay, owner: UserID = ReadingServer.anna) -> Photo {
        Photo(
            id: AssetID(high: 1, low: number), owner: owner, takenAt: Instant(milliseconds: day.start.milliseconds),
            takenOnClock: day.start, uploadedAt: Instant(milliseconds: 0), updatedAt: Instant(milliseconds: 0))
    }

    @Test func `a reading is believed when each month agrees before and after`() throws {
        let (july, august) = (try bucket(2024, 7, 2), try bucket(2024, 8, 1))
        var tally = ReadTally(user: ReadingServer.anna, windows: [ReadWindow(start: nil, end: nil)])
        let partners = photo(9, july.month, owner: ReadingServer.ben)
        #expect(tally.take([photo(1, july.month), photo(2, july.month), partners], window: 0).count == 2)
        var check = ReadCheck()
        #expect(check.next(tally, before: [july, august], after: [july, august]) == .readAgain([0]))
        _ = tally.take([photo(3, august.month)], window: 0)
        #expect(check.next(tally, before: [july], after: [july, august]) == .countAgain)
        #expect(check.next(tally, before: [july, august], after: [august, july]) == .complete)
        #expect(tally.foreignCount == 1)
    }

    @Test func `the same photo in two windows sends both back`() throws {
        let july = try bucket(2024, 7, 1)
        let cut = Instant(milliseconds: july.month.start.milliseconds)
        var tally = ReadTally(
            user: ReadingServer.anna,
            windows: [ReadWindow(start: nil, end: cut), ReadWindow(start: cut, end: nil)])
        _ = tally.take([photo(1, july.month)], window: 1)
        _ = tally.take([photo(1, july.month)], window: 0)
        #expect(tally.count == 1)
        #expect(!tally.isSettled)
        #expect(tally.suspects([:]) == [0, 1])
        tally.forget([0, 1])
        #expect(tally.vanished == [AssetID(high: 1, low: 1)])
        #expect(tally.count == 0)
    }

    @Test func `a server that keeps counting what it does not show is given up`() throws {
        let july = try bucket(2024, 7, 2)
        var tally = ReadTally(user: ReadingServer.anna, windows: [ReadWindow(start: nil, end: nil)])
        _ = tally.take([photo(1, july.month)], window: 0)
        var check = ReadCheck()
        var verdicts: [ReadCheck.Verdict] = []
        for _ in 0..<7 { verdicts.append(check.next(tally, before: [july], after: [july])) }
        #expect(verdicts.filter { $0 == .readEverythingAgain }.count == 1)
        #expect(verdicts.last == .giveUp(expected: 2))
        #expect(!verdicts.contains(.complete))
    }

    @Test func `a server that files a photo under another month every time is believed in the end`() throws {
        let (july, august) = (try bucket(2024, 7, 1), try bucket(2024, 8, 1))
        var tally = ReadTally(user: ReadingServer.anna, windows: [ReadWindow(start: nil, end: nil)])
        _ = tally.take([photo(1, july.month)], window: 0)
        var check = ReadCheck()
        var verdicts: [ReadCheck.Verdict] = []
        for _ in 0..<5 { verdicts.append(check.next(tally, before: [august], after: [august])) }
        #expect(verdicts.last == .complete)
        #expect(verdicts.dropLast().allSatisfy { $0 != .complete })
    }
}
