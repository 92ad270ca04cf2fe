import AlbumRules

/// What a lab has lived through.
public struct LabCounts: Hashable, Sendable {
    /// Histories.
    public var histories = 0
    /// Runs of the tool, plans included.
    public var runs = 0
    /// Requests sent.
    public var requests = 0
    /// Write requests that reached the server.
    public var writes = 0
    /// Runs stopped for good.
    public var kills = 0
    /// Faults by kind, in words.
    public var faults: [String: Int] = [:]
    /// Photos that the tool added, by the server's word.
    public var added = 0
    /// Photos that the tool took out, by the server's word.
    public var removed = 0
    /// Runs that read only what changed.
    public var readingChanges = 0
    /// Runs with a key alone that read only what they see of the changes.
    public var quickPasses = 0
    /// Saved plans that were made.
    public var plansMade = 0
    /// Saved plans that did not fit any more.
    public var plansRefused = 0
    /// Runs that were undone.
    public var undone = 0
    /// Runs in which something was held.
    public var held = 0
    /// Histories that broke a law.
    public var violations = 0

    /// Nothing.
    public init() {}

    mutating func take(_ run: LabRun, isPlan: Bool) {
        runs += 1
        requests += run.wire.requests
        writes += run.wire.writes.count(where: \.reachedServer)
        if run.wasKilled { kills += 1 }
        for fault in run.wire.faults { faults[fault.rawValue, default: 0] += 1 }
        for write in run.wire.writes {
            added += write.added.count
            removed += write.removed.count
        }
        if (run.report?.heldAlbums ?? 0) > 0 { held += 1 }
        switch run.report?.facts.way {
        case .changes: readingChanges += 1
        case .quickPass: quickPasses += 1
        case .everything, nil: break
        }
    }

    /// Both together.
    public static func + (left: LabCounts, right: LabCounts) -> LabCounts {
        var sum = left
        sum.histories += right.histories
        sum.runs += right.runs
        sum.requests += right.requests
        sum.writes += right.writes
        sum.kills += right.kills
        sum.faults.merge(right.faults, uniquingKeysWith: +)
        sum.added += right.added
        sum.removed += right.removed
        sum.held += right.held
        sum.undone += right.undone
        sum.readingChanges += right.readingChanges
        sum.quickPasses += right.quickPasses
        sum.plansMade += right.plansMade
        sum.plansRefused += right.plansRefused
        sum.violations += right.violations
        return sum
    }

    /// How many faults of all kinds.
    public var faultCount: Int { faults.values.reduce(0, +) }

    /// A table for people.
    public var summary: String {
        let kinds = faults.sorted { $0.key < $1.key }.map { "    \($0.value) × \($0.key)" }.joined(separator: "\n")
        return """
            \(histories) histories, \(runs) runs (\(held) with something held), \(requests) requests, \(writes) writes, \
            \(added) photos added, \(removed) removed
            \(faultCount) faults, \(kills) kills, \(undone) runs undone, \(plansMade) saved plans made and \
            \(plansRefused) refused, \(readingChanges) runs read only what changed, \(quickPasses) were quick passes
            \(kinds)
            \(violations) violations
            """
    }
}
