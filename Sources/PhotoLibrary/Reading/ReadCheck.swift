import AlbumRules
import ImmichClient

/// Decides whether a reading is complete, by the server's counts before and after it.
struct ReadCheck: Sendable {
    /// What is to be done.
    enum Verdict: Hashable, Sendable {
        /// The counts agree.
        case complete
        /// What was read agrees, but something changed meanwhile: count once more.
        case countAgain
        /// These windows do not agree.
        case readAgain([Int])
        /// Mending did not help.
        case readEverythingAgain
        /// The library does not keep still, or the server does not count what it shows.
        case giveUp(expected: Int)
    }

    private var rounds = 0
    private var lastDifferences: [CalendarMonth: Int]?

    /// Looks at a reading after the server counted again.
    mutating func next(_ tally: ReadTally, before: [TimelineBucket], after: [TimelineBucket]) -> Verdict {
        let expected = after.reduce(0) { $0 + $1.count }
        let differences = tally.differences(from: after)
        let isStill = Self.counts(before) == Self.counts(after)
        if tally.isSettled, isStill, differences.isEmpty, tally.count == expected { return .complete }
        defer {
            rounds += 1
            lastDifferences = differences
        }
        // A server that files some photos under another month than their date says, and does so every time.
        if rounds > 3, tally.isSettled, isStill, tally.count == expected, differences == lastDifferences {
            return .complete
        }
        guard rounds < 6 else { return .giveUp(expected: expected) }
        if rounds == 2 { return .readEverythingAgain }
        if tally.isSettled, differences.isEmpty { return .countAgain }
        return .readAgain(tally.suspects(differences))
    }

    private static func counts(_ buckets: [TimelineBucket]) -> [CalendarMonth: Int] {
        var counts: [CalendarMonth: Int] = [:]
        for bucket in buckets where bucket.count > 0 { counts[CalendarMonth(bucket.month), default: 0] += bucket.count }
        return counts
    }
}
