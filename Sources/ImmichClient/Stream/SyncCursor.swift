/// A place in the server's order of changes: everything before it is known.
///
/// A version 7 UUID of the server's own clock, as `SyncCompleteV1` brings it. One cursor serves all kinds of changes,
/// because the server fixes the end of a stream before it reads the first kind.
public struct SyncCursor: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    /// Reads the 36-character form; nil for anything but a version 7 UUID.
    public init?(_ text: String) {
        guard let id = FaceID(text), id.high >> 12 & 0xF == 7 else { return nil }
        (high, low) = (id.high, id.low)
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The place of a moment by the server's clock; what was before 1970 is 1970.
    public init(at moment: Instant) {
        self.init(high: UInt64(max(0, moment.milliseconds)) << 16 | 0x7000, low: 0x8000_0000_0000_0000)
    }

    /// The server's time at that place.
    public var time: Instant { Instant(milliseconds: Int64(high >> 16)) }

    /// A place a little earlier: changes are ordered by when their statement ran and are seen once it is committed, so
    /// one that took long may stand before a place that was read already.
    func earlier(by duration: Duration) -> SyncCursor {
        SyncCursor(at: Instant(milliseconds: time.milliseconds - max(0, duration.components.seconds) * 1000))
    }

    /// Orders by the server's order of changes.
    public static func < (left: SyncCursor, right: SyncCursor) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// The 36-character form.
    public var description: String { FaceID(high: high, low: low).description }
}
