import Synchronization

/// A clock on which nobody waits: a sleep ends at once, moves the time and is written down.
public final class SkippingClock: Clock {
    /// A moment of this clock.
    public struct Instant: InstantProtocol {
        /// Since the clock was made.
        public var elapsed: Duration

        /// Later.
        public func advanced(by duration: Duration) -> Instant { Instant(elapsed: elapsed + duration) }
        /// How much later the other one is.
        public func duration(to other: Instant) -> Duration { other.elapsed - elapsed }
        /// Orders by time.
        public static func < (left: Instant, right: Instant) -> Bool { left.elapsed < right.elapsed }
    }

    private struct State {
        var now = Duration.zero
        var sleeps: [Duration] = []
    }

    private let state = Mutex(State())

    /// A clock at its beginning.
    public init() {}

    /// All sleeps so far, in order.
    public var sleeps: [Duration] { state.withLock { $0.sleeps } }
    /// The time.
    public var now: Instant { Instant(elapsed: state.withLock { $0.now }) }
    /// Nothing is too short for it.
    public var minimumResolution: Duration { .zero }

    /// Comes back at once.
    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.sleeps.append(deadline.elapsed - state.now)
            state.now = max(state.now, deadline.elapsed)
        }
    }
}
