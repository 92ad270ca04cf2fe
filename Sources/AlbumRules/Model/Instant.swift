/// A moment in UTC; milliseconds since 1970, the precision of the server's answers.
public struct Instant: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64

    /// A moment.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Orders by time.
    public static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

/// A reading of the wall clock where a photo was taken, without a zone; milliseconds since 1970 as if it were UTC.
///
/// Source: `localDateTime` of an asset, which the server writes with a `Z` that means nothing.
public struct WallTime: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since 1970-01-01T00:00:00 on that clock.
    public var milliseconds: Int64

    /// A reading.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Orders by reading.
    public static func < (left: WallTime, right: WallTime) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
