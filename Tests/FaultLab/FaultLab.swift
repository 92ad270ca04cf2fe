/// Random histories of a library under the tool, with faults, and the promises that must hold through all of them.
public struct FaultLab: Sendable {
    /// A history that broke a law.
    public struct Violation: Sendable, CustomStringConvertible {
        /// What gives the same history again.
        public var seed: UInt64
        /// The release of the server.
        public var release: String
        /// The laws broken, and how.
        public var laws: [String]
        /// What happened before.
        public var log: [String]

        /// All of it, with the command that replays it.
        public var description: String {
            """
            VIOLATION with seed \(seed) on \(release); again with: make fuzz SEED=\(seed) HISTORIES=1
              \(laws.joined(separator: "\n  "))
            history:
              \(log.joined(separator: "\n  "))
            """
        }
    }

    /// What came of histories.
    public struct Outcome: Sendable {
        /// Everything counted.
        public var counts = LabCounts()
        /// What went wrong.
        public var violations: [Violation] = []
    }

    /// The releases whose dialects are spoken.
    public static let releases = ["2.7.5", "3.1.0"]

    /// A lab.
    public init() {}

    /// The history of a seed; even seeds meet the older release, odd ones the newer.
    public func live(seed: UInt64) async throws -> Outcome {
        let release = Self.releases[Int(seed % 2)]
        let history = try History(seed: seed, release: release)
        try await history.live()
        var outcome = Outcome(counts: history.counts)
        if !history.breaches.isEmpty {
            outcome.violations = [
                Violation(
                    seed: seed, release: release, laws: history.breaches.map { "\($0.law): \($0.detail)" },
                    log: history.log)
            ]
        }
        return outcome
    }
}
