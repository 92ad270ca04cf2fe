/// A rule ready for evaluation, or the reasons why its album stays as it is.
public enum RuleResolution: Sendable {
    /// Ready; `notes` are doubts the user should see (a renamed or hidden person).
    case resolved(ResolvedRule, notes: [String])
    /// Held, with one reason for each problem.
    case held([HoldReason])
}
