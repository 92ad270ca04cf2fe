import AlbumRules

/// Which photos a reading brings.
public enum ReadScope: Hashable, Sendable {
    /// All of the user's own photos on the time line.
    case wholeTimeline
    /// All of them, and those that partners show on it.
    case timelineWithPartners
    /// All of the user's own photos in the archive.
    case archive

    /// Where the photos are.
    var visibility: Photo.Visibility { self == .archive ? .archive : .timeline }
    /// Whether others' photos are handed on.
    public var hasPartners: Bool { self == .timelineWithPartners }
}
