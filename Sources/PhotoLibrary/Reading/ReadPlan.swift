/// Which way of reading serves the rules best.
public enum ReadPlan: Hashable, Sendable {
    /// All of the user's own photos on the time line.
    case wholeTimeline
}
