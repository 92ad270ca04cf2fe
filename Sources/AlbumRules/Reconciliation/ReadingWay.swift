/// How a library was read.
public enum ReadingWay: Hashable, Sendable {
    /// All of it.
    case everything
    /// What changed since a moment; the rest was known: so many photos were read, or found gone.
    case changes(photos: Int, since: Instant)
}
