import FaultLab
import Testing

@Suite struct `Random histories with faults` {
    @Test(arguments: 0..<10)
    func `keep every promise`(block: UInt64) async throws {
        for number in 0..<2 {
            let outcome = try await FaultLab().live(seed: 1000 + 2 * block + UInt64(number))
            for violation in outcome.violations { Issue.record("\(violation)") }
        }
    }
}
