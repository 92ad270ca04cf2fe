import WebClient

/// The tries of one request so far: decides whether and when there is a next one.
struct RetryState: Sendable {
    /// What went wrong with a try.
    enum Failure: Sendable {
        /// The server said that it has trouble.
        case status(Int, retryAfter: Duration?)
        /// No whole answer came.
        case transport(HTTPTransportError)
        /// A whole answer came, but none of this API: a proxy's page, or half a body.
        case unusable
    }

    /// What to do next.
    enum Decision: Hashable, Sendable {
        /// Wait and try again.
        case again(after: Duration)
        /// Tell the caller.
        case giveUp
    }

    private let policy: RetryPolicy
    private var failures = 0
    private var jitter: UInt64

    init(_ policy: RetryPolicy) {
        self.policy = policy
        jitter = policy.seed ?? UInt64.random(in: 0...UInt64.max)
    }

    /// Whether a status means that the same request may succeed later.
    static func isTrouble(_ status: Int) -> Bool {
        status == 408 || status == 429 || (500...599).contains(status)
    }

    /// Takes note of a failed try.
    mutating func next(after failure: Failure) -> Decision {
        failures += 1
        guard failures < allowed(failure) else { return .giveUp }
        if case .status(_, let asked?) = failure { return .again(after: min(asked, policy.longestRetryAfter)) }
        return .again(after: pause())
    }

    private func allowed(_ failure: Failure) -> Int {
        switch failure {
        case .status(let status, _): Self.isTrouble(status) ? policy.tries : 1
        case .unusable: policy.lightTries
        case .transport(let error):
            switch error {
            case .timedOut, .dropped: policy.tries
            case .cannotConnect, .hostNotFound: policy.lightTries
            case .tls, .badURL, .cancelled, .other: 1
            }
        }
    }

    /// Doubles with each failure; between half and all of it, so that clients do not come back all at once.
    private mutating func pause() -> Duration {
        let whole = min(policy.firstPause * (1 << min(failures - 1, 20)), policy.longestPause)
        jitter &+= 0x9E37_79B9_7F4A_7C15
        var bits = jitter
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        let share = Int((bits ^ (bits >> 31)) % 1001)
        return whole / 2 + whole / 2 * share / 1000
    }
}
